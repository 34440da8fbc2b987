"""The year of a day that is written without it: by weekdays, elections and who is president."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.facts.times.publication_year import YearClues, year_clues


def clues(text: str, *, latest: int = 0) -> YearClues:
    """What a text says of its time, which looks back on a year last."""
    found = year_clues(text, (), weekdays=frozenset(), direction=lambda _: 0)
    return YearClues(
        latest=latest, terms=found.terms, race=found.race, nominated=found.nominated, pairs=found.pairs,
        election=found.election, weekdays=found.weekdays,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "latest", "year"),
    [
        ("The vote is on Friday, May 17.", 2021, 2024),  # of 2021 to 2024 only in 2024
        ("The vote is on Friday, May 17, 2019.", 2021, None),  # a day with its year is no clue
        ("The vote is on May 17.", 2021, None),
        ("Before the Nov. 8 election", 2015, 2016),
        ("", 2021, None),
    ],
)
def test_the_only_year_that_the_clues_leave(text: str, latest: int, year: int | None) -> None:
    assert clues(text, latest=latest).year(5, 16) == year


def test_a_president_says_which_years() -> None:
    assert clues("President Obama spoke.").terms[0][0] == date(2009, 1, 20)
    assert clues("The former President Obama spoke.").terms == ()


@pytest.mark.parametrize(
    ("text", "race", "nominated"),
    [
        ("a presidential candidate", True, False),
        ("her running mate", False, True),
        ("the candidate for mayor", False, False),
    ],
)
def test_races(text: str, race: bool, nominated: bool) -> None:
    found = clues(text)
    assert (found.race, found.nominated) == (race, nominated)
