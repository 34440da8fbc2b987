"""Descriptions that stand for somebody named: "the commissioner", "the agency"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import islice, takewhile

from onrecord.facts.entities.coreference.described_nouns import (
    BARE,
    UNSORTED,
    Described,
    add_noun,
    add_titles,
    described,
    own_nouns,
    ranks_before,
    words_beside,
)  # fmt: skip
from onrecord.facts.entities.coreference.description_spans import DEFINITE, LEAD, description
from onrecord.facts.entities.coreference.mention_index import Place, Places
from onrecord.lang.en.lexicons import word_lists, word_set, word_table
from onrecord.lang.en.titles import LOWER_RANKS
from onrecord.record import EntityKind
from onrecord.text.grammar import NOMINAL_SUBJECTS
from onrecord.text.view import ArticleView

_MARKS = frozenset(["“", '"', "‘", "'", "”", "’"])
_PARTIES = word_table("parties")
_LOWER_RANKS = frozenset(BARE + rank for rank in LOWER_RANKS)
_PARTY_NAMES = frozenset(_PARTIES.values())
# What news calls a politician or a mogul whom it has just named, without having said so before.
_VARIED = word_lists("coreference")["varied"]
_ONE_OF_MANY = word_lists("coreference")["one_of_many"]
# An organization that is described by what it is, not by a word of its name, was named so many sentences
# before at most.
_REACH = 4
# "The nominee" is whoever was named so many sentences and mentions before at most.
_VARIED_REACH, _NEAR = 2, 12
# Whoever was called so a score ago gives way to a subject right before: another senator than the one of long ago.
_LONG_GONE = -5.0
_NOUNS = frozenset(["NN", "NNS", "NNP"])
# A headline and a lead call somebody "a judge" who is named so many sentences later at most.
_AHEAD = 6
# Words between a name and the verb that it hangs on.
_CLIMB = 6
_NEVER = -99.0
_LIKE = 3.0
_MOST = 2 * _LIKE + 0.5 + 1.1
"""The most that a mention scores right here, but for what the description has of the name."""
_CALLED = 100
"""Entities of one noun among which a description is looked for, the latest first: PolNeAR's articles have fewer."""
_SIGN: Mapping[EntityKind, str] = {"organization": "@", "place": "#"}


