"""What figures mean in their sentences: what each measures, and whether that rises or falls."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec
from spacy.tokens import Doc

from onrecord.facts.figures.changes import moved_by, opening_of
from onrecord.facts.figures.measured import measured_by
from onrecord.lang.en.lexicons import word_lists
from onrecord.lang.en.units import measures
from onrecord.record import Figure, Span
from onrecord.record.figure import Change
from onrecord.text.names import names_of
from onrecord.text.span_index import SpanIndex
from onrecord.text.view import ArticleView, view_of

_WORDS = word_lists("figure_words")
_POINTS = frozenset(measure.unit for measure in measures().values() if measure.kind in ("percent", "point"))
_NOWHERE = range(0)


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What one figure means; `amount` are its words."""

    amount: range = _NOWHERE
    change: Change | None = None
    of: Span | None = None


def with_meanings(doc: Doc, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Return the figures with what they measure and how it moves; as they are where the Doc has no trees."""
    if not doc.has_annotation("DEP"):
        return tuple(figures)
    view = view_of(doc)
    people = SpanIndex.of(name.span for name in names_of(doc) if name.label == "PERSON")
    found = list(_meanings(view, figures))
    afters = [*found, _Meaning()][1:]
    levels = [_as_after(view, one, after) for one, after in zip(found, afters, strict=True)]
    return tuple(
        msgspec.structs.replace(figure, change=one.change, of=None if _ends_in(people, one.of) else one.of)
        for figure, one in zip(figures, levels, strict=True)
    )


def _ends_in(people: SpanIndex[Span], of: Span | None) -> bool:
    """Tell whether a phrase is a person's name: "Trump rose to 42 percent" does not say what that is of."""
    return of is not None and bool(people.at(of[1] - 1))


def _meanings(view: ArticleView, figures: Sequence[Figure]) -> Iterator[_Meaning]:
    """Read each figure by itself, and where it goes on with the one before, with that."""
    before = _Meaning()
    for figure in figures:
        one = _own(view, figure)
        if one.change is None and _goes_on(view, before, one):
            one = _Meaning(one.amount, before.change, one.of or before.of)
        yield one
        before = one


def _own(view: ArticleView, figure: Figure) -> _Meaning:
    amount = view.words_in((figure.span[0], _end(view, figure)))
    lasts = figure.rule.startswith("duration_")
    measured = not figure.rule.startswith("count_") or figure.unit == "%"
    moved = moved_by(view, amount, is_share=figure.unit in _POINTS, is_scaled=measured or figure.unit is None)
    moved = None if lasts else moved
    of = measured_by(view, amount, moved, counts=lasts or not measured)
    return _Meaning(amount, moved.change if moved else None, of)


def _end(view: ArticleView, figure: Figure) -> int:
    """Return where the words for what is counted end, those behind the number."""
    start, stop = figure.span[1], figure.evidence[0][1]
    at = view.text.find(figure.unit, start, stop) if figure.unit else -1
    return figure.span[1] if at < 0 else at + len(figure.unit or "")


def _goes_on(view: ArticleView, before: _Meaning, one: _Meaning) -> bool:
    """Recognize the second of two that one word moves: "rose 69 cents, or 0.7 percent", "up 36 and 18 percent"."""
    if before.change is None or not _in_one_sentence(view, before.amount, one.amount):
        return False
    between = view.lowers[before.amount.stop : one.amount.start]
    if between and all(word in _WORDS["goes_on"] for word in between):
        return True
    head = view.top(one.amount)
    if view.deps[head].split(":")[0] in ("conj", "appos") and view.heads[head] in before.amount:
        return opening_of(view, head, one.amount) not in _WORDS["not_moved"]
    return opening_of(view, head, one.amount) == "by" and not _has_verb(view, before.amount.stop, one.amount.start)


def _has_verb(view: ArticleView, start: int, stop: int) -> bool:
    return any(tag.startswith(("VB", "MD")) for tag in view.tags[start:stop])


def _in_one_sentence(view: ArticleView, first: range, second: range) -> bool:
    numbers = view.sentence_number
    return bool(first) and bool(second) and numbers[first.start] == numbers[second.start]


def _as_after(view: ArticleView, one: _Meaning, after: _Meaning) -> _Meaning:
    """Give a level what is said right behind it: "closed at $19.50, up 12.5 cents"."""
    if one.change is not None or after.change is None or not _in_one_sentence(view, one.amount, after.amount):
        return one
    between = view.lowers[one.amount.stop : after.amount.start]
    beside = len(between) == 2 and between[0] == "," and between[1] in _WORDS["scale_adverbs"]
    if not beside or view.lower_at(one.amount.start - 1) not in _WORDS["amounting_links"]:
        return one
    return _Meaning(one.amount, after.change, one.of or after.of)
