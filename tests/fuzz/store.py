"""Whatever the store is asked or told, whatever is added to it and whatever its file holds: an answer, or its own error."""

from __future__ import annotations

import inspect
import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from onrecord import OnRecordError
from onrecord.record import from_json
from onrecord.resolve import open_store
from onrecord.store import Store
from onrecord.store.read.browsing import Browser
from onrecord.store.read.reported import PendingAsked
from onrecord.store.read.sought import Sought
from tests.conftest import ROOT
from tests.fuzz.intake import check_error
from tests.fuzz.lines import VALUES
from tests.fuzz.scratch import scratch_folder
from tests.fuzz.tape import Tape
from tests.fuzz.target import Target
from tests.fuzz.texts import odd_text
from tests.fuzz.values import NUMBERED, number, words
from tests.web.samples import sample_store

Call = tuple[str, tuple[tuple[str, Any], ...]]
"""A method and its arguments by their names."""
_CORRECTING = (
    *("rename", "retype", "merge", "split", "reject", "accept", "attribute", "edit", "undo", "join", "keep_apart"),
    *("reject_all", "accept_all", "undo_all"),
)
_NOT_ASKING = (
    *_CORRECTING,
    "add",
    "add_all",
    "load",
    "star",
    "unstar",
    "save_search",
    "seen_search",
    "drop_search",
    "close",
    "share",
    "kept",
    "knows",
    "export",
    "frame",
    "accounts",
    "surroundings",
    "sourced",
)
"""What changes the store, writes files, or is asked about answers of the store itself."""


@cache
def made_store() -> Path:
    """The samples in a store, written to its one file: targets copy it."""
    path = sample_store(scratch_folder("store") / "samples.db")
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return path


@contextmanager
def copied_store(name: str) -> Iterator[Path]:
    """A copy of it that may be changed, gone afterwards."""
    path = made_store().with_name(name)
    shutil.copyfile(made_store(), path)
    try:
        yield path
    finally:
        for file in path.parent.glob(f"{name}*"):
            file.unlink()


@cache
def _asked() -> Store:
    return open_store(made_store(), readonly=True)


@cache
def _methods() -> tuple[tuple[str, inspect.Signature], ...]:
    """Every public question of a store and of its browser."""
    return tuple(
        (f"{before}{name}", inspect.signature(method))
        for before, kind in (("", Store), ("browse.", Browser))
        for name, method in inspect.getmembers(kind, inspect.isfunction)
        if not name.startswith("_") and name not in _NOT_ASKING
    )


def _call(tape: Tape, name: str, signature: inspect.Signature) -> Call:
    """The method with its required arguments and some of the others."""
    parameters = [p for p in signature.parameters.values() if p.name != "self"]
    chosen = [p for p in parameters if p.default is p.empty or tape.one_in(2)]
    return name, tuple((p.name, _argument(tape, p)) for p in chosen)


def _argument(tape: Tape, parameter: inspect.Parameter) -> Any:
    kind = str(parameter.annotation)
    if kind.endswith("| None") and tape.one_in(8):
        return None
    if kind == "PendingAsked":  # its values are checked before: `Store.pending` takes odd ones
        return PendingAsked(why=tape.pick((None, "uncertain", "contradictory", "new")))
    if kind == "Sought":
        return _sought(tape)
    if kind.startswith("Mapping"):
        names = (
            "value",
            "unit",
            "qualifier",
            "from",
            "to",
            "when",
            "kind",
            "title",
            "force",
            "act",
            words(tape, "name"),
        )
        return {tape.pick(names): words(tape, "words", surrogates=True) for _ in tape.times(4)}
    if kind.startswith("Iterable[str"):  # "facts"
        return tuple(words(tape, parameter.name.removesuffix("s"), surrogates=True) for _ in tape.times(4))
    if kind.startswith("Iterable"):
        return tuple(number(tape) for _ in tape.times(4))
    takes_number = "int" in kind.split(" ")
    if takes_number and ("str" not in kind or tape.one_in(2)):
        return number(tape)
    return words(tape, "words" if parameter.name in NUMBERED else parameter.name, surrogates=True)


def _sought(tape: Tape) -> Sought:
    """What a search asks for, some of it: anybody of the store or of any number, odd words and days."""
    fields = inspect.signature(Sought).parameters.values()
    return Sought(**{p.name: _field(tape, p) for p in fields if tape.one_in(3)})


def _field(tape: Tape, field: inspect.Parameter) -> Any:
    if isinstance(field.default, bool):
        return tape.one_in(2)
    if "Named" in str(field.annotation):
        one = tape.pick(_asked().people(limit=20))
        return msgspec.structs.replace(one, id=number(tape)) if tape.one_in(3) else one
    return words(tape, field.name, surrogates=True)


def _question(tape: Tape) -> Call:
    return _call(tape, *tape.pick(_methods()))


def _corrections(tape: Tape) -> tuple[Call, ...]:
    signatures = [(name, inspect.signature(getattr(Store, name))) for name in _CORRECTING]
    return tuple(_call(tape, *tape.pick(signatures)) for _ in range(1 + tape.below(4)))


