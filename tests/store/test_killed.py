"""Killed at any moment, nothing is lost, doubled or half written; two adders at once are safe."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks.kills import Adding, Correcting, Found, Loading, check, killed, undisturbed
from onrecord.resolve import open_store
from tests.store.invented import invented_records

ROOT = Path(__file__).parent.parent.parent
_ADDER = """
import sys
from onrecord.resolve import open_store
from tests.store.invented import invented_records
seed, count, path = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
records = list(invented_records(count, seed=seed, people=60))
print("ready", flush=True)
with open_store(path) as store:
    print(store.add_all(records), flush=True)
"""


def _adder(path: Path, *, seed: int, count: int) -> subprocess.Popen[str]:
    env = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    command = [sys.executable, "-c", _ADDER, str(seed), str(count), str(path)]
    adder = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True)
    assert adder.stdout is not None
    assert adder.stdout.readline() == "ready\n"
    return adder


def _check(path: Path) -> int:
    """The number of articles, after all that can be checked is."""
    with open_store(path) as store:
        rows = store._connection
        assert rows.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert rows.execute("PRAGMA foreign_key_check").fetchall() == []
        for fts in ("article_fts", "statement_fts", "figure_fts", "identity_name_fts"):
            rows.execute(f"INSERT INTO {fts}({fts}, rank) VALUES ('integrity-check', 1)")
        for record in store.records():
            number = rows.execute("SELECT id FROM article WHERE sha256 = ?", (record.article.id,)).fetchone()[0]
            facts = {
                "statement": record.statements,
                "office": record.offices,
                "figure": record.figures,
                "event": record.events,
            }
            for table, expected in facts.items():
                assert rows.execute(f"SELECT count(*) FROM {table} WHERE article_id = ?", (number,)).fetchone()[
                    0
                ] == len(expected)
        return store.counts()["article"]


@pytest.mark.slow
def test_killed_again_and_again(tmp_path: Path) -> None:
    path, count, rng = tmp_path / "store.db", 240, random.Random(7)
    seen = 0
    for _ in range(6):
        adder = _adder(path, seed=1, count=count)
        time.sleep(rng.uniform(0.02, 0.5))
        adder.send_signal(signal.SIGKILL)
        adder.communicate()
        if path.exists() and path.stat().st_size:
            found = _check(path)
            assert found >= seen
            seen = found
    last = _adder(path, seed=1, count=count)
    assert f"same={seen}" in last.communicate()[0]
    assert _check(path) == count
    with open_store(tmp_path / "calm.db") as calm:
        calm.add_all(invented_records(count, seed=1, people=60))
        expected = calm.counts()
    with open_store(path) as store:
        assert store.counts() == expected


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a system without fork")
def test_killed_while_corrections_are_made(tmp_path: Path) -> None:
    path, found, rng = tmp_path / "store.db", Found(), random.Random(3)
    records = list(invented_records(10, seed=5, people=8))
    killed(path, Adding(records, together=False), kills=2, rng=rng, found=found)
    killed(path, Correcting(5, steps=16), kills=10, rng=rng, found=found)
    assert found.kills > 2 and found.stores == 2


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a system without fork")
def test_killed_while_it_is_filled_in_bulk(tmp_path: Path) -> None:
    path, found, records = tmp_path / "store.db", Found(), list(invented_records(10, seed=5, people=8))
    work = Loading(records)
    killed(path, work, kills=4, rng=random.Random(3), found=found)
    assert found.kills > 0 and found.unfinished == 0
    expected = undisturbed(tmp_path / "calm.db", work)
    assert sorted(expected) == [0, 10]
    with open_store(tmp_path / "half.db") as half:
        half.add_all(records[:4])
    with pytest.raises(AssertionError):
        check(tmp_path / "half.db", work, expected)


@pytest.mark.parametrize(
    "spoilt",
    [
        "DELETE FROM correction WHERE id = 2",
        "UPDATE correction SET undone_at = NULL WHERE id = (SELECT max(id) FROM correction WHERE undone_at IS NOT NULL)",
        "UPDATE identity SET articles = articles + 1 WHERE id = 1",
        "INSERT INTO correction (id, name, kind, arguments, author, made_at) "
        "SELECT max(id) + 1, name, kind, arguments, author, made_at FROM correction",
        "DELETE FROM mention WHERE start = (SELECT min(start) FROM mention)",
    ],
)
def test_what_is_lost_or_doubled_is_noticed(corrected: tuple[Path, dict[int, str]], spoilt: str) -> None:
    path, expected = corrected
    work, other = Correcting(5, steps=12), path.with_name("spoilt.db")
    other.write_bytes(path.read_bytes())
    assert check(other, work, expected) == 12
    with sqlite3.connect(other) as rows:
        rows.execute(spoilt)
    rows.close()
    with pytest.raises(AssertionError):
        check(other, work, expected)


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[int, str]]:
    path = tmp_path_factory.mktemp("corrected") / "store.db"
    with open_store(path) as store:
        store.add_all(invented_records(10, seed=5, people=8))
    return path, undisturbed(path, Correcting(5, steps=12))


@pytest.mark.slow
def test_two_adders_at_once(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    adders = [_adder(path, seed=seed, count=80) for seed in (1, 2, 1)]
    for adder in adders:
        adder.communicate(timeout=120)
        assert adder.returncode == 0
    assert _check(path) == 160


def test_a_reader_sees_whole_articles_while_one_is_added(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    records = list(invented_records(3))
    with open_store(path) as store, open_store(path, readonly=True) as reader:
        store.add(records[0])
        store._connection.execute("BEGIN IMMEDIATE")
        store._connection.execute("UPDATE article SET title = 'half done'")
        assert reader.counts()["article"] == 1
        assert reader.record(1).article.title == records[0].article.title
        store._connection.execute("ROLLBACK")
    assert sqlite3.connect(path).execute("PRAGMA journal_mode").fetchone() == ("wal",)
