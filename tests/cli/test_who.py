"""`onrecord who`: ties read in the direction in which the article states them."""

from __future__ import annotations

import typing
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

from onrecord.cli.app import app
from onrecord.record import Tie, TieKind
from onrecord.resolve import open_store
from onrecord.views.labels import labels
from tests.store.small import Small

SAYS = {
    "nominated_by": "Ada Marsh nominated by Boris Quill", "appointed_by": "Ada Marsh appointed by Boris Quill",
    "confirmed_by": "Ada Marsh confirmed by Boris Quill", "hired_by": "Ada Marsh hired by Boris Quill",
    "fired_by": "Ada Marsh fired by Boris Quill", "reports_to": "Ada Marsh reports to Boris Quill",
    "serves_at_discretion_of": "Ada Marsh serves at the discretion of Boris Quill",
    "can_remove": "Ada Marsh can be removed by Boris Quill",
    "cannot_remove": "Ada Marsh cannot be removed by Boris Quill",
    "member_of": "Ada Marsh member of Boris Quill", "spokesperson_for": "Ada Marsh spokesperson for Boris Quill",
    "lawyer_for": "Ada Marsh lawyer for Boris Quill", "represents": "Ada Marsh represents Boris Quill",
    "founded": "Ada Marsh founded Boris Quill", "owns": "Ada Marsh owns Boris Quill",
    "spouse_of": "Ada Marsh spouse of Boris Quill", "parent_of": "Ada Marsh parent of Boris Quill",
    "sibling_of": "Ada Marsh sibling of Boris Quill", "endorsed": "Ada Marsh endorsed Boris Quill",
    "opponent_of": "Ada Marsh opponent of Boris Quill",
}  # fmt: skip
"""What a tie whose subject is Ada Marsh says; the closed list's sides are in docs/record.md."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a tie of every kind, each in an article of its own."""
    path = tmp_path_factory.mktemp("who") / "store.db"
    with open_store(path) as opened:
        for number, kind in enumerate(typing.get_args(TieKind)):
            small = Small(f"Ada Marsh and Boris Quill: {kind}, tie {number}.", source=f"{number}.txt")
            one, other = small.entity("Ada Marsh"), small.entity("Boris Quill")
            tie = Tie(kind=kind, subject=one, object=other, evidence=((0, 9),), confidence=0.9)
            opened.add(msgspec.structs.replace(small.record(), ties=(tie,)))
    return path


def test_every_kind_of_tie_is_here() -> None:
    assert set(SAYS) == set(typing.get_args(TieKind)) == set(labels("tie"))


@pytest.mark.parametrize("who", ["Ada Marsh", "Boris Quill"])
def test_ties_are_told_from_both_sides_in_their_direction(store: Path, who: str) -> None:
    done = CliRunner().invoke(app, ["who", who, "--store", str(store), "--limit", "30"])
    told = [line.split(" [")[0].strip() for line in done.stdout.splitlines()]
    assert set(SAYS.values()) <= set(told)


def test_labels_in_the_store_say_the_same(store: Path) -> None:
    with open_store(store) as opened:
        said = {opened.fact_words(f"t{number}.1") for number in range(1, len(SAYS) + 1)}
    assert said == set(SAYS.values())
