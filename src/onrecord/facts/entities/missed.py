"""Names that the network did not see: by first name, title, transcript, lexicon or an organization's last word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.facts.entities.name import Name, capital, plain
from onrecord.facts.lexicons import word_set, word_table
from onrecord.facts.words import Words

_ACRONYM = re.compile(r"(?:[A-Z]\.){2,}|[A-Z][A-Z&]{1,5}s?$")
_MARKS = frozenset("\"“'‘[(")


def find_missed(words: Words, headings: list[bool]) -> Iterator[Name]:
    """All that looks like a name by itself, also where the network has seen it; none in headings but transcripts'."""
    yield from _transcript(words)
    for start, end in _runs(words):
        if not headings[words.sentence[start]]:
            yield from _listed(words, start, end)
            label = _label(words, start, end)
            if label:
                yield Name(start=start, end=end, label=label)


def _label(words: Words, start: int, end: int) -> str | None:
    first, last = plain(words.forms[start]), plain(words.forms[end - 1])
    before = words.forms[start - 1] if start else ""
    if end - start > 1 and last in word_set("organization_heads"):
        return "ORG"
    titled = before[:1].isupper() and plain(before) in word_set("titles")
    if titled or (1 < end - start < 5 and first in word_table("given_names")):
        return "PERSON"
    bracketed = before == "(" and words.forms[end : end + 1] == [")"]
    return "ORG" if end - start == 1 and bracketed and _ACRONYM.match(words.forms[start]) else None


def _listed(words: Words, start: int, end: int) -> Iterator[Name]:
    """Well-known organizations within a run of capitals, unless the word is a common one too."""
    sorts, common = word_table("organizations"), word_table("organizations", 2)
    for i in range(start, end):
        for stop in range(min(end, i + 4), i, -1):
            name = " ".join(words.lowers[i:stop])
            if name in sorts and common[name] != "common" and not (stop < end and stop - i == 1):
                yield Name(start=i, end=stop, label="ORG")
                break


def _transcript(words: Words) -> Iterator[Name]:
    """Capitals and a colon that open a line: who speaks in a transcript ("ROWE: …")."""
    for i, form in enumerate(words.forms):
        if form != ":" or not i:
            continue
        start = i
        while start and words.forms[start - 1].isupper() and len(words.forms[start - 1]) > 1 and i - start < 3:
            start -= 1
        before = start - 1
        while before >= 0 and words.forms[before] in _MARKS:
            before -= 1
        opens = before < 0 or "\n" in words.forms[before]
        if start < i and opens and len(words.forms[i - 1]) > 2 and words.lowers[i - 1] not in word_set("no_names"):
            yield Name(start=start, end=i, label="PERSON")


def _runs(words: Words) -> Iterator[tuple[int, int]]:
    """Stretches of proper nouns in capitals within a sentence, without the titles before them."""
    start: int | None = None
    for i in range(len(words) + 1):
        proper = i < len(words) and words.pos[i] == "PROPN" and capital(words, i)
        ends = start is not None and (not proper or words.sentence[i] != words.sentence[start])
        if ends and start is not None:
            yield _without_titles(words, start, i), i
        start = (i if start is None or ends else start) if proper else None


def _without_titles(words: Words, start: int, end: int) -> int:
    titles, no_names = word_set("titles"), word_set("no_names")
    while start < end - 1 and (plain(words.forms[start]) in titles or words.lowers[start] in no_names):
        start += 1
    return start
