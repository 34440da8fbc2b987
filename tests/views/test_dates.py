"""EDTF dates as days and as words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.views.dates import days, in_words


@pytest.mark.parametrize(
    ("edtf", "first", "last", "words"),
    [
        ("2022-11-09", "2022-11-09", "2022-11-09", "9 Nov 2022"),
        ("2022-11-09T15:30", "2022-11-09", "2022-11-09", "9 Nov 2022"),
        ("2024-02", "2024-02-01", "2024-02-29", "Feb 2024"),
        ("2007", "2007-01-01", "2007-12-31", "2007"),
        ("2001~", "2001-01-01", "2001-12-31", "about 2001"),
        ("1998?", "1998-01-01", "1998-12-31", "1998 (uncertain)"),
        ("198X", "1980-01-01", "1989-12-31", "1980s"),
        ("19XX", "1900-01-01", "1999-12-31", "1900s"),
        ("2016-21", "2016-03-01", "2016-05-31", "spring 2016"),
        ("2016-24", "2016-12-01", "2017-02-28", "winter 2016"),
        ("2016-34", "2016-04-01", "2016-06-30", "second quarter of 2016"),
        ("2021-10-01/2022-09-30", "2021-10-01", "2022-09-30", "1 Oct 2021 – 30 Sep 2022"),
        ("2019/..", "2019-01-01", "2019-12-31", "since 2019"),
        ("../2019", "2019-01-01", "2019-12-31", "until 2019"),
    ],
)
def test_dates(edtf: str, first: str, last: str, words: str) -> None:
    covered = days(edtf)
    assert covered is not None
    assert date.fromordinal(covered.first).isoformat() == first
    assert date.fromordinal(covered.last).isoformat() == last
    assert in_words(edtf) == words


@pytest.mark.parametrize(
    "edtf", ["", "soon", "2022-13", "2022-02-30", "0000", "20220101", "/", "a/b", "2022/x", "99999"]
)
def test_what_is_no_date_is_none_and_its_own_words(edtf: str) -> None:
    assert days(edtf) is None
    assert isinstance(in_words(edtf), str)


def test_open_ends_are_said() -> None:
    until, since = days("../2019"), days("2019/..")
    assert until and until.open_start and not until.open_end
    assert since and since.open_end and not since.open_start


@given(st.dates())
def test_every_day_covers_itself(day: date) -> None:
    covered = days(day.isoformat())
    assert covered is not None and covered.first == covered.last == day.toordinal()


@given(st.text(alphabet="0123456789-/X~?%.T", max_size=24))
def test_no_text_breaks_dates(text: str) -> None:
    covered = days(text)
    assert covered is None or covered.first <= covered.last
    in_words(text)
