"""Coreference: whose the pronouns and descriptions are, where the text settles it.

A sieve from left to right. Third persons and descriptions go to the best earlier mention that
agrees in gender, number and kind; first persons in quotations go to who is said to speak.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Any

from spacy.tokens import Doc

from onrecord.facts.entities.coreference.descriptions import Descriptions, find_descriptions
from onrecord.facts.entities.coreference.first_persons import first_persons, speaking
from onrecord.facts.entities.coreference.learned import learned_entity
from onrecord.facts.entities.coreference.pronouns import GENDER, pronoun_entity
from onrecord.facts.entities.coreference.relatives import RELATIVE, relative_entity
from onrecord.facts.entities.coreference.state import Antecedents, NamedEntity, State
from onrecord.facts.entities.coreference.unnamed import is_named_beside, is_unnamed, may_stand_for
from onrecord.facts.entities.coreference.varied_names import varied_speaker
from onrecord.lang.en.lexicons import word_table
from onrecord.model.attribution import Attribution
from onrecord.record import Mention, MentionForm
from onrecord.text.view import ArticleView

_GOES_ON = frozenset(["IN", "TO", ",", "POS", "WP", "WDT", "-LRB-"])
_REFERRING = GENDER.keys() | RELATIVE
_PRONOUN_POS = frozenset(["PRON", "DET"])
_RELATIVE_TAGS = frozenset(["WP", "WDT", "WP$"])
_Reference = tuple[int, range, MentionForm]


def find_references(doc: Doc, view: ArticleView, named: Sequence[NamedEntity]) -> dict[int, list[Mention]]:
    """Return the pronouns and descriptions of each named entity, by its number in `named`.

    Args:
        doc: for its attributions and antecedents, where it has them.
        view: of the article.
        named: the entities with the places of their names.
    """
    found: dict[int, list[Mention]] = {}
    for entity, span, form in _resolve(doc, view, named):
        mention = Mention(span=(view.starts[span.start], view.ends[span.stop - 1]), form=form)
        found.setdefault(entity, []).append(mention)
    return found


def _resolve(doc: Doc, view: ArticleView, named: Sequence[NamedEntity]) -> Iterator[_Reference]:
    attributions: Sequence[Attribution] = _extension(doc, "attributions") or ()
    antecedents: Antecedents | None = _extension(doc, "antecedents")
    owner = {i: n for n, e in enumerate(named) for a, b in e.names for i in range(a, b)}
    descriptions = find_descriptions(view, named, owner)
    state = State(
        view=view, named=named, owner=owner, genders=[e.gender for e in named],
        speakers=_speakers(view, attributions, owner), sources=_sources(view, attributions),
        antecedents=antecedents, named_by=_named_by(view, attributions, owner), places=descriptions.places(view),
    )  # fmt: skip
    yield from _third_persons(state, descriptions)
    first = first_persons(view, state.owner)
    if first:  # the speakers anew: since then pronouns and descriptions have owners, and may be sources
        state.speakers = _speakers(view, attributions, state.owner)
        yield from ((n, range(i, i + 1), "pronoun") for i, n in speaking(state, first))


def _extension(doc: Doc, name: str) -> Any:
    return doc._.get(name) if doc.has_extension(name) else None


def _third_persons(state: State, descriptions: Descriptions) -> Iterator[_Reference]:
    """Yield what stands for a named entity, and take note of every mention on the way."""
    view = state.view
    tops = {view.top(range(a, b)): n for n, e in enumerate(state.named) for a, b in e.names}
    owner, spans = state.owner, descriptions.spans
    for i, low in enumerate(view.lowers):
        if i in tops:
            member = varied_speaker(state, i) if low in word_table("parties") else None
            state.take(tops[i] if member is None else member[0], i)
            if member is not None:
                yield *member, "nominal"
            continue
        if i in owner:
            continue
        may_refer = low in _REFERRING or i in spans or i in state.sources
        found = _reference(state, descriptions, i) if may_refer else None
        if found is not None:
            state.take(found[0], i)
            yield found
        elif i in state.sources and _speaks_unnamed(state, i):
            state.take_unnamed(i)


def _speaks_unnamed(state: State, i: int) -> bool:
    return is_unnamed(state.view, i) and not is_named_beside(state, i)


def _reference(state: State, descriptions: Descriptions, i: int) -> _Reference | None:
    view, one = state.view, range(i, i + 1)
    low, entity = view.lowers[i], None
    form: MentionForm = "pronoun"
    if low in GENDER and view.pos[i] in _PRONOUN_POS:
        entity = pronoun_entity(state, i, GENDER[low])
    elif low in RELATIVE and view.tags[i] in _RELATIVE_TAGS:
        entity = relative_entity(state, i)
    elif i in descriptions.spans:
        entity, one, form = _described(state, descriptions, i), descriptions.spans[i], "nominal"
    if entity is None and i not in state.owner:
        told = varied_speaker(state, i) or learned_entity(state, i)
        return None if told is None else (*told, "nominal")
    return None if entity is None else (entity, one, form)


def _described(state: State, descriptions: Descriptions, i: int) -> int | None:
    entity = descriptions.entity(i, state.places, state.view)
    return entity if entity is not None and may_stand_for(state, i, entity) else None


def _speakers(
    view: ArticleView, attributions: Sequence[Attribution], owner: dict[int, int]
) -> dict[int, list[tuple[int, int]]]:
    """Map each word to the contents over it whose source is a name: their length in words, the entity's number."""
    found: dict[int, list[tuple[int, int]]] = {}
    for attribution in attributions:
        head = next((view.top(view.words_in(s)) for s in attribution.source), None)
        if head in owner:
            for content in (view.words_in(span) for span in attribution.content):
                one = len(content), owner[head]
                for i in content:
                    found.setdefault(i, []).append(one)
    return found


def _named_by(
    view: ArticleView, attributions: Sequence[Attribution], owner: dict[int, int]
) -> dict[int, frozenset[int]]:
    """Map each source, by its noun or pronoun, to whom it names in marks: nobody calls himself by his own name."""
    found: dict[int, frozenset[int]] = {}
    for attribution in attributions:
        if len(attribution.source) == 1:
            said = (i for span in attribution.content for i in view.words_in(span) if view.quoted[i])
            found[view.top(view.words_in(attribution.source[0]))] = frozenset(owner[i] for i in said if i in owner)
    return found


def _sources(view: ArticleView, attributions: Sequence[Attribution]) -> frozenset[int]:
    """Return the words of the sources of statements, as far as they say who speaks and not of what or where."""
    found: set[int] = set()
    for span in (view.words_in(s) for a in attributions for s in a.source):
        found.update(takewhile(lambda i: view.tags[i] not in _GOES_ON, span))
    return frozenset(found)
