"""`onrecord who`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.storing import ALL, HERE, AsJson, Every, Limit, StoreFile, cited, folded, opened_store, show
from onrecord.views.labels import act_label, labels
from onrecord.views.told import remarks, told

if TYPE_CHECKING:
    from onrecord.store import Dossier, Office, Position, Relation, Statement


def who(
    name: Annotated[str, typer.Argument(help="The name of a person or an organization, or its number, such as e12.")],
    store: StoreFile = HERE,
    limit: Limit = 10,
    every: Every = False,
    as_json: AsJson = False,
) -> None:
    """Show what the articles say about a person or an organization, with sources."""
    with opened_store(store, readonly=True) as opened:
        dossier = opened.who(name, limit=limit or ALL)
        show(dossier, _lines(dossier, every=every), as_json=as_json)


def _lines(dossier: Dossier, *, every: bool) -> Iterator[str]:
    yield dossier.who.line()
    others = [n for n in dossier.names if n != dossier.who.name]
    if others:
        yield f"   also {', '.join(others[:8])}"
    yield from _section("Offices", [*folded(dossier.offices, _tenure, every=every)])
    yield from _section("People", [f"{h.name} e{h.id}, {h.title} ({h.articles})" for h in dossier.holders])
    yield from _section("Ties", [*folded(dossier.ties, _tie, every=every)])
    title = f"Statements ({dossier.statement_count:,})"
    yield from _section(title, [*folded(dossier.statements, _statement, every=every)])
    yield from _section("Positions", [*folded(dossier.positions, _position, every=every)])
    yield from _section(
        f"Silences ({dossier.silence_count:,})",
        [*folded(dossier.silences, lambda z: f"{z.sentence}  [{z.fact}; {cited(z.article)}]", every=every)],
    )
    yield from _section(f"Articles ({dossier.who.articles:,})", [f"{a.name}  [{cited(a)}]" for a in dossier.articles])


def _statement(s: Statement) -> str:
    beside = (s.fact, cited(s.article), *remarks(manner=s.manner, force=s.force, addressee=s.addressee))
    seen = f"; in {s.appearances} articles" if s.appearances > 1 else ""
    return f"{told(s.cue, addressee=s.addressee, text=s.text).line(s.speaker, s.text)}  [{'; '.join(beside)}{seen}]"


def _tie(r: Relation) -> str:
    when = f", {r.when}" if r.when else ""
    return f"{r.subject} {labels('tie')[r.kind]} {r.object or '?'}{when}  [{' '.join(r.facts)}]"


def _position(p: Position) -> str:
    told_by = f", according to {p.according_to}" if p.according_to else ""
    return f"{act_label(p.act, p.target or '')} {p.target or ''}{told_by}  [{p.fact}; {cited(p.article)}]"


def _section(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield title
        yield from ("   " + " ".join(line.split()) for line in lines)


def _tenure(tenure: Office) -> str:
    of = f", {tenure.organization}" if tenure.organization else ""
    dates = f" {tenure.start or ''}/{tenure.end or ''}" if tenure.start or tenure.end else ""
    seen = f"seen {tenure.first} to {tenure.last}" if tenure.first else "no date"
    return f"{tenure.title}{of} ({tenure.status}{dates}; {seen}; {tenure.articles})  [{' '.join(tenure.facts)}]"
