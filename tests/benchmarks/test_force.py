"""The test of forces, on a text of our own."""

from __future__ import annotations

from collections import Counter
from typing import get_args

import msgspec

from benchmarks import force
from benchmarks.force import Case, Judged, judge, lines, misses, read_cases, tally, unread
from onrecord.record import Force

_TEXT = "Dora Vance said the pier was closed for the winter. Carl Ode denied that he had sold the boat.\n"


def _case(line: int, cue: str, content: str, wanted: Force) -> Case:
    start, first = _TEXT.index(cue), _TEXT.index(content)
    return Case(
        line=line, article="pier", cue=((start, start + len(cue)),), content=((first, first + len(content)),),
        force=wanted,
    )  # fmt: skip


SAID = _case(1, "said", "the pier was closed for the winter", "asserts")
DENIED = _case(2, "denied", "that he had sold the boat", "denies")
NEVER = _case(3, "sold", "the boat", "asks")


def test_the_file_has_300_cases_of_300_articles_and_30_of_each_force() -> None:
    cases = read_cases()
    counts = Counter(c.force for c in cases)
    assert len(cases) == len({c.article for c in cases}) == 300
    assert set(counts) == set(get_args(Force))
    assert min(counts.values()) >= 30
    assert all(start < end for c in cases for start, end in (*c.cue, *c.content))


def test_what_training_has_read_is_left_out(tmp_path) -> None:
    (tmp_path / "articles.jsonl").write_text('{"article": "pier"}\n{"article": "quay"}\n', encoding="utf-8")
    (tmp_path / "held.jsonl").write_text("", encoding="utf-8")
    other = msgspec.structs.replace(SAID, article="dock")
    assert list(unread([SAID, other], tmp_path)) == [other]


def test_forces_of_a_text(tmp_path) -> None:
    (tmp_path / "pier.txt").write_text(_TEXT, encoding="utf-8")
    assert [j.found for j in judge([SAID, DENIED, NEVER], tmp_path)] == ["asserts", "denies", None]


def test_the_table_counts_what_is_listed() -> None:
    judged = [Judged(case=SAID, found="denies"), Judged(case=DENIED, found="denies"), Judged(case=NEVER, found=None)]
    assert (tally(judged).right, tally(judged).found) == (1, 2)
    assert (tally(judged, "denies").precision, tally(judged, "denies").recall) == (0.5, 1.0)
    table = list(lines(judged))
    assert len(table) == 8
    assert "P  50.0" in table[0]
    assert table[0].endswith("(1 of 3 not listed)")


def test_only_even_lines_are_shown() -> None:
    judged = [Judged(case=SAID, found="denies"), Judged(case=DENIED, found="asserts")]
    assert [line.split("\t")[0] for line in misses(judged)] == ["2"]


def test_it_is_skipped_where_the_articles_are_not(tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.setattr("sys.argv", ["force", "--shared", str(tmp_path)])
    force.main()
    assert "skipped" in capsys.readouterr().out
