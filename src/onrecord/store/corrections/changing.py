"""Making corrections, and taking them back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import cast, get_args

from onrecord.errors import CorrectionError, NoSuchFactError
from onrecord.lang.en.name_keys import folded
from onrecord.record.entity import EntityKind
from onrecord.store.corrections.anchors import entity_place, fact_numbers, standing_place
from onrecord.store.corrections.applying import replay
from onrecord.store.corrections.changes import (
    Accept,
    Change,
    Discard,
    Distinct,
    Merge,
    NamedIdentity,
    Reattribute,
    Reject,
    Rename,
    Retype,
    Split,
    encode_change,
    kind_of,
)  # fmt: skip
from onrecord.store.read.answers import DISCARDED, Named, Question, Weighed
from onrecord.store.read.asked import given_name, repeated, row_number
from onrecord.store.sqlite.identities import create_identity, named
from onrecord.store.sqlite.lookup import NUMBER, find_exactly
from onrecord.store.sqlite.queries import corrections as rows
from onrecord.store.sqlite.queries.conditions import one_of

_WEIGHED = 400
"""Questions that are weighed anew, those first that were the likeliest when they came up: a millisecond or two each."""
_LIKELY = 0.03
"""Who is less likely one than this is not asked about: of 70 judged pairs of PolNeAR train one was."""
Weigh = Callable[[sqlite3.Connection, Sequence[tuple[Named, Named]]], Sequence[Weighed]]


def merge(connection: sqlite3.Connection, first: str, second: str) -> tuple[Change, str]:
    """Prepare the correction that the second is the first."""
    one, other = find_exactly(connection, first), find_exactly(connection, second)
    if one.id == other.id:
        raise CorrectionError(f"{repeated(first)} and {repeated(second)} are one already: {one.line()}")
    if one.kind != other.kind:
        raise CorrectionError(
            f"{one.name} is of kind {one.kind}, {other.name} of kind {other.kind}: not one; choose others"
        )
    parties = NamedIdentity(id=one.id, name=one.name), NamedIdentity(id=other.id, name=other.name)
    return Merge(first=parties[0], second=parties[1]), f"{other.name} is {one.name}"


def join(connection: sqlite3.Connection, question: int) -> tuple[Change, str]:
    """Prepare the correction that the two of a question are one."""
    one, other = _asked(connection, question)
    return merge(connection, f"e{one}", f"e{other}")


def distinct(connection: sqlite3.Connection, question: int) -> tuple[Change, str]:
    """Prepare the correction that the two of a question are two."""
    ids = _asked(connection, question)
    one, other = (named(connection, i) for i in ids)
    parties = NamedIdentity(id=ids[0], name=one.name), NamedIdentity(id=ids[1], name=other.name)
    return Distinct(first=parties[0], second=parties[1]), f"{other.name} is not {one.name}"


def _asked(connection: sqlite3.Connection, question: int) -> tuple[int, int]:
    pair = rows.asked_pair(connection, row_number(question))
    if pair is None:
        raise NoSuchFactError(
            f"{repeated(question)}: no question of that number; `onrecord questions` lists the open ones"
        )
    return pair


def rename(connection: sqlite3.Connection, who: str, name: str) -> tuple[Change, str]:
    """Prepare the correction that they are called that."""
    one, new = find_exactly(connection, who), given_name(name, of="the new name")
    if new == one.name:
        raise CorrectionError(f"{one.name}: called so already; give another name")
    return Rename(who=NamedIdentity(id=one.id, name=one.name), name=new), f"{one.name} is called {new}"


def retype(connection: sqlite3.Connection, who: str, kind: str) -> tuple[Change, str]:
    """Prepare the correction that they are of that kind."""
    one, kinds = find_exactly(connection, who), get_args(EntityKind)
    if kind not in kinds:
        raise CorrectionError(f"{repeated(kind)}: no kind of name; give one of {', '.join(kinds)}")
    if kind == one.kind:
        raise CorrectionError(f"{one.name}: of kind {kind} already; give another kind")
    who_is = NamedIdentity(id=one.id, name=one.name)
    return Retype(who=who_is, kind=cast(EntityKind, kind)), f"{one.name} is of kind {kind}"


def discard(connection: sqlite3.Connection, who: str) -> tuple[Change, str]:
    """Prepare the correction that somebody is no name at all."""
    one = find_exactly(connection, who)
    if one.kind == DISCARDED:
        raise CorrectionError(f"{one.name}: rejected already; undo that correction to have them back")
    return Discard(who=NamedIdentity(id=one.id, name=one.name)), f"no name: {one.name}"


def split(
    connection: sqlite3.Connection, who: str, *, name: str | None, articles: tuple[int, ...], called: str | None
) -> tuple[Change, str]:
    """Prepare the correction that some entities are another: those of a name, of some articles, or both."""
    one = find_exactly(connection, who)
    places = _chosen(connection, one.id, name=name, articles=articles)
    label = given_name(given, of="the other's name") if (given := called or name) else one.name
    # Made under the old name: a name that a person gives is one that differs from what was read.
    other = create_identity(connection, name=one.name, kind=one.kind)
    change = Split(
        who=NamedIdentity(id=one.id, name=one.name),
        other=NamedIdentity(id=other, name=label),
        entities=tuple(entity_place(connection, e) for e in places),
    )
    return change, f"{label} in {len(places)} article{'s' * (len(places) != 1)} is not {one.name}"


def _chosen(
    connection: sqlite3.Connection, canonical: int, *, name: str | None, articles: tuple[int, ...]
) -> list[int]:
    if name is None and not articles:
        raise CorrectionError("say what to split off: a name, articles, or both")
    entities = rows.entities_of(connection, one_of(connection, canonical))
    among = frozenset(articles)  # ten thousand of them, looked at for each of as many rows
    theirs = [e for e in entities if not among or e[3] in among]
    chosen = [number for number, own, aliases, _ in theirs if name is None or _is_called(name, own, aliases)]
    if not chosen:
        raise CorrectionError("no article speaks of them so; give a name and articles that are theirs")
    if len(chosen) == len(entities):
        raise CorrectionError("that is all of them: nothing would be left; rename them instead")
    return chosen


def _is_called(name: str, own: str, aliases: str) -> bool:
    """Return whether this is an entity's name or one of its aliases."""
    return folded(name) in {folded(n) for n in (own, *json.loads(aliases))}


