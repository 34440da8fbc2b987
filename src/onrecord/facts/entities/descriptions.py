"""Descriptions that stand for somebody named: "the commissioner", "the agency"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import islice, takewhile

from onrecord.facts.entities.described_nouns import (
    BARE,
    BETWEEN,
    Described,
    add_noun,
    add_titles,
    described,
    own_nouns,
    ranks_before,
    words_beside,
)  # fmt: skip
from onrecord.facts.entities.mention_index import Place, Places
from onrecord.lang.en.lexicons import word_set, word_table
from onrecord.lang.en.titles import LOWER_RANKS
from onrecord.record import EntityKind
from onrecord.text.columns import Words

_MARKS = frozenset(["“", '"', "‘", "'", "”", "’"])
# "The next president" is not the president.
_OTHERS = frozenset(["next", "previous", "other", "another", "same", "rival", "opposing", "first", "second"])
_TELLING = frozenset(["of", "for", "who", "whose", "which", "'s", "’s", "-"])
_COMPOUND = frozenset(["NN", "NNS", "NNP", "NNPS", "POS"])
_BEING = frozenset(
    [
        "is",
        "was",
        "be",
        "been",
        "are",
        "were",
        "as",
        "become",
        "became",
        "becomes",
        "being",
        "remain",
        "remained",
        "remains",
    ]
)
_DEFINITE = frozenset(["the", "this", "that"])
_PARTIES = word_table("parties")
# "The 47-year-old Republican nominee" is as long as descriptions get: seven words before the noun.
_LONGEST = 7
# What news calls a politician or a mogul whom it has just named, without having said so before.
_VARIED = frozenset([
    "nominee", "candidate", "senator", "congressman", "congresswoman", "governor", "lawmaker", "billionaire", "mogul",
    "businessman", "businesswoman", "politician", "democrat", "republican", "front-runner", "frontrunner", "hopeful",
    "contender",
])  # fmt: skip
# An organization that is described by what it is, not by a word of its name, was named so many sentences
# before at most.
_REACH = 4
# "The nominee" is whoever was named so many sentences and mentions before at most.
_VARIED_REACH, _NEAR = 2, 12
# Whoever was called so a score ago gives way to a subject right before: another senator than the one of long ago.
_LONG_GONE = -5.0
# A headline and a lead call somebody "a judge" who is named so many sentences later at most.
_LEAD, _AHEAD = 4, 6
# The headline is among so many first sentences: before it may stand a masthead.
_HEADLINE = 2
# Words between a name and the verb that it hangs on.
_CLIMB = 6
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

    def places(self, words: Words) -> Places:
        """No mentions yet, to which those read are added."""
        asked = {words.lowers[i] for i in self.spans}
        return Places([asked & own.keys() for own in self.nouns] if asked else ())

    def entity(self, i: int, places: Places, words: Words) -> int | None:
        """The entity that the description around noun `i` stands for; `places` are the mentions before it."""
        span = self.spans[i]
        if words.lowers[span.start] not in _DEFINITE:
            return self._ahead(i, words)
        party = _party(words, span)
        other = self._acted_on(i, words)
        score, best = self._best(i, places, other, party, words)
        varied = self._varied(i, places, other, party, words) if score < _LONG_GONE else None
        if best is not None and varied is None:
            return best.entity
        return self._ahead(i, words) if varied is None and words.sentence[i] < _LEAD else varied

    def _best(
        self, i: int, places: Places, other: Set[int], party: str | None, words: Words
    ) -> tuple[float, Place | None]:
        """The mention that fits best, the latest of equals, with its score; those long gone cannot be better."""
        score, best = -99.0, None
        most = _MOST + _LIKE * len(self.spans[i])
        for entity in islice((n for n in places.called(words.lowers[i]) if n not in other), _CALLED):
            own = places.of(entity)
            last = words.sentence[own[-1].top]
            if most - (words.sentence[i] - last) < score:
                break
            for place in _latest(own, words):
                found = self._score(i, place, party, words)
                if found > score or (found == score and best is not None and place.top > best.top):
                    score, best = found, place
        return score, best

    def _acted_on(self, i: int, words: Words) -> set[int]:
        """The persons whom the description's own verb has to do with: "the nominee would not defend Lee" is not Lee."""
        if words.deps[i] not in ("nsubj", "nsubj:pass"):
            return set()
        end, verb = words.sentences[words.sentence[i]][1], words.heads[i]
        first = i + 3 if words.forms[i + 1 : i + 2] == [","] else i + 1  # "the nominee, Ann Lee," is Lee
        near = self.persons[bisect_left(self.persons, (first,)) : bisect_left(self.persons, (end,))]
        return {n for a, b, n in near if _depends(words, words.top(range(a, b)), verb)}

    def _score(self, i: int, place: Place, party: str | None, words: Words) -> float:
        """-99 where the noun does not fit; else nearer is better, a subject counts as one sentence nearer."""
        noun = words.lowers[i]
        known = self.nouns[place.entity].get(noun)
        kind = word_table("roles")[noun]
        if known is None or self.named[place.entity].kind != kind:
            return -99.0
        parties = known & set(_PARTIES.values())
        if (party and parties and party not in parties) or not self._of_whom(i, known):
            return -99.0
        if kind == "person" and not self._of_rank(i, known, words):
            return -99.0
        distance = words.sentence[i] - words.sentence[place.top]
        if distance > _VARIED_REACH and not self.whose[i] <= known:
            return -99.0
        if kind == "organization" and "said" not in known and distance > _REACH:
            return -99.0
        subject = words.deps[place.top] in ("nsubj", "nsubj:pass")
        score = self._likeness(place.entity, i, words) if kind == "organization" else 0.0
        same_party = party is not None and party in parties
        score += _LIKE * (not self.whose[i].isdisjoint(known))
        return score - distance + 1.1 * subject + _LIKE * same_party + 0.5 * ("said" in known)

    def _of_whom(self, i: int, known: frozenset[str]) -> bool:
        """Whether a description with an organization, a place or a nation fits what is told of an entity.

        "The CBP chief" is no chief of another body, "the French president" not the one told of without a nation.
        """
        whose = self.whose[i]
        nations = {k for k in whose if k.startswith("~")}
        if not nations <= known:
            return False
        places = {k for k in known if k.startswith("#")}
        organizations = {k for k in whose if k.startswith("@")}
        elsewhere = bool(places) and whose > organizations and not whose & places
        return not elsewhere and (not organizations or bool(organizations & known))

    def _of_rank(self, i: int, known: frozenset[str], words: Words) -> bool:
        """Whether it is the same post: "the chief justice" is none of the justices, no vice president the president."""
        told = {k for k in known if k.startswith(BARE)}
        ranks = ranks_before(words, i)
        return not told or (ranks <= told if ranks != {BARE} else bool(told - {BARE + r for r in LOWER_RANKS}))

    def _likeness(self, entity: int, i: int, words: Words) -> float:
        """Whether the other nouns of the description are in the name: "the appeals court" is no supreme court."""
        own = {w for text in self.named[entity].texts for w in text.lower().split()}
        others = [words.lowers[j] for j in self.spans[i] if j != i and words.tags[j] in ("NN", "NNS", "NNP")]
        return sum(_LIKE if w in own else -_LIKE for w in others)

    def _ahead(self, i: int, words: Words) -> int | None:
        """The first one named after the lead whom the text calls so."""
        noun, kind = words.lowers[i], word_table("roles")[words.lowers[i]]
        end = words.sentences[min(words.sentence[i] + _AHEAD, len(words.sentences) - 1)][1]
        later = [
            (min(a for a, _ in e.names), n)
            for n, e in enumerate(self.named)
            if e.kind == kind
            and "said" in (known := self.nouns[n].get(noun, frozenset()))
            and self._of_whom(i, known)
            and self._of_rank(i, known, words)
        ]
        first = min(later, default=None)
        return first[1] if first and i < first[0] < end else None

    def _varied(self, i: int, places: Places, other: Set[int], party: str | None, words: Words) -> int | None:
        """The person who was the subject right before, for "the nominee" and its like."""
        span = self.spans[i]
        opens = words.sentences[words.sentence[i]][0] == span.start or words.forms[span.start - 1] in _MARKS
        aged = "old" in words.lowers[span.start : i]
        if not opens or self.whose[i] or not (words.lowers[i] in _VARIED or party or aged):
            return None
        reach = words.sentence[i] - _VARIED_REACH
        before = takewhile(lambda p: words.sentence[p.top] >= reach, reversed(places.all))
        near = islice((p for p in before if p.entity not in other), _NEAR)
        persons = [p for p in near if self.named[p.entity].kind == "person" and self._of_party(p.entity, party)]
        subjects = {p.entity for p in persons if words.deps[p.top] in ("nsubj", "nsubj:pass")}
        return max(subjects, key=lambda n: (len(self.named[n].names), -n), default=None)

    def _of_party(self, entity: int, party: str | None) -> bool:
        """Whether nothing says that the entity is of another party."""
        told = {p for m in self.nouns[entity].values() for p in m} & set(_PARTIES.values())
        return not party or not told or party in told


