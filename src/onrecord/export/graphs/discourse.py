"""Discourse Network Analyzer: its event list, a row a statement or position, columns parted by semicolons.

The first columns are those of DNA's own export, with its four variables person, organization, concept and agreement;
what DNA does not know comes after them. DNA's readers take no semicolon and no double mark within a cell: they are
written as a comma and a single mark.
Source: the event list of DNA 3.0 (github.com/leifeld/dna, dna.export.Exporter).
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

from onrecord.export.cited import Cited, Fact, full_dates
from onrecord.export.files import Files
from onrecord.record import Position, Record, Statement

OF_DNA = (
    "statement ID", "time", "document ID", "document title", "author", "source", "section", "type", "text", "person",
    "organization", "concept", "agreement",
)  # fmt: skip
OURS = ("fact", "act", "start", "stop", "article", "confidence")
_AGAINST = frozenset(("denies", "doubts", "oppose", "reject", "deny", "accuse", "threaten"))
"""Forces of statements and acts that disagree with what they are about."""


def write(records: Iterable[Record], files: Files) -> None:
    """Write the event list; documents and rows are numbered from 1."""
    with files.open("onrecord-dna.csv") as raw:
        file = io.TextIOWrapper(raw, encoding="utf-8", errors="replace", newline="")
        file.write(_line(map(_quoted, (*OF_DNA, *OURS))))
        row = 0
        for document, record in enumerate(records, 1):
            cited = Cited(record)
            for fact in cited.facts("statement", "position"):
                row += 1
                file.write(_line(_row(cited, fact, row=row, document=document)))
        file.flush()
        file.detach()


def _line(cells: Iterable[str]) -> str:
    return ";".join(cells) + "\n"


def _quoted(text: str | None) -> str:
    """Write a cell as DNA does."""
    one = " ".join((text or "").split()).replace(";", ",").replace('"', "'")
    return f'"{one}"'


def _row(cited: Cited, fact: Fact, *, row: int, document: int) -> Iterator[str]:
    article = cited.article
    day = full_dates(fact.date)[0] or full_dates(article.published)[0]
    yield from (str(row), f"{day} 00:00:00" if day else "", str(document))
    person, organization = _who(cited, fact)
    texts = (
        article.title or article.source, "; ".join(article.authors), article.publisher, "", fact.kind.name, fact.words,
        person, organization, _concept(cited, fact),
    )  # fmt: skip
    yield from map(_quoted, texts)
    act = fact.value.force if isinstance(fact.value, Statement) else fact.value.act
    yield "0" if act in _AGAINST else "1"
    yield from (_quoted(fact.id), _quoted(act), str(fact.spans[0][0]), str(fact.spans[-1][1]))
    yield from (_quoted(article.id), str(fact.confidence))


def _who(cited: Cited, fact: Fact) -> tuple[str, str]:
    """Return the person and the organization of a row: of a person who holds an office, that of the office."""
    key = fact.about[0] if fact.about else None
    body = cited.entity(key, kinds=("organization",))
    if body is not None:
        return "", body.name
    person = cited.entity(key, kinds=("person",))
    offices = cited.record.offices if person else ()
    bodies = (cited.entity(office.organization) for office in offices if office.holder == key)
    within = next((body.name for body in bodies if body), "")
    return (person.name if person else _called(fact)), within


def _called(fact: Fact) -> str:
    """Return the words that stand for a party that has no name."""
    value: Statement | Position = fact.value
    return (value.speaker if isinstance(value, Statement) else value.actor_text) or ""


def _concept(cited: Cited, fact: Fact) -> str:
    """Return what it is about, for a person to code: of a position its target, of a statement its words."""
    value: Statement | Position = fact.value
    if isinstance(value, Statement):
        return value.text
    return cited.words((value.target,)) if value.target else fact.words
