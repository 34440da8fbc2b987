"""Sources that are named by their office: "the team's coach, Ann Lee", "Director of the Elko Museum Ann Lee"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from onrecord.facts.parties import PERSONS, Parties, frames_of
from onrecord.lang.en.lexicons import word_lists
from onrecord.record import Entity, Span
from onrecord.text.span_index import SpanIndex
from onrecord.text.view import ArticleView

_PREPOSITIONS = word_lists("sources")["preposition"]


def holders_by_title(doc: Doc, entities: Sequence[Entity]) -> SpanIndex[str]:
    """Return whose title each word is that the network reads as one, by the words' code points."""
    parties = Parties.of(doc, entities)
    held = ((f.anchor, next(parties.named(f.subject, PERSONS), None)) for f in frames_of(doc, "office"))
    return SpanIndex((title, holder.id) for title, holder in held if holder is not None)


def titled_entity(view: ArticleView, source: Span, holders: SpanIndex[str]) -> str | None:
    """Return who holds the office that a source begins with; not that of "a lawyer for President Lee"."""
    inside = view.words_in(source)
    for (start, _), holder in holders.over(*source):
        before = view.lowers[inside.start : view.at(start)]
        if _PREPOSITIONS.isdisjoint(before):
            return holder
    return None
