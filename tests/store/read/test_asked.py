"""Whatever is asked, a store answers or says what is wrong with the question; nothing else leaves it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from onrecord import errors
from onrecord.resolve import open_store
from onrecord.store import Store
from onrecord.store.read.asked import LONGEST, checked_period, repeated, row_number
from tests.store.invented import invented_records

HUGE, HALF, NUL = 10**30, "Ada \udcff", "Ada\0Lund"
DIGITS = "9" * 5000
"""More than Python turns into a number."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(tmp_path_factory.mktemp("asked") / "store.db") as opened:
        opened.add_all(invented_records(3, seed=2, people=5))
        yield opened


ASKED: list[tuple[Callable[[Store], Any], type[errors.OnRecordError], str]] = [
    (lambda s: s.who(f"#{HUGE}"), errors.NoSuchNameError, "nobody of that number"),
    (lambda s: s.who(f"#{2**63}"), errors.NoSuchNameError, "nobody of that number"),
    (lambda s: s.who(f"#{DIGITS}"), errors.NoSuchNameError, "nobody of that number"),
    (lambda s: s.who("#٣"), errors.NoSuchNameError, "not found"),
    (lambda s: s.who(HALF), errors.NoSuchNameError, "UTF-8"),
    (lambda s: s.find(NUL), errors.NoSuchNameError, "write it in letters"),
    (lambda s: s.who("x" * 100_000), errors.NoSuchNameError, "^.{,200}$"),
    (lambda s: s.said(speaker=f"i{HUGE}"), errors.NoSuchNameError, "nobody of that number"),
    (lambda s: s.said(HALF), errors.SearchError, "no text has"),
    (lambda s: s.said(NUL), errors.SearchError, "no text has"),
    (lambda s: s.said("word " * 1000), errors.SearchError, "give 1,000 at most"),
    (lambda s: s.said("!?"), errors.SearchError, "no word"),
    (lambda s: s.said(limit=HUGE), errors.StoreError, "give a smaller one"),
    (lambda s: s.figures(NUL), errors.SearchError, "no text has"),
    (lambda s: s.articles(HALF), errors.SearchError, "no text has"),
    (lambda s: s.timeline(limit=2**62), errors.StoreError, "give a smaller one"),
    (lambda s: s.timeline(since="2024-99"), errors.DateError, "not a date"),
    (lambda s: s.said(until="٢٠٢٤"), errors.DateError, "not a date"),
    (lambda s: s.silences(since="2023-02-30"), errors.DateError, "not a date"),
    (lambda s: s.browse.articles(since="2024-1"), errors.DateError, "not a date"),
    (lambda s: s.browse.articles(publisher=HALF), errors.StoreError, "UTF-8"),
    (lambda s: s.browse.articles(offset=HUGE), errors.StoreError, "give a smaller one"),
    (lambda s: s.browse.said(NUL), errors.SearchError, "no text has"),
    (lambda s: s.browse.editions(HUGE), errors.NoSuchFactError, "no article of that number"),
    (lambda s: s.browse.rulings(HUGE), errors.StoreError, "give a smaller one"),
    (lambda s: s.record(HUGE), errors.NoSuchFactError, "no article of that number"),
    (lambda s: s.record(10**5000), errors.NoSuchFactError, "more than 19 digits"),
    (lambda s: s.record(HALF), errors.NoSuchFactError, "nothing has that id"),
    (lambda s: s.identities(HALF), errors.NoSuchFactError, "nothing has that id"),
    (lambda s: s.people(kind=HALF), errors.StoreError, "UTF-8"),
    (lambda s: s.merge(f"#{HUGE}", "e1"), errors.NoSuchNameError, "nobody of that number"),
    (lambda s: s.reject(f"s{HUGE}.1"), errors.NoSuchFactError, "no statement of that number"),
    (lambda s: s.reject(f"s1.{DIGITS}"), errors.NoSuchFactError, "no statement of that number"),
    (lambda s: s.reject("s1.٣"), errors.NoSuchFactError, "not a fact's id"),
    (lambda s: s.attribute(HALF, None), errors.NoSuchFactError, "not a fact's id"),
    (lambda s: s.keep_apart(HUGE), errors.NoSuchFactError, "no question"),
    (lambda s: s.join(-HUGE), errors.NoSuchFactError, "no question"),
    (lambda s: s.undo(HUGE), errors.NoSuchFactError, "no correction"),
    (lambda s: s.undo(0), errors.NoSuchFactError, "no correction"),
    (lambda s: s.rename("e1", "x" * (LONGEST + 1), author="me"), errors.CorrectionError, "300 at most"),
    (lambda s: s.rename("e1", "x" * 100_000, author="me"), errors.CorrectionError, "100,000 characters"),
    (lambda s: s.rename("e1", NUL, author="me"), errors.CorrectionError, r"U\+0000"),
    (lambda s: s.rename("e1", HALF, author="me"), errors.CorrectionError, r"U\+DCFF"),
    (lambda s: s.rename("e1", "Ada \x1b[31mLund", author="me"), errors.CorrectionError, r"U\+001B"),
    (lambda s: s.rename("e1", "\u202eAda", author="me"), errors.CorrectionError, r"U\+202E"),
    (lambda s: s.rename("e1", " \n ", author="me"), errors.CorrectionError, "empty"),
    (lambda s: s.rename("e1", "Ada Lund", author=HALF), errors.CorrectionError, "the author"),
    (lambda s: s.rename("e1", "Ada Lund", author="x" * 301), errors.CorrectionError, "the author"),
    (lambda s: s.split("e1", articles=[HUGE], author="me"), errors.CorrectionError, "no article"),
    (lambda s: s.split("e1", articles=[1], called=NUL, author="me"), errors.CorrectionError, "."),
    (lambda s: s.split("e1", name=HALF, author="me"), errors.CorrectionError, "no article"),
]