@dataclass(frozen=True, slots=True)
class Descriptions:
    """The descriptions of an article, and the nouns that fit each named entity.

    `nouns` gives for each noun of an entity what is told with it: its party, "@" and the number of an
    organization, "#" and that of a place, "~" and a nation's adjective, "^" and a rank, and "said" where the text
    itself calls the entity so. `whose` gives the organizations, places and nations of each description, `persons` the
    bounds in words of the persons' names with their numbers, in reading order.
    """

    spans: Mapping[int, range]
    whose: Mapping[int, frozenset[str]]
    nouns: Sequence[Mapping[str, frozenset[str]]]
    named: Sequence[Described]
    persons: Sequence[tuple[int, int, int]] = ()

    def places(self, view: ArticleView) -> Places:
        """Return no mentions yet; those read are added to them."""
        asked = {view.lowers[i] for i in self.spans}
        return Places([asked & own.keys() for own in self.nouns] if asked else ())

    def entity(self, i: int, places: Places, view: ArticleView) -> int | None:
        """Return the entity that the description around noun `i` stands for; `places` are the mentions before it."""
        span = self.spans[i]
        if view.lowers[span.start] not in DEFINITE:
            return self._ahead(i, view)
        party = _party(view, span)
        other = self._acted_on(i, view)
        score, best = self._best(i, places, other, party, view)
        varied = self._varied(i, places, other, party, view) if score < _LONG_GONE else None
        if best is not None and varied is None:
            return best.entity
        return self._ahead(i, view) if varied is None and view.sentence_number[i] < LEAD else varied

    def _best(
        self, i: int, places: Places, other: Set[int], party: str | None, view: ArticleView
    ) -> tuple[float, Place | None]:
        """Return the mention that fits best, the latest of equals, with its score; those long gone cannot be better."""
        score, best = _NEVER, None
        most = _MOST + _LIKE * len(self.spans[i])
        for entity in islice((n for n in places.called(view.lowers[i]) if n not in other), _CALLED):
            own = places.of(entity)
            last = view.sentence_number[own[-1].top]
            if most - (view.sentence_number[i] - last) < score:
                break
            for place in _latest(own, view):
                found = self._score(i, place, party, view)
                if found > _NEVER and (best is None or (found, place.top) > (score, best.top)):
                    score, best = found, place
        return score, best

    def _acted_on(self, i: int, view: ArticleView) -> set[int]:
        """Return the persons that the description's own verb acts on: "the nominee would not defend Lee" is not Lee."""
        if view.deps[i] not in NOMINAL_SUBJECTS:
            return set()
        end, verb = view.sentences[view.sentence_number[i]][1], view.heads[i]
        first = i + 3 if view.words[i + 1 : i + 2] == [","] else i + 1  # "the nominee, Ann Lee," is Lee
        near = self.persons[bisect_left(self.persons, (first,)) : bisect_left(self.persons, (end,))]
        return {n for a, b, n in near if _depends(view, view.top(range(a, b)), verb)}

    def _score(self, i: int, place: Place, party: str | None, view: ArticleView) -> float:
        """Score a mention: nearer is better, a subject counts a sentence nearer; -99 where the noun does not fit."""
        known = self.nouns[place.entity].get(view.lowers[i])
        distance = view.sentence_number[i] - view.sentence_number[place.top]
        if known is None or not self._fits(i, place.entity, known, view):
            return _NEVER
        organization = self.named[place.entity].kind == "organization"
        if not self._in_reach(i, known, distance, organization=organization):
            return _NEVER
        parties = known & _PARTY_NAMES
        if party and parties and party not in parties:
            return _NEVER
        score = self._likeness(place.entity, i, view) if organization else 0.0
        if UNSORTED in known and (score < 0 or distance > 1):
            return _NEVER  # "the fish company" tells of another
        score += _LIKE * (not self.whose[i].isdisjoint(known))
        subject = view.deps[place.top] in NOMINAL_SUBJECTS
        return score - distance + 1.1 * subject + _LIKE * (party in parties) + 0.5 * ("said" in known)

    def _fits(self, i: int, entity: int, known: frozenset[str], view: ArticleView) -> bool:
        """Tell whether an entity is of the noun's kind, and of the same body, nation and rank."""
        kind = word_table("roles").get(view.lowers[i])
        if not self._is_named(i, entity, view, least=int(kind is None)):
            return False
        if self.named[entity].kind != (kind or "organization") or not self._of_whom(i, known):
            return False
        return kind != "person" or self._of_rank(i, known, view)

    def _is_named(self, i: int, entity: int, view: ArticleView, *, least: int) -> bool:
        """Tell whether the nouns before the last are in the name: "the budget office" is a Port Budget Office.

        At least so many; where such bodies are not one of many, none need be: "the news agency".
        """
        if not least and view.lowers[i] not in _ONE_OF_MANY:
            return True
        others = self._other_nouns(i, view)
        return len(others) >= least and self._name_words(entity).issuperset(others)

    def _name_words(self, entity: int) -> set[str]:
        """Return the words of an entity's names, in small letters."""
        return {w for text in self.named[entity].texts for w in text.lower().split()}

    def _other_nouns(self, i: int, view: ArticleView) -> list[str]:
        """Return the nouns of a description but the one that heads it."""
        return [view.lowers[j] for j in self.spans[i] if j != i and view.tags[j] in _NOUNS]

    def _in_reach(self, i: int, known: frozenset[str], distance: int, *, organization: bool) -> bool:
        """Tell whether a mention so many sentences before may be meant: longer where the text calls it so."""
        if distance > _VARIED_REACH and not self.whose[i] <= known:
            return False
        return distance <= _REACH or "said" in known or not organization

    def _of_whom(self, i: int, known: frozenset[str]) -> bool:
        """Tell whether a description with an organization, a place or a nation fits what is told of an entity.

        "The CBP chief" is not a chief of another body, "the French president" not the one told of without a nation.
        """
        whose = self.whose[i]
        nations = {k for k in whose if k.startswith("~")}
        if not nations <= known:
            return False
        organizations = {k for k in whose if k.startswith("@")}
        if organizations and organizations.isdisjoint(known):
            return False
        places = {k for k in known if k.startswith("#")}
        elsewhere = bool(places) and whose > organizations and whose.isdisjoint(places)
        return not elsewhere

    def _of_rank(self, i: int, known: frozenset[str], view: ArticleView) -> bool:
        """Tell whether it is the same post: "the chief justice" is not one of the justices."""
        told = {k for k in known if k.startswith(BARE)}
        if not told:
            return True
        ranks = ranks_before(view, i)
        return bool(told - _LOWER_RANKS) if ranks == {BARE} else ranks <= told

    def _likeness(self, entity: int, i: int, view: ArticleView) -> float:
        """Score how many of the other nouns are in the name: "the appeals court" is not a supreme court."""
        own = self._name_words(entity)
        return sum(_LIKE if w in own else -_LIKE for w in self._other_nouns(i, view))

    def _ahead(self, i: int, view: ArticleView) -> int | None:
        """Return the first one named after the lead whom the text calls so."""
        end = view.sentences[min(view.sentence_number[i] + _AHEAD, len(view.sentences) - 1)][1]
        called = (n for n in range(len(self.named)) if self._is_called(i, n, view))
        first = min(((min(a for a, _ in self.named[n].names), n) for n in called), default=None)
        return first[1] if first and i < first[0] < end else None

    def _is_called(self, i: int, entity: int, view: ArticleView) -> bool:
        """Tell whether the text itself calls an entity as the description does."""
        known = self.nouns[entity].get(view.lowers[i], frozenset())
        return "said" in known and self._fits(i, entity, known, view) and self._of_rank(i, known, view)

    def _varied(self, i: int, places: Places, other: Set[int], party: str | None, view: ArticleView) -> int | None:
        """Return the person who was the subject right before, for "the nominee" and its like."""
        varies = party is not None or self._may_vary(i, view)
        if not varies or self.whose[i] or not self._opens(i, view):
            return None
        reach = view.sentence_number[i] - _VARIED_REACH
        before = takewhile(lambda p: view.sentence_number[p.top] >= reach, reversed(places.all))
        near = islice((p for p in before if p.entity not in other), _NEAR)
        persons = [p for p in near if self.named[p.entity].kind == "person" and self._of_party(p.entity, party)]
        subjects = {p.entity for p in persons if view.deps[p.top] in NOMINAL_SUBJECTS}
        return max(subjects, key=lambda n: (len(self.named[n].names), -n), default=None)

    def _may_vary(self, i: int, view: ArticleView) -> bool:
        """Tell whether news calls so whom it has just named: "the nominee", "the 47-year-old lawyer"."""
        return view.lowers[i] in _VARIED or "old" in view.lowers[self.spans[i].start : i]

    def _opens(self, i: int, view: ArticleView) -> bool:
        """Tell whether a description opens its sentence, or a quotation in it."""
        start = self.spans[i].start
        return view.sentences[view.sentence_number[i]][0] == start or view.words[start - 1] in _MARKS

    def _of_party(self, entity: int, party: str | None) -> bool:
        """Tell whether nothing says that the entity is of another party."""
        told = {p for m in self.nouns[entity].values() for p in m} & _PARTY_NAMES if party else None
        return not told or party in told


