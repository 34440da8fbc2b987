"""Filling an empty store in bulk: the same rows as one by one, whole or not at all."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from benchmarks.kills import contents
from onrecord.errors import StoreError
from onrecord.intake.records import RecordLine
from onrecord.record import Record, article_id, from_json, to_json
from onrecord.resolve import open_store
from onrecord.resolve.resolver import Resolver
from onrecord.store import Account, Store
from onrecord.store import store as whole
from onrecord.store.base import Prior
from tests.store.invented import invented_records

ROOT = Path(__file__).parents[3]
SAMPLES = ROOT / "tests" / "golden"
RECORDS = tuple(invented_records(90, seed=5, people=40, facts=4))


def _lines(records: Sequence[Record]) -> Iterator[RecordLine]:
    return (RecordLine(to_json(record).encode(), f"line {n}") for n, record in enumerate(records, 1))


def _loaded(path: Path, records: Sequence[Record], *, processes: bool = False) -> Account:
    with open_store(path) as store:
        return store.load(_lines(records), processes=processes)


def _added(path: Path, records: Sequence[Record]) -> Account:
    with open_store(path) as store:
        return store.add_all(records)


@pytest.fixture(autouse=True)
def _few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole, "_MANY", 2)


def _altered(record: Record, **fields: object) -> Record:
    """Return a copy of an article's record in which its text ends otherwise."""
    text = f"{record.article.text}It rained."
    article = msgspec.structs.replace(record.article, text=text, id=article_id(text), **fields)
    return msgspec.structs.replace(record, article=article)


def _check(path: Path) -> None:
    with closing(sqlite3.connect(path)) as rows:
        assert rows.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert rows.execute("PRAGMA foreign_key_check").fetchall() == []
        assert rows.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        for table in ("article_fts", "statement_fts", "figure_fts", "identity_name_fts"):
            rows.execute(f"INSERT INTO {table}({table}, rank) VALUES ('integrity-check', 1)")


def _schema(path: Path) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(path)) as rows:
        return rows.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").fetchall()


@pytest.mark.parametrize("processes", [False, True])
def test_the_rows_are_those_of_adding_one_by_one(tmp_path: Path, processes: bool) -> None:
    copies = [_altered(RECORDS[n], publisher=f"The {n} Post", source=f"copy/{n}") for n in (3, 4, 80)]
    updated = [_altered(RECORDS[7], published="2029-01-01", source="update/7")]
    records = [*RECORDS, *copies, *updated, RECORDS[2], msgspec.structs.replace(
        RECORDS[1], article=msgspec.structs.replace(RECORDS[1].article, source="elsewhere", published="2001-01-01")
    )]  # fmt: skip
    one, bulk = tmp_path / "one.db", tmp_path / "bulk.db"
    assert _loaded(bulk, records, processes=processes) == _added(one, records)
    assert contents(bulk) == contents(one)
    assert _schema(bulk) == _schema(one)
    _check(bulk)


class _Watched(Resolver):
    """A resolver that keeps the records that it is asked about."""

    def __init__(self) -> None:
        self.asked: list[Record] = []

    def assign(self, connection: sqlite3.Connection, record: Record, *, prior: Prior) -> Mapping[str, int]:
        self.asked.append(record)
        return super().assign(connection, record, prior=prior)


def test_who_is_who_is_decided_on_whole_records(tmp_path: Path) -> None:
    resolver = _Watched()
    with Store(tmp_path / "bulk.db", resolver=resolver) as store:
        store.load(_lines(RECORDS), processes=False)
    assert resolver.asked == [*RECORDS]


def test_the_samples_give_the_same_rows(tmp_path: Path) -> None:
    records = [from_json(file.read_bytes()) for file in sorted(SAMPLES.glob("*.json"))]
    assert len(records) > 5
    assert _loaded(tmp_path / "bulk.db", records).new == len(records)
    _added(tmp_path / "one.db", records)
    assert contents(tmp_path / "bulk.db") == contents(tmp_path / "one.db")


def test_the_full_text_finds_what_was_loaded(tmp_path: Path) -> None:
    _loaded(tmp_path / "bulk.db", RECORDS)
    _added(tmp_path / "one.db", RECORDS)
    with open_store(tmp_path / "bulk.db") as bulk, open_store(tmp_path / "one.db") as one:
        assert bulk.said("harbor", limit=500) == one.said("harbor", limit=500) != ()
        assert bulk.articles("survive", limit=500) == one.articles("survive", limit=500) != ()


def test_another_reading_of_a_text_is_added_after_the_rest(tmp_path: Path) -> None:
    fewer = msgspec.structs.replace(RECORDS[0], figures=())
    account = _loaded(tmp_path / "bulk.db", [RECORDS[0], fewer, *RECORDS[1:]])
    assert (account.new, account.reread, account.read) == (90, 1, 91)
    assert [one.kind for one in account.changes] == ["figures"]
    with open_store(tmp_path / "bulk.db") as store:
        assert store.record(RECORDS[0].article.id) == fewer
    _check(tmp_path / "bulk.db")


