"""The sides of a dispute: parties as the article names them, and the value that joins them."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.facts.confidence import confidence_of
from onrecord.facts.positions.actors import Run
from onrecord.record import Dispute, DisputeKind, Entity, Party, Span, Spans
from onrecord.text.view import ArticleView


def dispute(sides: Sequence[Party], about: Span | None, evidence: Spans, kind: DisputeKind, rule: str) -> Dispute:
    """Make a dispute, as sure as its rule."""
    name = f"{kind}-{rule}"
    return Dispute(
        parties=tuple(sides), kind=kind, about=about, evidence=evidence, confidence=confidence_of("dispute", name),
        rule=name,
    )  # fmt: skip


def sides_of(view: ArticleView, runs: Sequence[Run]) -> tuple[Party, ...]:
    """Return the parties that these half-open runs of words name or describe, each once; no places."""
    found: dict[str, Party] = {}
    for first, last in runs:
        party = _side(view, first, last)
        if party is not None:
            found.setdefault(party.entity or party.text.lower(), party)
    return tuple(found.values())


def _side(view: ArticleView, first: int, last: int) -> Party | None:
    """Return a party by its entity, or as it is described: "Republicans", "the Lund administration"."""
    while first < last - 1 and view.deps[first] in ("cc", "punct"):
        first += 1
    mention = view.mention_at[last - 1]
    if mention is None or view.entity(mention).kind == "other":
        return Party(entity=None, text=view.phrase(first, last))
    entity = view.entity(mention)
    return Party(entity=entity.id, text=view.phrase(first, last)) if mention.stop == last and is_party(entity) else None


def is_party(entity: Entity) -> bool:
    """Tell whether an entity can differ with another: a person or a body."""
    return entity.kind in ("person", "organization")
