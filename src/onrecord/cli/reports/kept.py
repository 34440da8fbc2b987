"""`onrecord keep` and `onrecord kept`: facts that people keep, with their notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.io.status import tell
from onrecord.cli.reports.listing import one_line
from onrecord.cli.storing import HERE, AsJson, Author, StoreFile, opened_store, show

if TYPE_CHECKING:
    from onrecord.store import Star


def keep(
    fact: Annotated[str, typer.Argument(help="A fact's id, such as s12.3; answers show it.")],
    note: Annotated[str | None, typer.Option(metavar="WORDS", help="What to remember of it.")] = None,
    no_longer: Annotated[bool, typer.Option("--no-longer", help="Keep it no longer.")] = False,
    store: StoreFile = HERE,
    by: Author = None,
    as_json: AsJson = False,
) -> None:
    """Keep a fact, with a note; or keep it no longer."""
    with opened_store(store) as opened:
        kept = opened.star(fact, note=note, author=by)
        if no_longer:
            opened.unstar(kept.id)
        show(kept, [f"no longer kept: {kept.says}" if no_longer else _line(kept)], as_json=as_json)


def kept(store: StoreFile = HERE, as_json: AsJson = False) -> None:
    """List the facts that people keep, the last one first."""
    with opened_store(store, readonly=True) as opened:
        stars = opened.stars()
        show(stars, map(_line, stars), as_json=as_json)
        if lost := sum(star.fact is None for star in stars):
            tell(f"{lost} of them stand in no article any more, or were rejected")


def _line(star: Star) -> str:
    note = f"  {one_line(star.note)}" if star.note else ""
    return f"{star.fact or '?'}  {star.kind}: {one_line(star.says)} ({star.author}, {star.made_at}){note}"
