"""The accuracy gate where only the open gold is there, what it keeps, and README's table of it."""

from __future__ import annotations

import pytest

from benchmarks import accuracy
from benchmarks.floors import Floors
from benchmarks.measured import keep_measured, read_measured
from benchmarks.readme import HEADER, ROWS, TABLE, measured_table
from benchmarks.scores import Score


def score(f1: float, wanted: int = 10) -> Score:
    return Score(precision=f1, recall=f1, f1=f1, right=wanted, found=wanted, wanted=wanted)


@pytest.fixture
def gate(monkeypatch, tmp_path):
    """The gate with a ready result; ONRECORD_SHARED leads to an empty folder."""
    asked = []

    def results(shared):
        asked.append(shared)
        return {"open": {"ties": score(45.0)}}

    monkeypatch.setenv("ONRECORD_SHARED", str(tmp_path))
    monkeypatch.setattr(accuracy, "results", results)
    monkeypatch.setattr(accuracy, "overflows", lambda: False)
    monkeypatch.setattr(accuracy, "RESULTS", tmp_path / "results.json")
    monkeypatch.setattr(
        accuracy, "read_floors", lambda: Floors(slack=0.5, of={"open": {"ties": 45.4}, "gold": {"ties": 80.0}})
    )
    return asked


def test_without_the_shared_articles_the_open_ones_are_the_gate(gate, capsys):
    assert accuracy.main([]) == 0
    assert gate == [None]
    said = capsys.readouterr().out
    assert "on gold/ alone" in said
    assert "no longer measured" not in said


def test_a_fall_on_the_open_ones_fails_the_gate(gate, monkeypatch, capsys):
    monkeypatch.setattr(accuracy, "read_floors", lambda: Floors(slack=0.5, of={"open": {"ties": 45.6}}))
    assert accuracy.main([]) == 1
    assert "fell: open: ties: 45.0, floor 45.6" in capsys.readouterr().out


def test_a_trial_that_was_not_run_is_missed_where_the_shared_articles_are(gate, tmp_path, capsys):
    (tmp_path / "score").mkdir()
    assert accuracy.main([]) == 1
    assert gate == [tmp_path]
    assert "fell: gold: ties: no longer measured, floor 80.0" in capsys.readouterr().out


def test_raising_keeps_what_was_measured(gate, monkeypatch, tmp_path):
    kept = []
    monkeypatch.setattr(accuracy, "write_floors", lambda floors: kept.append(floors.of["open"]))
    monkeypatch.setattr(accuracy, "keep_measured", kept.append)
    assert accuracy.main(["--raise"]) == 0
    assert kept == [{"ties": 45.4}, {"open": {"ties": score(45.0)}}]


def test_the_open_trial_is_of_the_project_alone():
    words = [*accuracy.OPEN.articles, *(word for scorer in accuracy.OPEN.scorers for word in scorer)]
    assert str(accuracy.GOLD) in words
    assert not any("shared" in word for word in words)


def test_what_was_measured_is_kept_by_trial(tmp_path):
    path = tmp_path / "measured.tsv"
    assert read_measured(path) == {}
    keep_measured({"open": {"ties": score(45.0)}, "gold": {"a, b": score(12.3, 7)}}, path)
    keep_measured({"open": {"offices": score(80.0)}}, path)
    assert read_measured(path) == {"open": {"offices": score(80.0)}, "gold": {"a, b": score(12.3, 7)}}


def test_the_table_has_a_row_a_figure_and_dashes_for_what_was_not_measured():
    table = measured_table({"blind": {"ties": score(74.8, 51)}, "open": {"ties": score(45.0, 28)}})
    lines = table.splitlines()
    assert lines[:2] == HEADER.splitlines()
    assert len(lines) == len(ROWS) + 2
    assert "| ties | 74.8 | 74.8 | 74.8 | 51 | 45.0 | 28 |" in lines
    assert "| offices | – | – | – | – | – | – |" in lines
    assert TABLE.fullmatch(table)
