"""Descriptions of who speaks that only the network takes for somebody named: "the thrift", "the retail giant"."""

from __future__ import annotations

from itertools import islice

from onrecord.facts.entities.coreference.description_spans import DEFINITE, description
from onrecord.facts.entities.coreference.state import State
from onrecord.facts.entities.coreference.unnamed import introduced
from onrecord.lang.en.lexicons import word_lists, word_set, word_table
from onrecord.text.grammar import COMMON_NOUN_TAGS

_SURE = 6.0
"""Log-odds from which a description is somebody named: of those that words leave open 9 in 11 were right above it."""
_BACK = 100  # mentions
_LONGEST = 8
"""Words of a description before its noun."""
_SETTLED = word_lists("coreference")["varied"]
"""What news calls whom it has just named: two of three that the network takes for others are not."""
_PARTIES = frozenset(["person", "organization"])


def learned_entity(state: State, i: int) -> tuple[int, range] | None:
    """Return the entity and the words of the definite description around noun `i`, a source's; not of documents."""
    view = state.view
    if state.antecedents is None or view.tags[i] not in COMMON_NOUN_TAGS or view.heads[i] in state.sources:
        return None
    bodies = {j for j in range(max(i - _LONGEST, 0), i) if j in state.owner and not state.is_person(state.owner[j])}
    span = description(view, i, state.owner, bodies=bodies)
    if span is None or view.lowers[span.start] not in DEFINITE or view.lowers[i] in _SETTLED | word_set("documents"):
        return None
    near = islice(reversed(state.places.all), _BACK)
    places = [p for p in near if view.tags[p.top].startswith("NNP") and _fits(state, i, p.entity)]
    scores = state.antecedents.scores(i, [p.top for p in places])
    score, entity = max(zip(scores, (p.entity for p in places), strict=True), default=(0.0, None))
    return None if entity is None or score < _SURE else (entity, span)


def _fits(state: State, i: int, entity: int) -> bool:
    """Tell whether an entity is of the kind and gender that the noun is for, and not another than the one just told."""
    kind = word_table("roles").get(state.view.lowers[i])
    if state.named[entity].kind not in _PARTIES or kind not in (None, state.named[entity].kind):
        return False
    if not state.is_person(entity):
        return True
    named_in_marks = entity in state.named_by.get(i, ())
    return state.is_of_gender(entity, i) and not introduced(state, i, entity) and not named_in_marks
