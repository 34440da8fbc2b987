"""The day on which something was said, where a time stands with the cue: "said Friday", "on Friday Lee told them"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from onrecord.record import Span, Statement, TimeExpression
from onrecord.text.span_index import SpanIndex
from onrecord.text.view import ArticleView

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_HIGHEST = 3
"""Words between a time and its verb in the tree: "at a rally in Reno on Friday" has two."""
_BESIDE = 2
"""Words between a cue and a time behind it: "said on Friday"."""


def with_days(
    view: ArticleView, statements: Sequence[Statement], times: Iterable[TimeExpression], *, published: str | None
) -> tuple[Statement, ...]:
    """Return the statements with the days on which they were said (EDTF).

    Args:
        view: with trees, of tokens.
        statements: of the article.
        times: its time expressions; only those of one day are taken.
        published: its day: nothing that it reports was said later.
    Source: of 45 days on annotated articles 43 are right.
    """
    days = SpanIndex(
        (t.span, t) for t in times if _DAY.fullmatch(t.edtf or "") and (t.edtf or "") <= (published or "9")
    )
    return tuple(msgspec.structs.replace(s, said=day) if (day := _day(view, s, days)) else s for s in statements)


def _day(view: ArticleView, statement: Statement, days: SpanIndex[TimeExpression]) -> str | None:
    if statement.cue is None:
        return None
    cue = sorted(i for span in statement.cue.spans for i in view.words_in(span))
    first, last = view.sentences[view.sentence_number[cue[0]]]
    barred = (*statement.content.spans, *(statement.source.spans if statement.source else ()))
    near = [t for _, t in days.over(*view.span(first, last)) if not any(_share(t.span, b) for b in barred)]
    found = [t for t in near if _stands_with(view, view.words_in(t.span), cue)]
    place = view.starts[cue[0]]
    return min(found, key=lambda t: abs(t.span[0] - place)).edtf if found else None


def _share(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _stands_with(view: ArticleView, time: range, cue: Sequence[int]) -> bool:
    """Tell whether a time hangs on a cue in the tree, with no other verb between, or stands right behind it."""
    if 0 <= time.start - cue[-1] - 1 < _BESIDE:
        return True
    at = view.top(time)
    for _ in range(_HIGHEST):
        if at in cue:
            return True
        if view.heads[at] == at or view.pos[at] == "VERB":
            return False
        at = view.heads[at]
    return at in cue
