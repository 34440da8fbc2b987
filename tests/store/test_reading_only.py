"""A store where nothing may be written is read, to the last article of its log, and left as it was."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord import errors
from onrecord.resolve import open_store
from onrecord.store.sqlite import connection as connecting
from onrecord.web.stores import Stores
from tests.store.invented import invented_records

RECORDS = tuple(invented_records(4, seed=3, people=6))
pytestmark = pytest.mark.skipif(os.name != "posix", reason="rights as POSIX has them")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of three articles."""
    path = tmp_path_factory.mktemp("made") / "store.db"
    with open_store(path) as store:
        store.add_all(RECORDS[:3])
    return path


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that others may look into: the superuser's tests run as nobody, for whom rights count."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    superuser = os.geteuid() == 0
    try:
        yield folder
    finally:
        if superuser:
            os.seteuid(0)
        folder.chmod(0o755)
        shutil.rmtree(folder)


def _shut(folder: Path) -> None:
    """Let nobody write there, us included."""
    for file in folder.iterdir():
        file.chmod(0o444)
    folder.chmod(0o555)
    if os.geteuid() == 0:
        os.seteuid(65534)


def _killed(path: Path) -> None:
    """Leave the fourth article in the log, as a killed program does."""
    with open_store(path) as store:
        store._connection.execute("PRAGMA wal_autocheckpoint = 0")
        store.add(RECORDS[3])
        for end in ("", "-wal"):
            shutil.copy(f"{path}{end}", f"{path}{end}.kept")
    for end in ("", "-wal"):
        Path(f"{path}{end}.kept").replace(f"{path}{end}")


@pytest.mark.parametrize(("killed", "articles"), [(False, 3), (True, 4)])
def test_it_is_read(made: Path, folder: Path, killed: bool, articles: int) -> None:
    path = Path(shutil.copy(made, folder / "store.db"))
    if killed:
        _killed(path)
    _shut(folder)
    before = sorted(p.name for p in folder.iterdir())
    with open_store(path, readonly=True) as store, open_store(path, readonly=True) as second:
        assert store.counts()["article"] == second.counts()["article"] == articles == len(list(store.records()))
        assert store.said("harbor") and store.people() and store.browse.articles().rows
        with pytest.raises(errors.ReadOnlyStoreError, match="may not be written"):
            store.rename("e1", "Another Name", author="me")
    assert sorted(p.name for p in folder.iterdir()) == before


@pytest.mark.parametrize("shut", ["all", "the file", "the folder"])
def test_to_write_is_refused_at_once(made: Path, folder: Path, shut: str) -> None:
    path = Path(shutil.copy(made, folder / "store.db"))
    path.chmod(0o666)
    folder.chmod(0o777)
    _shut(folder)
    if os.geteuid() != os.getuid():
        os.seteuid(0)
        path.chmod(0o666 if shut == "the folder" else 0o444)
        folder.chmod(0o777 if shut == "the file" else 0o555)
        os.seteuid(65534)
    before = path.read_bytes()
    with pytest.raises(errors.ReadOnlyStoreError, match=r"may not be written.*--store"):
        open_store(path)
    with pytest.raises(errors.ReadOnlyStoreError, match="may not be written"):
        open_store(folder / "new.db") if shut != "the file" else open_store(path)
    with open_store(path, readonly=True) as store:
        assert store.counts()["article"] == 3
    assert (path.read_bytes(), [p.name for p in folder.iterdir()]) == (before, ["store.db"])


def test_reading_leaves_no_log_behind(made: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(made, tmp_path / "store.db"))
    with open_store(path, readonly=True) as store:
        assert store.counts()["article"] == 3
    assert [p.name for p in tmp_path.iterdir()] == ["store.db"]


def test_a_change_under_a_still_reader_is_said(made: Path, folder: Path) -> None:
    path = Path(shutil.copy(made, folder / "store.db"))
    _shut(folder)
    with open_store(path, readonly=True) as store:
        assert store.counts()["article"] == 3
        if os.geteuid() != os.getuid():
            os.seteuid(0)
        folder.chmod(0o755)
        path.chmod(0o644)
        with open_store(path) as other:
            other.add(RECORDS[3])
        with pytest.raises(errors.StoreBusyError, match="another program changed it"):
            store.counts()