def _latest(places: Sequence[Place], view: ArticleView) -> Iterator[Place]:
    """Return the last of an entity's mentions, and those of its sentence and the one before.

    A subject is little more than a sentence nearer: no mention before can be better than the last.
    """
    reach = view.sentence_number[places[-1].top] - 1
    return takewhile(lambda p: view.sentence_number[p.top] >= reach, reversed(places))


def _depends(view: ArticleView, i: int, verb: int) -> bool:
    """Tell whether a word hangs on a verb, and on no other that has its own subject."""
    for _ in range(_CLIMB):
        i = view.heads[i]
        if i == verb:
            return True
        if any(view.deps[c].startswith("nsubj") for c in view.children[i]):
            return False
    return False


def _party(view: ArticleView, span: range) -> str | None:
    return next((_PARTIES[view.lowers[j]] for j in span if view.lowers[j] in _PARTIES), None)


def find_descriptions(view: ArticleView, named: Sequence[Described], owner: Mapping[int, int]) -> Descriptions:
    """Return the descriptions that name nobody themselves: definite ones, and those of headline and lead."""
    nouns = list(_describing(view))
    bodies = {i for i, n in owner.items() if named[n].kind != "person"}
    spans = {}
    for i in nouns:
        if i not in owner and _is_single(view, i) and (span := description(view, i, owner, bodies=bodies)):
            spans[i] = span
    if not spans:
        return Descriptions({}, {}, [{} for _ in named], named)
    known = _known_nouns(view, nouns, named, owner)
    whose = {i: frozenset(_told(view, span, owner, named)) - _PARTY_NAMES for i, span in spans.items()}
    persons = sorted((a, b, n) for n, e in enumerate(named) if e.kind == "person" for a, b in e.names)
    return Descriptions(spans, whose, [{n: frozenset(m) for n, m in own.items()} for own in known], named, persons)


