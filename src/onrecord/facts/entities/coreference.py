"""Coreference: whose the pronouns and descriptions are, where the text settles it.

A sieve from left to right. Third persons and descriptions go to the best earlier mention that
agrees in gender, number and kind; first persons in quotations go to who is said to speak.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from math import log1p
from typing import Protocol

from spacy.tokens import Doc

from onrecord.facts.entities.descriptions import Descriptions, find_descriptions
from onrecord.facts.entities.letters import Letter, find_letters
from onrecord.facts.entities.mention_index import Place, Places
from onrecord.lang.en.lexicons import word_set, word_table
from onrecord.record import EntityKind, Mention, MentionForm
from onrecord.text.columns import Words
from onrecord.text.span_index import SpanIndex

_GENDER = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
    "it": "neuter", "its": "neuter", "itself": "neuter",
}  # fmt: skip
_FIRST = frozenset(["i", "me", "my", "mine", "myself"])
_GOES_ON = frozenset(["IN", "TO", ",", "POS", "WP", "WDT", "-LRB-"])
_RELATIVE = frozenset(["who", "which", "whom", "whose", "that"])
_PERSONAL = frozenset(["who", "whom"])
# "Ann Rowe, 59, of Elko, Nev., who": as many words as stand between.
_ASIDE = 14
# "Soon after she": as many words before a subject begin a paragraph's first clause.
_OPENING = 3
_SUBJECT = frozenset(["nsubj", "nsubj:pass", "csubj"])
_INDEFINITE = frozenset(["a", "an", "another", "one"])
# Sentences in which somebody without a name stays present.
_INTRODUCED = 3
_ASKING = frozenset(["ask", "asked", "asks", "interviewed", "pressed", "questioned"])
_PEOPLE = frozenset([
    "insider", "man", "official", "person", "resident", "source", "staffer", "supporter", "trader", "voter", "woman",
])  # fmt: skip
_NOBODY = -1
"""The entity of whoever has no name."""
_REFLEXIVE = frozenset(["himself", "herself", "itself"])
# How many sentences back a pronoun looks, by what it stands for; in news a person is named anew at the latest then.
_REACH = {"male": 5, "female": 5, "neuter": 2}
# The sieve's weights, set by hand: agreement in gender beats role, role beats a sentence of distance.
_FAR, _ROLE, _AGREES, _ACROSS_QUOTE, _SALIENT, _SPEAKS_ON = 1.0, 1.1, 1.0, 1.2, 0.5, 2.0
_ACROSS_PARAGRAPH = 1.0
"""Also of who is named in a quotation: "“Cruz is our best,” he says" is said by whoever spoke before."""
_THRESHOLD = -6.0
# The network ranks, it does not refuse: its log-odds count by half, and take off at most this much. At full weight
# it was wrong in 12 of the 17 places of gold/dev where it overruled the sieve.
_TRUST, _LEAST = 0.5, 2.0


class Antecedents(Protocol):
    """The network's view: log-odds that two mentions are one."""

    def scores(self, anaphor: int, candidates: Sequence[int]) -> Sequence[float]:
        """For each candidate's head word; 0 is as likely as no antecedent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A named entity before its pronouns are known; `names` are bounds in words."""

    kind: EntityKind
    gender: str
    names: tuple[tuple[int, int], ...]
    titles: frozenset[str] = frozenset()
    texts: tuple[str, ...] = ()


@dataclass(slots=True)
class _State:
    doc: Doc
    words: Words
    named: Sequence[Named]
    owner: dict[int, int]
    genders: list[str]
    speakers: dict[int, list[tuple[int, int]]]
    antecedents: Antecedents | None
    places: Places = field(default_factory=Places)
    unnamed: list[Place] = field(default_factory=list)
    counts: dict[int, int] = field(default_factory=dict)
    sources: frozenset[int] = frozenset()
    speaker: int | None = None


def find_references(doc: Doc, words: Words, named: Sequence[Named]) -> dict[int, list[Mention]]:
    """The pronouns and descriptions of each named entity, by its number in `named`.

    Args:
        doc: for its attributions and antecedents, where it has them.
        words: its columns.
        named: the entities with the places of their names.
    """
    owner = {i: n for n, e in enumerate(named) for a, b in e.names for i in range(a, b)}
    state = _State(doc, words, named, owner, [e.gender for e in named], {}, _extension(doc, "antecedents"))
    found: dict[int, list[Mention]] = {}
    for entity, span, form in _resolve(state, find_descriptions(words, named, owner)):
        mention = Mention(span=(words.starts[span.start], words.ends[span.stop - 1]), form=form)
        found.setdefault(entity, []).append(mention)
    return found


