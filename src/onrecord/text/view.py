"""An article as finders read it: its words in lists, and what is read off them once for all finders.

One attribute of a spaCy token costs what ten list items do. All bounds are half-open.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import blake2b
from itertools import pairwise
from typing import Any, get_args
from weakref import WeakKeyDictionary

import numpy as np
from spacy.attrs import DEP, HEAD, IDX, ORTH, POS, SENT_START, SPACY, TAG
from spacy.tokens import Doc

from onrecord.lang.en.lexicons import tables
from onrecord.lang.en.titles import is_title, singular, title_words
from onrecord.record import Article, Entity, MentionForm, PassageKind, Span
from onrecord.text.quotations import Quotations, find_quotations

_NOUNS = frozenset(["NOUN", "PROPN", "PRON"])
_ELECT = frozenset({"elect", "designate"})
CAMPAIGNS = tuple(tables("office_words")["called_after_a_person"]["ends"])
"""Last words of the names of what somebody leads that is called after him."""
_WORD = re.compile(r"\w+")
_READ: frozenset[PassageKind] = frozenset({"headline", "caption", "boilerplate", "byline", "body"})
_OF_MENTIONS = frozenset({"mentions", "mention_at", "organizations", "organization_mentions", "campaign_mentions"})


@dataclass(frozen=True, slots=True, kw_only=True)
class WordMention:
    """One mention of an entity, as the words `start` to `stop` of a view."""

    entity: int
    start: int
    stop: int
    form: MentionForm


@dataclass(frozen=True, eq=False, kw_only=True)
class ArticleView:
    """The words of an article by their number; `starts` and `ends` are code points of `text`.

    `lowers` are in lower case with straight apostrophes; `sentence_number` counts the sentences of the tree.
    """

    text: str
    words: list[str]
    lowers: list[str]
    tags: list[str]
    pos: list[str]
    deps: list[str]
    heads: list[int]
    sentence_number: list[int]
    starts: list[int]
    ends: list[int]
    article: Article | None = None
    entities: tuple[Entity, ...] = ()
    made_of: bytes = b""

    def __len__(self) -> int:
        """Count the words."""
        return len(self.words)

    def with_entities(self, entities: Sequence[Entity]) -> ArticleView:
        """Return this view with these entities' mentions; what does not depend on them is shared."""
        view = replace(self, entities=tuple(entities))
        for name in self.__dict__.keys() - view.__dict__.keys() - _OF_MENTIONS:
            view.__dict__[name] = self.__dict__[name]
        return view

    @cached_property
    def children(self) -> list[list[int]]:
        """Return the words that hang on each word, in reading order."""
        children: list[list[int]] = [[] for _ in self.words]
        for i, head in enumerate(self.heads):
            if head != i:
                children[head].append(i)
        return children

    @cached_property
    def sentences(self) -> list[Span]:
        """Return the bounds of each sentence of the tree, in words."""
        bounds: list[list[int]] = []
        for i, n in enumerate(self.sentence_number):
            if n == len(bounds):
                bounds.append([i, i])
            bounds[n][1] = i + 1
        return [(a, b) for a, b in bounds]

    @cached_property
    def read_sentences(self) -> tuple[Span, ...]:
        """Return the sentences of the passages that are read, in words, cut again at each line's end."""
        cuts: list[Span] = []
        for start, stop in self.sentences:
            begins = [start, *(i for i in range(start + 1, stop) if self.opens_line(i)), stop]
            cuts += pairwise(begins)
        passages = self.article.passages if self.article is not None else ()
        if not passages:
            return tuple(cuts)
        begins = [p.span[0] for p in passages]
        number = [bisect_right(begins, self.starts[first]) - 1 for first, _ in cuts]
        return tuple(s for s, n in zip(cuts, number, strict=True) if n < 0 or passages[n].kind in _READ)

    @cached_property
    def read_number(self) -> list[int]:
        """Return for each word the number of its read sentence, -1 where that is not read."""
        numbers = [-1] * len(self)
        for n, (start, stop) in enumerate(self.read_sentences):
            numbers[start:stop] = [n] * (stop - start)
        return numbers

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Return where each word stands."""
        places: dict[str, list[int]] = {}
        for i, word in enumerate(self.words):
            places.setdefault(word, []).append(i)
        return places

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Return all words, lower case."""
        return frozenset(self.lowers)

    @cached_property
    def quotations(self) -> Quotations:
        """Return what stands in quotation marks."""
        return find_quotations(self.text)

    @cached_property
    def quoted(self) -> list[bool]:
        """Tell whether each word stands in quotation marks."""
        quoted = [False] * len(self)
        for q in self.quotations.found:
            for i in range(self.at(q.start), len(self)):
                if self.starts[i] >= q.end:
                    break
                quoted[i] = True
        return quoted

    @cached_property
    def paragraph(self) -> list[int]:
        """Return the number of the paragraph (line) of each word."""
        numbers, n = [], 0
        for i in range(len(self)):
            n += i > 0 and self.opens_line(i)
            numbers.append(n)
        return numbers

    @cached_property
    def mentions(self) -> tuple[WordMention, ...]:
        """Return the entities' mentions in reading order, persons' names without the titles before them."""
        found = []
        for number, entity in enumerate(self.entities):
            for mention in entity.mentions:
                start = bisect_right(self.ends, mention.span[0])
                stop = bisect_left(self.starts, mention.span[1])
                if entity.kind == "person" and mention.form == "name":
                    start = _after_title(start, stop, self.lowers)
                if start < stop:
                    found.append(WordMention(entity=number, start=start, stop=stop, form=mention.form))
        return tuple(sorted(found, key=lambda m: (m.start, m.stop)))

    @cached_property
    def mention_at(self) -> list[WordMention | None]:
        """Return for each word the mention that it is in: names before descriptions, the longest first."""
        mentions: list[WordMention | None] = [None] * len(self)
        rank = {"nominal": 0, "pronoun": 1, "name": 2}
        for m in sorted(self.mentions, key=lambda m: (rank[m.form], m.stop - m.start)):
            mentions[m.start : m.stop] = [m] * (m.stop - m.start)
        return mentions

    @cached_property
    def organizations(self) -> dict[str, int]:
        """Return the organizations' numbers by their names, lower case without "the"; of equals the first."""
        organizations = [(e.name, n) for n, e in enumerate(self.entities) if e.kind == "organization"]
        return {name.lower().removeprefix("the "): n for name, n in reversed(organizations)}

    @cached_property
    def organization_mentions(self) -> dict[str, int]:
        """Return for each name of an organization, lower case, which mention is the first by a name."""
        return self._first_mentions(lambda e: (name.lower() for name in (e.name, *e.aliases)), forms=("name",))

    @cached_property
    def campaign_mentions(self) -> dict[str, int]:
        """Return for each end in whole words of a campaign's names, lower case, which mention is the first."""
        return self._first_mentions(_campaign_ends, forms=get_args(MentionForm))

    def _first_mentions(self, keys: Callable[[Entity], Iterable[str]], *, forms: Collection[str]) -> dict[str, int]:
        found: dict[str, int] = {}
        seen: set[int] = set()
        for n, mention in enumerate(self.mentions):
            if mention.entity not in seen and mention.form in forms and self.entity(mention).kind == "organization":
                seen.add(mention.entity)
                for key in keys(self.entity(mention)):
                    found.setdefault(key, n)
        return found

    def mentions_between(self, start: int, stop: int) -> tuple[WordMention, ...]:
        """Return the mentions that begin in these words."""
        first, last = (bisect_left(self.mentions, i, key=_start) for i in (start, stop))
        return self.mentions[first:last]

    def entity(self, mention: WordMention) -> Entity:
        """Return the entity that this is a mention of."""
        return self.entities[mention.entity]

    def kind(self, i: int) -> str | None:
        """Return the kind of the entity whose name word `i` is in."""
        mention = self.mention_at[i]
        return self.entities[mention.entity].kind if mention is not None and mention.form == "name" else None

    def read_sentence(self, i: int) -> Span:
        """Return the read sentence that word `i` is in; the word alone where its sentence is not read."""
        number = self.read_number[i]
        return self.read_sentences[number] if number >= 0 else (i, i + 1)

    def span(self, start: int, stop: int) -> Span:
        """Return the code points of these words."""
        return self.starts[start], self.ends[stop - 1]

    def phrase(self, start: int, stop: int) -> str:
        """Return these words as they are written, white space between them as one space."""
        return " ".join(self.text[self.starts[start] : self.ends[stop - 1]].split())

    def at(self, offset: int) -> int:
        """Return the word over this code point, or the next one after it."""
        return min(bisect_right(self.ends, offset), len(self) - 1)

    def words_in(self, span: Span) -> range:
        """Return the words that share a character with a span of code points; the next one where none does."""
        first = self.at(span[0])
        return range(first, max(bisect_left(self.starts, span[1], first), first + 1))

    def glued(self, i: int) -> bool:
        """Tell whether no space stands before word `i`."""
        return i > 0 and self.ends[i - 1] == self.starts[i]

    def joins(self, i: int, marks: Collection[str]) -> bool:
        """Tell whether word `i` is one of these marks, with no space on either side and a word behind it."""
        return self.word_at(i) in marks and i + 1 < len(self) and self.glued(i) and self.glued(i + 1)

    def cases(self, noun: int) -> list[int]:
        """Return the prepositions before a noun that the tree hangs on it, in reading order."""
        return [c for c in self.children[noun] if c < noun and self.deps[c] == "case"]

    def set_apart(self, i: int) -> bool:
        """Tell whether white space other than a space or two stands before word `i`."""
        return i > 0 and self.text[self.ends[i - 1] : self.starts[i]] not in ("", " ", "  ")

    def opens_line(self, i: int) -> bool:
        """Tell whether word `i` is the first of its line."""
        return i == 0 or "\n" in self.text[self.starts[i - 1] : self.starts[i]]

    def opens_sentence(self, i: int) -> bool:
        """Tell whether word `i` is the first of its sentence."""
        return self.sentences[self.sentence_number[i]][0] == i

    def word_at(self, i: int) -> str:
        """Return the word at `i`, "" outside the text."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def lower_at(self, i: int) -> str:
        """Return the word at `i` in lower case, "" outside the text."""
        return self.lowers[i] if 0 <= i < len(self.lowers) else ""

    def tag_at(self, i: int) -> str:
        """Return the tag of word `i`, "" outside the text."""
        return self.tags[i] if 0 <= i < len(self.tags) else ""

    def top(self, span: range) -> int:
        """Return the word of `span` on which the others hang: the first with its head outside, a noun before others."""
        inside = [i for i in span if self.pos[i] != "PUNCT"] or list(span)
        tops = [i for i in inside if self.heads[i] not in span or self.heads[i] == i] or inside
        return next((i for i in tops if self.pos[i] in _NOUNS), tops[0])


def _start(mention: WordMention) -> int:
    return mention.start


def _campaign_ends(entity: Entity) -> Iterator[str]:
    for name in (entity.name.lower(), *(alias.lower() for alias in entity.aliases)):
        if name.endswith(CAMPAIGNS):
            yield from (name[m.start() :] for m in _WORD.finditer(name))


def _after_title(start: int, stop: int, lowers: list[str]) -> int:
    """Skip "Sen.", "Senators", "Republican" before a name that a network has run together with it."""
    while start + 1 < stop:
        word = lowers[start]
        title = is_title(word) and (word.endswith(".") or singular(word) != word)
        if not (title or word in title_words().parties or word in _ELECT):
            break
        start += 1
    return start


_VIEWS: WeakKeyDictionary[Doc, ArticleView] = WeakKeyDictionary()
"""Each Doc's view, forgotten with the Doc. Not in its `user_data`, which a Doc carries with it to disk."""
_TEXTS: WeakKeyDictionary[Doc, str] = WeakKeyDictionary()


