"""Disputes over what one proposes, decides or claims and another is against: "Rowe blasted Park's plan"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.facts.disputes.sides import dispute, is_party
from onrecord.lang.en.lexicons import rows, word_lists
from onrecord.lang.rules import typed
from onrecord.record import Dispute, DisputeKind, Party, Position, Span
from onrecord.text.view import ArticleView, WordMention

_CUES = word_lists("position_cues")
_AGAINST = _CUES["against"]
_JUDGES = _CUES["judges"]
"""Bodies that are no party to what they decide."""
_OWNS = _CUES["owns"]
"""Pronouns that own: who acts by them ("his criticism of") is named elsewhere."""
_MAKERS = frozenset(["by", "from"])


def contested(view: ArticleView, positions: Sequence[Position]) -> Iterator[Dispute]:
    """Find the positions against a thing that the text calls another party's: a plan, a decision, a claim.

    The one made it and the other is against it, so both sides stand in one phrase. Of 10 in the annotated articles 7
    are disputes by the annotation; the other 3 seem true to the text and are not listed.
    """
    for position in positions:
        if position.act not in _AGAINST or position.target is None or not _acts(view, position):
            continue
        noun = _head(view, position.target)
        kind = _kinds().get(view.lowers[noun])
        if kind is None or not view.tags[noun].startswith("NN"):
            continue
        owner = _owner(view, noun)
        if owner is not None and view.entity(owner).id != position.actor:
            other = Party(entity=view.entity(owner).id, text=view.phrase(owner.start, owner.stop))
            side = Party(entity=position.actor, text=position.actor_text)
            yield dispute((side, other), position.target, position.evidence, kind, "contested")


@cache
def _kinds() -> dict[str, DisputeKind]:
    return {noun: typed(kind, DisputeKind) for noun, kind in rows("dispute_nouns")}


def _acts(view: ArticleView, position: Position) -> bool:
    """Tell whether a party takes the position: not a court, and not "his" or "which"."""
    words = position.actor_text.lower().split()
    if not words or not _JUDGES.isdisjoint(words) or not _OWNS.isdisjoint(words[:1]):
        return False
    entity = next((e for e in view.entities if e.id == position.actor), None)
    return entity is None or (is_party(entity) and _JUDGES.isdisjoint(entity.name.lower().split()))


def _head(view: ArticleView, span: Span) -> int:
    """Return the noun that heads a target, else its first word."""
    inside = view.words_in(span)
    tops = [i for i in inside if view.heads[i] not in inside or view.heads[i] == i]
    return next((i for i in tops if view.tags[i].startswith("NN")), inside.start)


def _owner(view: ArticleView, noun: int) -> WordMention | None:
    """Return the party whose plan or claim it is: "Park's plan", "a plan by Park"."""
    own = [c for c in view.children[noun] if view.deps[c] == "nmod:poss"]
    own += [c for c in view.children[noun] if c > noun and _is_made_by(view, c)]
    found = (m for c in own if (m := view.mention_at[c]) is not None and is_party(view.entity(m)))
    return next(found, None)


def _is_made_by(view: ArticleView, i: int) -> bool:
    return any(view.lowers[k] in _MAKERS for k in view.cases(i))
