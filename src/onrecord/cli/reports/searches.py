"""`onrecord searches`: searches that people save, with what is new in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.io.numbers import whole
from onrecord.cli.io.status import Status, tell
from onrecord.cli.storing import HERE, AsJson, Author, Since, StoreFile, Until, opened_store, show
from onrecord.record import Force

if TYPE_CHECKING:
    from onrecord.store import SavedSearch

_Search = Annotated[int | None, typer.Option(parser=whole(None), metavar="N", help="Note that you have seen this one.")]
_Drop = Annotated[int | None, typer.Option(parser=whole(None), metavar="N", help="Save this one no longer.")]


def searches(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[WORDS]...", help="With --save: the words to search statements for.")
    ] = None,
    save: Annotated[str | None, typer.Option(metavar="NAME", help="Save a search under this name.")] = None,
    speaker: Annotated[str | None, typer.Option(metavar="NAME", help="Only statements of this speaker.")] = None,
    about: Annotated[str | None, typer.Option(metavar="NAME", help="Only statements about them.")] = None,
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="Only of this publisher.")] = None,
    force: Annotated[Force | None, typer.Option(help="Only statements that do this with what they say.")] = None,
    since: Since = None,
    until: Until = None,
    seen: _Search = None,
    drop: _Drop = None,
    store: StoreFile = HERE,
    by: Author = None,
    as_json: AsJson = False,
) -> None:
    """List the saved searches and how many statements are new in each; or save one, with --save."""
    terms = {
        "words": " ".join(words or ()), "speaker": speaker, "about": about, "publisher": publisher, "force": force,
        "since": since, "until": until,
    }  # fmt: skip
    given = {name: value for name, value in terms.items() if value}
    _check(save, given, seen, drop)
    with opened_store(store, readonly=not any(option is not None for option in (save, seen, drop))) as opened:
        if save is not None:
            from onrecord.store import SearchTerms

            opened.save_search(save, SearchTerms(**given), author=by)
        if seen is not None:
            opened.seen_search(seen)
        if drop is not None:
            opened.drop_search(drop)
        found = opened.saved_searches()
        show(found, map(_line, found), as_json=as_json)


def _check(save: str | None, given: dict[str, Any], seen: int | None, drop: int | None) -> None:
    """Leave the command with its status where its options do not go together."""
    fault = ""
    if sum(option is not None for option in (save, seen, drop)) > 1:
        fault = "--save, --seen and --drop: give one of them"
    elif given and save is None:
        fault = "to save this search, give it a name: --save NAME"
    if fault:
        tell(fault)
        raise typer.Exit(Status.USAGE)


def _line(one: SavedSearch) -> str:
    state = f"it finds nothing any more: {one.problem}" if one.problem else f"{one.new} new since {one.seen_at}"
    return f"{one.id}  {one.name}: {one.says}  ({state})"