def _describing(view: ArticleView) -> Iterator[int]:
    """Return the nouns that may describe somebody: roles, and heads of names behind another noun, "budget office"."""
    roles, heads = word_table("roles"), _head_nouns()
    for i, low in enumerate(view.lowers):
        if low in roles or (low in heads and view.tag_at(i - 1) in _NOUNS):
            yield i


@cache
def _head_nouns() -> frozenset[str]:
    """Return what organizations are by the heads of their names: "office", "ministry"."""
    return frozenset(noun for nouns in word_lists("organization_heads").values() for noun in nouns)


def _is_single(view: ArticleView, i: int) -> bool:
    """Tell whether a noun is singular; an article's first word may be tagged as anything, "pollster" as a plural."""
    if view.tags[i] == "NNS":
        return i == 0 or not view.lowers[i].endswith("s")
    return i == 0 or view.tags[i] == "NN"


def _known_nouns(
    view: ArticleView, nouns: Sequence[int], named: Sequence[Described], owner: Mapping[int, int]
) -> list[dict[str, set[str]]]:
    """Return the nouns of each entity: by its names and titles, and as the text describes it."""
    known = [own_nouns(e) for e in named]
    _add_places(known, named)
    for i in nouns:
        entity = None if i in owner else described(view, i, owner)
        if entity is not None:
            told = _told(view, words_beside(view, i), owner, named) | ranks_before(view, i)
            add_noun(known[entity], view.lowers[i], told - {f"@{entity}", f"#{entity}"})
    for person, own in zip(named, known, strict=True):
        if person.kind == "person":
            add_titles(view, person, own, lambda span: _told(view, span, owner, named))
    return known


def _add_places(known: Sequence[dict[str, set[str]]], named: Sequence[Described]) -> None:
    """Tell with each noun of an organization the places in its name: of a Select Committee on Elko it is Elko."""
    places: dict[str, set[str]] = {}
    for n, entity in enumerate(named):
        if entity.kind == "place":
            for text in entity.texts:
                places.setdefault(text.lower(), set()).add(f"#{n}")
    for entity, own in zip(named, known, strict=True):
        if entity.kind == "organization":
            within = {sign for text in entity.texts for w in text.lower().split() for sign in places.get(w, ())}
            for told in own.values():
                told |= within


def _told(view: ArticleView, span: Iterable[int], owner: Mapping[int, int], named: Sequence[Described]) -> set[str]:
    """Return the parties, and the organizations and places by their numbers, among some words."""
    span = list(span)
    parties = {_PARTIES[view.lowers[j]] for j in span if view.lowers[j] in _PARTIES}
    others = {owner[j] for j in span if j in owner and view.lowers[j] not in _PARTIES}
    nations = {f"~{view.lowers[j]}" for j in span if view.lowers[j] in word_set("nations")}
    return parties | nations | {f"{_SIGN[named[n].kind]}{n}" for n in others if named[n].kind in _SIGN}
