"""Kill a writer at any moment, again and again, and look at what is in the store.

    python -m benchmarks.kills [--kills 300] [--seed 1]

A third of the kills (SIGKILL) falls into `add`, a third into filling an empty store in bulk, which is whole or nothing,
a third into corrections (merge, split, rename, reject, speaker, undo, answers). After each the file has to be whole for
SQLite, its full text too, and equal, row by row but for times of day, to a store that did the same steps undisturbed:
all that was told as done, and at most what was going on. The next writer goes on from there. Records are invented:
small stores, many kills.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import shutil
import signal
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from importlib import import_module
from pathlib import Path
from typing import Protocol

import msgspec

from onrecord.errors import CorrectionError, NoSuchFactError
from onrecord.intake.records import RecordLine
from onrecord.record import Record, to_json
from onrecord.resolve import open_store
from onrecord.store import Store
from onrecord.store import store as adding
from onrecord.store.sqlite import checkpoint as moving
from onrecord.store.write import loading

_TIMES = {"added_at", "made_at", "undone_at"}
_FULL_TEXT = ("article_fts", "statement_fts", "figure_fts", "identity_name_fts")
_ARTICLES, _STEPS = 60, 48
"""Articles of a store, and corrections made in it: a second of writing."""
_LOADS = 12
"""Kills of one store that is filled in bulk: it is empty after each."""
_PAUSE = 0.03
"""Seconds from a step that is told to the kill, at most: two steps."""
_AHEAD = 4
"""Steps that a writer may do while the kill is on its way."""
_AT_MOST = 60.0
"""Seconds that it waits for it."""
_BUNCH, _LOG = 8, 1 << 16
"""Records that share a transaction, and bytes of log from which a thread moves it, for the writers that add many: in
place of 256 and 16 MB, so that kills fall between bunches and into moves."""


class Work(Protocol):
    """What is done step after step in a store; each is the same whenever the store is."""

    steps: int
    stride: int
    """Steps that a writer is left in peace for at most."""

    def done(self, store: Store) -> int:
        """Return the number of steps that the store has."""
        ...

    def go_on(self, store: Store, told: Callable[[int], None]) -> None:
        """Do the steps that it has not; `told` is told the number that are done after each."""
        ...


class Adding:
    """One record after another, one at a time or in bunches."""

    def __init__(self, records: Sequence[Record], *, together: bool) -> None:
        self.steps, self.records, self._together = len(records), records, together
        self.stride = 3 * _BUNCH

    def done(self, store: Store) -> int:
        """Return the number of articles."""
        return store.counts()["article"]

    def go_on(self, store: Store, told: Callable[[int], None]) -> None:
        """Add the rest."""
        done = self.done(store)
        if self._together:
            store.add_all(self._counted(done, told))
            told(self.steps)
        else:
            for number, record in enumerate(self.records[done:], done + 1):
                store.add(record)
                told(number)

    def _counted(self, done: int, told: Callable[[int], None]) -> Iterator[Record]:
        for number, record in enumerate(self.records[done:], done):
            told(max(done, number - 3 * _BUNCH))  # two bunches are on their way
            time.sleep(0.001)
            yield record


class Loading:
    """All records in bulk, in one transaction."""

    def __init__(self, records: Sequence[Record]) -> None:
        self.steps, self.records = len(records), records
        self.stride = 2 * len(records)
        """Each record is told twice: as it is read, and as it is written, which is not yet for good."""

    def done(self, store: Store) -> int:
        """Return the number of articles."""
        return store.counts()["article"]

    def go_on(self, store: Store, told: Callable[[int], None]) -> None:
        """Load them, unless they are there."""
        done = self.done(store)
        store.load(self._told(done, told), told=lambda _: told(done), processes=False)
        told(self.steps)

    def _told(self, done: int, told: Callable[[int], None]) -> Iterator[RecordLine]:
        for number, record in enumerate(self.records[done:]):
            told(done)
            yield RecordLine(to_json(record).encode(), f"record {number}")


class Correcting:
    """Corrections of all kinds, drawn from what the store has: the same at the same step."""

    def __init__(self, seed: int, *, steps: int = _STEPS) -> None:
        self.steps, self._seed, self.stride = steps, seed, 8

    def done(self, store: Store) -> int:
        """Corrections made, and taken back."""
        made = store.corrections()
        return len(made) + sum(c.undone_at is not None for c in made)

    def go_on(self, store: Store, told: Callable[[int], None]) -> None:
        """Make the rest."""
        for step in range(self.done(store), self.steps):
            self._make(store, random.Random(f"{self._seed} {step}"))
            told(step + 1)

    def _make(self, store: Store, rng: random.Random) -> None:
        """Make one that changes something."""
        while True:
            kinds = (_merge, _split, _rename, _reject, _speaker, _undo, _undo, _answer)
            try:
                return rng.choice(kinds)(store, rng)
            except (CorrectionError, NoSuchFactError):
                continue


def _persons(store: Store, rng: random.Random) -> list[str]:
    people = [f"#{p.id}" for p in store.people(limit=1000)]
    return rng.sample(people, len(people))


def _article(store: Store, rng: random.Random) -> int:
    return rng.randint(1, store.counts()["article"])


def _merge(store: Store, rng: random.Random) -> None:
    first, second, *_ = _persons(store, rng)
    store.merge(first, second, author="kills")


def _split(store: Store, rng: random.Random) -> None:
    who = _persons(store, rng)[0]
    articles = [a.id for a in store.who(who, limit=100).articles]
    store.split(who, articles=articles[:1], called=rng.choice((None, f"Split {rng.random()}")), author="kills")


def _rename(store: Store, rng: random.Random) -> None:
    store.rename(_persons(store, rng)[0], f"Renamed {rng.random()}", author="kills")


def _reject(store: Store, rng: random.Random) -> None:
    store.reject(f"{rng.choice('sof')}{_article(store, rng)}.1", author="kills")


def _speaker(store: Store, rng: random.Random) -> None:
    who = rng.choice((None, _persons(store, rng)[0]))
    store.attribute(f"s{_article(store, rng)}.{rng.randint(1, 2)}", who, author="kills")


def _undo(store: Store, rng: random.Random) -> None:
    held = [c.id for c in store.corrections() if c.undone_at is None]
    if not held:
        raise CorrectionError("nothing to take back")
    store.undo(rng.choice(held), author="kills")


def _answer(store: Store, rng: random.Random) -> None:
    questions = store.questions(limit=1000)
    if not questions:
        raise CorrectionError("no question")
    rng.choice((store.join, store.keep_apart))(rng.choice(questions).id, author="kills")


class Found(msgspec.Struct, kw_only=True):
    """What the kills did: `unfinished` left a part of the steps done, `idle` came before another was."""

    kills: int = 0
    idle: int = 0
    unfinished: int = 0
    stores: int = 0


def killed(path: Path, work: Work, *, kills: int, rng: random.Random, found: Found) -> None:
    """Kill writers of this work until it is done or the kills are used up, then let one finish; check after each.

    Raises:
        AssertionError: the file is not what it has to be.
    """
    calm = path.with_name(f"{path.name}.calm")
    if path.exists():
        shutil.copy(path, calm)
    expected = undisturbed(calm, work)
    found.stores += 1
    for _ in range(kills):
        before = check(path, work, expected) if path.exists() else 0
        if before == work.steps:
            break
        told = _kill_one(path, work, after=rng.randint(0, work.stride), pause=rng.uniform(0, _PAUSE))
        now = check(path, work, expected) if path.exists() else 0
        _hold(max(told, before) <= now, f"{told} steps were told as done, {now} are there")
        found.kills += 1
        found.idle += now == before
        found.unfinished += 0 < now < work.steps
    _finish(path, work)
    _hold(check(path, work, expected) == work.steps, "the last writer did not finish")


def undisturbed(path: Path, work: Work) -> dict[int, str]:
    """Return the store's contents after each number of steps at which it may be found, without a kill."""
    expected: dict[int, str] = {}
    one_by_one = Adding(work.records, together=False) if isinstance(work, Adding | Loading) else work
    with open_store(path) as calm:
        expected[work.done(calm)] = contents(path)
        one_by_one.go_on(calm, lambda done: expected.update({done: contents(path)}))
    return {done: expected[done] for done in (0, work.steps)} if isinstance(work, Loading) else expected


