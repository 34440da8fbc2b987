"""A Markdown vault, as Obsidian and Logseq read it: a note an article, a person or organization, and a dispute.

Notes have front matter and link to each other with [[double brackets]]. A fact is a line with its words, the place of
these in the article, and its id as the block's.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from onrecord.export.cited import Cited, Fact
from onrecord.export.files import Files
from onrecord.record import Record
from onrecord.record.kinds import FACTS

_UNFIT = re.compile(r'[\[\]#^|\\/:*?"<>\x00-\x1f\x7f-\x9f\ud800-\udfff]+')
_MARKUP = re.compile(r"([\\`*_\[\]<>#|])")
_LONGEST = 100
"""Letters of a note's name: file systems hold 255 bytes."""


def write(records: Iterable[Record], files: Files) -> None:
    """Write the notes: those of articles as they come, those of people when all have come."""
    vault = _Vault()
    articles: list[str] = []
    for record in records:
        cited = Cited(record)
        name = vault.title(cited.id, " ".join(filter(None, (record.article.published, _headline(cited)))))
        articles.append(name)
        _put(files, f"articles/{name}", _article_note(vault, cited))
        for fact in cited.facts("dispute"):
            dispute = vault.title(fact.id, f"Dispute {fact.says}")
            _put(files, f"disputes/{dispute}", _dispute_note(vault, cited, fact, article=name))
        vault.remember(cited, article=name)
    for key, note in vault.people.items():
        _put(files, f"people/{vault.titles[key]}", note.lines())
    people = (vault.titles[key] for key in vault.people)
    lists = [line for names in (articles, people) for line in ("", *(f"- [[{name}]]" for name in sorted(names)))]
    _put(files, "index", ("# Articles and people", *lists))


def _put(files: Files, path: str, lines: Iterable[str]) -> None:
    with files.open(f"{path}.md") as file:
        file.write(("\n".join(lines) + "\n").encode("utf-8", "replace"))


def _headline(cited: Cited) -> str:
    return cited.article.title or cited.article.source


def _front(**values: Any) -> Iterator[str]:
    """Yield front matter: JSON is YAML too; what is not known is left out."""
    yield "---"
    yield from (f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in values.items() if value)
    yield "---"


def _plain(text: str) -> str:
    """Write words so that Markdown shows them as they are."""
    return _MARKUP.sub(r"\\\1", text)


class _Note:
    """What is known of a person or organization, as it comes."""

    def __init__(self, kind: str, name: str) -> None:
        self.kind, self.name = kind, name
        self.aliases: dict[str, None] = {}
        self.told: dict[str, list[str]] = {}

    def lines(self) -> Iterator[str]:
        """Yield the lines of the note."""
        yield from _front(title=self.name, kind=self.kind, aliases=[*self.aliases])
        yield f"# {_plain(self.name)}"
        for heading, lines in self.told.items():
            yield from ("", f"## {heading}", "", *lines)


class _Vault:
    """The names of notes, and the notes that articles add to."""

    def __init__(self) -> None:
        self.titles: dict[str, str] = {}
        self.people: dict[str, _Note] = {}
        self._taken: set[str] = set()

    def title(self, key: str, wanted: str) -> str:
        """Return the name of the note of a key, one that no other note has."""
        if key not in self.titles:
            plain = " ".join(_UNFIT.sub(" ", wanted).split())[:_LONGEST].strip(" .") or "untitled"
            found, number = plain, 1
            while found.lower() in self._taken:
                number += 1
                found = f"{plain} {number}"
            self._taken.add(found.lower())
            self.titles[key] = found
        return self.titles[key]

    def link(self, cited: Cited, key: str | None) -> str | None:
        """Return a link to somebody's note; the bare name of what has none."""
        entity = cited.entities.get(key or "")
        if entity is None:
            return None
        if not cited.entity(key):
            return _plain(entity.name)
        return f"[[{self.title(cited.key(entity.id), entity.name)}]]"

    def remember(self, cited: Cited, *, article: str) -> None:
        """Add an article's facts to the notes of those whom they are about."""
        for key in cited.entities:
            if entity := cited.entity(key):
                self.link(cited, key)
                note = self.people.setdefault(cited.key(key), _Note(entity.kind, entity.name))
                note.aliases |= dict.fromkeys(name for name in (entity.name, *entity.aliases) if name != note.name)
        for fact in cited.facts():
            for key in fact.about:
                if cited.entity(key):
                    heading = fact.kind.plural.capitalize()
                    line = _line(fact, told=f"[[{article}]]")
                    self.people[cited.key(key)].told.setdefault(heading, []).append(line)


def _line(fact: Fact, *, told: str | None) -> str:
    """Return a fact as an item of a list: what it says, its words where these are others, who tells it, the place."""
    words = "" if fact.words in fact.says else fact.words
    parts = (_plain(fact.says), fact.when, _plain(words), told)
    return f"- {' · '.join(part for part in parts if part)} ({fact.place}) ^{fact.id}"


def _article_note(vault: _Vault, cited: Cited) -> Iterator[str]:
    article = cited.article
    yield from _front(
        title=_headline(cited), publisher=article.publisher, authors=list(article.authors), date=article.published,
        url=article.url, source=article.source, sha256=article.id,
    )  # fmt: skip
    yield f"# {_plain(_headline(cited))}"
    for kind in FACTS:
        facts = list(cited.facts(kind.name))
        if facts:
            yield from ("", f"## {kind.plural.capitalize()}", "")
            for fact in facts:
                links = [link for key in fact.about if (link := vault.link(cited, key))]
                yield _line(fact, told=", ".join(links) or None)
    yield from ("", "## Text", "", *(_plain(line) for line in article.text.splitlines()))


def _dispute_note(vault: _Vault, cited: Cited, fact: Fact, *, article: str) -> Iterator[str]:
    yield from _front(title=fact.says, kind=fact.value.kind, date=cited.article.published)
    yield f"# {_plain(fact.says)}"
    parties = [vault.link(cited, party.entity) or _plain(party.text) for party in fact.value.parties]
    yield from ("", *(f"- {party}" for party in parties), "", _line(fact, told=f"[[{article}]]"))
