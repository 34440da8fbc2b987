"""The words of a Doc with the entities' mentions on them, for the grammars of silences, offices and ties."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc

from onrecord.lang.en.titles import is_title, singular, title_words
from onrecord.record import Article, Entity, MentionForm, PassageKind, Span
from onrecord.text.columns import Words, words_of
from onrecord.text.latest import Latest

_ELECT = frozenset({"elect", "designate"})
CAMPAIGNS = ("campaign", "administration", "team", "camp")
"""Last words of the names of what somebody leads that is called after him."""
_WORD = re.compile(r"\w+")
_READ: frozenset[PassageKind] = frozenset({"headline", "caption", "boilerplate", "byline", "body"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One mention of an entity, as a run of words: `first` is its first word, `last` the word after it."""

    entity: int
    first: int
    last: int
    form: MentionForm


@dataclass(frozen=True, kw_only=True)
class NamedWords:
    """Columns with one value a word; `sentences` are half-open runs of words within one paragraph."""

    text: str
    word: list[str]
    lower: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    start: list[int]
    end: list[int]
    sentences: tuple[tuple[int, int], ...]
    entities: tuple[Entity, ...]
    named: tuple[Named, ...]
    quoted: list[bool]

    def span(self, first: int, last: int) -> Span:
        """The code points of the words `first` to `last`, the last not included."""
        return self.start[first], self.end[last - 1]

    def between(self, first: int, last: int) -> str:
        """The text of these words."""
        return self.text[self.start[first] : self.end[last - 1]]

    def at(self, offset: int) -> int:
        """The word that holds this code point, or the next one."""
        return min(bisect_right(self.end, offset), len(self.word) - 1)

    def sentence(self, word: int) -> tuple[int, int]:
        """The sentence that this word is in; the word alone where its sentence is not read."""
        number = self.sentence_number[word]
        return self.sentences[number] if number >= 0 else (word, word + 1)

    @cached_property
    def sentence_number(self) -> list[int]:
        """For each word the number of its sentence, -1 where that is not read."""
        out = [-1] * len(self.word)
        for n, (first, last) in enumerate(self.sentences):
            out[first:last] = [n] * (last - first)
        return out

    @cached_property
    def mention_at(self) -> list[Named | None]:
        """For each word the mention that it is in: names before descriptions, the longest first."""
        out: list[Named | None] = [None] * len(self.word)
        rank = {"nominal": 0, "pronoun": 1, "name": 2}
        for n in sorted(self.named, key=lambda n: (rank[n.form], n.last - n.first)):
            out[n.first : n.last] = [n] * (n.last - n.first)
        return out

    @cached_property
    def children(self) -> list[list[int]]:
        """For each word its dependents in the tree, in reading order."""
        out: list[list[int]] = [[] for _ in self.word]
        for i, head in enumerate(self.head):
            if head != i:
                out[head].append(i)
        return out

    @cached_property
    def bodies(self) -> dict[str, int]:
        """The numbers of the organizations by their names, lower case without "the"; of equals the first."""
        bodies = [(e.name, n) for n, e in enumerate(self.entities) if e.kind == "organization"]
        return {name.lower().removeprefix("the "): n for name, n in reversed(bodies)}

    @cached_property
    def forms(self) -> frozenset[str]:
        """All words, lower case."""
        return frozenset(self.lower)

    @cached_property
    def named_bodies(self) -> dict[str, int]:
        """For each name of an organization, lower case, where in `named` it is first mentioned by a name."""
        return self._bodies(lambda entity: (n.lower() for n in (entity.name, *entity.aliases)), forms=("name",))

    @cached_property
    def campaigns(self) -> dict[str, int]:
        """For each end in whole words of a campaign's names, lower case, where in `named` it is first mentioned."""
        return self._bodies(_campaign_ends, forms=("name", "nominal", "pronoun"))

    def _bodies(self, keys: Callable[[Entity], Iterable[str]], *, forms: Collection[str]) -> dict[str, int]:
        found: dict[str, int] = {}
        seen: set[int] = set()
        for n, mention in enumerate(self.named):
            if mention.entity not in seen and mention.form in forms and self.entity(mention).kind == "organization":
                seen.add(mention.entity)
                for key in keys(self.entity(mention)):
                    found.setdefault(key, n)
        return found

    def named_between(self, low: int, high: int) -> tuple[Named, ...]:
        """The mentions that begin in these words."""
        return self.named[bisect_left(self.named, low, key=_first) : bisect_left(self.named, high, key=_first)]

    def glued(self, i: int) -> bool:
        """Whether no space stands before word `i`."""
        return i > 0 and self.end[i - 1] == self.start[i]

    def entity(self, mention: Named) -> Entity:
        """The entity that this is a mention of."""
        return self.entities[mention.entity]

    def kind(self, word: int) -> str | None:
        """The kind of the entity whose name this word is in."""
        mention = self.mention_at[word]
        return self.entities[mention.entity].kind if mention is not None and mention.form == "name" else None


