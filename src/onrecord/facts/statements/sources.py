"""Which entity a statement's source is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.facts.statements.documents import Issues, find_issues
from onrecord.lang.en.lexicons import word_set, word_table
from onrecord.record import Entity, Span
from onrecord.text.columns import Words

_COURT = frozenset(["court", "circuit", "tribunal"])
_PREPOSITIONS = frozenset(
    ["of", "for", "from", "by", "to", "with", "at", "in", "on", "like", "such", "including", "among", "close", "inside",
     "within", "near", "around", "against", "about", "between", "familiar", "who", "whose", "which", "that"]
)  # fmt: skip
_GENITIVES = frozenset(["'s", "’s", "'", "’"])
_OPENING = frozenset(["“", '"', "‘", "``"])
_NOUNS = frozenset(["NN", "NNS", "NNP", "NNPS", "JJ", "HYPH", "CD"])
_ISSUED = frozenset(["by", "from", "of", "in", "on"])
_CLAUSE = frozenset(["VBG", "VBD", "VBZ", "VBP", "WP", "WDT"])
_HYPHENS = frozenset(["-", "–", "‑"])
_OPEN_NAMES = frozenset(["of", "for", "the", "and", "or"])
_EXAMPLES = frozenset(["including", "like"])
_BENCHES = frozenset(["panel", "bench", "majority"])
_BETWEEN = frozenset(["DT", "JJ", "NN", "NNP", "CD", "``", "VBN", "HYPH"])


@dataclass(frozen=True, slots=True)
class Owners:
    """The entity of each word that stands in a mention, where the mention ends, and which words begin one."""

    entities: Mapping[int, str]
    kinds: Mapping[str, str]
    ends: Mapping[int, int]
    starts: frozenset[int]
    issues: Issues

    @classmethod
    def of(cls, words: Words, entities: Sequence[Entity]) -> Owners:
        """Longer mentions over shorter ones."""
        spans = [(m.span, e.id) for e in entities for m in e.mentions]
        found: dict[int, str] = {}
        ends: dict[int, int] = {}
        starts: set[int] = set()
        for span, entity in sorted(spans, key=lambda s: (s[0][1] - s[0][0], s)):
            inside = words.between(span)
            found.update(dict.fromkeys(inside, entity))
            ends.update(dict.fromkeys(inside, inside.stop))
            starts.add(inside.start)
        kinds: dict[str, str] = {e.id: e.kind for e in entities}
        return cls(found, kinds, ends, frozenset(starts), find_issues(words, found, kinds, courts=_courts(entities)))

    def starting(self, i: int) -> str | None:
        """The entity of the mention that begins at word `i`."""
        return self.entities[i] if i in self.starts else None


def _courts(entities: Sequence[Entity]) -> frozenset[str]:
    """The ids of the courts, whose rulings the article may quote without naming them again."""
    return frozenset(e.id for e in entities if e.kind == "organization" and _COURT & set(e.name.lower().split()))


def source_entity(words: Words, span: Span, owners: Owners) -> str | None:
    """The entity that the words of a source name, None for an unnamed source.

    "Rowe" and "Mayor Ann Rowe" are Rowe, "Rowe's lawyer" and "a spokesman for Rowe" are not; what a
    document says is said by whoever issued it ("a Rowe Institute report"); of "critics, including
    Rowe" and of joint sources it is the first that is named. Read from left to right and not from
    the tree: in sources of several words trees err more often than this does.
    """
    inside = words.between(span)
    if len(inside) == 1 and words.lowers[inside.start] in ("it", "which", "that"):
        spoken = owners.entities.get(inside.start, "")
        return spoken if owners.kinds.get(spoken) in ("organization", "person") else None  # a town says nothing
    for find in (_head, _issuer, _example, _last):
        entity = find(words, inside, owners)
        if entity:
            return entity
    return None


def _head(words: Words, inside: range, owners: Owners) -> str | None:
    """The first mention that modifies nothing and hangs on no preposition or clause ("a lawyer representing Rowe")."""
    hangs = False
    i = inside.start
    while i < inside.stop:
        entity = owners.entities.get(i) if i == inside.start else owners.starting(i)
        if entity is None:
            hangs = hangs or words.lowers[i] in _PREPOSITIONS or _opens_clause(words, i)
            i += 1
            continue
        end = owners.ends[i]
        if not hangs and owners.kinds[entity] != "other" and not _modifies(words, end, inside, owners):
            return _named_beside(words, i, inside, owners) or entity
        if hangs and owners.kinds[entity] == "person" and _after_office(words, i, inside):
            return entity
        i = max(end, i + 1)
    return None


def _named_beside(words: Words, i: int, inside: range, owners: Owners) -> str | None:
    """Who is named behind the comma after a description: "the chief, Paul Rowe,"."""
    name = owners.ends[i] + 1
    described = words.tags[i] in ("DT", "PRP$") and words.forms[name - 1 : name] == [","]
    person = owners.starting(name) if described and name < inside.stop else None
    return person if person is not None and owners.kinds[person] == "person" else None


def _modifies(words: Words, end: int, inside: range, owners: Owners) -> bool:
    """Whether what ends here stands before a noun, a title or another name: "Rowe's", "the Rowe aides"."""
    if end >= inside.stop:
        return False
    if words.forms[end] in _GENITIVES:
        return end + 1 < inside.stop and words.forms[end + 1] not in _OPENING
    if words.forms[end] in _HYPHENS and words.glued(end) and words.glued(end + 1):
        return True  # "Texas-based"
    named = owners.starting(end) is not None
    return words.forms[end][0].isalnum() and (words.tags[end] in _NOUNS or named)


def _after_office(words: Words, i: int, inside: range) -> bool:
    """A name right behind an office with its "of": "Secretary of State Ann Rowe"."""
    before = [words.lowers[j] for j in range(inside.start, i)]
    offices = [n for n, low in enumerate(before) if low in ("of", "for") and n and before[n - 1] in word_set("titles")]
    only = len(offices) == sum(low in _PREPOSITIONS for low in before)
    last = before[-1]
    return bool(offices) and only and last not in _GENITIVES | _OPEN_NAMES and not _serves(words, i, inside)


def _last(words: Words, inside: range, owners: Owners) -> str | None:
    """A person named at the end, behind a comma or what she is: "a lawyer for the town, Ann Rowe (of Elko)"."""
    from_somewhere = (i for i in inside if i in owners.starts and _is_apposed(words, i, inside, owners))
    apposed = next(from_somewhere, None)
    if apposed is not None:
        return owners.entities[apposed]
    last = inside.stop
    while last > inside.start and words.pos[last - 1] in ("PUNCT", "SPACE"):
        last -= 1
    start = next((i for i in inside if i in owners.starts and owners.ends[i] == last), None)
    if start is None or start == inside.start or owners.kinds[owners.entities[start]] != "person":
        return None
    before = words.lowers[start - 1]
    if before == ",":
        return owners.entities[start]
    named = before.rstrip(".") in word_set("titles") or before in word_table("roles")
    return owners.entities[start] if named and not _serves(words, start, inside) else None


def _is_apposed(words: Words, name: int, inside: range, owners: Owners) -> bool:
    """Whether a person's name stands between a comma and where she is from: ", Ann Rowe of Elko"."""
    end = owners.ends[name]
    from_there = end < inside.stop and words.lowers[end] in ("of", "from", "at")
    return from_there and words.forms[name - 1] == "," and owners.kinds[owners.entities[name]] == "person"