def reject(connection: sqlite3.Connection, fact: str) -> tuple[Change, str]:
    """Prepare the correction that a fact is wrong, or that what has this number (`e12`) is no name."""
    if (number := NUMBER.fullmatch(fact.strip())) and number["sign"]:
        return discard(connection, fact.strip())
    place = standing_place(connection, fact)
    return Reject(fact=place), f"wrong: {place.kind} {fact.strip()} ({place.label})"


def accept(connection: sqlite3.Connection, fact: str) -> tuple[Change, str]:
    """Prepare the correction that a fact is right."""
    place = standing_place(connection, fact)
    if (by := rows.accepted_by(connection, place.kind, *fact_numbers(fact))) is not None:
        raise CorrectionError(f"{fact}: accepted already, by correction {by}; `onrecord undo {by}` takes that back")
    return Accept(fact=place), f"right: {place.kind} {fact.strip()} ({place.label})"


def attribute(connection: sqlite3.Connection, fact: str, who: str | None) -> tuple[Change, str]:
    """Prepare the correction that a statement is somebody else's, or nobody's that is named."""
    place = standing_place(connection, fact)
    if place.kind != "statement":
        raise CorrectionError(f"{fact}: of kind {place.kind}, which nobody says; give a statement's id, such as s12.3")
    one = find_exactly(connection, who) if who is not None else None
    by = one.name if one else "nobody named"
    if _speaks_already(one, rows.speaker_of(connection, *fact_numbers(fact))):
        raise CorrectionError(f"{fact}: {by} is its speaker already")
    who_said = NamedIdentity(id=one.id, name=one.name) if one else None
    return Reattribute(fact=place, who=who_said), f"said by {by}: statement {fact.strip()} ({place.label})"


