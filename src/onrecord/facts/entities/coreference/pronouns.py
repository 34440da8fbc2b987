"""Third persons: the best earlier mention for a "he", "her" or "its"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from math import log1p

from onrecord.facts.entities.coreference.mention_index import Place
from onrecord.facts.entities.coreference.state import NOBODY, State
from onrecord.facts.entities.coreference.unnamed import may_be
from onrecord.lang.en.lexicons import word_lists
from onrecord.text.grammar import ARGUMENTS, OBJECTS, SUBJECTS
from onrecord.text.view import ArticleView

_LISTS = word_lists("coreference")
_MALE, _FEMALE, _NEUTER = _LISTS["male_pronouns"], _LISTS["female_pronouns"], _LISTS["neuter_pronouns"]
GENDER = dict.fromkeys(_MALE, "male") | dict.fromkeys(_FEMALE, "female") | dict.fromkeys(_NEUTER, "neuter")
_ADDRESSED = (OBJECTS | ARGUMENTS) - SUBJECTS
_REFLEXIVE = _LISTS["reflexive"]
# "Soon after she": as many words before a subject begin a paragraph's first clause.
_OPENING = 3
# How many sentences back a pronoun looks, by what it stands for; in news a person is named anew at the latest then.
_REACH = {"male": 5, "female": 5, "neuter": 2}
# The sieve's weights, set by hand: agreement in gender beats role, role beats a sentence of distance.
_FAR, _ROLE, _AGREES, _ACROSS_QUOTE, _SALIENT, _SPEAKS_ON = 1.0, 1.1, 1.0, 1.2, 0.5, 2.0
_SAYS, _ASKED = 1.5, 5.0
_ACROSS_PARAGRAPH = 1.0
"""Also of who is named in a quotation: "“Cruz is our best,” he says" is said by whoever spoke before."""
_THRESHOLD = -6.0
# The network ranks, it does not refuse: its log-odds take off at most this much. At one and a half times their weight
# two speakers of gold/dev2 more were wrong, at half of it 15 pairs of GAP; of "it" it learned less.
_TRUST, _LEAST = {"male": 1.0, "female": 1.0, "neuter": 0.5}, {"male": 4.0, "female": 4.0, "neuter": 1.0}


def pronoun_entity(state: State, i: int, gender: str) -> int | None:
    """Return the entity of the best earlier mention that agrees, None where none does."""
    named = _subject_after(state, i, gender) if _opens_paragraph(state.view, i) else None
    if named is not None:
        return named
    fitting = list(_fitting(state, i, gender))
    if not fitting:
        after = _subject_after(state, i, gender)
        return _spoke_at_length(state, i, gender) if after is None else after
    unnamed = [p for p in state.unnamed[-2:] if may_be(state.view, i, p.top, gender)]
    if unnamed and _speaks_on_unnamed(state, i):
        return None
    scored = _scored(state, i, [*fitting, *unnamed], gender)
    best = max(scored, key=lambda n: (scored[n], -n))
    if scored[best] < _THRESHOLD or best == NOBODY:
        return None
    if len(scored) == 1:
        _learn_gender(state, best, gender)
    return best


def _fitting(state: State, i: int, gender: str) -> Iterator[Place]:
    """Yield the earlier mentions within reach that may be the antecedent, the nearest first."""
    sentence = state.view.sentence_number
    reach = sentence[i] - _REACH[gender]
    for place in takewhile(lambda p: sentence[p.top] >= reach, reversed(state.places.all)):
        if _agrees(state, place.entity, gender) and not _barred(state, i, place):
            yield place


def _spoke_at_length(state: State, i: int, gender: str) -> int | None:
    """Return who spoke last, where nothing but a long quotation stands between: "Rowe said: “…” She added"."""
    speaker = state.speaker
    if speaker is None or speaker == NOBODY or i not in state.sources or not _agrees(state, speaker, gender):
        return None
    place = state.places.of(speaker)[-1]
    near = state.told_between(place.top, i) <= _REACH[gender]
    return speaker if near and not _barred(state, i, place) else None


def _speaks_on_unnamed(state: State, i: int) -> bool:
    """Tell whether the pronoun is who spoke before without a name: "An official said so. He added"."""
    return state.speaker == NOBODY and i in state.sources and state.view.deps[i] in SUBJECTS


def _scored(state: State, i: int, places: Sequence[Place], gender: str) -> dict[int, float]:
    """Return the best score of each entity, by the sieve and by the network."""
    guesses = state.antecedents.scores(i, [p.top for p in places]) if state.antecedents else [0.0] * len(places)
    scored: dict[int, float] = {}
    surest = max(guesses)
    for place, guess in zip(places, guesses, strict=True):
        score = _score(state, i, place, gender) + max(-_LEAST[gender], _TRUST[gender] * (guess - surest))
        scored[place.entity] = max(score, scored.get(place.entity, score))
    return scored


def _agrees(state: State, entity: int, gender: str) -> bool:
    if gender == "neuter":
        return state.named[entity].kind in ("organization", "place")
    return state.named[entity].kind == "person" and state.genders[entity] in (gender, "either")


def _barred(state: State, i: int, place: Place) -> bool:
    """Tell whether grammar keeps a mention from being the antecedent."""
    view = state.view
    if view.quoted[i] and (_speaks_here(state, i, place.entity) or _is_it_outside(state, i, place)):
        return True
    if place.entity in state.named_by.get(i, ()) or _acts_on(state, i, place.entity):
        return True
    if view.deps[i] == "nmod:poss":
        return _is_possessed(state, i, place)
    if view.lowers[i] in _REFLEXIVE or view.deps[i] in SUBJECTS:
        return False
    return view.deps[place.top] in SUBJECTS and view.heads[place.top] == view.heads[i]


def _is_it_outside(state: State, i: int, place: Place) -> bool:
    """Tell whether a quoted "it" that is something stands for no name outside its quotation: "“It’s safe here,”"."""
    view = state.view
    quotation = view.quotations.at(view.starts[i])
    if quotation is None or view.lowers[i] != "it":
        return False
    following = view.lower_at(i + 1)
    copular = following == "'s" or following in _LISTS["being"]
    return copular and not quotation.start <= view.starts[place.top] < quotation.end


def _acts_on(state: State, i: int, entity: int) -> bool:
    """Tell whether the pronoun's own verb has the entity as its object: "she told Lowe" is not Lowe."""
    view = state.view
    if view.deps[i] not in SUBJECTS:
        return False
    objects = (j for j in view.children[view.heads[i]] if view.deps[j] in _ADDRESSED and j > i)
    return any(state.owner.get(j) == entity for j in objects)


