"""`onrecord scale read`: its numbers and its errors; Ray itself in tests/scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.cli.app import app
from onrecord.errors import ScaleError
from onrecord.scale.lake import Done
from onrecord.scale.pieces import Piece
from onrecord.scale.reading import ReadOptions, in_this_process


class Here:
    """In Ray's place: reads in this process."""

    def __init__(self, workers: int, *, address: str | None) -> None:
        self.wanted = workers, address

    def __call__(self, pieces: Sequence[Piece], out: str, options: ReadOptions) -> Iterator[Done]:
        return in_this_process(pieces, out, options)


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("onrecord.scale.engine.RayEngine", Here)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "dam.txt").write_text("Dam holds\n\nThe dam held, engineer Ravi Osei said.\n", encoding="utf-8")
    return tmp_path


def ran(story: Path, *options: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["scale", "read", str(story / "in"), "--out", str(story / "out"), *options])
    return result.exit_code, result.output


def test_pieces_are_told_as_they_are_done(story: Path) -> None:
    assert ran(story) == (0, "onrecord: piece 1 of 1: 1 article, skipped 0 inputs\n")
    assert ran(story) == (0, f"onrecord: {story}/out: 1 article of 1 piece are there already\n")


def test_what_is_skipped_is_told(story: Path) -> None:
    (story / "in" / "empty.txt").write_text("")
    status, said = ran(story)
    assert status == 3
    assert said.splitlines()[-1] == f"onrecord: skipped 1 input: {story}/out/skipped says which, and why"


def test_nothing_read(story: Path) -> None:
    (story / "in" / "dam.txt").write_text("")
    assert ran(story)[0] == 1


@pytest.mark.parametrize("options, status, words", [
    (("--published", "May"), 2, "--published"),
    (("--workers", "-1"), 2, "--workers"),
    (("--fiscal-start", "13"), 2, "--fiscal-start"),
])  # fmt: skip
def test_wrong_usage(story: Path, options: tuple[str, ...], status: int, words: str) -> None:
    code, said = ran(story, *options)
    assert (code, words in said) == (status, True)


def test_without_ray(story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object, **__: object) -> Iterator[Done]:
        raise ScaleError("reading with Ray needs it; pip install 'onrecord[scale]'")

    monkeypatch.setattr(Here, "__call__", missing)
    assert ran(story) == (1, "onrecord: reading with Ray needs it; pip install 'onrecord[scale]'\n")