def _answer(store: Store, call: Call) -> Any:
    """What the store answers, as JSON takes it; None where it refuses in its own words."""
    method: Any = store
    for name in call[0].split("."):
        method = getattr(method, name)
    try:
        answer = method(**dict(call[1]))
        return msgspec.json.encode(list(answer) if call[0] in ("records", "standing") else answer)
    except OnRecordError as error:
        check_error(error)
        return None


def check_question(call: Call) -> None:
    _answer(_asked(), call)


def check_corrections(calls: tuple[Call, ...]) -> None:
    """Corrections leave a whole store, which answers; taken back, it answers as before."""
    with copied_store("corrected.db") as path, open_store(path) as store:
        before = _seen(store)
        for call in calls:
            _answer(store, call)
        _seen(store)
        _check_whole(path)
        for made in reversed(store.corrections()):
            if not made.undone_at:
                store.undo(made.id, author="fuzz")
        assert _seen(store) == before


def _seen(store: Store) -> tuple[Any, ...]:
    people = tuple((n.name, n.kind, n.articles) for n in store.people(limit=100))
    said = tuple((s.fact, s.speaker, s.text) for s in store.said(limit=200))
    return people, said, store.browse.look_up("mar"), store.questions(), store.timeline(limit=200), store.browse.kinds()


def _check_whole(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()


@cache
def _golden() -> tuple[Any, ...]:
    return tuple(json.loads(path.read_bytes()) for path in sorted((ROOT / "tests" / "golden").glob("*.json")))


def _record(tape: Tape) -> bytes:
    """A sample's record with some of its values others."""
    record = json.loads(json.dumps(tape.pick(_golden())))
    for _ in range(1 + tape.below(4)):
        _spoil(tape, record)
    data = json.dumps(record, ensure_ascii=tape.one_in(2)).encode("utf-8", "surrogatepass")
    return data.replace(b'"@"', tape.pick(VALUES).encode("utf-8", "surrogatepass"), 1)


def _spoil(tape: Tape, within: Any) -> None:
    """Walk down to some value, and change it, drop it or put another one's in its place."""
    while True:
        keys = list(within) if isinstance(within, dict) else range(len(within))
        if not keys:
            return
        key = tape.pick(keys)
        if not isinstance(within[key], (dict, list)) or tape.one_in(6):
            break
        within = within[key]
    change = tape.below(5)
    if change == 0:
        del within[key]
    elif change == 1 and isinstance(within, list):
        within.append(within[key])
    else:
        within[key] = (number(tape), odd_text(tape, surrogates=True), "@", -1, "e1")[tape.below(5)]


def check_adding(data: bytes) -> None:
    """A record that is taken can be asked for; one that is not is refused in the store's own words."""
    with suppress(OnRecordError):
        record = from_json(data)
        with copied_store("added.db") as path, open_store(path) as store:
            account = store.add_all([record])
            for reason in account.skipped:
                check_error(OnRecordError(reason))
            _seen(store)
            for article in store.articles():
                store.record(article.id), store.identities(article.id), store.browse.rulings(article.id)
            for who in store.people():
                store.who(f"#{who.id}"), store.browse.ties(f"#{who.id}")
            store.figures("ships"), store.silences(), store.browse.articles()
            _check_whole(path)


def _damage(tape: Tape) -> tuple[tuple[int, bytes], ...]:
    """Places in the file and what is written there; nothing at a place cuts the file off."""
    size = made_store().stat().st_size

    def place() -> int:
        return (
            tape.below(size) if tape.one_in(2) else tape.below(size // 4096) * 4096 + tape.below(120)
        )  # a page's head

    return tuple((place(), tape.bytes(tape.below(24))) for _ in range(1 + tape.below(40)))


def check_damaged(damage: tuple[tuple[int, bytes], ...]) -> None:
    """A damaged file answers what it can, and says what it cannot."""
    with copied_store("damaged.db") as path:
        with path.open("r+b") as file:
            for place, data in damage:
                file.seek(place)
                file.write(data) if data else file.truncate(max(place, 1))
        for readonly in (True, False):
            with suppress(OnRecordError), open_store(path, readonly=readonly) as store:
                for call in _ROUND:
                    _answer(store, call)


_ROUND: tuple[Call, ...] = (
    ("people", ()), ("said", ()), ("said", (("words", "port*"),)), ("who", (("name", "e1"),)), ("timeline", ()), ("silences", ()),
    ("figures", (("words", "ships"),)), ("questions", ()), ("corrections", ()), ("articles", ()), ("records", ()), ("record", (("article", 1),)),
    ("browse.look_up", (("text", "mar"),)), ("browse.quantities", ()), ("rename", (("who", "e1"), ("name", "Ada Marsh"), ("author", "fuzz"))),
    ("reject", (("fact", "s1.1"), ("author", "fuzz"))), ("undo", (("author", "fuzz"),)),
)  # fmt: skip
"""Questions and corrections that read every table."""

TARGETS = (
    Target(name="store-questions", make=_question, check=check_question, few=80, tape=160),
    Target(name="store-corrections", make=_corrections, check=check_corrections, few=8, tape=160),
    Target(name="store-adding", make=_record, check=check_adding, few=8, tape=120),
    Target(name="store-damage", make=_damage, check=check_damaged, few=8, tape=600),
)