def _speaks_already(one: Named | None, speaker: tuple[str | None, int | None]) -> bool:
    """Return whether a statement's speaker, in words and as an identity, is this one already."""
    return speaker == (None, None) if one is None else one.id == speaker[1]


def write(
    connection: sqlite3.Connection,
    changes: Iterable[tuple[Change, str]],
    *,
    author: str,
    reason: str | None,
    now: str,
) -> tuple[int, ...]:
    """Write a row for each correction, then apply all of them once; their numbers."""
    author = given_name(author, of="the author")
    why = given_name(reason, of="the reason") if reason and reason.strip() else None
    numbers = tuple(
        rows.insert_correction(
            connection, name=label, kind=kind_of(change), arguments=encode_change(change), author=author, reason=why,
            now=now,
        )
        for change, label in changes
    )  # fmt: skip
    replay(connection)
    return numbers


def undo(connection: sqlite3.Connection, numbers: Sequence[int | None], *, author: str, now: str) -> tuple[int, ...]:
    """Take back corrections, the last one that holds for None; their numbers."""
    undone = tuple(_take_back(connection, number, author=author, now=now) for number in numbers)
    replay(connection)
    return undone


def _take_back(connection: sqlite3.Connection, number: int | None, *, author: str, now: str) -> int:
    author = given_name(author, of="the author")
    if number is None and (number := rows.last_standing(connection)) is None:
        raise CorrectionError("no correction to take back")
    row = rows.taken_back(connection, row_number(number))
    if row is None:
        raise NoSuchFactError(f"{repeated(number)}: no correction of that number; `onrecord corrections` lists them")
    if row[0] is not None:
        raise CorrectionError(f"{number}: taken back already, on {row[0]}")
    rows.take_back(connection, number, author=author, now=now)
    return int(number)


def questions(connection: sqlite3.Connection, *, weigh: Weigh, limit: int) -> tuple[Question, ...]:
    """Return the pairs that may be one and that nobody has answered, weighed anew, the likeliest first."""
    answered = _apart(connection)
    pairs: dict[frozenset[int], tuple[int, Named, Named]] = {}
    for number, first, second in rows.open_pairs(connection):
        one, other = named(connection, first), named(connection, second)
        pair = frozenset((one.id, other.id))
        # Whom replaced articles alone name is nobody to ask about.
        if pair not in answered and pair not in pairs and min(one.articles, other.articles):
            pairs[pair] = number, one, other
        if len(pairs) == _WEIGHED:
            break
    weighed = weigh(connection, [(one, other) for _, one, other in pairs.values()])
    found = [
        Question(id=number, sentence=_sentence(one, other), first=one, second=other, likely=w.likely, reason=w.reason)
        for (number, one, other), w in zip(pairs.values(), weighed, strict=True)
    ]
    likely = sorted((q for q in found if q.likely >= _LIKELY), key=lambda q: (-q.likely, q.id))
    return tuple(likely[:limit])


def _sentence(one: Named, other: Named) -> str:
    """Ask whether two are one: "Is Marsh (e9, 1 article) Elena Marsh (e3, 5 articles)?"."""
    rarer, known = sorted((one, other), key=lambda o: (o.articles, -len(o.name)))
    return (
        f"Is {rarer.short()} {known.short()}?"
        if one.name != other.name
        else f"Are {rarer.short()} and {known.short()} one?"
    )


def _apart(connection: sqlite3.Connection) -> set[frozenset[int]]:
    """Return the pairs that people kept apart: each of those who stand for the two by now."""
    changes = [json.loads(said) for said in rows.kept_apart(connection)]
    ids = [(change["first"]["id"], change["second"]["id"]) for change in changes]
    return {frozenset(named(connection, i).id for i in pair) for pair in ids}
