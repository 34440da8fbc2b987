"""`onrecord who`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.storing import ALL, HERE, AsJson, Limit, StoreFile, cited, opened_store, show
from onrecord.views.labels import act_label, labels
from onrecord.views.told import certain, remarks, told, uncertain

if TYPE_CHECKING:
    from onrecord.store import Dossier, Office


def who(
    name: Annotated[str, typer.Argument(help="The name of a person or an organization, or its number, such as e12.")],
    store: StoreFile = HERE,
    limit: Limit = 10,
    as_json: AsJson = False,
) -> None:
    """Show what the articles say about a person or an organization, with sources."""
    with opened_store(store, readonly=True) as opened:
        dossier = opened.who(name, limit=limit or ALL)
        show(dossier, _lines(dossier), as_json=as_json)


def _lines(dossier: Dossier) -> Iterator[str]:
    yield dossier.who.line()
    others = [n for n in dossier.names if n != dossier.who.name]
    if others:
        yield f"   also {', '.join(others[:8])}"
    yield from _section("Offices", [_tenure(t) for t in dossier.offices])
    yield from _section("People", [f"{h.name} e{h.id}, {h.title} ({h.articles})" for h in dossier.holders])
    yield from _section("Ties", [
        f"{r.subject} {labels('tie')[r.kind]} {r.object or '?'}{f', {r.when}' if r.when else ''}  "
        f"[{' '.join(r.facts)}]"
        for r in dossier.ties
    ])  # fmt: skip
    yield from _section(f"Statements ({dossier.statement_count:,})", [*_statements(dossier)])
    yield from _section("Positions", [
        f"{act_label(p.act, p.target or '')} {p.target or ''}"
        f"{f', according to {p.according_to}' if p.according_to else ''}  [{p.fact}; {cited(p.article)}]"
        for p in dossier.positions
    ])  # fmt: skip
    yield from _section(
        f"Silences ({dossier.silence_count:,})",
        [f"{z.sentence}  [{z.fact}; {cited(z.article)}]" for z in dossier.silences],
    )
    yield from _section(f"Articles ({dossier.who.articles:,})", [f"{a.name}  [{cited(a)}]" for a in dossier.articles])


def _statements(dossier: Dossier) -> Iterator[str]:
    for s in certain(dossier.statements):
        beside = (s.fact, cited(s.article), *remarks(manner=s.manner, force=s.force, addressee=s.addressee))
        seen = f"; in {s.appearances} articles" if s.appearances > 1 else ""
        yield f"{told(s.cue, addressee=s.addressee, text=s.text).line(s.speaker, s.text)}  [{'; '.join(beside)}{seen}]"
    if folded := len(uncertain(dossier.statements)):
        yield f"{folded} uncertain"


def _section(title: str, lines: list[str]) -> Iterator[str]:
    if lines:
        yield title
        yield from ("   " + " ".join(line.split()) for line in lines)


def _tenure(tenure: Office) -> str:
    of = f", {tenure.organization}" if tenure.organization else ""
    dates = f" {tenure.start or ''}/{tenure.end or ''}" if tenure.start or tenure.end else ""
    seen = f"seen {tenure.first} to {tenure.last}" if tenure.first else "no date"
    return f"{tenure.title}{of} ({tenure.status}{dates}; {seen}; {tenure.articles})  [{' '.join(tenure.facts)}]"