def _first(mention: Named) -> int:
    return mention.first


def _campaign_ends(entity: Entity) -> Iterator[str]:
    for name in (entity.name.lower(), *(alias.lower() for alias in entity.aliases)):
        if name.endswith(CAMPAIGNS):
            yield from (name[m.start() :] for m in _WORD.finditer(name))


def named_words(doc: Doc, entities: Sequence[Entity]) -> NamedWords:
    """The columns of this Doc without its white-space tokens (which may stand in the middle of a name).

    Sentences of passages that are not read (mastheads, links) are left out.
    """
    w = words_of(doc)
    return _latest.of(lambda: _named_words(doc, w, entities), doc, w, entities)


_latest = Latest()
"""Offices, ties and silences ask for the words of a Doc in a row, 4 ms each."""


def _named_words(doc: Doc, w: Words, entities: Sequence[Entity]) -> NamedWords:
    article = doc._.article if Doc.has_extension("article") else None
    kept = [i for i, form in enumerate(w.forms) if not form.isspace()]
    place = {i: n for n, i in enumerate(kept)}
    start, end = [w.starts[i] for i in kept], [w.ends[i] for i in kept]
    quoted, lower = w.quoted, [w.lowers[i].replace("’", "'") for i in kept]
    return NamedWords(
        text=w.text,
        word=[w.forms[i] for i in kept],
        lower=lower,
        tag=[w.tags[i] for i in kept],
        dep=[w.deps[i] for i in kept],
        head=[place.get(w.heads[i], n) for n, i in enumerate(kept)],
        quoted=[quoted[i] for i in kept],
        start=start,
        end=end,
        sentences=tuple((place[a], place[b - 1] + 1) for a, b in _sentences(w, article)),
        entities=tuple(entities),
        named=_named(entities, start, end, lower),
    )


def _sentences(w: Words, article: Article | None) -> tuple[tuple[int, int], ...]:
    """The sentences of the passages that are read, cut again at each line's end, without space around."""
    out: list[tuple[int, int]] = []
    for start, stop in w.sentences:
        first = start
        for i in range(start, stop + 1):
            if i == stop or "\n" in w.forms[i]:
                if any(not x.isspace() for x in w.forms[first:i]):
                    out.append(_bare(w, first, i))
                first = i + 1
    passages = article.passages if article is not None else ()
    if not passages:
        return tuple(out)
    starts = [p.span[0] for p in passages]
    number = [bisect_right(starts, w.starts[first]) - 1 for first, _ in out]
    return tuple(s for s, n in zip(out, number, strict=True) if n < 0 or passages[n].kind in _READ)


def _bare(w: Words, first: int, last: int) -> tuple[int, int]:
    while w.forms[first].isspace():
        first += 1
    while w.forms[last - 1].isspace():
        last -= 1
    return first, last


def _named(entities: Sequence[Entity], start: list[int], end: list[int], lower: list[str]) -> tuple[Named, ...]:
    out = []
    for number, entity in enumerate(entities):
        for mention in entity.mentions:
            first = bisect_right(end, mention.span[0])
            last = bisect_left(start, mention.span[1])
            if entity.kind == "person" and mention.form == "name":
                first = _after_title(first, last, lower)
            if first < last:
                out.append(Named(entity=number, first=first, last=last, form=mention.form))
    return tuple(sorted(out, key=lambda n: (n.first, n.last)))


def _after_title(first: int, last: int, lower: list[str]) -> int:
    """The first word of a name that a network has run together with "Sen.", "Senators", "Republican" before it."""
    while first + 1 < last:
        word = lower[first]
        title = is_title(word) and (word.endswith(".") or singular(word) != word)
        if not (title or word in title_words().parties or word in _ELECT):
            break
        first += 1
    return first