def view_of(doc: Doc, entities: Sequence[Entity] | None = None) -> ArticleView:
    """Return the view of a Doc, without its white space (which may stand in the middle of a name).

    It is made once, and again only when the Doc's words, tags, trees or article have changed.

    Args:
        doc: without trees every word is its own head.
        entities: whose mentions the view shows; those of the call before where not given.
    """
    columns = doc.to_array([ORTH, TAG, POS, DEP, HEAD, SENT_START, IDX, SPACY]).reshape(len(doc), 8)
    made_of = blake2b(columns.tobytes(), digest_size=16).digest()
    view, article = _VIEWS.get(doc), _article(doc)
    if view is None or view.made_of != made_of or view.article is not article:
        view = _VIEWS[doc] = _made(doc, columns, article=article, made_of=made_of)
    if entities is not None and view.entities != tuple(entities):
        view = _VIEWS[doc] = view.with_entities(entities)
    return view


def text_of(doc: Doc) -> str:
    """Return the text of a Doc, its article's in marks that are alike; spaCy puts it together anew at each call."""
    if (text := _TEXTS.get(doc)) is None:
        text = _TEXTS[doc] = str(doc.text)
    return text


def _article(doc: Doc) -> Article | None:
    return doc._.article if doc.has_extension("article") else None


