"""The accuracy gate: scorers' lines are read, floors rise and never fall, what fell is named."""

from __future__ import annotations

import pytest

from benchmarks.floors import Floors, fallen, of_trials, raised, read_floors, write_floors
from benchmarks.scores import Score, parse_scores

SAID = """\
source exact                       P  81.2  R  79.0  F1  80.1   right 79 found 97 wanted 100
speakers, direct                   P  90.0  R  90.0  F1  90.0   right 9 found 10 wanted 10
recall of content 0.8 + source, direct     93.3   right 14 wanted 15
CofeNet instances that could not be aligned: 3
missed  entity    some article             Ann Lee
"""


def score(points: float, wanted: int = 10) -> Score:
    return Score(precision=points, recall=points, f1=points, right=wanted, found=wanted, wanted=wanted)


def test_scorers_lines_are_read_and_others_passed_over():
    scores = parse_scores(SAID)
    assert list(scores) == ["source exact", "speakers, direct", "recall of content 0.8 + source, direct"]
    assert scores["source exact"] == Score(precision=81.2, recall=79.0, f1=80.1, right=79, found=97, wanted=100)
    assert scores["recall of content 0.8 + source, direct"].recall == 93.3


@pytest.mark.parametrize(
    ("now", "fell"),
    [
        (80.0, ()),
        (79.6, ()),
        (79.4, ("gold: ties: 79.4, floor 80.0",)),
        (None, ("gold: ties: no longer measured, floor 80.0",)),
    ],
)
def test_what_fell_is_named(now, fell):
    found = {"gold": {"ties": score(now)} if now is not None else {}}
    assert fallen(found, Floors(slack=0.5, of={"gold": {"ties": 80.0}})) == fell


def test_floors_only_rise(tmp_path):
    floors = Floors(slack=0.5, of={"gold": {"ties": 80.0, "events": 70.0}})
    lifted = raised({"gold": {"ties": score(75.0), "events": score(71.27)}, "seed": {"ties": score(100.0)}}, floors)
    assert lifted.of == {"gold": {"ties": 80.0, "events": 71.2}, "seed": {"ties": 100.0}}
    write_floors(lifted, tmp_path / "floors.toml")
    assert read_floors(tmp_path / "floors.toml") == lifted


def test_two_facts_make_no_floor():
    lifted = raised({"gold": {"silences": score(100.0, 2), "disputes": score(100.0, 3)}}, Floors(slack=0.5, of={}))
    assert lifted.of == {"gold": {"disputes": 100.0}}


def test_the_projects_own_floors_can_be_read():
    assert read_floors().slack < 1


def test_floors_of_trials_that_were_not_tried_are_left_out():
    floors = Floors(slack=0.5, of={"open": {"ties": 40.0}, "gold": {"ties": 80.0}})
    assert of_trials(floors, {"open": {}, "new": {}}) == Floors(slack=0.5, of={"open": {"ties": 40.0}})
