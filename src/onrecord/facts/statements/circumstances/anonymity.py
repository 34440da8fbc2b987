"""Why a source is not named: "who spoke on condition of anonymity because he was not authorized to speak"."""

from __future__ import annotations

import re
from functools import cache

from onrecord.lang.en.lexicons import rows
from onrecord.record import Span
from onrecord.text.view import ArticleView

_STOPS = frozenset([",", ".", ";", "—", "–", "“", "”", '"', "(", ")"])
_FAR = 12
"""Words before a reason within which its clause begins."""


def find_anonymity(view: ArticleView, source: Span) -> Span | None:
    """Return the clause that says why a source is not named, in its sentence or the one after.

    Args:
        view: of tokens, with sentences.
        source: of the statement, in code points; not a named one's.
    """
    number = view.sentence_number[view.at(source[0])]
    for first, last in view.sentences[number : number + 2]:
        start, end = view.span(first, last)
        match = _reasons().search(view.text[start:end].lower().replace("’", "'"))
        if match and len(view.text[start:end].lower()) == end - start:
            return _clause(view, range(first, last), (start + match.start(), start + match.end()))
    return None


def _clause(view: ArticleView, sentence: range, reason: Span) -> Span:
    """Extend a reason to the clause that it stands in: from its "who" or its comma to the next."""
    inside = view.words_in(reason)
    start, stop = inside.start, inside.stop
    while start > max(sentence.start, inside.start - _FAR) and view.words[start - 1] not in _STOPS:
        start -= 1
        if view.lowers[start] == "who":
            break
    while stop < sentence.stop and view.words[stop] not in _STOPS:
        stop += 1
    return view.starts[start], view.ends[stop - 1]


@cache
def _reasons() -> re.Pattern[str]:
    """Return a pattern of every reason."""
    phrases = (re.escape(phrase).replace("…", ".{1,40}?").replace(r"\ ", r"\s+") for (phrase,) in rows("anonymity"))
    return re.compile(rf"\b(?:{'|'.join(phrases)})\b")