def _extension(doc: Doc, name: str) -> Antecedents | None:
    value: Antecedents | None = doc._.get(name) if doc.has_extension(name) else None
    return value


def _resolve(state: _State, descriptions: Descriptions) -> Iterator[tuple[int, range, MentionForm]]:
    words = state.words
    state.speakers, state.sources = _speakers(state), _sources(state)
    state.places = descriptions.places(words)
    tops = {words.top(range(a, b)): n for n, e in enumerate(state.named) for a, b in e.names}
    referring = _GENDER.keys() | _RELATIVE
    for i, low in enumerate(words.lowers):
        entity, span, form = tops.get(i), range(i, i + 1), None
        if entity is None and i in state.owner:
            continue
        if entity is None and (low in referring or i in descriptions.spans):
            entity, span, form = _reference(state, descriptions, i, low)
        if entity is None:
            if i in state.sources and _is_unnamed(words, i) and not _is_named_beside(state, i):
                state.unnamed.append(Place(_NOBODY, i))
                state.speaker = _NOBODY
            continue
        state.places.add(Place(entity, i))
        state.counts[entity] = state.counts.get(entity, 0) + 1
        state.owner[i] = entity
        state.speaker = entity if i in state.sources else state.speaker
        if form:
            yield entity, span, form
    yield from ((n, range(i, i + 1), "pronoun") for i, n in _first_persons(state))


_Reference = tuple[int | None, range, MentionForm | None]


def _reference(state: _State, descriptions: Descriptions, i: int, low: str) -> _Reference:
    one = range(i, i + 1)
    if low in _GENDER and state.words.pos[i] in ("PRON", "DET"):
        return _pronoun(state, i, _GENDER[low]), one, "pronoun"
    if low in _RELATIVE and state.words.tags[i] in ("WP", "WDT", "WP$"):
        return _relative(state, i), one, "pronoun"
    if i in descriptions.spans:
        entity = descriptions.entity(i, state.places, state.words)
        if entity is not None and state.named[entity].kind == "person" and _introduced(state, i, entity):
            entity = None
        return entity, descriptions.spans[i], "nominal"
    return None, one, None


def _speakers(state: _State) -> dict[int, list[tuple[int, int]]]:
    """For each word the contents over it whose source is a name: their length in words and the entity's number."""
    found: dict[int, list[tuple[int, int]]] = {}
    attributions = state.doc._.attributions if state.doc.has_extension("attributions") else ()
    for attribution in attributions or ():
        head = next((state.words.top(state.words.between(s)) for s in attribution.source), None)
        if head in state.owner:
            for content in (state.words.between(span) for span in attribution.content):
                one = len(content), state.owner[head]
                for i in content:
                    found.setdefault(i, []).append(one)
    return found


def _sources(state: _State) -> frozenset[int]:
    """The words of the sources of statements, as far as they say who speaks and not of what or where."""
    words, doc = state.words, state.doc
    attributions = doc._.attributions if doc.has_extension("attributions") else ()
    found: set[int] = set()
    for span in (words.between(s) for a in attributions or () for s in a.source):
        found.update(takewhile(lambda i: words.tags[i] not in _GOES_ON, span))
    return frozenset(found)


def _pronoun(state: _State, i: int, gender: str) -> int | None:
    """The entity of the best earlier mention that agrees, None where none does."""
    words = state.words
    if _opens_paragraph(words, i) and (named := _later(state, i, gender)) is not None:
        return named
    reach = words.sentence[i] - _REACH[gender]
    near = takewhile(lambda p: words.sentence[p.top] >= reach, reversed(state.places.all))
    fitting = [p for p in near if _agrees(state, p.entity, gender) and not _barred(state, i, p)]
    if not fitting:
        return _later(state, i, gender)
    unnamed = [p for p in state.unnamed[-2:] if _may_be(words, i, p.top, gender)]
    if unnamed and state.speaker == _NOBODY and i in state.sources and words.deps[i] in _SUBJECT:
        return None  # "An official said so. He added": the official
    fitting += unnamed
    guesses = state.antecedents.scores(i, [p.top for p in fitting]) if state.antecedents else [0.0] * len(fitting)
    scored: dict[int, float] = {}
    surest = max(guesses)
    for place, guess in zip(fitting, guesses, strict=True):
        score = _score(state, i, place, gender) + max(-_LEAST, _TRUST * (guess - surest))
        scored[place.entity] = max(score, scored.get(place.entity, score))
    best = max(scored, key=lambda n: (scored[n], -n))
    if scored[best] < _THRESHOLD or best == _NOBODY:
        return None
    _learn_gender(state, best, gender, alone=len(scored) == 1)
    return best


