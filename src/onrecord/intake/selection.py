"""Which records are taken of many: `publisher = "The Harbor Ledger" and published >= 2016-09 and kind = silences`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from operator import eq, ge, le
from pathlib import Path
from typing import Any, Final, Self

import msgspec

from onrecord.errors import SelectionError
from onrecord.record.edtf import first_day
from onrecord.record.kinds import FACTS
from onrecord.record.signs import line

LONGEST = 1_000
"""Characters of an expression."""
_TOKEN = re.compile(
    r"""\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<sign>!=|>=|<=|=|\(|\)|,)|(?P<word>[^\s"'!<>=(),]+))"""
)
_PERIOD = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")
_MONTH = re.compile(r"month=([0-9]{4}-[0-9]{2}|unknown)")
_ORDER: Final = {"=": eq, ">=": ge, "<=": le}
_NAMES: Final = ("person", "organization", "place")
_OF_ARTICLES: Final = ("publisher", "author", "section")
_PUBLISHED, _KIND = "published", "kind"
FIELDS: Final = (*_OF_ARTICLES, _PUBLISHED, *_NAMES, _KIND)
_KINDS: Final = tuple(kind.plural for kind in FACTS)
_EXAMPLE = 'write it as publisher = "The Harbor Ledger" and published >= 2016-09'


class _Article(msgspec.Struct):
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    published: str | None = None


class _Entity(msgspec.Struct):
    kind: str
    name: str
    aliases: tuple[str, ...] = ()


class _Seen:
    """A record of which only what is asked for is decoded."""

    def __init__(self, json: bytes) -> None:
        self._fields = msgspec.json.decode(json, type=dict[str, msgspec.Raw])

    @cached_property
    def article(self) -> _Article:
        """Return what is known of its article."""
        found: _Article = self._field("article", _Article, "{}")
        return found

    def of_article(self, field: str) -> tuple[str, ...]:
        """Return the values of one of _OF_ARTICLES, folded."""
        if field == "author":
            return tuple(map(_folded, self.article.authors))
        value: str | None = getattr(self.article, field)
        return (_folded(value),) if value else ()

    def names(self, kind: str) -> Iterator[str]:
        """Yield the names of the entities of a kind, folded, between spaces."""
        for entity in self._field("entities", tuple[_Entity, ...], "[]"):
            if entity.kind == kind:
                yield from (f" {_folded(name)} " for name in (entity.name, *entity.aliases))

    def holds(self, kind: str) -> bool:
        """Tell whether there is a fact of a kind."""
        return bool(self._field(kind, tuple[msgspec.Raw, ...], "[]"))

    def _field(self, name: str, of: Any, empty: str) -> Any:
        return msgspec.json.decode(self._fields.get(name, msgspec.Raw(empty.encode())), type=of)


class Condition(msgspec.Struct, frozen=True, kw_only=True):
    """A field that has one of some values, or with "!=" none of them; ">=" and "<=" are of days."""

    field: str
    sign: str
    values: tuple[str, ...]

    def holds(self, seen: _Seen) -> bool:
        """Tell whether it is true of a record; of one without a day nothing is that is said of its day."""
        if self.field == _PUBLISHED:
            return self.may_hold(first_day(seen.article.published))
        found = any(self._has(seen, value) for value in self.values)
        return found != (self.sign == "!=")

    def may_hold(self, day: str | None) -> bool:
        """Tell whether it may be true of what was published on a day or, of a folder of Parquet, in a month."""
        if self.field != _PUBLISHED:
            return True
        if day is None:
            return False
        if self.sign == "!=":
            return not any(day.startswith(value) for value in self.values)
        return any(_ORDER[self.sign](day[: len(value)], value[: len(day)]) for value in self.values)

    def _has(self, seen: _Seen, value: str) -> bool:
        if self.field == _KIND:
            return seen.holds(value)
        if self.field in _NAMES:
            return any(f" {_folded(value)} " in name for name in seen.names(self.field))
        return _folded(value) in seen.of_article(self.field)


class Selection(msgspec.Struct, frozen=True):
    """The records of which all conditions are true."""

    conditions: tuple[Condition, ...]

    @classmethod
    def of(cls, expression: str) -> Self:
        """Read an expression: `FIELD = VALUE`, `!=`, `>=`, `<=` or `in (VALUE, VALUE)`, joined by `and`.

        Raises:
            SelectionError: anything else; with what is wrong, and the remedy.
        """
        return cls(tuple(_Reader(expression).conditions()))

    def takes(self, json: bytes) -> bool:
        """Tell whether a record, given as JSON, is taken; what is not a record is, so that it can be named as such."""
        try:
            seen = _Seen(json)
            return all(condition.holds(seen) for condition in self.conditions)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return True

    def may_lie_in(self, table: Path) -> bool:
        """Tell whether a Parquet file can have records that are taken, by the month that its folder names."""
        month = _MONTH.fullmatch(table.parent.name)
        if month is None:
            return True
        day = None if month[1] == "unknown" else month[1]
        return all(condition.may_hold(day) for condition in self.conditions)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


class _Reader:
    """Reads an expression from left to right."""

    def __init__(self, expression: str) -> None:
        if len(expression) > LONGEST:
            raise SelectionError(f"an expression of {len(expression):,} characters; give {LONGEST:,} at most")
        self._tokens = [*_tokens(expression), ("end", "")]
        self._at = 0

    def conditions(self) -> Iterator[Condition]:
        """Yield the conditions.

        Raises:
            SelectionError: as `Selection.of` says.
        """
        yield self._condition()
        while (token := self._next())[0] != "end":
            if token[0] != "word" or token[1].lower() != "and":
                raise _wrong(token, "join conditions with and; put names of several words in quotation marks")
            yield self._condition()

    def _condition(self) -> Condition:
        token = self._next()
        field = token[1].lower() if token[0] == "word" else ""
        if field not in FIELDS:
            raise _wrong(token, f"begin a condition with one of {', '.join(FIELDS)}; {_EXAMPLE}")
        sign, values = self._compared(field)
        if field != _PUBLISHED and sign in (">=", "<="):
            raise SelectionError(f"{field} {sign}: only published has an order; give =, != or in (…)")
        return Condition(field=field, sign=sign, values=tuple(_checked(field, value) for value in values))

    def _compared(self, field: str) -> tuple[str, list[str]]:
        """Read a sign and what follows it."""
        token = self._next()
        if token[0] == "word" and token[1].lower() == "in":
            return "=", self._listed(field)
        if token[0] != "sign" or token[1] not in (*_ORDER, "!="):
            raise _wrong(token, f"after {field} give =, !=, >=, <= or in (…)")
        return token[1], [self._value(field)]

    def _listed(self, field: str) -> list[str]:
        """Read values in parentheses."""
        token = self._next()
        if token != ("sign", "("):
            raise _wrong(token, f'give the values in parentheses: {field} in ("one", "another")')
        values = [self._value(field)]
        while (token := self._next()) == ("sign", ","):
            values.append(self._value(field))
        if token != ("sign", ")"):
            raise _wrong(token, f'part the values by commas and end them with ): {field} in ("one", "another")')
        return values

    def _value(self, field: str) -> str:
        token = self._next()
        if token[0] in ("end", "sign") or not token[1].strip():
            raise _wrong(token, f"give what {field} is compared with")
        return token[1]

    def _next(self) -> tuple[str, str]:
        token = self._tokens[self._at]
        self._at += 1
        return token


def _tokens(expression: str) -> Iterator[tuple[str, str]]:
    """Yield the words and signs of an expression, each with its kind."""
    at, end = 0, len(expression.rstrip())
    while at < end:
        match = _TOKEN.match(expression, at)
        if match is None:
            raise SelectionError(f"“{_short(expression[at:].strip())}”: not to be read; {_EXAMPLE}")
        kind = str(match.lastgroup)
        yield ("text" if kind in ("double", "single") else kind), match[kind]
        at = match.end()


def _checked(field: str, value: str) -> str:
    """Check what a field is compared with."""
    if field == _PUBLISHED and not _PERIOD.fullmatch(value):
        raise SelectionError(f"{_short(value)}: not a date; give 2022-11-09, 2022-11 or 2022")
    if field == _KIND and value not in _KINDS:
        raise SelectionError(f"{_short(value)}: not a kind of fact; choose from {', '.join(_KINDS)}")
    return value


def _wrong(token: tuple[str, str], remedy: str) -> SelectionError:
    """Say where an expression goes wrong."""
    return SelectionError(f"{'at its end' if token[0] == 'end' else f'at “{_short(token[1])}”'}: {remedy}")


def _short(text: str) -> str:
    found = line(text)
    return found if len(found) <= 40 else f"{found[:39]}…"
