"""A record's facts as other tools take them: each with an id that stays, its words, its places and its date."""

from __future__ import annotations

import hashlib
import json
import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

import msgspec

from onrecord.record import Article, Entity, Record, Spans
from onrecord.record.kinds import FACTS, Kind, values_at
from onrecord.record.wording import Wording
from onrecord.store.read.browsed import IDENTITY
from onrecord.views.dates import days
from onrecord.views.labels import one_line

NAMED: Final = ("person", "organization")
"""The kinds of entities that act: the others are places and things."""
_ISO = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?")
_UNPLAIN = re.compile(r"[^A-Za-z0-9]+")
_LONGEST = 60
"""Letters of a file's name that are taken from the source."""
_ID = 20
"""Hexadecimal digits of ids."""


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One fact of an article.

    Attributes:
        id: made of the article, the kind and the place, so that the next export has it again.
        spans: of its evidence, in reading order.
        words: at these spans, in one line; parts that stand apart are joined by "…".
        says: what it says, in one line.
        when: its own date (EDTF), where it has one.
        date: its own date, else the day of publication.
    """

    kind: Kind
    value: Any
    id: str
    spans: Spans
    words: str
    says: str
    when: str | None
    date: str | None

    @property
    def about(self) -> tuple[str, ...]:
        """Return the ids, in the record, of those whom it is about: who speaks, holds, acts, each once."""
        return tuple(dict.fromkeys(one for path in self.kind.parties for one in values_at([self.value], path)))

    @property
    def confidence(self) -> float:
        """Return the probability that it is right."""
        return float(getattr(self.value, "confidence", 1.0))

    @property
    def place(self) -> str:
        """Return where its words stand, as RFC 5147 writes it: "char=134,195"."""
        return ";".join(f"char={start},{end}" for start, end in self.spans)


class Cited:
    """One article's record, its facts and the ids of those whom they speak of."""

    def __init__(self, record: Record) -> None:
        self.record, self.article = record, record.article
        self.id = short_id("article", record.article.id)
        self.entities = {entity.id: entity for entity in record.entities}
        self._wording = Wording(record)
        self._mentions = sorted((*m.span, entity.id) for entity in record.entities for m in entity.mentions)

    def key(self, entity: str) -> str:
        """Return an entity's id beyond its article: the store's own, else one of this article alone."""
        return entity if entity.startswith(IDENTITY) else f"{self.article.id[:_ID]}-{entity}"

    def entity(self, entity: str | None, *, kinds: tuple[str, ...] = NAMED) -> Entity | None:
        """Return an entity if it is of one of these kinds, of any if none is given."""
        found = self.entities.get(entity or "")
        return found if found and (not kinds or found.kind in kinds) else None

    def mentioned(self, spans: Spans) -> Iterator[str]:
        """Yield the ids, in the record, of those who are mentioned within spans, each once."""
        found: dict[str, None] = {}
        for start, end in spans:
            for place in range(bisect_left(self._mentions, (start,)), len(self._mentions)):
                first, last, key = self._mentions[place]
                if first >= end:
                    break
                found |= {key: None} if last <= end else {}
        yield from found

    def words(self, spans: Spans) -> str:
        """Return the words at spans in one line."""
        return " … ".join(one_line(self.record.words(span)) for span in spans)

    def facts(self, *names: str) -> Iterator[Fact]:
        """Yield the facts of these kinds, by default of all that have ids, in the record's order."""
        for kind in FACTS:
            if not names or kind.name in names:
                yield from self._of(kind)

    def _of(self, kind: Kind) -> Iterator[Fact]:
        seen: dict[str, int] = {}
        for fact in kind.facts(self.record):
            spans = tuple(sorted(values_at([fact], kind.evidence)))
            places = sorted(values_at([fact], kind.place))
            told = getattr(fact, kind.label)
            known = short_id(kind.name, self.article.id, *map(str, places), str(told))
            seen[known] = seen.get(known, 0) + 1
            when = next((date for field in kind.dates if (date := getattr(fact, field))), None)
            yield Fact(
                kind=kind, value=fact, id=known if seen[known] == 1 else f"{known}-{seen[known]}", spans=spans,
                words=self.words(spans), says=one_line(self._wording.says(kind, fact)), when=when,
                date=when or self.article.published,
            )  # fmt: skip


def file_name(article: Article) -> str:
    """Return a name for an article's file: its source in plain letters, and the beginning of its id."""
    plain = _UNPLAIN.sub("-", article.source.rpartition("/")[2]).strip("-")[:_LONGEST]
    return f"{plain or 'article'}-{article.id[:8]}"


def short_id(kind: str, *parts: str) -> str:
    """Return an id made of a kind and of what tells one of that kind from others."""
    return f"{kind}-{hashlib.sha256('|'.join(parts).encode('utf-8', 'surrogatepass')).hexdigest()[:_ID]}"


def iso_dates(edtf: str | None) -> tuple[str | None, str | None]:
    """Return the first and the last year, month or day of an EDTF date as ISO writes them; None where it has none."""
    start, slash, end = (edtf or "").partition("/")
    first = _iso(start)
    return first, _iso(end) if slash else first


def _iso(edtf: str) -> str | None:
    match = _ISO.match(edtf)
    return match[0] if match and (match.end() == len(edtf) or edtf[match.end()] in "~?%T") else None


def full_dates(edtf: str | None) -> tuple[str | None, str | None]:
    """Return the first and the last day that an EDTF date covers; None where it has none, or an end is open."""
    covered = days(edtf) if edtf else None
    if covered is None:
        return None, None
    first, last = (date.fromordinal(day).isoformat() for day in (covered.first, covered.last))
    return None if covered.open_start else first, None if covered.open_end else last


def as_json(value: Any, *, indent: int | None = None) -> bytes:
    """Return a value as JSON in UTF-8, half a character (a lone surrogate) as "?" so that offsets stay."""
    return json.dumps(value, ensure_ascii=False, indent=indent).encode("utf-8", "replace")