def _serves(words: Words, name: int, inside: range) -> bool:
    """Whether a preposition stands right before a name's titles: "a lawyer for Mr. Rowe", "an aide to Gov. Rowe"."""
    first = name
    while first > inside.start and _is_title(words.lowers[first - 1]):
        first -= 1
    before = first - 1
    return before >= inside.start and (words.lowers[before] in _PREPOSITIONS or _opens_clause(words, before))


def _opens_clause(words: Words, i: int) -> bool:
    """Whether a word opens a clause behind a noun: "representing", "who", not the end of "award-winning"."""
    return words.tags[i] in _CLAUSE and words.forms[i - 1] not in _HYPHENS


def _is_title(low: str) -> bool:
    return low.rstrip(".") in word_set("titles") or low in word_table("roles") or low in ("former", "then", "the")


def _issuer(words: Words, inside: range, owners: Owners) -> str | None:
    """Whose report, poll or letter it is: named before the noun, or after "by", "from" or "of"."""
    first = next((i for i in inside if words.lowers[i] in _PREPOSITIONS), inside.stop)
    nouns = [i for i in range(inside.start, first) if words.tags[i] in ("NN", "NNS") or words.lowers[i] in _BENCHES]
    documents = [i for i in nouns if words.lowers[i] in word_set("documents")]
    top = next((i for i in documents if words.tags[i + 1 : i + 2] != ["NN"]), None)
    if top is None:
        bench = next((i for i in nouns if words.lowers[i] in _BENCHES), None)
        return None if bench is None else _after_preposition(words, bench, inside, owners)
    before = (owners.starting(i) for i in range(inside.start, top))
    named = next((e for e in before if e and owners.kinds[e] in ("person", "organization")), None)
    return named or _after_preposition(words, top, inside, owners) or owners.issues.issuer(words, top)