def _kill_one(path: Path, work: Work, *, after: int, pause: float) -> int:
    """Kill a writer after so many steps and a pause in seconds, and return how many steps it had told."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            _write(path, work, writing, lines=after + _AHEAD)
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        lines = [told.readline() for _ in range(after)]
        time.sleep(pause)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        lines = [line for line in (*lines, *told.read().split()) if line]
    return int(lines[-1]) if lines else 0


def _write(path: Path, work: Work, pipe: int, *, lines: int) -> None:
    """Do the work, tell each step in a line, and wait for the kill after so many: on a busy machine it comes late."""
    adding._TOGETHER, adding._PATIENCE, moving._BEGIN = _BUNCH, 0.02, _LOG
    adding._MANY, loading.BUNCH = 2, _BUNCH
    left = iter(range(lines - 1, -1, -1))

    def told(done: int) -> None:
        os.write(pipe, f"{done}\n".encode())
        if next(left) == 0:
            time.sleep(_AT_MOST)

    with open_store(path) as opened:
        work.go_on(opened, told)


def _finish(path: Path, work: Work) -> None:
    with open_store(path) as opened:
        work.go_on(opened, lambda done: None)


def check(path: Path, work: Work, expected: dict[int, str]) -> int:
    """Return the number of steps that the store has, after checking all that can be checked."""
    if not path.stat().st_size:
        return 0
    with open_store(path) as opened:
        done = work.done(opened)
        for record in opened.records():
            _hold(opened.record(record.article.id) == record, "an article's record")
    with closing(sqlite3.connect(path)) as rows:
        _hold(rows.execute("PRAGMA integrity_check").fetchall() == [("ok",)], "integrity")
        _hold(rows.execute("PRAGMA foreign_key_check").fetchall() == [], "foreign keys")
        for table in _FULL_TEXT:
            rows.execute(f"INSERT INTO {table}({table}, rank) VALUES ('integrity-check', 1)")
        rows.rollback()
    _hold(contents(path) == expected.get(done), f"a store of {done} steps is not what it is undisturbed")
    return done


def contents(path: Path) -> str:
    """Return a digest of every row of every table, without the times at which it was written."""
    digest = hashlib.sha256()
    with closing(sqlite3.connect(path)) as rows:
        tables = rows.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        for (table,) in tables:
            if "_fts" in table or table.startswith("sqlite_"):
                continue
            columns = [c[1] for c in rows.execute(f"PRAGMA table_info({table})") if c[1] not in _TIMES]
            digest.update(table.encode())
            kept = ", ".join(f'"{c}"' for c in columns)
            for row in rows.execute(f"SELECT {kept} FROM {table} ORDER BY {kept}"):
                digest.update(repr(row).encode("utf-8", "replace"))
        undone = rows.execute("SELECT id FROM correction WHERE undone_at IS NOT NULL ORDER BY id").fetchall()
        digest.update(repr(undone).encode())
    return digest.hexdigest()


def _hold(held: bool, what: str) -> None:
    if not held:
        raise AssertionError(what)


def main() -> None:
    """Run them, and print how many held."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    rng = random.Random(wanted.seed)
    started = time.process_time()
    added, loaded, corrected = Found(), Found(), Found()
    third = wanted.kills // 3
    with tempfile.TemporaryDirectory() as folder:
        while added.kills + loaded.kills + corrected.kills < wanted.kills:
            seed = wanted.seed * 1000 + added.stores
            path = Path(folder) / f"{seed}.db"
            records = list(import_module("tests.store.invented").invented_records(_ARTICLES, seed=seed, people=24))
            bulk = min(third - loaded.kills, _LOADS)
            killed(path.with_suffix(".bulk"), Loading(records), kills=bulk, rng=rng, found=loaded)
            killed(path, Adding(records, together=seed % 2 == 0), kills=third - added.kills, rng=rng, found=added)
            left = wanted.kills - 2 * third - corrected.kills
            killed(path, Correcting(seed), kills=left, rng=rng, found=corrected)
    for name, found in (("add", added), ("bulk", loaded), ("corrections", corrected)):
        print(
            f"{name}: {found.kills} kills in {found.stores} stores, {found.unfinished} of them with steps done and "
            f"steps left, {found.idle} before a step was done; nothing lost, nothing doubled"
        )
    print(f"{time.process_time() - started:.0f} s of this process")


if __name__ == "__main__":
    main()
