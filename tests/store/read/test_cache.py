"""Kept answers: given again while the store is as it was, asked for again when it is not."""

from __future__ import annotations

import sqlite3
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.resolve import open_store
from onrecord.store.read.cache import QueryCache
from onrecord.store.read.paging import paged
from tests.store.invented import invented_records


@pytest.fixture
def connection(tmp_path: Path) -> sqlite3.Connection:
    path = tmp_path / "onrecord.db"
    with open_store(path) as store:
        store.add_all(invented_records(2))
    return sqlite3.connect(path)


class Question:
    """A question that takes so many seconds of its own clock and answers how often it has been asked."""

    def __init__(self, seconds: float) -> None:
        self.asked, self.now, self._seconds = 0, 0.0, seconds

    def clock(self) -> float:
        return self.now

    def __call__(self, _: sqlite3.Connection) -> int:
        self.asked += 1
        self.now += self._seconds
        return self.asked


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Question:
    """A question that takes a hundredth of a second."""
    question = Question(0.01)
    monkeypatch.setattr("onrecord.store.read.cache.time.monotonic", question.clock)
    return question


def test_an_answer_that_took_time_is_kept(connection: sqlite3.Connection, slow: Question) -> None:
    cache = QueryCache()
    assert [cache.get("key", connection, slow) for _ in range(3)] == [1, 1, 1]
    assert cache.get("other", connection, slow) == 2


def test_an_answer_that_took_none_is_not(connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = Question(0.001)
    monkeypatch.setattr("onrecord.store.read.cache.time.monotonic", quick.clock)
    cache = QueryCache()
    assert [cache.get("key", connection, quick) for _ in range(2)] == [1, 2]


def test_additions_are_seen_after_a_moment(connection: sqlite3.Connection, slow: Question, tmp_path: Path) -> None:
    cache = QueryCache()
    cache.get("key", connection, slow)
    with open_store(tmp_path / "onrecord.db") as store:
        store.add_all(invented_records(4))
    assert cache.get("key", connection, slow) == 1
    slow.now += 60
    assert [cache.get("key", connection, slow) for _ in range(2)] == [2, 2]


def test_a_correction_is_seen_at_once(connection: sqlite3.Connection, slow: Question, tmp_path: Path) -> None:
    cache = QueryCache()
    assert cache.get("key", connection, slow) == 1
    with open_store(tmp_path / "onrecord.db") as store:
        store.rename(f"e{store.people(limit=1)[0].id}", "Ada Lund")
    assert cache.get("key", connection, slow) == 2


def test_the_answer_not_asked_for_longest_goes_first(connection: sqlite3.Connection, slow: Question) -> None:
    cache = QueryCache(most=2)
    for key in ("a", "b", "a", "c"):
        cache.get(key, connection, slow)
    assert [cache.get(key, connection, slow) for key in ("a", "b")] == [1, 4]


@pytest.mark.parametrize(("limit", "rows", "more"), [(2, (1, 2), True), (3, (1, 2, 3), False), (0, (), True)])
def test_a_page_says_whether_there_are_more(limit: int, rows: tuple[int, ...], more: bool) -> None:
    page = paged([1, 2, 3], limit=limit, offset=5)
    assert (page.rows, page.offset, page.more) == (rows, 5, more)


def test_many_who_ask_at_once_wait_for_one(connection: sqlite3.Connection) -> None:
    cache, asked, begun, go = QueryCache(), [], threading.Event(), threading.Event()

    def ask(_: sqlite3.Connection) -> int:
        begun.set()
        assert go.wait(60)
        time.sleep(0.01)  # an answer that took time
        asked.append(1)
        return len(asked)

    ((_, _, file),) = connection.execute("PRAGMA database_list").fetchall()
    with closing(sqlite3.connect(file, check_same_thread=False)) as shared, ThreadPoolExecutor(5) as threads:
        found = [threads.submit(cache.get, "key", shared, ask)]
        assert begun.wait(60)
        found += [threads.submit(cache.get, "key", shared, ask) for _ in range(4)]
        go.set()
        assert [one.result(60) for one in found] == [1] * 5


def test_an_answer_that_asks_for_itself_does_not_wait(connection: sqlite3.Connection, slow: Question) -> None:
    cache = QueryCache()
    assert cache.get("key", connection, lambda c: cache.get("key", c, slow)) == 1


def test_who_fails_lets_the_next_ask(connection: sqlite3.Connection, slow: Question) -> None:
    cache = QueryCache()

    def fail(_: sqlite3.Connection) -> int:
        raise ValueError("no answer")

    with pytest.raises(ValueError, match="no answer"):
        cache.get("key", connection, fail)
    assert cache.get("key", connection, slow) == 1
