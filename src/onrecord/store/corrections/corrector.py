"""What people say of a store's facts and names: a part of `Store`."""

from __future__ import annotations

import getpass
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from typing import Protocol

from onrecord.errors import StoreError
from onrecord.store.corrections import changing, rewriting
from onrecord.store.corrections.changes import Change
from onrecord.store.corrections.history import numbers_of
from onrecord.store.read.answers import Correction
from onrecord.store.sqlite.queries import corrections as correction_rows
from onrecord.store.write.adding import instant

_Prepare = Callable[[sqlite3.Connection], tuple[Change, str]]


class Corrector(Protocol):
    """Corrections of a store; it says how its file is read and written."""

    def _reading(self) -> AbstractContextManager[sqlite3.Connection]: ...

    def _writing(self) -> AbstractContextManager[sqlite3.Connection]: ...

    def merge(self, first: str, second: str, *, author: str | None = None) -> Correction:
        """Say that the second is the first."""
        return self._correct(lambda c: changing.merge(c, first, second), author)

    def keep_apart(self, question: int, *, author: str | None = None) -> Correction:
        """Say that the two of a question are two."""
        return self._correct(lambda c: changing.distinct(c, question), author)

    def join(self, question: int, *, author: str | None = None) -> Correction:
        """Say that the two of a question are one."""
        return self._correct(lambda c: changing.join(c, question), author)

    def rename(self, who: str, name: str, *, author: str | None = None) -> Correction:
        """Say what they are called."""
        return self._correct(lambda c: changing.rename(c, who, name), author)

    def retype(self, who: str, kind: str, *, author: str | None = None) -> Correction:
        """Say that they are of that kind: "person", "organization", "place" or "other"."""
        return self._correct(lambda c: changing.retype(c, who, kind), author)

    def split(
        self,
        who: str,
        *,
        name: str | None = None,
        articles: Iterable[int] = (),
        called: str | None = None,
        author: str | None = None,
    ) -> Correction:
        """Say that they are another where they have this name, or in these articles; `called` names the other."""
        numbers = tuple(articles)
        return self._correct(lambda c: changing.split(c, who, name=name, articles=numbers, called=called), author)

    def reject(self, fact: str, *, author: str | None = None, reason: str | None = None) -> Correction:
        """Say that a fact (`s12.3`) is wrong, or that what has this number (`e12`) is no name: its facts go with it."""
        return self._correct(lambda c: changing.reject(c, fact), author, reason)

    def reject_all(
        self, facts: Iterable[str], *, author: str | None = None, reason: str | None = None
    ) -> tuple[Correction, ...]:
        """Reject many, as `reject` one: all of them or, where one cannot be rejected, none."""
        return self._correct_all(changing.reject, facts, author, reason)

    def accept(self, fact: str, *, author: str | None = None, reason: str | None = None) -> Correction:
        """Say that a fact (`s12.3`) is right: its confidence is 1 from then on."""
        return self._correct(lambda c: changing.accept(c, fact), author, reason)

    def accept_all(
        self, facts: Iterable[str], *, author: str | None = None, reason: str | None = None
    ) -> tuple[Correction, ...]:
        """Accept many, as `accept` one: all of them or, where one cannot be accepted, none."""
        return self._correct_all(changing.accept, facts, author, reason)

    def attribute(
        self, fact: str, who: str | None, *, author: str | None = None, reason: str | None = None
    ) -> Correction:
        """Say that a statement (`s12.3`) is this speaker's, one that the store knows; None: nobody's that is named."""
        return self._correct(lambda c: changing.attribute(c, fact, who), author, reason)

    def edit(
        self, fact: str, values: Mapping[str, str], *, author: str | None = None, reason: str | None = None
    ) -> Correction:
        """Say what fields of a fact (`f12.3`) are: {"value": "4200"}; it is right from then on, as if accepted."""
        return self._correct(lambda c: rewriting.edit(c, fact, values), author, reason)

    def undo(self, correction: int | None = None, *, author: str | None = None) -> Correction:
        """Take back a correction, the last if no number is given."""
        return self.undo_all((correction,), author=author)[0]

    def undo_all(self, corrections: Iterable[int | None], *, author: str | None = None) -> tuple[Correction, ...]:
        """Take back many: all of them or, where one cannot be taken back, none."""
        with self._writing() as connection:
            numbers = changing.undo(connection, tuple(corrections), author=author or login_name(), now=instant())
        return self._numbered(numbers)

    def corrections(self, *, of: str | None = None) -> tuple[Correction, ...]:
        """Return every correction ever made, the oldest first, also those taken back or without a place.

        Args:
            of: a fact (`s12.3`): only the corrections that speak of it.
        Raises:
            NoSuchFactError: no such fact.
        """
        with self._reading() as connection:
            numbers = None if of is None else numbers_of(connection, of)
            return correction_rows.corrections(connection, numbers)

    def _correct(self, change: _Prepare, author: str | None, reason: str | None = None) -> Correction:
        return self._made((change,), author, reason)[0]

    def _correct_all(
        self,
        prepare: Callable[[sqlite3.Connection, str], tuple[Change, str]],
        facts: Iterable[str],
        author: str | None,
        reason: str | None,
    ) -> tuple[Correction, ...]:
        """Make a correction for each of these facts, in one transaction."""

        def prepared(fact: str) -> _Prepare:
            return lambda connection: prepare(connection, fact)

        given = dict.fromkeys(fact.strip() for fact in facts)
        return self._made(tuple(map(prepared, given)), author, reason) if given else ()

    def _made(self, changes: Iterable[_Prepare], author: str | None, reason: str | None) -> tuple[Correction, ...]:
        with self._writing() as connection:
            numbers = changing.write(
                connection,
                [change(connection) for change in changes],
                author=author or login_name(),
                reason=reason,
                now=instant(),
            )
        return self._numbered(numbers)

    def _numbered(self, numbers: Iterable[int]) -> tuple[Correction, ...]:
        found = {one.id: one for one in self.corrections()}
        return tuple(found[number] for number in numbers)


def login_name() -> str:
    """Return the user's login name, for corrections whose author is not given."""
    try:
        return getpass.getuser()
    except (OSError, KeyError) as error:
        raise StoreError("who makes this correction? Nothing tells your login name; give an author") from error
