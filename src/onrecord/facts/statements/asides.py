"""What a phrase beside a comma gives to somebody: "The bolts are rusted, per Ruiz", "In Ruiz's view, it is safe"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.facts.confidence import confidence_of
from onrecord.lang.en.lexicons import word_lists
from onrecord.model.attribution import Attribution
from onrecord.record import Span, Spans
from onrecord.text.span_index import SpanIndex
from onrecord.text.view import ArticleView

RULE = "labelled"

_LISTS = word_lists("sources")
_PER, _VIEWS = _LISTS["per"], _LISTS["views"]
_GENITIVES = frozenset(["'s", "'"])
_SPEAKING = frozenset(["person", "organization"])
_LEAST = 3
"""Words of what is said at least."""
_BEFORE = 5
"""Words before a name at most: "per the chief engineer, Lena Ruiz"."""


def find_asides(view: ArticleView, attributions: Sequence[Attribution], searched: Spans) -> Iterator[Attribution]:
    """Yield the sentences that such a phrase ends or opens, where no attribution has it as source or cue.

    Args:
        view: with the entities' mentions.
        attributions: what is known to be said, by whom.
        searched: where statements are looked for.
    """
    places = SpanIndex.of(searched)
    covered = SpanIndex((s, a) for a in attributions for s in (*a.source, *a.cue))
    for start, stop in view.read_sentences:
        found = _ended(view, start, stop) or _opened(view, start, stop)
        if found is None or not places.at(view.starts[start]):
            continue
        source, cue, content = found
        if not any(True for _ in covered.over(*source)):
            yield Attribution(
                source=(source,), cue=(cue,), content=(content,), confidence=confidence_of("statement", RULE), rule=RULE
            )


def _ended(view: ArticleView, start: int, stop: int) -> tuple[Span, Span, Span] | None:
    """Return source, cue and content of a sentence that ends in ", per Ruiz."."""
    end = stop - 1 if view.words[stop - 1] in (".", "!") else stop
    per = next((i for i in range(end - 2, start + _LEAST, -1) if view.lowers[i] in _PER), None)
    if per is None or view.words[per - 1] != "," or not _speaks(view, per + 1, end):
        return None
    return view.span(per + 1, end), view.span(per, per + 1), view.span(start, per - 1)


def _opened(view: ArticleView, start: int, stop: int) -> tuple[Span, Span, Span] | None:
    """Return source, cue and content of a sentence that opens with "In Ruiz's view,"."""
    comma = next((i for i in range(start + 3, stop - _LEAST) if view.words[i] == ","), None)
    if comma is None or view.lowers[start] not in ("in", "by"):
        return None
    first, last = _owner(view, start, comma)
    if not _speaks(view, first, last):
        return None
    end = stop - 1 if view.words[stop - 1] in (".", "!") else stop
    return view.span(first, last), view.span(start, comma), view.span(comma + 1, end)


def _owner(view: ArticleView, start: int, comma: int) -> Span:
    """Return the words between "In" and "'s view,", or those behind "In the view of"; none where neither stands."""
    if view.lowers[start + 1] == "the" and view.lower_at(start + 2) in _VIEWS and view.lower_at(start + 3) == "of":
        return start + 4, comma
    if view.lowers[comma - 1] not in _VIEWS:
        return start, start
    return start + 1, comma - 2 if view.lowers[comma - 2] in _GENITIVES else comma - 1


def _speaks(view: ArticleView, first: int, last: int) -> bool:
    """Tell whether some words end in the mention of somebody who may speak, and hold little else."""
    mention = view.mention_at[last - 1] if last > first else None
    return mention is not None and mention.start - first <= _BEFORE and view.entity(mention).kind in _SPEAKING
