"""What each kind of answer says, in one line: with the names that corrections gave."""

from __future__ import annotations

from onrecord.store import Event, Quantity, Silence, Statement
from onrecord.store.read.answers import Value
from onrecord.store.read.reported import Bond, Differing, Stand, StatedOffice
from onrecord.views.labels import act_label, labels, movement
from onrecord.views.told import remarks, silent, told


def statement(one: Statement) -> str:
    """Write who said what, the day, and what is to be remarked: that it is a denial, in how many articles it stands."""
    text = told(one.cue, addressee=one.addressee, text=one.text).line(one.speaker, one.text)
    beside = list(remarks(manner=one.manner, force=one.force, addressee=one.addressee))
    if one.appearances > 1:
        beside.append(f"in {one.appearances} articles")
    return f"{text}{_in_brackets(one.said or one.at, *beside)}"


def office(one: StatedOffice) -> str:
    """Write who holds, held or seeks which office, and when."""
    title = ", ".join(filter(None, (one.title, one.organization, one.place)))
    years = f"{one.start or ''}/{one.end or ''}" if one.start or one.end else ""
    return f"{one.holder}: {title}{_in_brackets(one.status, years)}"


def tie(one: Bond) -> str:
    """Write who is tied to whom."""
    return f"{one.subject} {labels('tie')[one.kind]} {one.object or 'somebody unnamed'}{_in_brackets(one.when)}"


def event(one: Event) -> str:
    """Write what happened when, to whom."""
    copies = f"and in {len(one.also)} more articles" if one.also else ""
    return f"{one.when}: {one.trigger}{_in_brackets(', '.join(one.participants), copies)}"


def figure(quantity: Quantity, value: Value) -> str:
    """Write a figure with what it counts or measures."""
    beside = (quantity.unit, quantity.period, *movement(value.of, value.change))
    copies = f"in {value.copies} copies" if value.copies > 1 else ""
    return f"{value.words}{_in_brackets(*beside, copies)}"


def silence(one: Silence) -> str:
    """Write who gave no answer, and how."""
    copies = f"in {one.copies} copies" if one.copies > 1 else ""
    return f"{silent(one)} {labels('outcome')[one.outcome]}{_in_brackets(one.at, copies)}"


def position(one: Stand) -> str:
    """Write who took which position on what, and who says so."""
    by = f"according to {one.according_to}" if one.according_to else ""
    said = " ".join(filter(None, (one.actor, act_label(one.act, one.target or ""), one.target)))
    return f"{said}{_in_brackets(one.at, by)}"


def dispute(one: Differing) -> str:
    """Write whose accounts or positions conflict, and on what."""
    about = f" on {one.about}" if one.about else ""
    return f"{one.first} and {one.second} {labels('dispute')[one.kind]}{about}{_in_brackets(one.at)}"


def _in_brackets(*parts: str | None) -> str:
    held = "; ".join(filter(None, parts))
    return f" ({held})" if held else ""
