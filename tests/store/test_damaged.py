"""A store with broken bytes: what is damaged is named with its remedy, and nothing else leaves a store."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord import errors
from onrecord.resolve import open_store
from onrecord.store import Store
from tests.store.invented import invented_records

RECORDS = tuple(invented_records(6, seed=4, people=8))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "store.db"
    with open_store(path) as store:
        store.add_all(RECORDS)
        store.rename("e1", "Another Name", author="me")
    return path


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("record = zeroblob(500)", "its record is damaged.*--again"),
        ("record = substr(record, 1, 200)", "its record is damaged"),
        ("record = 'words'", "its record is damaged"),
        ("record = (SELECT record FROM article WHERE id = 3)", "its text is damaged"),
        ("text = substr(text, 2)", "its text is damaged"),
        ("text = CAST(x'ff41ff' AS TEXT)", "damaged.*put back a copy"),
    ],
)
def test_a_damaged_record_is_named(made: Path, tmp_path: Path, change: str, words: str) -> None:
    path = Path(shutil.copy(made, tmp_path / "store.db"))
    with open_store(path) as store:
        store._connection.execute("DROP TRIGGER IF EXISTS article_fts_update")
        store._connection.execute(f"UPDATE article SET {change} WHERE id = 2")
        for ask in (lambda: store.record(2), lambda: list(store.records())):
            with pytest.raises(errors.StoreError, match=words) as raised:
                ask()
            assert str(path) in str(raised.value)
        if "its " in words:
            assert "article 2" in str(raised.value)
        assert store.record(3) == RECORDS[2]


def test_its_remedy_is_true(made: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(made, tmp_path / "store.db"))
    with open_store(path) as store:
        store._connection.execute("UPDATE article SET record = zeroblob(500) WHERE id = 2")
        assert store.add(RECORDS[1]) == "same"
        assert store.record(2) == RECORDS[1]


EVERYTHING: tuple[Callable[[Store], Any], ...] = (
    lambda s: s.counts(),
    lambda s: s.who("e2"),
    lambda s: s.find("Ada"),
    lambda s: s.people(),
    lambda s: s.said("harbor"),
    lambda s: s.said(),
    lambda s: s.timeline(),
    lambda s: s.figures("ferries"),
    lambda s: s.silences(),
    lambda s: s.articles("harbor"),
    lambda s: list(s.records()),
    lambda s: s.identities(2),
    lambda s: s.questions(),
    lambda s: s.corrections(),
    lambda s: s.browse.dossier("e2"),
    lambda s: s.browse.mentions("e2"),
    lambda s: s.browse.rulings(2),
    lambda s: s.browse.look_up("har"),
    lambda s: s.add(next(invented_records(1, seed=9))),
    lambda s: s.reject("s1.1", author="me"),
    lambda s: s.undo(author="me"),
)


@pytest.mark.parametrize("seed", range(8))
def test_broken_bytes_anywhere(made: Path, tmp_path: Path, seed: int) -> None:
    path, rng = tmp_path / "store.db", random.Random(seed)
    whole = bytearray(made.read_bytes())
    for _ in range(40):
        start = rng.randrange(4096, len(whole) - 64)
        whole[start : start + 64] = rng.randbytes(64)
    path.write_bytes(whole)
    for ask in EVERYTHING:
        try:
            with open_store(path) as store:
                ask(store)
        except errors.OnRecordError as error:
            assert error.args[0]
