"""A Doc's columns as lists: read once, since one attribute of a spaCy token costs what ten list items do."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from spacy.attrs import DEP, HEAD, IDX, LEMMA, ORTH, POS, SENT_START, TAG
from spacy.tokens import Doc

from onrecord.facts.quotations import Quotations, find_quotations
from onrecord.record import Span

_NOUNS = frozenset(["NOUN", "PROPN", "PRON"])


@dataclass(frozen=True)
class Words:
    """The words of a Doc by their number; `starts` and `ends` are code points of `text`."""

    text: str
    forms: list[str]
    lowers: list[str]
    lemmas: list[str]
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
        """The words that share a character with a span of code points."""
        first = self.at(span[0])
        last = first
        while last < len(self) and self.starts[last] < span[1]:
            last += 1
        return range(first, last)

    def glued(self, i: int) -> bool:
        """Whether no space stands before word `i`."""
        return i > 0 and self.ends[i - 1] == self.starts[i]

    def top(self, span: range) -> int:
        """The word of `span` on which the others hang: the first whose head is outside it, a noun before others."""
        inside = [i for i in span if self.pos[i] not in ("PUNCT", "SPACE")] or list(span)
        tops = [i for i in inside if self.heads[i] not in span or self.heads[i] == i] or inside
        return next((i for i in tops if self.pos[i] in _NOUNS), tops[0])


def words_of(doc: Doc) -> Words:
    """The columns of a Doc; missing trees are flat, missing lemmas the lower-case forms."""
    table = doc.to_array([ORTH, LEMMA, TAG, POS, DEP, HEAD, SENT_START]).astype("int64").tolist()
    names: dict[int, str] = {0: ""}
    strings = doc.vocab.strings

    def name(key: int) -> str:
        if key not in names:
            names[key] = strings[key % 2**64]
        return names[key]

    forms = [name(row[0]) for row in table]
    starts = _starts(doc, forms)
    sentence, n = [], -1
    for i, row in enumerate(table):
        n += i == 0 or row[6] == 1
        sentence.append(n)
    lowers = [form.lower() for form in forms]
    return Words(
        text=doc.text, forms=forms, lowers=lowers,
        lemmas=[name(row[1]) or low for row, low in zip(table, lowers, strict=True)],
        tags=[name(row[2]) for row in table], pos=[name(row[3]) for row in table],
        deps=[name(row[4]) for row in table], heads=[i + row[5] for i, row in enumerate(table)],
        sentence=sentence, starts=starts, ends=[s + len(f) for s, f in zip(starts, forms, strict=True)],
    )  # fmt: skip


def _starts(doc: Doc, forms: list[str]) -> list[int]:
    return [int(i) for i in doc.to_array([IDX]).tolist()] if forms else []