def _latest(places: Sequence[Place], words: Words) -> Iterator[Place]:
    """The last of an entity's mentions, and those of its sentence and the one before.

    A subject is little more than a sentence nearer: no mention before can be better than the last.
    """
    reach = words.sentence[places[-1].top] - 1
    return takewhile(lambda p: words.sentence[p.top] >= reach, reversed(places))


def _depends(words: Words, i: int, verb: int) -> bool:
    """Whether a word hangs on a verb, and on no other that has its own subject."""
    for _ in range(_CLIMB):
        i = words.heads[i]
        if i == verb:
            return True
        if any(words.deps[c].startswith("nsubj") for c in words.children[i]):
            return False
    return False


def _party(words: Words, span: range) -> str | None:
    return next((_PARTIES[words.lowers[j]] for j in span if words.lowers[j] in _PARTIES), None)


def find_descriptions(words: Words, named: Sequence[Described], owner: Mapping[int, int]) -> Descriptions:
    """The descriptions that name nobody themselves: definite ones, and those of headline and lead."""
    roles = word_table("roles")
    bodies = {i for i, n in owner.items() if named[n].kind != "person"}
    nouns = [i for i, low in enumerate(words.lowers) if low in roles]
    spans = {}
    for i in nouns:
        single = words.tags[i] == "NN" or (words.tags[i] == "NNS" and not words.lowers[i].endswith("s"))
        if (single or i == 0) and i not in owner:  # the tagger takes "pollster" for a plural
            span = _description(words, i, owner, bodies=bodies)
            if span:
                spans[i] = span
    if not spans:
        return Descriptions({}, {}, [{} for _ in named], named)
    known = [own_nouns(e) for e in named]
    for i in nouns:
        entity = None if i in owner else described(words, i, owner)
        if entity is not None:
            told = _told(words, words_beside(words, i), owner, named) | ranks_before(words, i)
            add_noun(known[entity], words.lowers[i], told - {f"@{entity}", f"#{entity}"})
    for person, own in zip(named, known, strict=True):
        if person.kind == "person":
            add_titles(words, person, own, lambda span: _told(words, span, owner, named))
    whose = {i: frozenset(_told(words, span, owner, named)) - set(_PARTIES.values()) for i, span in spans.items()}
    persons = sorted((a, b, n) for n, e in enumerate(named) if e.kind == "person" for a, b in e.names)
    return Descriptions(spans, whose, [{n: frozenset(m) for n, m in own.items()} for own in known], named, persons)


