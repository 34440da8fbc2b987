"""Who held an office on a day, from stated dates and from the days of articles."""

from __future__ import annotations

import pytest

from onrecord.store.read.answers import Article
from onrecord.store.read.reported import StatedOffice
from onrecord.store.read.tenures import held_on


def stated(
    at: str | None, status: str = "current", start: str | None = None, end: str | None = None, *, title: str = "mayor",
    holder: int = 1,
) -> StatedOffice:  # fmt: skip
    number = int((at or "0").replace("-", "")) + holder
    return StatedOffice(
        fact=f"o{number}.1", holder=f"Holder {holder}", holder_id=holder, title=title, organization="Weir", place=None,
        status=status, start=start, end=end, at=at, confidence=0.9, words="the mayor",
        article=Article(id=number, name="a.txt", publisher=None, published=at),
    )  # fmt: skip


CITED = (stated("2018-03-01"), stated("2016-05-02"))
LEFT = (stated("2019-01-01", "former"), *CITED)
KNOWN = (stated("2020-01-01", "former", "2010", "2014-06"),)
SINCE = (stated("2016-05-02", start="2012"),)


@pytest.mark.parametrize(
    ("rows", "day", "held"),
    [
        (CITED, "2017-01-01", True),
        (CITED, "2016-05-02", True),
        (CITED, "2016", True),
        (CITED, "2016-05-01", False),
        (CITED, "2018-03-02", False),
        (LEFT, "2017-01-01", True),
        (LEFT, "2018-12-01", False),
        (KNOWN, "2010-01-01", True),
        (KNOWN, "2014-06-30", True),
        (KNOWN, "2014-07", False),
        (KNOWN, "2020", False),
        (SINCE, "2013-07-07", True),
        (SINCE, "2011", False),
        (SINCE, "2016-06", False),
        ((stated("2016-05-02", "former"),), "2016-05-02", False),
        ((stated("2016-05-02", "candidate"),), "2016-05-02", False),
        ((stated("2016-05-02", "acting"),), "2016-05-02", True),
        ((stated(None),), "2016", False),
        ((stated("2020-01-01", "former", "198X", "../1994~"),), "1994-12", True),
        ((stated("2020-01-01", "former", "1981", "198X"),), "1989-12", True),
    ],
)  # fmt: skip
def test_a_day_is_within_a_tenure(rows: tuple[StatedOffice, ...], day: str, held: bool) -> None:
    assert bool(held_on(rows, day)) is held


def test_stated_dates_are_apart_from_cited_ones() -> None:
    (held,) = held_on((*LEFT, *SINCE), "2017")
    assert (held.start, held.end, held.first, held.last) == ("2012", None, "2016-05-02", "2018-03-01")
    assert (held.status, held.fact, held.articles) == ("former", LEFT[0].fact, 3)


def test_each_holder_and_office_is_one() -> None:
    rows = (stated("2016-01-02"), stated("2016-01-02", title="Mayor"), stated("2016-01-01", holder=2))
    assert [one.holder for one in held_on(rows, "2016")] == ["Holder 1", "Holder 2"]
    both = (stated("2016-01-02"), stated("2016-01-02", title="judge"))
    assert [one.title for one in held_on(both, "2016-01")] == ["mayor", "judge"]
