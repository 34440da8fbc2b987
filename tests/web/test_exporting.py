"""Exports of a large store are written by another process, one after the other."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import pytest

from onrecord.errors import StoreError
from onrecord.export.formats import BY_NAME, Format
from onrecord.web.exporting import Exports
from onrecord.web.stores import Stores
from tests.web.samples import sample_store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_store(tmp_path_factory.mktemp("exporting") / "story.db")


async def _there() -> bool:
    return False


async def _left() -> bool:
    return True


def _written(store: Path, files: dict[Path, Format], *, few: int) -> None:
    async def write() -> None:
        with Stores(store) as stores:
            exports = Exports(stores, few=few)
            await asyncio.gather(*(exports.write(form, file, gone=_there) for file, form in files.items()))

    asyncio.run(write())


def test_another_process_writes_the_same(store: Path, tmp_path: Path) -> None:
    forms = {name: BY_NAME[name] for name in ("graphml", "timelinejs")}
    for few, folder in ((0, tmp_path / "aside"), (10_000, tmp_path / "here")):
        folder.mkdir()
        _written(store, {folder / name: form for name, form in forms.items()}, few=few)
    for name in forms:
        assert (tmp_path / "aside" / name).read_bytes() == (tmp_path / "here" / name).read_bytes()
        assert (tmp_path / "here" / name).stat().st_size > 100


def test_nothing_is_written_for_a_reader_who_left(store: Path, tmp_path: Path) -> None:
    async def write() -> None:
        with Stores(store) as stores:
            await Exports(stores, few=0).write(BY_NAME["graphml"], tmp_path / "g", gone=_left)

    asyncio.run(write())
    assert not (tmp_path / "g").exists()


def test_a_reader_who_leaves_ends_the_other_process(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    endless = tmp_path / "endless"
    endless.write_text("#!/bin/sh\nexec sleep 600\n")
    endless.chmod(0o755)
    monkeypatch.setattr("sys.executable", str(endless))
    looks = iter([False, True, True])

    async def leaves() -> bool:
        return next(looks)

    async def write() -> None:
        with Stores(store) as stores:
            await Exports(stores, few=0).write(BY_NAME["graphml"], tmp_path / "g", gone=leaves)

    start = time.monotonic()
    with pytest.raises(StoreError, match="ended"):
        asyncio.run(write())
    assert time.monotonic() - start < 300


def test_what_the_other_process_says_is_the_error(store: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("no folder")
    with pytest.raises(StoreError, match="taken"):
        _written(store, {tmp_path / "taken" / "g.graphml": BY_NAME["graphml"]}, few=0)
