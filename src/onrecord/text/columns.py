"""A Doc's columns as lists: read once, since one attribute of a spaCy token costs what ten list items do."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import Any

import numpy as np
from spacy.attrs import DEP, HEAD, IDX, ORTH, POS, SENT_START, SPACY, TAG
from spacy.tokens import Doc

from onrecord.record import Span
from onrecord.text.latest import Latest
from onrecord.text.quotations import Quotations, find_quotations
from onrecord.text.words import text_of

_NOUNS = frozenset(["NOUN", "PROPN", "PRON"])


@dataclass(frozen=True)
class Words:
    """The words of a Doc by their number; `starts` and `ends` are code points of `text`."""

    text: str
    forms: list[str]
    lowers: list[str]
    tags: list[str]
    pos: list[str]
    deps: list[str]
    heads: list[int]
    sentence: list[int]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        """How many words."""
        return len(self.forms)

    @cached_property
    def children(self) -> list[list[int]]:
        """The words that hang on each word, in reading order."""
        children: list[list[int]] = [[] for _ in self.forms]
        for i, head in enumerate(self.heads):
            if head != i:
                children[head].append(i)
        return children

    @cached_property
    def sentences(self) -> list[Span]:
        """The bounds of each sentence, in words."""
        bounds: list[list[int]] = []
        for i, n in enumerate(self.sentence):
            if n == len(bounds):
                bounds.append([i, i])
            bounds[n][1] = i + 1
        return [(a, b) for a, b in bounds]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each form stands."""
        places: dict[str, list[int]] = {}
        for i, form in enumerate(self.forms):
            places.setdefault(form, []).append(i)
        return places

    @cached_property
    def quotations(self) -> Quotations:
        """What stands in quotation marks."""
        return find_quotations(self.text)

    @cached_property
    def quoted(self) -> list[bool]:
        """Whether each word stands in quotation marks."""
        quoted = [False] * len(self)
        for q in self.quotations.found:
            for i in range(self.at(q.start), len(self)):
                if self.starts[i] >= q.end:
                    break
                quoted[i] = True
        return quoted

    @cached_property
    def paragraph(self) -> list[int]:
        """The number of the paragraph (line) of each word."""
        numbers, n = [], 0
        for form in self.forms:
            n += "\n" in form
            numbers.append(n)
        return numbers

    def at(self, offset: int) -> int:
        """The word over this code point, or the next one after it."""
        i = bisect_right(self.starts, offset) - 1
        return i if i >= 0 and offset < self.ends[i] else min(i + 1, len(self) - 1)

    def between(self, span: Span) -> range:
        """The words that share a character with a span of code points; the next one where none does."""
        first = self.at(span[0])
        return range(first, max(bisect_left(self.starts, span[1], first), first + 1))

    def glued(self, i: int) -> bool:
        """Whether no space stands before word `i`."""
        return i > 0 and self.ends[i - 1] == self.starts[i]

    def top(self, span: range) -> int:
        """The word of `span` on which the others hang: the first whose head is outside it, a noun before others."""
        inside = [i for i in span if self.pos[i] not in ("PUNCT", "SPACE")] or list(span)
        tops = [i for i in inside if self.heads[i] not in span or self.heads[i] == i] or inside
        return next((i for i in tops if self.pos[i] in _NOUNS), tops[0])


def words_of(doc: Doc) -> Words:
    """The columns of a Doc; without trees every word is its own head."""
    columns = doc.to_array([ORTH, TAG, POS, DEP, HEAD, SENT_START, IDX, SPACY])
    return _latest.of(lambda: _words(doc, columns), doc, blake2b(columns.tobytes(), digest_size=16).digest())


_latest = Latest()
"""Five finders ask for the words of a Doc in a row, 2 ms each."""


def _words(doc: Doc, columns: Any) -> Words:
    size = len(doc)
    orth, tag, pos, dep, head, sentence_start, starts, _ = columns.reshape(size, 8).T
    forms, begins = _names(doc, orth), starts.tolist()
    opens = sentence_start.astype("int64") == 1
    opens[:1] = False  # the first sentence's number is 0, whether its beginning is marked or not
    return Words(
        text=text_of(doc),
        forms=forms, lowers=[form.lower() for form in forms], tags=_names(doc, tag), pos=_names(doc, pos),
        deps=_names(doc, dep), heads=(head.astype("int64") + np.arange(size)).tolist(),
        sentence=np.cumsum(opens).tolist(), starts=begins,
        ends=[s + len(f) for s, f in zip(begins, forms, strict=True)],
    )  # fmt: skip


def _names(doc: Doc, column: Any) -> list[str]:
    """The strings of a column's keys."""
    strings = doc.vocab.strings
    keys = column.tolist()
    names = {key: strings[key] if key else "" for key in set(keys)}
    return [names[key] for key in keys]
