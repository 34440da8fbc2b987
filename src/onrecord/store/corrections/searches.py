"""Searches that people save, to see what is new in them: a part of `Store`."""

from __future__ import annotations

import sqlite3
from contextlib import AbstractContextManager
from typing import Protocol

from onrecord.errors import CorrectionError, NoSuchFactError
from onrecord.store.corrections.corrector import login_name
from onrecord.store.read.asked import given_name, repeated, row_number
from onrecord.store.read.browsing import Browser
from onrecord.store.read.sought import SavedSearch, SearchTerms
from onrecord.store.sqlite.queries import articles
from onrecord.store.sqlite.queries.kept import searches
from onrecord.store.write.adding import instant


class Searches(Protocol):
    """Searches that people save in a store; it says how its file is read and written."""

    browse: Browser

    def _writing(self) -> AbstractContextManager[sqlite3.Connection]: ...

    def save_search(self, name: str, terms: SearchTerms, *, author: str | None = None) -> SavedSearch:
        """Save a search under a name; what articles say that are added from now on is new in it.

        Raises:
            CorrectionError: the name is taken, or nothing is searched for.
            OnRecordError: nothing can be searched by these terms.
        """
        called = given_name(name, of="the name")
        if terms == SearchTerms():
            raise CorrectionError(f"{repeated(called)}: nothing to search for; give words, a speaker or another term")
        with self._writing() as connection:
            searches.count(connection, terms, after=0)
            made = searches.insert(
                connection, name=called, terms=terms, seen=articles.last_article(connection),
                author=author or login_name(), now=instant(),
            )  # fmt: skip
            if not made:
                raise CorrectionError(f"name: {repeated(called)} is the name of another search; give another name")
        return next(one for one in self.saved_searches() if one.name == called)

    def saved_searches(self) -> tuple[SavedSearch, ...]:
        """Return the searches that people save, by their names, each with how many statements are new in it."""
        return self.browse.saved_searches()

    def seen_search(self, search: int) -> SavedSearch:
        """Note that somebody has looked at a search: what is added from now on is new in it.

        Raises:
            NoSuchFactError: no search of that number.
        """
        with self._writing() as connection:
            last = articles.last_article(connection)
            if not searches.mark_seen(connection, row_number(search), seen=last, now=instant()):
                raise _no_search(search)
        return next(one for one in self.saved_searches() if one.id == search)

    def drop_search(self, search: int) -> None:
        """Save a search no longer.

        Raises:
            NoSuchFactError: no search of that number.
        """
        with self._writing() as connection:
            if not searches.delete(connection, row_number(search)):
                raise _no_search(search)


def _no_search(search: int) -> NoSuchFactError:
    return NoSuchFactError(f"{repeated(search)}: no saved search of that number; `onrecord searches` lists them")