def test_what_may_not_be_read_is_said(made: Path, folder: Path) -> None:
    path = Path(shutil.copy(made, folder / "store.db"))
    _shut(folder)
    if os.geteuid() != os.getuid():
        os.seteuid(0)
    path.chmod(0)
    if os.getuid() == 0:
        os.seteuid(65534)
    with pytest.raises(errors.StoreError, match="may not be read"):
        open_store(path, readonly=True)


def test_an_older_store_has_to_be_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "store.db"
    everything = connecting.migrations()
    monkeypatch.setattr(connecting, "migrations", lambda: everything[:-1])
    monkeypatch.setattr(connecting, "newest_schema", lambda: len(everything) - 1)
    connecting.connect(path, readonly=False).close()
    monkeypatch.undo()
    with pytest.raises(errors.OlderStoreError, match=r"older onrecord.*copy it"):
        open_store(path, readonly=True)
    assert sqlite3.connect(path).execute("PRAGMA user_version").fetchone() == (len(everything) - 1,)
    open_store(path).close()
    open_store(path, readonly=True).close()


@pytest.mark.parametrize(("umask", "before", "mode"), [(0o022, None, 0o600), (0, None, 0o600), (0o022, 0o640, 0o640)])
def test_a_store_is_its_owners_alone(tmp_path: Path, umask: int, before: int | None, mode: int) -> None:
    path = tmp_path / "store.db"
    old = os.umask(umask)
    try:
        if before is not None:
            path.touch()
            path.chmod(before)
        with open_store(path) as store:
            store.add(RECORDS[0])
            assert {p.name: p.stat().st_mode & 0o777 for p in tmp_path.iterdir()} == {
                f"store.db{end}": mode for end in ("", "-wal", "-shm")
            }
    finally:
        os.umask(old)


def test_rights_that_a_store_has_stay(made: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(made, tmp_path / "store.db"))
    path.chmod(0o664)
    with open_store(path) as store:
        store.add(RECORDS[3])
        assert {p.stat().st_mode & 0o777 for p in tmp_path.iterdir()} == {0o664}


def test_behind_a_link(made: Path, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    path = Path(shutil.copy(made, tmp_path / "there" / "store.db"))
    (tmp_path / "link.db").symlink_to(path)
    with open_store(tmp_path / "link.db") as store:
        store.add(RECORDS[3])
        assert sorted(p.name for p in tmp_path.iterdir()) == ["link.db", "there"]
    with open_store(path, readonly=True) as store:
        assert store.counts()["article"] == 4


@pytest.mark.parametrize("readonly", [False, True])
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("folder", "a folder, not a file"),
        ("pipe", "a pipe, not a file"),
        ("/dev/null", "a device, not a file"),
        ("/dev/full", "a device, not a file"),
        ("file/store.db", "no folder|no store there"),
        ("none/store.db", "no folder|no store there"),
        ("loop.db", "cannot be used|no store there"),
        ("x" * 300, "cannot be used"),
        ("/proc/store.db", "cannot be made there|no store there"),
        ("nul\0.db", "no name that a file can have"),
    ],
)
def test_odd_places(tmp_path: Path, name: str, words: str, readonly: bool) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "file").write_text("x")
    (tmp_path / "loop.db").symlink_to(tmp_path / "loop.db")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(errors.StoreError, match=words):
        open_store(tmp_path / name, readonly=readonly)
    assert sorted(tmp_path.rglob("*")) == before


def test_it_is_served_and_corrections_are_refused(made: Path, folder: Path) -> None:
    path = Path(shutil.copy(made, folder / "store.db"))
    _shut(folder)
    with Stores(path, readers=2) as stores:
        with stores.reading() as store:
            assert store.browse.counts()["article"] == 3
        with pytest.raises(errors.ReadOnlyStoreError, match="may not be written"), stores.writing() as store:
            store.rename("e1", "Another Name", author="me")
