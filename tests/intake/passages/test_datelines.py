"""Where and when a story was filed."""

from __future__ import annotations

import pytest

from onrecord.intake.passages.datelines import dateline_end, is_dateline


@pytest.mark.parametrize(
    ("paragraph", "line"),
    [
        ("RENO, Nev. (AP) — The mayor resigned.", "RENO, Nev. (AP) — "),
        ("(CNN) — The mayor resigned.", "(CNN) — "),
        ("The mayor — a sailor — resigned.", ""),
        ("BREAKING — The mayor resigned.", ""),
    ],
)
def test_dateline_before_a_sentence(paragraph: str, line: str) -> None:
    assert paragraph[: dateline_end(paragraph)] == line


def test_dateline_alone() -> None:
    assert is_dateline("Updated 5:32 PM ET, Fri November 11, 2022")
    assert not is_dateline("The mayor resigned on November 11, 2022")