def _made(doc: Doc, columns: Any, *, article: Article | None, made_of: bytes) -> ArticleView:
    tokens = np.arange(len(doc))
    heads, opens = columns[:, 4].astype("int64") + tokens, columns[:, 5].astype("int64") == 1
    kept = np.array([i for i, word in enumerate(_strings(doc, columns[:, 0])) if not word.isspace()], dtype="int64")
    place = np.full(len(doc), -1)
    place[kept] = np.arange(len(kept))
    heads = place[heads[kept]]  # of a word that hangs on white space: itself
    sentences = np.unique(np.cumsum(opens)[kept], return_inverse=True)[1]
    columns = columns[kept]
    words, starts = _strings(doc, columns[:, 0]), columns[:, 6].tolist()
    return ArticleView(
        text=text_of(doc), words=words, lowers=[word.lower().replace("’", "'") for word in words],
        tags=_strings(doc, columns[:, 1]), pos=_strings(doc, columns[:, 2]), deps=_strings(doc, columns[:, 3]),
        heads=np.where(heads < 0, np.arange(len(kept)), heads).tolist(), sentence_number=sentences.tolist(),
        starts=starts, ends=[s + len(w) for s, w in zip(starts, words, strict=True)],
        article=article, made_of=made_of,
    )  # fmt: skip


def _strings(doc: Doc, column: Any) -> list[str]:
    """Return the strings of a column's keys."""
    strings = doc.vocab.strings
    keys = column.tolist()
    names = {key: strings[key] if key else "" for key in set(keys)}
    return [names[key] for key in keys]