def _after_preposition(words: Words, top: int, inside: range, owners: Owners) -> str | None:
    """The first person or organization after a "by", "from" or "of"; after "on" if its document ends the source."""
    for i in range(top + 1, inside.stop):
        if words.lowers[i] not in _ISSUED:
            continue
        j = i + 1
        while j < inside.stop and _before_issuer(words, j, inside, owners):
            j = max(owners.ends.get(j, j), j + 1)
        entity = owners.starting(j) if j < inside.stop else None
        online = words.lowers[i] in ("in", "on")
        published_on = not online or words.lowers[inside.stop - 1] in word_set("documents")
        if entity and owners.kinds[entity] in ("person", "organization"):
            whole = online or not _modifies(words, owners.ends[j], inside, owners)
            return entity if published_on and whole else None
    return None


def _before_issuer(words: Words, j: int, inside: range, owners: Owners) -> bool:
    """A word before the issuer's name, or a name that only says where the issuer is from."""
    if owners.starting(j) is None:
        return words.tags[j] in _BETWEEN
    end = owners.ends[j]
    another = any(owners.starting(k) for k in range(end, min(end + 3, inside.stop)))
    return another and _modifies(words, end, inside, owners)


def _example(words: Words, inside: range, owners: Owners) -> str | None:
    """The first of the named ones of a group: "critics, including Rowe"."""
    for i in _example_words(words, inside):
        for j in range(i, min(i + 5, inside.stop)):
            entity = owners.starting(j)
            if entity and owners.kinds[entity] in ("person", "organization"):
                return entity
    return None


def names_example(words: Words, span: Span) -> bool:
    """Whether a source is more than one: a group of which somebody is named, or two names."""
    if "and" in words.lowers[words.between(span).start + 1 : words.between(span).stop]:
        return True
    return any(True for _ in _example_words(words, words.between(span)))


def _example_words(words: Words, inside: range) -> Iterator[int]:
    for i in inside:
        if words.lowers[i] in _EXAMPLES:
            yield i + 1
        elif words.lowers[i] == "such" and i + 1 in inside and words.lowers[i + 1] == "as":
            yield i + 2


def antecedent(words: Words, span: Span) -> Span | None:
    """Whom a relative pronoun stands for, in words: "the Latino community" of "…, which supports reform"."""
    i = words.at(span[0])
    if words.lowers[i] not in _RELATIVE or words.ends[i] < span[1]:
        return None
    verb = i
    for _ in range(_CLAUSES):
        if words.deps[verb].startswith("acl"):
            break
        verb = words.heads[verb]
    noun = words.heads[verb]
    if not words.deps[verb].startswith("acl") or noun >= i or words.pos[noun] not in ("NOUN", "PROPN"):
        return None
    parts = [noun, *(j for j in words.children[noun] if j < noun and words.deps[j].split(":")[0] in _OWN)]
    last = i - 1 - (words.forms[i - 1] == ",")
    whole = last - noun < _LONGEST and not any(words.pos[k] in ("PUNCT", "VERB", "AUX") for k in range(noun, last + 1))
    return words.starts[min(parts)], words.ends[last if whole else noun]


_RELATIVE = frozenset(("who", "which", "that", "whom"))
_OWN = frozenset(("det", "amod", "compound", "nummod", "nmod", "flat"))
_LONGEST = 8
"""Words behind a noun that belong to it: "Section 2 of the Voting Rights Act"."""
_CLAUSES = 4
"""Words between a relative pronoun and the verb on which its clause hangs."""
