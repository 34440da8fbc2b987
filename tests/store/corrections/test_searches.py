"""Searches that people save, and what is new in them since somebody looked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import CorrectionError, DateError, NoSuchFactError, NoSuchNameError, SearchError
from onrecord.resolve import open_store
from onrecord.store import SearchTerms, Store
from tests.store.small import Small


def article(words: str, *, speaker: str = "Ada Marsh", published: str = "2021-05-01") -> Small:
    small = Small(f"{speaker} said {words}.", source=words, published=published, publisher="The Courier")
    small.statement(words, small.entity(speaker), mode="indirect")
    return small


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "s.db") as opened:
        opened.add(article("the bridge is safe").record())
        yield opened


def new(store: Store) -> dict[str, int]:
    return {one.name: one.new for one in store.saved_searches()}


def test_what_is_added_later_is_new_until_somebody_looks(store: Store) -> None:
    saved = store.save_search("bridges", SearchTerms(words="bridge"), author="desk")
    assert (saved.id, saved.new, saved.seen, saved.author, saved.says) == (1, 0, 1, "desk", "“bridge”")
    store.add(article("the old bridge will close", published="2020-01-01").record())
    store.add(article("the harbor opens").record())
    assert new(store) == {"bridges": 1}
    assert store.seen_search(1).new == 0
    assert new(store) == {"bridges": 0}
    store.add(article("no bridge is left").record())
    assert new(store) == {"bridges": 1}


def test_every_term_narrows_the_search(store: Store) -> None:
    store.save_search("hers", SearchTerms(words="bridge", speaker="Ada Marsh", since="2021"), author="desk")
    store.save_search("denials", SearchTerms(speaker="Ada Marsh", force="denies"), author="desk")
    store.save_search("Courier", SearchTerms(publisher="The Courier"), author="desk")
    store.add(article("a bridge fell", speaker="Boris Lunt").record())
    store.add(article("one bridge burned").record())
    store.add(article("her bridge broke", published="2020-01-01").record())
    assert new(store) == {"Courier": 3, "denials": 0, "hers": 1}
    assert store.saved_searches()[2].says == "“bridge”, said by Ada Marsh, from 2021"


def test_a_reading_again_is_nothing_new(store: Store) -> None:
    store.save_search("bridges", SearchTerms(words="bridge"), author="desk")
    again = article("the bridge is safe")
    again.statement("bridge", None, mode="indirect")
    assert store.add(again.record()) == "reread"
    assert new(store) == {"bridges": 0}


def test_a_name_that_fits_several_later_is_said(store: Store) -> None:
    store.save_search("hers", SearchTerms(speaker="Ada Marsh"), author="desk")
    store.add(article("we mean it", speaker="Boris Lunt").record())
    store.rename("Ada Marsh", "Ada Lund", author="desk")
    store.rename("Boris Lunt", "Ada Lund", author="desk")
    (one,) = store.saved_searches()
    assert (one.new, one.problem is None) == (0, True)
    store.save_search("several", SearchTerms(speaker="e1"), author="desk")
    assert store.saved_searches()[1].says == "said by Ada Lund"


@pytest.mark.parametrize(
    ("terms", "error"),
    [
        (SearchTerms(), CorrectionError),
        (SearchTerms(words="?!"), SearchError),
        (SearchTerms(speaker="Nobody Here"), NoSuchNameError),
        (SearchTerms(since="May"), DateError),
        (SearchTerms(force="shouts"), SearchError),
        (SearchTerms(mode="sung"), SearchError),
    ],
)
def test_what_cannot_be_searched_for_is_not_saved(store: Store, terms: SearchTerms, error: type[Exception]) -> None:
    with pytest.raises(error):
        store.save_search("x", terms, author="desk")
    assert store.saved_searches() == ()


def test_a_name_is_given_once_and_free_again_when_its_search_is_dropped(store: Store) -> None:
    store.save_search("bridges", SearchTerms(words="bridge"), author="desk")
    with pytest.raises(CorrectionError, match=r"^name: bridges is the name of another search"):
        store.save_search(" bridges ", SearchTerms(words="safe"), author="desk")
    store.drop_search(1)
    assert store.save_search("bridges", SearchTerms(words="safe"), author="desk").says == "“safe”"
    for change in (store.drop_search, store.seen_search):
        with pytest.raises(NoSuchFactError, match="no saved search of that number"):
            change(7)
