"""A store whose file is moved away while it is open: what is written is in the file that stands there, or refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.errors import MissingStoreError, ReplacedStoreError, StoreError
from onrecord.resolve import open_store
from onrecord.store import Store
from onrecord.store.sqlite.standing import file_at
from tests.store.small import Small


def made(path: Path, name: str) -> Path:
    small = Small(f"{name} spoke.", source=f"{name}.txt")
    small.entity(name)
    with open_store(path) as store:
        store.add(small.record())
    return path


def renamed(store: Store) -> None:
    store.rename("e1", "Somebody Else")


def added(store: Store) -> None:
    store.add(Small("Nobody at all spoke.", source="late.txt").record())


@pytest.mark.parametrize("write", [renamed, added])
@pytest.mark.parametrize("gone", [False, True])
def test_nothing_is_written_to_a_file_that_was_moved_away(
    tmp_path: Path, write: Callable[[Store], None], gone: bool
) -> None:
    path, other = made(tmp_path / "s.db", "Ada Marsh"), made(tmp_path / "other.db", "Boris Lunt")
    with open_store(path) as store:
        store.settle()
        path.rename(tmp_path / "old.db")
        if not gone:
            other.rename(path)
        with pytest.raises(MissingStoreError if gone else ReplacedStoreError, match=r"s\.db"):
            write(store)
        assert (len(store.corrections()), store.counts()["article"]) == (0, 1)
    if not gone:
        with open_store(path) as store:
            assert (store.corrections(), store.who("e1").who.name) == ((), "Boris Lunt")


def test_after_settling_the_file_alone_is_the_whole_store(tmp_path: Path) -> None:
    path = made(tmp_path / "s.db", "Ada Marsh")
    with open_store(path) as store, open_store(path, readonly=True) as reader:
        store.rename("e1", "Ada M. Marsh")
        assert Path(f"{path}-wal").stat().st_size > 0
        store.settle()
        assert Path(f"{path}-wal").stat().st_size == 0
        assert reader.who("e1").who.name == "Ada M. Marsh"


def test_settling_gives_way_to_readers(tmp_path: Path) -> None:
    path = made(tmp_path / "s.db", "Ada Marsh")
    with open_store(path) as store, open_store(path, readonly=True) as reader:
        rows = reader._connection.execute("SELECT id FROM article UNION SELECT 2")
        rows.fetchone()  # a reading that goes on
        store.rename("e1", "Ada M. Marsh")
        store.settle()
        rows.fetchall()
        assert store.who("e1").who.name == "Ada M. Marsh"


def test_a_file_is_known_whatever_its_name(tmp_path: Path) -> None:
    path = made(tmp_path / "s.db", "Ada Marsh")
    before = file_at(path)
    path.rename(tmp_path / "t.db")
    assert file_at(tmp_path / "t.db") == before
    with pytest.raises(StoreError, match="put it back"):
        file_at(path)