def _told(words: Words, span: Iterable[int], owner: Mapping[int, int], named: Sequence[Described]) -> set[str]:
    """The parties, and the organizations and places by their numbers, among some words."""
    span = list(span)
    parties = {_PARTIES[words.lowers[j]] for j in span if words.lowers[j] in _PARTIES}
    others = {owner[j] for j in span if j in owner and words.lowers[j] not in _PARTIES}
    nations = {f"~{words.lowers[j]}" for j in span if words.lowers[j] in word_set("nations")}
    return parties | nations | {f"{_SIGN[named[n].kind]}{n}" for n in others if named[n].kind in _SIGN}


def _description(words: Words, i: int, owner: Mapping[int, int], *, bodies: set[int]) -> range | None:
    """The words from the article to the noun, unless a name or a clause behind says who is meant.

    By tags and not by the tree, which errs more often in phrases of a few words.
    """
    following = words.lowers[i + 1] if i + 1 < len(words) else ""
    counted = following == "of" and words.tags[i + 2 : i + 3] == ["CD"]
    serves = following == "to" and words.tags[i + 2 : i + 3] != ["VB"]  # "an aide to Rowe", not "told the aide to go"
    if (
        serves
        or (following in _TELLING and not counted)
        or (words.tags[i + 1 : i + 2] or [""])[0] in _COMPOUND
        or i + 1 in owner
    ):
        return None
    start = i
    if not _OTHERS.isdisjoint(words.lowers[max(i - _LONGEST, 0) : i]):
        return None
    while start > 0 and i - start < _LONGEST and _modifier(words, start - 1, owner, bodies=bodies):
        start -= 1
    before = words.lowers[start - 1] if start else ""
    if before == "and" and (first := _first_of_two(words, start - 1)) is not None:
        return range(first, i + 1)
    if before in _DEFINITE:
        predicate = start > 1 and words.lowers[start - 2] in _BEING
        return None if predicate else range(start - 1, i + 1)
    lead = words.sentence[i] < _LEAD
    if lead and before in ("a", "an") and not (start > 1 and words.lowers[start - 2] in _BEING):
        return range(start - 1, i + 1)
    first = words.sentences[words.sentence[i]][0]
    return range(start, i + 1) if words.sentence[i] < _HEADLINE and start == first and i not in owner else None


def _first_of_two(words: Words, conjunction: int) -> int | None:
    """Where "the" stands before the first of two that one is: "the former secretary of state and current nominee"."""
    k = conjunction - 1
    while k > 0 and conjunction - k < _LONGEST and (words.tags[k] in BETWEEN or words.lowers[k] == "of"):
        k -= 1
    roles = word_table("roles")
    named = any(words.lowers[j] in roles for j in range(k + 1, conjunction))
    return k if named and words.lowers[k] == "the" and conjunction - k > 1 else None


def _modifier(words: Words, j: int, owner: Mapping[int, int], *, bodies: set[int]) -> bool:
    if words.lowers[j] in _PARTIES or j in bodies:
        return True
    opens = words.sentences[words.sentence[j]][0] == j
    return words.tags[j] in BETWEEN and j not in owner and (opens or words.tags[j] != "NNP")
