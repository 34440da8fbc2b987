"""Descriptions that stand for somebody named: "the commissioner", "the agency"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Protocol

from onrecord.facts.entities.name import head_word
from onrecord.facts.lexicons import word_lists, word_set, word_table
from onrecord.facts.places import Place, Places
from onrecord.facts.title_words import LOWER_RANKS, RANKS
from onrecord.facts.words import Words
from onrecord.record import EntityKind

_MARKS = frozenset(["“", '"', "‘", "'", "”", "’"])
# "The next president" is not the president.
_OTHERS = frozenset(["next", "previous", "other", "another", "same", "rival", "opposing", "first", "second"])
_TELLING = frozenset(["of", "for", "who", "whose", "which", "'s", "’s", "-"])
_COMPOUND = frozenset(["NN", "NNS", "NNP", "NNPS", "POS"])
_BETWEEN = frozenset(["CD", "JJ", "JJR", "JJS", "NN", "NNP", "NNS", "VBN", "HYPH", "RB"])
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
_BARE = "^"
"""Before a rank in what is told of somebody; alone where the title was told without one."""
_PARTIES = word_table("parties")
# "The 47-year-old Republican nominee" is as long as descriptions get: seven words before the noun.
_LONGEST = 7
# What news calls a politician or a mogul whom it has just named, without having said so before.
_VARIED = frozenset([
    "nominee", "candidate", "senator", "congressman", "congresswoman", "governor", "lawmaker", "billionaire", "mogul",
    "businessman", "businesswoman", "politician", "democrat", "republican", "front-runner", "frontrunner", "hopeful",
    "contender",
])  # fmt: skip
_BEFORE_NAME = frozenset(["JJ", "NNPS", "NN", "NNP", "HYPH", ":", ",", "DT", "CC", "VBN"])
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
_RUN = 40
"""Words before a noun in one phrase at most: there is none so long."""
_LIKE = 3.0
_MOST = 2 * _LIKE + 0.5 + 1.1
"""The most that a mention scores right here, but for what the description has of the name."""
_CALLED = 100
"""Entities of one noun among which a description is looked for, the latest first: PolNeAR's articles have fewer."""
_SIGN: Mapping[EntityKind, str] = {"organization": "@", "place": "#"}
_SORTS = {
    "media": frozenset(["network", "newspaper", "paper", "magazine", "outlet", "publication", "site", "channel"]),
    "public body": frozenset(["agency", "department", "body", "organization", "group", "party", "court"]),
    "company": frozenset(["company", "firm", "corporation", "bank", "automaker", "airline", "retailer"]),
}


class Described(Protocol):
    """What descriptions need to know of a named entity; `names` are bounds in words."""

    @property
    def kind(self) -> EntityKind: ...
    @property
    def names(self) -> tuple[tuple[int, int], ...]: ...
    @property
    def titles(self) -> frozenset[str]: ...
    @property
    def texts(self) -> tuple[str, ...]: ...


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
        told = {k for k in known if k.startswith(_BARE)}
        ranks = _ranks(words, i)
        return not told or (ranks <= told if ranks != {_BARE} else bool(told - {_BARE + r for r in LOWER_RANKS}))

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


def _ranks(words: Words, i: int) -> set[str]:
    """The ranks right before a noun, marked; the mark alone where there is none: "the vice-presidential nominee"."""
    first = max(words.sentences[words.sentence[i]][0], i - 3)
    before = (words.lowers[j] for j in range(first, i))
    return {_BARE + ("lieutenant" if low == "lt." else low) for low in before if low in RANKS} or {_BARE}


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
    known = [_own_nouns(e) for e in named]
    for i in nouns:
        entity = None if i in owner else _described(words, i, owner)
        if entity is not None:
            told = _told(words, _beside(words, i), owner, named) | _ranks(words, i)
            _add(known[entity], words.lowers[i], told - {f"@{entity}", f"#{entity}"})
    for person, own in zip(named, known, strict=True):
        if person.kind == "person":
            _add_titles(words, person, own, lambda span: _told(words, span, owner, named))
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
    while k > 0 and conjunction - k < _LONGEST and (words.tags[k] in _BETWEEN or words.lowers[k] == "of"):
        k -= 1
    roles = word_table("roles")
    named = any(words.lowers[j] in roles for j in range(k + 1, conjunction))
    return k if named and words.lowers[k] == "the" and conjunction - k > 1 else None


def _modifier(words: Words, j: int, owner: Mapping[int, int], *, bodies: set[int]) -> bool:
    if words.lowers[j] in _PARTIES or j in bodies:
        return True
    opens = words.sentences[words.sentence[j]][0] == j
    return words.tags[j] in _BETWEEN and j not in owner and (opens or words.tags[j] != "NNP")