def _agrees(state: _State, entity: int, gender: str) -> bool:
    if gender == "neuter":
        return state.named[entity].kind in ("organization", "place")
    return state.named[entity].kind == "person" and state.genders[entity] in (gender, "either")


def _barred(state: _State, i: int, place: Place) -> bool:
    """A mention that grammar keeps from being the antecedent."""
    words = state.words
    head = words.heads[i]
    if words.quoted[i] and any(entity == place.entity for _, entity in state.speakers.get(i, ())):
        return True
    if words.deps[i] == "nmod:poss":
        apposed = words.deps[place.top] == "appos" and words.heads[place.top] == head
        return apposed or state.owner.get(head) == place.entity
    if words.lowers[i] in _REFLEXIVE:
        return False
    return words.deps[i] not in _SUBJECT and words.deps[place.top] in _SUBJECT and words.heads[place.top] == head


def _score(state: _State, i: int, place: Place, gender: str) -> float:
    words = state.words
    distance = words.sentence[i] - words.sentence[place.top]
    score = -_FAR * distance + _SALIENT * log1p(state.counts.get(place.entity, 0))
    score += _AGREES * (place.entity != _NOBODY and state.genders[place.entity] == gender)
    score += _ROLE * _is_subject(words, place.top) - 0.4 * (words.deps[place.top] == "nmod:poss")
    quoted = words.quoted[place.top] and not words.quoted[i]
    score -= _ACROSS_QUOTE * quoted
    score -= _ACROSS_PARAGRAPH * (quoted or words.paragraph[place.top] != words.paragraph[i])
    speaks = i in state.sources and words.deps[i] != "nmod:poss"
    score += _SPEAKS_ON * (speaks and place.entity == state.speaker)
    return score - 0.002 * (i - place.top)


def _is_subject(words: Words, top: int) -> bool:
    """Whether a mention is a subject, or the name of the title that is one: "spokesman Ann Rowe said"."""
    titled = words.deps[top] == "flat" and words.heads[top] < top
    return words.deps[words.heads[top] if titled else top] in _SUBJECT


def _is_unnamed(words: Words, i: int) -> bool:
    """Whether it is somebody without a name: "an official said", not "a lawyer, Ann Rowe, said", "a reporter asked"."""
    person = words.tags[i] == "NN" and words.deps[i] in _SUBJECT and _is_person(words.lowers[i])
    beside = words.children[i] if person and words.lowers[words.heads[i]] not in _ASKING else ()
    named = any(words.deps[j] == "appos" and not _serves(words, i, j) for j in beside)
    return not named and any(words.lowers[j] in _INDEFINITE for j in beside)


def _serves(words: Words, noun: int, name: int) -> bool:
    """Whether a preposition stands between a noun and a name: "an aide to Gov. Ann Rowe", whatever the tree says."""
    return any(words.tags[k] in ("IN", "TO") for k in range(noun + 1, name))


def _is_named_beside(state: _State, i: int) -> bool:
    """Whether a name follows between commas: "one voter, Ann Rowe,", "a lawyer for the port, Ann Rowe,"."""
    words = state.words
    for comma in range(i + 1, min(words.sentences[words.sentence[i]][1], i + _ASIDE)):
        if words.forms[comma] == ",":
            near = (state.owner.get(j) for j in range(comma + 1, min(comma + 4, len(words))))
            if any(n is not None and state.named[n].kind == "person" for n in near):
                return True
    return False


def _introduced(state: _State, i: int, entity: int) -> bool:
    """Whether somebody without a name was brought in by this noun, and the entity not named since.

    "An aide said so. … the aide added": the aide, whatever adviser was named before.
    """
    words = state.words
    first = words.sentences[max(words.sentence[i] - _INTRODUCED, 0)][0]
    for j in range(i - 1, first - 1, -1):
        if state.owner.get(j) == entity:
            return False
        if words.lowers[j] == words.lowers[i] and j not in state.owner and words.deps[j] in _SUBJECT:
            indefinite = any(words.lowers[c] in _INDEFINITE for c in words.children[j])
            return indefinite and not _is_named_beside(state, j)
    return False


def _is_person(noun: str) -> bool:
    return word_table("roles").get(noun) == "person" or noun in word_set("office_titles") or noun in _PEOPLE


def _may_be(words: Words, i: int, noun: int, gender: str) -> bool:
    """Whether a pronoun may stand for an unnamed person: of the sentence before or the same, of that gender."""
    sexes = word_table("roles", 2).get(words.lowers[noun], "either")
    return gender != "neuter" and words.sentence[i] - words.sentence[noun] < 2 and sexes in (gender, "either")


