"""Facts as an assistant gets them: what each says, the article's words for it, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pydantic import BaseModel

from onrecord import record as recorded
from onrecord.errors import NoSuchFactError
from onrecord.record import Record, Span
from onrecord.record.kinds import BY_LETTER, Kind, certain_from, values_at
from onrecord.store import Store
from onrecord.store.read.asked import repeated
from onrecord.views.labels import one_line, words

_FACT = re.compile(r"([a-z])([0-9]+)\.([0-9]+)")
_WHO_SAID = ("source.spans", "cue.spans")
"""What belongs to the words of a statement: without its cue a denial would read as a claim."""


class Article(BaseModel, frozen=True):
    """The article that states a fact; offsets count in the text whose UTF-8 form has this sha256."""

    number: int
    title: str
    publisher: str | None
    published: str | None
    url: str | None
    source: str
    sha256: str


class CitedFact(BaseModel, frozen=True):
    """One fact with its evidence.

    Attributes:
        fact: its id in the store, such as s12.3.
        says: what it says in one line, in onrecord's words; never to be quoted as the article's.
        words: the article's own words; "…" stands for words between two spans.
        spans: where they stand in the article's text: half-open, in Unicode code points.
        confidence: the probability that it is right.
        uncertain: whether it is more likely wrong than right.
    """

    fact: str
    kind: str
    says: str
    words: str
    spans: tuple[tuple[int, int], ...]
    article: Article
    confidence: float
    uncertain: bool


class Citer:
    """Looks up the evidence of facts; the record of each article is unpacked once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._records: dict[int, Record] = {}

    def cite(self, fact: str, says: str) -> CitedFact:
        """Return a fact with its words and places.

        Args:
            fact: an id of the store.
            says: what it says, in one line.
        Raises:
            NoSuchFactError: the number of a person or organization.
        """
        letter, article, number = _parts(fact)
        record, kind = self._record(article), BY_LETTER[letter]
        value = kind.facts(record)[number - 1]
        spans = tuple(_joined(_evidence(kind, value)))
        confidence = float(getattr(value, "confidence", 1.0))
        return CitedFact(
            fact=fact, kind=kind.name, says=one_line(says), words=words(record, spans), spans=spans,
            article=_article(article, record.article), confidence=round(confidence, 3),
            uncertain=confidence < certain_from(value),
        )  # fmt: skip

    def _record(self, article: int) -> Record:
        if article not in self._records:
            self._records[article] = self._store.record(article)
        return self._records[article]


def _parts(fact: str) -> tuple[str, int, int]:
    """Cut a fact's id into its letter, the article's number and its own."""
    match = _FACT.fullmatch(fact)
    if match is None:
        raise NoSuchFactError(
            f"{repeated(fact)}: not a fact's id; those look like s12.3. Ask `who` for a number like e12"
        )
    return match[1], int(match[2]), int(match[3])


def _evidence(kind: Kind, value: object) -> Iterator[Span]:
    for path in (kind.evidence, *(one for one in kind.spans if one in _WHO_SAID)):
        yield from values_at([value], path)


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans in reading order, those that overlap as one."""
    held: Span | None = None
    for start, stop in sorted(spans):
        if held is not None and start <= held[1]:
            held = (held[0], max(held[1], stop))
            continue
        if held is not None:
            yield held
        held = (start, stop)
    if held is not None:
        yield held


def _article(number: int, article: recorded.Article) -> Article:
    return Article(
        number=number,
        title=one_line(article.title or article.source),
        publisher=_shown(article.publisher),
        published=article.published,
        url=_shown(article.url),
        source=one_line(article.source),
        sha256=article.id,
    )


def _shown(text: str | None) -> str | None:
    return one_line(text) if text else None