@pytest.mark.parametrize("asked", range(len(ASKED)))
def test_what_cannot_be_asked_is_said(store: Store, asked: int) -> None:
    ask, error, words = ASKED[asked]
    with pytest.raises(error, match=words) as raised:
        ask(store)
    assert str(raised.value).isprintable()
    assert len(str(raised.value)) < 400
    assert store.corrections() == ()


@pytest.mark.parametrize(
    "ask",
    [
        lambda s: s.said("resign*"),
        lambda s: s.said('"the old" harbor'),
        lambda s: s.said(since="2015", until="2015-02"),
        lambda s: s.said("'; DROP TABLE article; --"),
        lambda s: s.said("a" * 1000),
        lambda s: s.figures("%"),
        lambda s: s.find("\u202eAda"),
        lambda s: s.browse.look_up(NUL),
        lambda s: s.browse.look_up(HALF),
    ],
)
def test_what_can_be_asked_is_answered(store: Store, ask: Callable[[Store], Any]) -> None:
    ask(store)


@pytest.mark.parametrize("value", ["2024", "2024-02", "2024-02-29", "0999"])
def test_periods(value: str) -> None:
    assert checked_period(value) == value


@pytest.mark.parametrize(
    "value", ["", "24", "2024-", "2024-13", "2024-00", "2023-02-29", "2024-1-1", "2024-01-01T00:00", "2024\n", "٢٠٢٤"]
)
def test_what_is_no_period(value: str) -> None:
    with pytest.raises(errors.DateError, match="not a date"):
        checked_period(value)


@pytest.mark.parametrize(
    ("given", "row"),
    [(1, 1), ("12", 12), (0, 0), (-1, 0), (2**63 - 1, 2**63 - 1), (2**63, 0), (str(2**63), 0), (DIGITS, 0)],
)
def test_numbers_of_rows(given: int | str, row: int) -> None:
    assert row_number(given) == row


def test_what_is_repeated_is_short_and_seen() -> None:
    assert repeated("a\n\x1b[0m" + "b" * 100) == "a \ufffd[0m" + "b" * 73 + "…"
    assert repeated(10**5000) == "a number of more than 19 digits"