def _opens_paragraph(words: Words, i: int) -> bool:
    """Whether it is the subject of a clause with which a paragraph begins: "As he spoke, Lee …"."""
    first = words.sentences[words.sentence[i]][0]
    begins = first == 0 or "\n" in words.forms[first - 1] or "\n" in words.forms[first]
    return begins and i - first < _OPENING and words.deps[i] in _SUBJECT and words.deps[words.heads[i]] == "advcl"


def _later(state: _State, i: int, gender: str) -> int | None:
    """The subject after a clause that opens the sentence ("When she left, Lee …")."""
    words = state.words
    end = words.sentences[words.sentence[i]][1]
    if words.lowers[i] in ("it", "its") or words.quoted[i]:
        return None
    for j in range(i + 1, end):
        entity = state.owner.get(j)
        if entity is not None and words.deps[j] in _SUBJECT:
            above = words.heads[words.heads[i]] if words.deps[i] in _SUBJECT else words.heads[i]
            return entity if _agrees(state, entity, gender) and words.heads[j] in (above, words.heads[above]) else None
    return None


def _learn_gender(state: _State, entity: int, gender: str, *, alone: bool) -> None:
    if alone and state.genders[entity] == "either" and gender != "neuter":
        state.genders[entity] = gender


def _relative(state: _State, i: int) -> int | None:
    """The entity on which the relative clause hangs."""
    words = state.words
    before = i - 1 - (words.forms[max(i - 1, 0)] == ",")
    near = state.owner.get(before)
    if near is not None and words.lowers[i] in _PERSONAL and _serves_named(words, before, state.owner):
        return None
    if near is not None and words.lowers[i] != "that":
        if words.lowers[i] == "whose" or (state.named[near].kind == "person") == (words.lowers[i] in _PERSONAL):
            return near
        return _last_person(state, i) if words.lowers[i] in _PERSONAL else None
    verb = i
    for _ in range(4):
        if words.deps[verb].startswith("acl"):
            noun = words.heads[verb]
            apposed = words.deps[noun] == "appos" and words.lowers[i] in _PERSONAL
            return state.owner.get(noun, state.owner.get(words.heads[noun]) if apposed else None)
        if words.deps[verb] == "appos" and words.lowers[i] in _PERSONAL:
            return state.owner.get(words.heads[verb])
        verb = words.heads[verb]
    return None


def _serves_named(words: Words, end: int, owner: Mapping[int, int]) -> bool:
    """Whether the name that ends here is of whom somebody unnamed serves: "an adviser to Ann Rowe, who"."""
    first = end
    while first > 0 and (
        owner.get(first - 1) == owner[end] or words.lowers[first - 1].rstrip(".") in word_set("titles")
    ):
        first -= 1
    noun = first - 2
    if noun < 1 or words.tags[first - 1] not in ("IN", "TO") or not _is_person(words.lowers[noun]):
        return False
    return any(words.lowers[c] in _INDEFINITE for c in words.children[noun])


def _last_person(state: _State, i: int) -> int | None:
    """The person named last in the sentence, for "Ann Rowe, 59, of Elko, who …"."""
    near = [p for p in state.places.all[-4:] if state.words.sentence[p.top] == state.words.sentence[i]]
    persons = [p.entity for p in near if state.named[p.entity].kind == "person" and i - p.top < _ASIDE]
    return persons[-1] if persons else None


def _first_persons(state: _State) -> Iterator[tuple[int, int]]:
    """Each "I" with the entity that is said to speak: of a quotation its speaker, of a letter who signs it."""
    words = state.words
    first = [i for i, low in enumerate(words.lowers) if low in _FIRST and i not in state.owner]
    if not first:
        return
    speakers = _speakers(state)
    letters = SpanIndex(((a, b), n) for a, b, n in _letters(state))
    for i in first:
        written = (n for _, n in letters.at(words.starts[i]))
        said = min(speakers.get(i, ()), key=lambda s: s[0], default=(0, None))[1]
        entity = said if words.quoted[i] else next(written, None)
        if entity is not None and state.named[entity].kind == "person":
            yield i, entity


def _letters(state: _State) -> tuple[Letter, ...]:
    starts, ends = state.words.starts, state.words.ends
    persons = ((n, e) for n, e in enumerate(state.named) if e.kind == "person")
    return find_letters(state.words.text, ((starts[a], ends[b - 1], n) for n, e in persons for a, b in e.names))
