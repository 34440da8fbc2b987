"""Who held an office on a day, from stated dates and from the days of articles."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from onrecord.resolve import open_store
from onrecord.store import Store
from onrecord.store.read.tenures import CitedOffice, held_on
from tests.store.invented import invented_records


def stated(
    at: str | None, status: str = "current", start: str | None = None, end: str | None = None, *, title: str = "mayor",
    holder: int = 1,
) -> CitedOffice:  # fmt: skip
    number = int((at or "0").replace("-", "")) + holder
    return CitedOffice(
        fact=f"o{number}.1", holder=f"Holder {holder}", holder_id=holder, title=title, organization="Weir", place=None,
        status=status, start=start, end=end, at=at, confidence=0.9, article=number,
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
def test_a_day_is_within_a_tenure(rows: tuple[CitedOffice, ...], day: str, held: bool) -> None:
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


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store in which one holder is two that a person merged, and one office is rejected."""
    with open_store(tmp_path_factory.mktemp("held") / "store.db") as opened:
        opened.add_all(invented_records(40, seed=6, people=12))
        one, other, *_ = sorted({office.holder_id for office in opened.offices(limit=0).rows})
        opened.merge(f"#{one}", f"#{other}", author="test")
        opened.reject(opened.offices(limit=0).rows[3].fact, author="test")
        yield opened


@pytest.mark.parametrize("narrowed", [{}, {"on": "e"}, {"since": "2017"}, {"until": "2018-06"}])
def test_a_store_answers_as_all_its_offices_do(store: Store, narrowed: dict[str, str]) -> None:
    rows = store.offices(limit=0, **narrowed).rows  # type: ignore[arg-type]
    every = [
        CitedOffice(
            o.fact, o.holder, o.holder_id, o.title, o.organization, o.place, o.status, o.start, o.end, o.at,
            o.confidence, o.article.id,
        )
        for o in rows
    ]  # fmt: skip
    days = sorted({day[:length] for o in rows if (day := o.at) for length in (4, 7, 10)} | {"1999", "2031-01"})
    found = {day: store.held_on(day, limit=0, **narrowed).rows for day in days}  # type: ignore[arg-type]
    assert found == {day: held_on(every, day) for day in days}
    assert any(found.values())


def test_of_one_holder_only_theirs(store: Store) -> None:
    year = next(o.at[:4] for o in store.offices(limit=0).rows if o.at and o.status == "current")
    every = store.held_on(year, limit=0).rows
    one = store.held_on(year, of=f"#{every[0].holder_id}", limit=0).rows
    assert one == tuple(held for held in every if held.holder_id == every[0].holder_id) != ()