def test_what_is_broken_is_skipped_and_named(tmp_path: Path) -> None:
    lines = list(_lines(RECORDS))
    lines[3] = RecordLine(b'{"format": "onrecord/9"}', "row 4")
    beyond = msgspec.structs.replace(RECORDS[9], article=msgspec.structs.replace(RECORDS[9].article, text="Short."))
    lines[9] = RecordLine(to_json(beyond).encode(), "row 10")
    with open_store(tmp_path / "bulk.db") as store:
        account = store.load(lines, processes=False)
    assert (account.read, account.new) == (90, 88)
    first, second = account.skipped
    assert first.startswith("row 4: not a record of format onrecord/1")
    assert "read the article again" in second


def test_a_store_with_articles_is_added_to_as_ever(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    _added(path, RECORDS[:10])
    account = _loaded(path, RECORDS)
    assert (account.new, account.same) == (80, 10)
    _added(tmp_path / "one.db", RECORDS)
    assert contents(path) != ""
    with open_store(tmp_path / "one.db") as one, open_store(path) as store:
        assert store.people(limit=50) == one.people(limit=50)


def test_a_store_that_another_has_open_is_added_to_as_ever(tmp_path: Path) -> None:
    with open_store(tmp_path / "store.db") as other:
        assert other.counts()["article"] == 0
        assert _loaded(tmp_path / "store.db", RECORDS[:20]).new == 20
        assert other.counts()["article"] == 20
    _check(tmp_path / "store.db")


def test_adding_one_afterwards_is_as_ever(tmp_path: Path) -> None:
    _loaded(tmp_path / "bulk.db", RECORDS[:80])
    _added(tmp_path / "bulk.db", RECORDS[80:])
    _added(tmp_path / "one.db", RECORDS)
    assert contents(tmp_path / "bulk.db") == contents(tmp_path / "one.db")


def test_what_came_before_the_source_failed_is_kept(tmp_path: Path) -> None:
    def failing() -> Iterator[RecordLine]:
        yield from _lines(RECORDS)
        raise ConnectionError("the bucket is gone")

    with open_store(tmp_path / "store.db") as store:
        with pytest.raises(ConnectionError, match="bucket"):
            store.load(failing(), processes=False)
        assert store.counts()["article"] == 90
    _check(tmp_path / "store.db")


def test_a_failure_of_ours_leaves_the_store_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*given: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with open_store(tmp_path / "store.db") as store:
        with monkeypatch.context() as patch:
            patch.setattr("onrecord.store.write.loading.mark_copies", failing)
            patch.setattr("onrecord.store.write.loading.insert_decided", failing)
            with pytest.raises(StoreError, match="full"):
                store.load(_lines(RECORDS), processes=False)
        assert set(store.counts().values()) == {0}
        assert store.add_all(RECORDS[:5]).new == 5
    _check(tmp_path / "store.db")


_LOADER = """
import sys
from onrecord.intake.records import record_lines
from onrecord.resolve import open_store
from onrecord.store import store as whole
from onrecord.store.base import Prior

whole._MANY = 2
with open_store(sys.argv[2]) as store:
    print(store.load(record_lines(sys.argv[1], skipped=print), told=lambda one: print(one, flush=True)).new)
"""


@pytest.mark.slow
@pytest.mark.parametrize("lines", [1, 200])
def test_killed_it_leaves_an_empty_store_and_no_process(tmp_path: Path, lines: int) -> None:
    file, path = tmp_path / "r.jsonl", tmp_path / "store.db"
    file.write_text("".join(to_json(r) + "\n" for r in invented_records(300, seed=2, people=60)), encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    command = [sys.executable, "-c", _LOADER, str(file), str(path)]
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as loader:
        assert loader.stdout is not None
        assert [loader.stdout.readline() for _ in range(lines)] == ["new\n"] * lines
        children = Path(f"/proc/{loader.pid}/task/{loader.pid}/children").read_text().split()
        loader.send_signal(signal.SIGKILL)
    assert len(children) == 2
    with open_store(path) as store:
        assert set(store.counts().values()) == {0}
    _check(path)
    while any(Path(f"/proc/{child}/cmdline").exists() for child in children):  # they end when their input does
        time.sleep(0.01)
    again = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    assert again.stdout.splitlines()[-1] == "300"
    _added(tmp_path / "one.db", list(invented_records(300, seed=2, people=60)))
    assert contents(path) == contents(tmp_path / "one.db")


@pytest.mark.slow
def test_a_process_that_is_ended_ends_it(tmp_path: Path) -> None:
    with open_store(tmp_path / "store.db") as store:

        def ending() -> Iterator[RecordLine]:
            yield from _lines(RECORDS)
            for child in Path(f"/proc/self/task/{os.getpid()}/children").read_text().split():
                os.kill(int(child), signal.SIGKILL)
            yield from _lines(list(invented_records(900, seed=9)))

        with pytest.raises(StoreError, match="run it again"):
            store.load(ending())
        assert set(store.counts().values()) == {0}
