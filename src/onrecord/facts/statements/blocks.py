"""What a paragraph that ends in a colon announces: the items of a list, somebody's statement in a block below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.facts.confidence import confidence_of
from onrecord.lang.en.lexicons import word_lists
from onrecord.model.attribution import Attribution
from onrecord.record import Span, Spans
from onrecord.text.span_index import SpanIndex
from onrecord.text.view import ArticleView

RULE = "labelled"

_LINE = re.compile(r"[^\n]+")
_ITEM = re.compile(r"[ \t]*(?:[•‣⁃∙●○◦■□▪▫◆◇▶►▸➢➤✓✔·*»›–—-][ \t]+|\(?(?:\d{1,2}|[a-z])[.)][ \t]+)(?=\S)")
_LABEL = re.compile(
    r"(?:(?:Here(?: is|’s|'s) )?(?:[Aa] |[Tt]he )?(?:full |written |joint )?"
    r"(?:[Ss]tatement|[Rr]esponse|[Rr]eply|[Cc]omment|[Mm]essage|[Ll]etter)(?: issued)? (?:from|by|of) "
    r"|From )(?P<source>(?:the )?[A-Z][^:.!?\n]{2,80})(?P<cue>:)\Z"
)
_WORD = re.compile(r"[a-z’']+")
_FIRST_PERSON = word_lists("closed_classes")["first_persons"]
_MOST = 30
"""Paragraphs of a list or a block at most."""
_BETWEEN = 8
"""Spaces between a cue and its colon at most: "said in a statement on Friday morning:"."""
_SHORT = 25
"""Letters of what the network takes for content before a colon, "that:" and "the following:"."""


@dataclass(frozen=True, slots=True)
class _Lines:
    """The paragraphs of a text that are searched, in order, and the text as it came: with its bullets."""

    spans: tuple[Span, ...]
    text: str
    shown: str

    def announced(self, number: int) -> Spans:
        """Return what follows a paragraph: the items of a list, or the paragraphs of a block in the first person."""
        below = self.spans[number + 1 : number + 1 + _MOST]
        return tuple(self._items(below)) or tuple(self._block(below))

    def _items(self, spans: Sequence[Span]) -> Iterator[Span]:
        for start, end in spans:
            item = _ITEM.match(self.shown, start, end)
            if item is None:
                return
            words = self.shown[item.end() : end].rstrip(" \t;,")
            yield item.end(), item.end() + len(words)

    def _block(self, spans: Sequence[Span]) -> Iterator[Span]:
        for start, end in spans:
            words = self.text[start:end]
            if words.lstrip()[:1] in ("“", '"') or _FIRST_PERSON.isdisjoint(
                _WORD.findall(words.lower().replace("’", "'"))
            ):
                return
            yield start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def find_labelled(view: ArticleView, searched: Spans, shown: str) -> tuple[Attribution, ...]:
    """Find the blocks below a label that says whose they are: "From Chairwoman Ada Lund:".

    Args:
        view: the article's.
        searched: where statements are looked for.
        shown: the text as it came.
    """
    lines = _lines(view, searched, shown)
    labels = ((n, _LABEL.match(view.text[slice(*span)].strip()), span) for n, span in enumerate(lines.spans))
    found: list[Attribution] = []
    for number, label, (start, end) in labels:
        content = lines.announced(number) if label is not None else ()
        if label is not None and content:
            first = start + len(view.text[start:end]) - len(view.text[start:end].lstrip())
            source, cue = ((first + s, first + e) for s, e in (label.span("source"), label.span("cue")))
            sure = confidence_of("statement", RULE)
            found.append(Attribution(source=(source,), cue=(cue,), content=content, confidence=sure, rule=RULE))
    return tuple(found)


def with_blocks(
    view: ArticleView, attributions: Sequence[Attribution], searched: Spans, shown: str
) -> list[Attribution]:
    """Give an attribution in a paragraph that ends in a colon what the colon announces: "The report found that: • …".

    Args:
        view: the article's.
        attributions: also those without content.
        searched, shown: as of `find_labelled`.
    """
    lines = _lines(view, searched, shown)
    ends = {span: number for number, span in enumerate(lines.spans) if view.text[slice(*span)].rstrip().endswith(":")}
    places = SpanIndex(ends.items())
    return [_with_block(view, a, lines, places) for a in attributions]


def _with_block(view: ArticleView, attribution: Attribution, lines: _Lines, places: SpanIndex[int]) -> Attribution:
    number = next((n for _, n in places.at(attribution.cue[0][0])), None) if attribution.cue else None
    if number is None or not _announces(view, attribution, lines.spans[number]):
        return attribution
    content = lines.announced(number)
    return replace(attribution, content=content) if content else attribution


def _announces(view: ArticleView, attribution: Attribution, line: Span) -> bool:
    """Tell whether nothing is said before a cue, nor between it and the colon that ends its paragraph."""
    end = attribution.cue[-1][1]
    said = (end <= start and (start >= line[1] or stop - start <= _SHORT) for start, stop in attribution.content)
    return view.text[end : line[1]].count(" ") <= _BETWEEN and all(said)


def _lines(view: ArticleView, searched: Spans, shown: str) -> _Lines:
    places = SpanIndex.of(searched)
    spans = (m.span() for m in _LINE.finditer(view.text) if m.group().strip())
    return _Lines(tuple(span for span in spans if _searched(view.text, span, places)), view.text, shown)


def _searched(text: str, span: Span, places: SpanIndex[Span]) -> bool:
    start = span[0] + len(text[slice(*span)]) - len(text[slice(*span)].lstrip())
    return bool(places.at(start))