def _speaks_here(state: State, i: int, entity: int) -> bool:
    return any(speaker == entity for _, speaker in state.speakers.get(i, ()))


def _is_possessed(state: State, i: int, place: Place) -> bool:
    """Tell whether a mention is what the pronoun possesses, or stands in apposition to it: "his aide, Ann Rowe"."""
    view, head = state.view, state.view.heads[i]
    apposed = view.deps[place.top] == "appos" and view.heads[place.top] == head
    return apposed or state.owner.get(head) == place.entity


def _score(state: State, i: int, place: Place, gender: str) -> float:
    view = state.view
    distance = view.sentence_number[i] - view.sentence_number[place.top]
    score = -_FAR * distance + _SALIENT * log1p(state.counts.get(place.entity, 0))
    score += _AGREES * (place.entity != NOBODY and state.genders[place.entity] == gender)
    score += _ROLE * _is_subject(view, place.top) - 0.4 * (view.deps[place.top] == "nmod:poss")
    quoted = view.quoted[place.top] and not view.quoted[i]
    score -= _ACROSS_QUOTE * quoted
    score -= _ACROSS_PARAGRAPH * (quoted or view.paragraph[place.top] != view.paragraph[i])
    score += _SAYS * _is_teller(view, i, place.top) + _ASKED * _is_asked(view, i, place.top)
    speaks = i in state.sources and view.deps[i] != "nmod:poss"
    score += _SPEAKS_ON * (speaks and place.entity == state.speaker)
    return score - 0.002 * (i - place.top)


def _is_teller(view: ArticleView, i: int, top: int) -> bool:
    """Tell whether a mention is the subject of the verb that the pronoun's clause hangs on: "Wood said he"."""
    verb = view.heads[i]
    if view.sentence_number[i] != view.sentence_number[top] or view.deps[i] not in SUBJECTS or view.quoted[i]:
        return False
    told = view.deps[verb] == "ccomp" and view.heads[top] == view.heads[verb]
    return told and view.deps[top] in SUBJECTS


def _is_asked(view: ArticleView, i: int, top: int) -> bool:
    """Tell whether a mention was asked and the pronoun answers or does not: "asked the firm. It did not respond"."""
    if view.deps[i] not in SUBJECTS or view.sentence_number[i] - view.sentence_number[top] > 1:
        return False
    verb = view.heads[i]
    answers = any(view.lowers[k] in _LISTS["answering"] for k in (verb, *view.children[verb]))
    if not answers or view.deps[top] not in _ADDRESSED:
        return False
    return view.lowers[view.heads[top]] in _LISTS["contacting"]


def _is_subject(view: ArticleView, top: int) -> bool:
    """Tell whether a mention is a subject, or the name of the title that is one: "spokesman Ann Rowe said"."""
    titled = view.deps[top] == "flat" and view.heads[top] < top
    return view.deps[view.heads[top] if titled else top] in SUBJECTS


def _opens_paragraph(view: ArticleView, i: int) -> bool:
    """Tell whether it is the subject of a clause with which a paragraph begins: "As he spoke, Lee …"."""
    if view.deps[i] not in SUBJECTS or view.deps[view.heads[i]] != "advcl":
        return False
    first = view.sentences[view.sentence_number[i]][0]
    return view.opens_line(first) and i - first < _OPENING


def _subject_after(state: State, i: int, gender: str) -> int | None:
    """Return the subject after a clause that opens the sentence ("When she left, Lee …")."""
    view = state.view
    if view.lowers[i] in ("it", "its") or view.quoted[i]:
        return None
    after = range(i + 1, view.sentences[view.sentence_number[i]][1])
    subject = next((j for j in after if j in state.owner and view.deps[j] in SUBJECTS), None)
    if subject is None or not _agrees(state, state.owner[subject], gender):
        return None
    above = view.heads[view.heads[i]] if view.deps[i] in SUBJECTS else view.heads[i]
    return state.owner[subject] if view.heads[subject] in (above, view.heads[above]) else None


def _learn_gender(state: State, entity: int, gender: str) -> None:
    if state.genders[entity] == "either" and gender != "neuter":
        state.genders[entity] = gender