def _own_nouns(entity: Described) -> dict[str, set[str]]:
    """Nouns by an entity's titles or the last word of its names."""
    if entity.kind == "person":
        return {n: {"said"} for t in entity.titles for n in {t, *word_lists("role_synonyms").get(t, ())}}
    found: dict[str, set[str]] = {}
    for text in entity.texts:
        low = text.lower().replace(".", "").removeprefix("the ")
        for word in {low.split()[-1], head_word(low.split())} if low else ():
            for noun in word_lists("organization_heads").get(word, ()):
                found.setdefault(noun, set()).update(["said"] if noun == word else [])
        for noun in () if found else _SORTS.get(word_table("organizations").get(low, ""), ()):
            found.setdefault(noun, set())
        if low.split()[-1:] == ["appeals"] or " court of " in f" {low} ":
            found.setdefault("court", set()).add("said")
    return found


def _beside(words: Words, i: int) -> Iterator[int]:
    """The words of the noun phrase around noun `i`, with its "of the Guild"."""
    yield from (j for j in words.children[i] if j < i)
    for j in words.children[i]:
        if j > i and words.deps[j] == "nmod":
            yield from (j, *words.children[j])


def _add(known: dict[str, set[str]], noun: str, party: set[str]) -> None:
    for name in {noun, *word_lists("role_synonyms").get(noun, ())}:
        known.setdefault(name, set()).update(party | {"said"})


def _described(words: Words, i: int, owner: Mapping[int, int]) -> int | None:
    dep, head, children = words.deps[i], words.heads[i], words.children[i]
    if dep == "appos" and (before := _right_before(words, i)) in owner:
        return owner[before]  # the name before the comma, where the tree takes one further back
    if dep in ("appos", "compound", "flat", "nmod:desc") and head in owner:
        return owner[head]
    beside = next((j for j in children if words.deps[j] in ("appos", "flat") and j in owner), None)
    if beside is not None:
        return owner[beside]
    if any(words.deps[j] == "cop" for j in children):
        return next((owner[j] for j in children if words.deps[j] == "nsubj" and j in owner), None)
    return _apposed(words, i, owner)


def _right_before(words: Words, i: int) -> int:
    """The word before the comma before the phrase of noun `i`, -1 where none stands there."""
    start = i
    while start > max(i - _RUN, 0) and (words.tags[start - 1] in _BETWEEN or words.tags[start - 1] == "DT"):
        start -= 1
    return start - 2 if start > 1 and words.forms[start - 1] == "," else -1


def _apposed(words: Words, i: int, owner: Mapping[int, int]) -> int | None:
    """The one whose name stands between commas behind a noun ("the auditor, Ann Rowe,"), whatever the tree says."""
    if words.forms[i + 1 : i + 2] != [","] or i + 2 not in owner or _serves(words, i):
        return None
    end = i + 2
    while end < len(words) and owner.get(end) == owner[i + 2]:
        end += 1
    return owner[i + 2] if words.forms[end : end + 1] in ([","], ["."]) and end - i > 3 else None


def _serves(words: Words, i: int) -> bool:
    """Whether a noun is the one whom another serves: the governor of "a spokeswoman for the governor, Ann Rowe"."""
    start = i
    while start > max(i - _RUN, 0) and words.tags[start - 1] in _BETWEEN:
        start -= 1
    start -= start > 0 and words.tags[start - 1] == "DT"
    served = start > 1 and words.lowers[start - 1] in ("for", "of", "to", "with")
    return served and words.lowers[start - 2] in word_table("roles")


def _add_titles(
    words: Words, person: Described, own: dict[str, set[str]], told: Callable[[Iterable[int]], set[str]]
) -> None:
    """The nouns right before a person's name, with what they tell ("Republican presidential nominee Ann Rowe")."""
    for start, end in person.names:
        before = list(_before(words, start))
        home = told(range(end, min(end + 5, len(words)))) if words.lowers[end : end + 1] in (["of"], ["("]) else set()
        for j in before:
            if words.lowers[j] in word_table("roles") or words.lowers[j].rstrip(".") in word_lists("role_synonyms"):
                _add(own, words.lowers[j].rstrip("."), told(before) | home | _ranks(words, j))


def _before(words: Words, start: int) -> Iterator[int]:
    for j in range(start - 1, max(start - 7, -1), -1):
        if words.tags[j] not in _BEFORE_NAME or words.forms[j] == "," or words.sentence[j] != words.sentence[start]:
            return
        yield j
