"""Acts that statements perform by being said: "He is a liar" accuses, “We will rebuild it” promises."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from onrecord.facts.confidence import PERFORMED, confidence_of
from onrecord.model.attribution import Attribution
from onrecord.record import Act, Entity, Position, Span, Statement
from onrecord.record.span import hull
from onrecord.text.factuality import factuality
from onrecord.text.span_index import SpanIndex
from onrecord.text.view import ArticleView, view_of

_UNDONE = frozenset(["withholds", "doubts"])
"""Forces of statements that perform no act: what was not said, what is only wondered."""


def find_performed(doc: Doc, entities: Sequence[Entity], *, told: SpanIndex[Statement]) -> Iterator[Position]:
    """Yield the likeliest act of each statement that performs one, by its speaker, on what it says.

    Args:
        doc: with the network's attributions.
        told: the statements by their contents.
    """
    view = view_of(doc, entities)
    read: Sequence[Attribution] = doc._.attributions or () if doc.has_extension("attributions") else ()
    for attribution in read:
        statement = _statement(attribution, told) if attribution.acts and _is_said(view, attribution) else None
        if statement is not None and statement.source is not None:
            act, odds = max(attribution.acts, key=lambda a: a[1])
            yield _position(view, statement, statement.source.entity, act, odds)


def _is_said(view: ArticleView, attribution: Attribution) -> bool:
    """Tell whether the cue's own verb is stated: not "did not accuse Lee"."""
    verbs = [i for span in attribution.cue for i in view.words_in(span) if view.tags[i].startswith("VB")]
    return not verbs or factuality(view, verbs[-1]) in ("stated", "planned")


def _statement(attribution: Attribution, told: SpanIndex[Statement]) -> Statement | None:
    """Return the statement that was made of an attribution: of the same cue, and of some of its words."""
    near = (s for span in attribution.content for _, s in told.over(*span))
    own = (s for s in near if s.cue is not None and s.cue.spans == attribution.cue)
    return next((s for s in own if s.force not in _UNDONE), None)


def _position(view: ArticleView, statement: Statement, actor: str | None, act: Act, odds: float) -> Position:
    content = _first_sentence(view, statement.content.spans[0])
    addressee = statement.addressee.entity if statement.addressee is not None else None
    told = statement.cue.spans if statement.cue is not None else ()
    return Position(
        actor=actor, actor_text=statement.speaker or "", act=act,
        toward=addressee if addressee != actor else None, target=content, statement=statement.id,
        evidence=(hull((*told, content)),), confidence=confidence_of("position", PERFORMED, odds=odds), rule=PERFORMED,
    )  # fmt: skip


def _first_sentence(view: ArticleView, content: Span) -> Span:
    """Return a content's words in the sentence in which it begins."""
    _, high = view.read_sentence(view.at(content[0]))
    return content[0], min(content[1], view.ends[high - 1])
