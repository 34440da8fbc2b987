"""Words and days as conditions."""

from __future__ import annotations

import pytest

from onrecord.errors import DateError, SearchError
from onrecord.store.sqlite.queries.conditions import days_between, fts_terms, spans_of


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("bridge", '{text} : ("bridge")'),
        ("the  bridge", '{text} : ("the" AND "bridge")'),
        ('"the bridge" safe', '{text} : ("the bridge" AND "safe")'),
        ("resign*", '{text} : ("resign"*)'),
        ("bridge — safe", '{text} : ("bridge" AND "safe")'),
    ],
)
def test_every_word_is_a_term(words: str, query: str) -> None:
    assert fts_terms(words, column="text") == query


@pytest.mark.parametrize("words", ["", "—", '""', "\0"])
def test_without_a_word_there_is_nothing_to_search_for(words: str) -> None:
    with pytest.raises(SearchError):
        fts_terms(words, column="text")


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        (None, None, ("", ())),
        ("2021-05", None, (" AND s.at >= ?", ("2021-05",))),
        (None, "2021", (" AND s.at < ?", ("2021~",))),
        ("2021-05-01", "2021-05-02", (" AND s.at >= ? AND s.at < ?", ("2021-05-01", "2021-05-02~"))),
    ],
)
def test_days(since: str | None, until: str | None, found: tuple[str, tuple[str, ...]]) -> None:
    assert days_between("s.at", since, until) == found


def test_what_is_not_a_day_is_refused() -> None:
    with pytest.raises(DateError):
        days_between("s.at", "2021-02-30", None)


def test_spans() -> None:
    assert spans_of("[[0,4],[7,9]]") == ((0, 4), (7, 9))
