"""What only looks like a statement: topics of headlines, questions, terms in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from onrecord.lang.en.lexicons import word_lists
from onrecord.model.attribution import Attribution
from onrecord.record import Article, Entity, Passage
from onrecord.text.view import ArticleView

_SHARE = 0.5
"""Of a headline's words in the lede: then it tells what happened, not what its topic says.

Of 61 headlines of PolNeAR train with a name, a colon and no quotation, none that are annotated is taken for such.
"""
_STEM = 4
"""Letters by which words are compared: "drops", "dropped"."""
_TERM = 5
"""Words of a term at most: "The so-called “fish tax”"."""
_WORD = re.compile(r"[^\W\d_]{4,}")
_MARKS = '“”"‘'
_FIRST_PERSON = word_lists("closed_classes")["first_persons"]
_INTERROGATIVES = word_lists("closed_classes")["interrogatives"]


def without_headings(
    view: ArticleView, attributions: Sequence[Attribution], article: Article | None, entities: Sequence[Entity]
) -> list[Attribution]:
    """Return the attributions without those that a headline's topic or a question gives.

    - "Ada Marsh: Norland drops dredging inquiry" says nothing of Marsh where the lede tells the same and quotes others;
      "Sanders: Clinton email story has moved" is Sanders's.
    - "What did the prosecutors say?" tells nothing that they said.
    - Nobody says "The so-called “fish tax”" passed.
    """
    topics = set(_topics(view, attributions, article, entities)) if article is not None else set()
    real = (a for n, a in enumerate(attributions) if n not in topics and not _asks_what(view, a))
    return [a for a in real if not _is_term(view, a)]


def _topics(
    view: ArticleView, attributions: Sequence[Attribution], article: Article, entities: Sequence[Entity]
) -> Iterator[int]:
    """Yield the numbers of the attributions of a headline to the person before its colon."""
    lede = next((p for p in article.passages if p.kind == "body"), None)
    names = {m.span: n for n, e in enumerate(entities) if e.kind == "person" for m in e.mentions if m.form == "name"}
    for number, attribution in enumerate(attributions):
        person = names.get(attribution.source[0]) if len(attribution.source) == 1 else None
        if lede is None or person is None or not _is_headline(view, article, attribution):
            continue
        if _is_told(view, attribution, lede) and not _speaks(attributions, lede, person, names):
            yield number


def _is_headline(view: ArticleView, article: Article, attribution: Attribution) -> bool:
    start, end = attribution.cue[0]
    heads = any(p.kind == "headline" and p.span[0] <= start < p.span[1] for p in article.passages)
    return heads and view.text[start:end] == ":"


def _is_told(view: ArticleView, attribution: Attribution, lede: Passage) -> bool:
    """Tell whether the lede has the words of a headline that is neither a quotation nor in the first person."""
    text = " ".join(view.text[s:e] for s, e in attribution.content)
    if any(mark in text for mark in _MARKS) or not _FIRST_PERSON.isdisjoint(text.lower().split()):
        return False
    told = view.text[slice(*lede.span)].lower()
    words = [word.lower()[:_STEM] for word in _WORD.findall(text)]
    return bool(words) and sum(word in told for word in words) >= _SHARE * len(words)


def _speaks(
    attributions: Sequence[Attribution], lede: Passage, person: int, names: Mapping[tuple[int, int], int]
) -> bool:
    """Tell whether a person is a source in the lede, by name."""
    start, end = lede.span
    sources = (span for a in attributions for span in a.source if start <= span[0] < end)
    named = (n for s, e in sources for (a, b), n in names.items() if s <= a and b <= e)
    return person in named


def _asks_what(view: ArticleView, attribution: Attribution) -> bool:
    """Tell whether all that is said is the word that a question asks with, outside quotation marks."""
    words = {view.lowers[i] for span in attribution.content for i in view.words_in(span)}
    first = view.at(attribution.content[0][0])
    last = view.sentences[view.sentence_number[first]][1] - 1
    while last > first and view.words[last].isspace():
        last -= 1
    return words <= _INTERROGATIVES and view.words[last] == "?" and not view.quoted[first]


def _is_term(view: ArticleView, attribution: Attribution) -> bool:
    """Tell whether a few words, some of them in marks, have no source: a term, or the name of a thing."""
    if attribution.source:
        return False
    words = [i for span in attribution.content for i in view.words_in(span) if view.words[i][0].isalnum()]
    return len(words) <= _TERM and any(view.quoted[i] for i in words)
