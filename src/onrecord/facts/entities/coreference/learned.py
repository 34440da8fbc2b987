"""Descriptions of who speaks that only the network takes for somebody named: "the thrift", "the retail giant"."""

from __future__ import annotations

from itertools import islice

from onrecord.facts.entities.coreference.description_spans import DEFINITE, LONGEST, description
from onrecord.facts.entities.coreference.state import State
from onrecord.facts.entities.coreference.unnamed import may_stand_for
from onrecord.lang.en.lexicons import word_lists, word_set, word_table
from onrecord.text.grammar import COMMON_NOUN_TAGS

_SURE = 6.0
"""Log-odds from which a description is somebody named: of those that words leave open 9 in 11 were right above it."""
_BACK = 100  # mentions
_SETTLED = word_lists("coreference")["varied"]
"""What news calls whom it has just named: two of three that the network takes for others are not."""
_PARTIES = frozenset(["person", "organization"])


def learned_entity(state: State, i: int) -> tuple[int, range] | None:
    """Return the entity and the words of the definite description around noun `i`, a source's; not of documents."""
    if state.antecedents is None or (span := _span(state, i)) is None:
        return None
    near = islice(reversed(state.places.all), _BACK)
    places = [p for p in near if state.view.tags[p.top].startswith("NNP") and _fits(state, i, p.entity)]
    scores = state.antecedents.scores(i, [p.top for p in places])
    score, entity = max(zip(scores, (p.entity for p in places), strict=True), default=(0.0, None))
    return None if entity is None or score < _SURE else (entity, span)


def _span(state: State, i: int) -> range | None:
    """Return the words of a definite description that a source consists of; None for one that rules settle."""
    view = state.view
    if i not in state.sources or view.heads[i] in state.sources or view.tags[i] not in COMMON_NOUN_TAGS:
        return None
    if view.lowers[i] in _SETTLED or view.lowers[i] in word_set("documents"):
        return None
    bodies = {j for j in range(max(i - LONGEST, 0), i) if j in state.owner and not state.is_person(state.owner[j])}
    span = description(view, i, state.owner, bodies=bodies)
    return span if span is not None and view.lowers[span.start] in DEFINITE else None


def _fits(state: State, i: int, entity: int) -> bool:
    """Tell whether an entity is of the kind that the noun is for, and may be meant."""
    kind, own = word_table("roles").get(state.view.lowers[i]), state.named[entity].kind
    return own in _PARTIES and kind in (None, own) and may_stand_for(state, i, entity)
