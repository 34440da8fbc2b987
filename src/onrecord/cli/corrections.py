"""The nine commands that correct a store, a row each: what they take, their help, the correction that they make."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from inspect import Parameter, Signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, cast

import typer

from onrecord.cli.io.numbers import whole
from onrecord.cli.io.status import Status, tell
from onrecord.cli.storing import HERE, AsJson, Author, StoreFile, opened_store, show, told

if TYPE_CHECKING:
    from onrecord.store import Correction, Store

Command = Callable[..., None]
T = TypeVar("T")

_Known = Annotated[str, typer.Argument(help="A name, or a number such as e12.")]
_Statement = Annotated[str, typer.Argument(help="A statement's id, such as s12.3; answers show it.")]
_Facts = Annotated[
    list[str],
    typer.Argument(metavar="FACT", help="Ids of facts, such as s12.3, or numbers of what is no name, such as e12."),
]
_Right = Annotated[list[str], typer.Argument(metavar="FACT", help="Ids of facts, such as s12.3; `review` lists them.")]
_Kind = Annotated[str, typer.Argument(help="person, organization, place or other.")]
_Fields = Annotated[
    list[str],
    typer.Argument(metavar="FIELD=VALUE", help="What a field is to say, such as value=4200; from= empties it."),
]
_Speaker = Annotated[str | None, typer.Argument(help="A name that the store knows, or a number such as e12.")]
_Correction = Annotated[
    int | None, typer.Argument(parser=whole(None), help="The number of the correction; the last one by default.")
]
_Called = Annotated[str | None, typer.Option(metavar="NAME", help="Split off where this name is used.")]
Yes = Annotated[bool, typer.Option("--yes", help="Make the correction without asking, as scripts need it.")]
_Reason = Annotated[str | None, typer.Option("--reason", metavar="WORDS", help="Why, for those who read it later.")]
_NEEDED = Parameter.empty


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionCommand:
    """A row of the table.

    `takes`: name, annotated type and default of each argument and option. `change`: makes the correction, called with
    the store and the values by name. `fault`: says what is wrong with the values, before the store is opened.
    `names` and `facts`: the arguments that hold a name or a fact's id; what they stand for is shown before the change.
    """

    name: str
    help: str
    takes: tuple[tuple[str, Any, Any], ...]
    change: Callable[..., Correction | tuple[Correction, ...]]
    fault: Callable[..., str | None] = lambda **_: None
    names: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


def _speaker_fault(*, who: str | None, nobody: bool, **_: object) -> str | None:
    return "who said it? Give a name, or --nobody, not both" if nobody == (who is not None) else None


def _fields_fault(*, fields: list[str], **_: object) -> str | None:
    wrong = next((one for one in fields if "=" not in one), None)
    return None if wrong is None else f"{wrong}: give a field and its value, such as value=4200"


CORRECTIONS = (
    CorrectionCommand(
        name="merge",
        help="Say that two names are the same person or organization.",
        takes=(
            ("first", _Known, _NEEDED),
            ("second", Annotated[str, typer.Argument(help="The name or number of the other one.")], _NEEDED),
        ),
        change=lambda store, first, second, by: store.merge(first, second, author=by),
        names=("first", "second"),
    ),
    CorrectionCommand(
        name="split",
        help="Say that one name stands for two people or organizations.",
        takes=(
            ("who", _Known, _NEEDED),
            ("name", _Called, None),
            ("article", Annotated[
                list[int] | None, typer.Option(metavar="N", help="Split off in this article; repeat it for others.")
            ], None),
            ("called", Annotated[
                str | None, typer.Option(metavar="NAME", help="The name of the one split off; by default the same.")
            ], None),
        ),
        change=lambda store, who, name, article, called, by: store.split(
            who, name=name, articles=article or (), called=called, author=by
        ),
        names=("who",),
    ),
    CorrectionCommand(
        name="rename",
        help="Change the name of a person or an organization.",
        takes=(
            ("who", _Known, _NEEDED),
            ("name", Annotated[str, typer.Argument(help="The new name.")], _NEEDED),
        ),
        change=lambda store, who, name, by: store.rename(who, name, author=by),
        names=("who",),
    ),
    CorrectionCommand(
        name="retype",
        help="Say that a name is a person's, an organization's, a place's or of another kind.",
        takes=(("who", _Known, _NEEDED), ("kind", _Kind, _NEEDED)),
        change=lambda store, who, kind, by: store.retype(who, kind, author=by),
        names=("who",),
    ),
    CorrectionCommand(
        name="speaker",
        help="Say who made a statement, or that nobody named did.",
        takes=(
            ("fact", _Statement, _NEEDED),
            ("who", _Speaker, None),
            ("nobody", Annotated[bool, typer.Option("--nobody", help="Nobody named said it.")], False),
            ("reason", _Reason, None),
        ),
        change=lambda store, fact, who, reason, by, **_: store.attribute(fact, who, author=by, reason=reason),
        fault=_speaker_fault,
        names=("who",),
        facts=("fact",),
    ),
    CorrectionCommand(
        name="edit",
        help="Change what a fact says: the value of a figure, a date, a title, the words of a statement.",
        takes=(
            ("fact", Annotated[str, typer.Argument(help="The id of a fact, such as f12.3; answers show it.")], _NEEDED),
            ("fields", _Fields, _NEEDED),
            ("reason", _Reason, None),
        ),
        change=lambda store, fact, fields, reason, by: store.edit(
            fact, dict(one.split("=", 1) for one in fields), author=by, reason=reason
        ),
        fault=_fields_fault,
        facts=("fact",),
    ),
    CorrectionCommand(
        name="reject",
        help="Reject wrong facts, or what was read as a name and is none; answers no longer show them.",
        takes=(("fact", _Facts, _NEEDED), ("reason", _Reason, None)),
        change=lambda store, fact, reason, by: store.reject_all(fact, author=by, reason=reason),
        facts=("fact",),
    ),
    CorrectionCommand(
        name="accept",
        help="Say that uncertain facts are right; answers show them like the certain ones.",
        takes=(("fact", _Right, _NEEDED), ("reason", _Reason, None)),
        change=lambda store, fact, reason, by: store.accept_all(fact, author=by, reason=reason),
        facts=("fact",),
    ),
    CorrectionCommand(
        name="undo",
        help="Undo a correction.",
        takes=(("correction", _Correction, None),),
        change=lambda store, correction, by: store.undo(correction, author=by),
    ),
)  # fmt: skip
"""In the order in which `onrecord --help` lists them."""

_SHARED = (("store", StoreFile, HERE), ("by", Author, None), ("yes", Yes, False), ("as_json", AsJson, False))


def correction_commands() -> Iterator[Command]:
    """Make a function for each row, with the signature and the help that typer reads."""
    return map(_command, CORRECTIONS)


def _name(row: CorrectionCommand, store: Store, given: dict[str, Any]) -> None:
    """Say on standard error whom and what the correction is about, before anything is changed."""
    for argument in row.facts:
        for fact in _listed(given[argument]):
            tell(f"{row.name} {fact}  {store.fact_words(fact)}")
    for argument in row.names:
        if given[argument] is not None:
            tell(f"{row.name} {store.exactly(given[argument]).line()}")


def _listed(given: T | Sequence[T]) -> Sequence[T]:
    """Return what was given as a list of one where it is one."""
    return given if isinstance(given, list | tuple) else (cast(T, given),)


def _agreed() -> bool:
    """Ask whoever sits at the terminal; there is no answer where nobody does."""
    if not (sys.stdin is not None and sys.stdin.isatty()):
        return False
    return typer.confirm("Make this correction?", err=True)


def _command(row: CorrectionCommand) -> Command:
    def command(*, store: Path, yes: bool, as_json: bool, **given: Any) -> None:
        if fault := row.fault(**given):
            tell(fault)
            raise typer.Exit(Status.USAGE)
        with opened_store(store) as opened:
            _name(row, opened, given)
            if not (yes or _agreed()):
                tell("nothing was changed; --yes makes the correction without asking")
                raise typer.Exit(Status.USAGE)
            made = _listed(row.change(opened, **given))
            lines = (line for one in made for line in told(one))
            show(made[0] if len(made) == 1 else made, lines, as_json=as_json)

    takes = (*row.takes, *_SHARED)
    command.__name__ = command.__qualname__ = row.name
    command.__doc__ = row.help
    command.__annotations__ = {name: kind for name, kind, _ in takes}
    command.__signature__ = Signature([  # type: ignore[attr-defined]
        Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=kind) for name, kind, default in takes
    ])  # fmt: skip
    return command
