"""Which entity a statement's source is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.facts.statements.documents import Issues, find_issues
from onrecord.lang.en.lexicons import word_lists, word_set, word_table
from onrecord.lang.en.titles import is_post_nominal
from onrecord.record import Entity, Span
from onrecord.text.grammar import COMMON_NOUN_TAGS
from onrecord.text.view import ArticleView

_LISTS = word_lists("sources")
_COURT = _LISTS["court"]
_PREPOSITIONS = _LISTS["preposition"]
_GENITIVES = frozenset(["'s", "’s", "'", "’"])
_GENITIVE = re.compile(r"['’]s?$")
_OPENING = frozenset(["“", '"', "‘", "``"])
_NOUNS = frozenset(["NN", "NNS", "NNP", "NNPS", "JJ", "HYPH", "CD"])
_ISSUED = _LISTS["issued"]
_CLAUSE = frozenset(["VBG", "VBD", "VBZ", "VBP", "WP", "WDT"])
_HYPHENS = frozenset(["-", "–", "‑"])
_OPEN_NAMES = _LISTS["name_opening"]
_OFFICE_OF = frozenset(["of", "for"])
_PART_OF = _LISTS["part_of"]
_NO_TITLE = _GENITIVES | _OPEN_NAMES
_PARTIES = frozenset(["person", "organization"])
_EXAMPLES = frozenset(["including", "like"])
_CAMPAIGN = word_lists("name_parts")["campaign"]
_CALLED = word_lists("coreference")["called_behind"]
_BENCHES = _LISTS["bench"]
_DOCUMENT_TAGS = COMMON_NOUN_TAGS | {"NNP"}
_BETWEEN = frozenset(["DT", "JJ", "NN", "NNP", "CD", "``", "VBN", "VBG", "HYPH"])


@dataclass(frozen=True, slots=True)
class Owners:
    """The entity of each word that stands in a mention, where the mention ends, and which words begin one."""

    entities: Mapping[int, str]
    kinds: Mapping[str, str]
    ends: Mapping[int, int]
    starts: frozenset[int]
    issues: Issues
    own: Mapping[str, str]
    parties: Mapping[str, str]

    @classmethod
    def of(cls, view: ArticleView, entities: Sequence[Entity]) -> Owners:
        """Index the entities' mentions, longer ones over shorter ones."""
        families = _families(entities)
        spans = [(m.span, families.get(e.id, e.id)) for e in entities for m in e.mentions]
        found: dict[int, str] = {}
        ends: dict[int, int] = {}
        starts: set[int] = set()
        for span, entity in sorted(spans, key=lambda s: (s[0][1] - s[0][0], s)):
            inside = view.words_in(span)
            found.update(dict.fromkeys(inside, entity))
            ends.update(dict.fromkeys(inside, inside.stop))
            starts.add(inside.start)
        kinds: dict[str, str] = {e.id: e.kind for e in entities}
        issues = find_issues(view, found, kinds, courts=_courts(entities))
        return cls(found, kinds, ends, frozenset(starts), issues, _campaigns(entities), _parties(entities))

    def starting(self, i: int) -> str | None:
        """Return the entity of the mention that begins at word `i`."""
        return self.entities[i] if i in self.starts else None


def _courts(entities: Sequence[Entity]) -> frozenset[str]:
    """Return the ids of the courts, whose rulings the article may quote without naming them again."""
    return frozenset(e.id for e in entities if e.kind == "organization" and _COURT & set(e.name.lower().split()))


def _families(entities: Sequence[Entity]) -> dict[str, str]:
    """Return whom the text names first of a family that it names by the plural: of "the Rowes" Ann Rowe."""
    named: dict[str, str] = {}
    for person in entities:
        if person.kind == "person":
            named.setdefault(person.name.split()[-1], person.id)
    plural = ((e, e.name.removesuffix("s")) for e in entities if e.name.endswith("s") and " " not in e.name)
    return {e.id: named[surname] for e, surname in plural if named.get(surname, e.id) != e.id}


def _campaigns(entities: Sequence[Entity]) -> dict[str, str]:
    """Return the campaigns that are named as such by the ids of who runs: of Ann Rowe the "Rowe campaign", "Rowe's"."""
    people = [e for e in reversed(entities) if e.kind == "person"]  # of two Rowes the one named first
    persons = {e.name.split()[-1]: e.id for e in people}
    persons |= {name: e.id for e in people for name in (*e.aliases, e.name)}
    named = (
        (name.rpartition(" "), e.id) for e in entities if e.kind == "organization" for name in (e.name, *e.aliases)
    )
    owned = ((_GENITIVE.sub("", who), campaign) for (who, _, last), campaign in named if last in _CAMPAIGN)
    return {persons[who]: campaign for who, campaign in owned if who in persons}


def _parties(entities: Sequence[Entity]) -> dict[str, str]:
    """Return the parties that are named by what their members are called: "republicans"."""
    names = {name.lower(): e.id for e in entities if e.kind == "organization" for name in (e.name, *e.aliases)}
    return {members: names[party] for party, members in word_table("party_members").items() if party in names}


def source_entity(view: ArticleView, span: Span, owners: Owners) -> str | None:
    """Return the entity that the words of a source name, None for an unnamed source.

    "Rowe" and "Mayor Ann Rowe" are Rowe, "Rowe's lawyer" and "a spokesman for Rowe" are not; what a
    document says is said by whoever issued it ("a Rowe Institute report"); of "critics, including
    Rowe" and of joint sources it is the first that is named. Read from left to right and not from
    the tree: in sources of several words trees err more often than this does.
    """
    inside = view.words_in(span)
    if len(inside) == 1 and view.lowers[inside.start] in _LISTS["speaking_thing"]:
        spoken = owners.entities.get(inside.start, "")
        return spoken if owners.kinds.get(spoken) in _PARTIES else None  # a town says nothing
    for find in (_party, _head, _issuer, _campaign, _example, _last):
        entity = find(view, inside, owners)
        if entity:
            return entity
    return None


def _party(view: ArticleView, inside: range, owners: Owners) -> str | None:
    """Return the party of "Republicans" alone, where the article names it; not of "two Republicans"."""
    first = inside.start + (view.lower_at(inside.start) == "the")
    return owners.parties.get(view.lower_at(first)) if first + 1 == inside.stop else None


def _campaign(view: ArticleView, inside: range, owners: Owners) -> str | None:
    """Return the campaign of who owns it: "Mr. Rowe's campaign", "her presidential campaign", "Ann Rowe Campaign"."""
    first = next((i for i in inside if owners.starting(i)), None)
    if first is None or view.lowers[inside.stop - 1] not in _CAMPAIGN:
        return None
    owned = view.tags[first] == "PRP$" or view.tag_at(owners.ends[first]) == "POS"
    beside = _BETWEEN.issuperset(view.tags[owners.ends[first] : inside.stop])
    return owners.own.get(owners.entities[first]) if owned or beside else None


def _head(view: ArticleView, inside: range, owners: Owners) -> str | None:
    """Return the first mention that does not modify and is not in a clause ("a lawyer representing Rowe")."""
    hangs = False
    i = inside.start
    while i < inside.stop:
        entity = owners.entities.get(i) if i == inside.start else owners.starting(i)
        if entity is None:
            hangs = hangs or view.lowers[i] in _PREPOSITIONS or _opens_clause(view, i)
            i += 1
            continue
        if hangs and owners.kinds[entity] == "person" and _after_office(view, i, inside):
            return entity
        if not hangs and _may_speak(view, i, entity, inside, owners):
            return _named_beside(view, i, inside, owners) or entity
        i = max(owners.ends[i], i + 1)
    return None


def _may_speak(view: ArticleView, i: int, entity: str, inside: range, owners: Owners) -> bool:
    return owners.kinds[entity] != "other" and not _modifies(view, owners.ends[i], inside, owners)


def _named_beside(view: ArticleView, i: int, inside: range, owners: Owners) -> str | None:
    """Return who is named behind the comma after a description: "the chief, Paul Rowe,"."""
    name = owners.ends[i] + 1
    described = view.tags[i] in ("DT", "PRP$") and view.words[name - 1 : name] == [","]
    person = owners.starting(name) if described and name < inside.stop else None
    return person if person is not None and owners.kinds[person] == "person" else None


def _modifies(view: ArticleView, end: int, inside: range, owners: Owners) -> bool:
    """Tell whether what ends here stands before a noun, a title or another name: "Rowe's", "the Rowe aides"."""
    while end < inside.stop and is_post_nominal(view.words[end]):
        end += 1
    if end >= inside.stop or view.lowers[end] in _LISTS["when"]:
        return False
    if view.tags[end] == "PRP":
        return False  # "Rowe himself"
    if view.words[end] in _GENITIVES:
        return end + 1 < inside.stop and view.words[end + 1] not in _OPENING
    if view.joins(end, _HYPHENS):
        return True  # "Texas-based"
    if _is_called(view, end, inside, owners):
        return False
    if not view.words[end][0].isalnum():
        return False
    return view.tags[end] in _NOUNS or owners.starting(end) is not None


def _is_called(view: ArticleView, end: int, inside: range, owners: Owners) -> bool:
    """Tell whether what a body is stands right behind its name, and ends the phrase: "the Interfax news agency"."""
    entity, noun = owners.entities.get(end - 1, ""), end
    while noun < inside.stop - 1 and view.tags[noun] == view.tags[noun + 1] == "NN":
        noun += 1
    if owners.kinds.get(entity) != "organization" or view.tags[noun] != "NN" or view.lowers[noun] not in _CALLED:
        return False
    return noun + 1 == inside.stop or not view.words[noun + 1][0].isalnum()


def _after_office(view: ArticleView, i: int, inside: range) -> bool:
    """Return a name right behind an office with its "of": "Secretary of State Ann Rowe"."""
    before = view.lowers[inside.start : i]
    offices = sum(o in _OFFICE_OF and title in word_set("titles") for title, o in pairwise(before))
    if not offices or offices != sum(low in _PREPOSITIONS for low in before):
        return False
    return before[-1] not in _NO_TITLE and not _follows_preposition(view, i, inside)


def _last(view: ArticleView, inside: range, owners: Owners) -> str | None:
    """Return a person named at the end, behind a comma or what she is: "a lawyer for the town, Ann Rowe (of Elko)"."""
    names = [i for i in inside if i in owners.starts]
    apposed = next((i for i in names if _is_apposed(view, i, inside, owners)), None)
    if apposed is not None:
        return owners.entities[apposed]
    last = inside.stop
    while last > inside.start and view.pos[last - 1] == "PUNCT":
        last -= 1
    start = next((i for i in names if owners.ends[i] == last), inside.start)
    if start == inside.start or owners.kinds[owners.entities[start]] != "person":
        return None
    return owners.entities[start] if _follows_description(view, start, inside) else None


def _follows_description(view: ArticleView, name: int, inside: range) -> bool:
    """Tell whether a comma, or what she is, stands before a name: "the owner, Ann Rowe", "lawyer Ann Rowe"."""
    before = view.lowers[name - 1]
    if before == ",":
        return True
    described = before.rstrip(".") in word_set("titles") or before in word_table("roles")
    return described and not _follows_preposition(view, name, inside)


def _is_apposed(view: ArticleView, name: int, inside: range, owners: Owners) -> bool:
    """Tell whether a person's name stands between a comma and where she is from: ", Ann Rowe of Elko"."""
    end = owners.ends[name]
    if view.words[name - 1] != "," or owners.kinds[owners.entities[name]] != "person":
        return False
    return end < inside.stop and view.lowers[end] in _LISTS["origin"]


def _follows_preposition(view: ArticleView, name: int, inside: range) -> bool:
    """Tell whether a preposition precedes a name and its titles: "a lawyer for Mr. Rowe", "an aide to Gov. Rowe"."""
    first = name
    while first > inside.start and _is_title(view.lowers[first - 1]):
        first -= 1
    before = first - 1
    return before >= inside.start and (view.lowers[before] in _PREPOSITIONS or _opens_clause(view, before))


def _opens_clause(view: ArticleView, i: int) -> bool:
    """Tell whether a word opens a clause behind a noun: "representing", "who", not the end of "award-winning"."""
    return view.tags[i] in _CLAUSE and view.words[i - 1] not in _HYPHENS


def _is_title(low: str) -> bool:
    return low.rstrip(".") in word_set("titles") or low in word_table("roles") or low in _LISTS["before_title"]


def _issuer(view: ArticleView, inside: range, owners: Owners) -> str | None:
    """Return whose report, poll or letter it is: named before the noun, or after "by", "from" or "of"."""
    first = next((i for i in inside if view.lowers[i] in _PREPOSITIONS), inside.stop)
    if _is_part(view, first, inside) and not any(owners.starting(i) for i in range(inside.start, first)):
        return _issuer(view, range(first + 1, inside.stop), owners)
    phrase = range(inside.start, first)
    top = next((i for i in phrase if _is_document(view, i)), None)
    if top is None:
        bench = next((i for i in phrase if view.lowers[i] in _BENCHES), None)
        return None if bench is None else _after_preposition(view, bench, inside, owners)
    first = _after_owner(view, inside.start, top)
    named = next((e for i in range(first, top) if _is_party(e := owners.starting(i), owners)), None)
    issuer = named or _after_preposition(view, top, inside, owners)
    return issuer if issuer or first > inside.start else owners.issues.issuer(view, top)


def _after_owner(view: ArticleView, start: int, top: int) -> int:
    """Return where the words of a document begin behind an owner without a name: "the Guild inspector's report"."""
    owned = (i for i in range(top - 1, start, -1) if view.tags[i] == "POS" and view.tags[i - 1] in COMMON_NOUN_TAGS)
    return next(owned, start)


def _is_part(view: ArticleView, preposition: int, inside: range) -> bool:
    """Tell whether an "of" or "in" follows what is a part of a document: "the results of a Guild poll"."""
    part = preposition - 1
    if not inside.start <= part < inside.stop - 2 or view.lowers[preposition] not in _PART_OF:
        return False
    return view.lowers[part] in _LISTS["part"]


def _is_document(view: ArticleView, i: int) -> bool:
    """Tell whether a noun is a document's, and the last of its phrase: "report", "Guild Poll", not of "report card"."""
    low = view.lowers[i]
    noun = view.tags[i] in _DOCUMENT_TAGS or low in _BENCHES
    last = view.tag_at(i + 1) not in ("NN", "NNP") or view.lowers[i + 1] in _LISTS["when"]
    return low in word_set("documents") and noun and last


def _is_party(entity: str | None, owners: Owners) -> bool:
    return entity is not None and owners.kinds[entity] in _PARTIES


def _after_preposition(view: ArticleView, top: int, inside: range, owners: Owners) -> str | None:
    """Return the first party after a "by", "from" or "of"; after "on" if its document ends the source."""
    for i in range(top + 1, inside.stop):
        if view.lowers[i] not in _ISSUED:
            continue
        j = i + 1
        while j < inside.stop and _before_issuer(view, j, inside, owners):
            j = max(owners.ends.get(j, j), j + 1)
        entity = owners.starting(j) if j < inside.stop else None
        if not _is_party(entity, owners):
            continue
        if view.lowers[i] == "in" and view.lowers[top] in _LISTS["printed"]:
            return entity if owners.kinds.get(entity or "") == "organization" else None
        if view.lowers[i] in ("in", "on"):
            return entity if view.lowers[inside.stop - 1] in word_set("documents") else None
        return None if _modifies(view, owners.ends[j], inside, owners) else entity
    return None


def _before_issuer(view: ArticleView, j: int, inside: range, owners: Owners) -> bool:
    """Return a word before the issuer's name, or a name that only says where the issuer is from."""
    if owners.starting(j) is None:
        return view.tags[j] in _BETWEEN
    end = owners.ends[j]
    another = any(owners.starting(k) for k in range(end, min(end + 3, inside.stop)))
    return another and _modifies(view, end, inside, owners)


def _example(view: ArticleView, inside: range, owners: Owners) -> str | None:
    """Return the first of the named ones of a group: "critics, including Rowe"."""
    for i in _example_words(view, inside):
        for j in range(i, min(i + 5, inside.stop)):
            entity = owners.starting(j)
            if _is_party(entity, owners):
                other = _modifies(view, owners.ends[j], inside, owners) or _hangs(view, j, range(i, inside.stop))
                return None if other else entity
    return None


def _hangs(view: ArticleView, name: int, inside: range) -> bool:
    """Tell whether a name hangs on an example that is not its bearer: "including a friend of Ann Rowe"."""
    before = range(inside.start, name)
    hangs = any(view.lowers[k] in _PREPOSITIONS or _opens_clause(view, k) for k in before)
    return hangs and not _after_office(view, name, inside)


def names_example(view: ArticleView, span: Span) -> bool:
    """Tell whether a source is more than one: a group of which somebody is named, or two names."""
    if "and" in view.lowers[view.words_in(span).start + 1 : view.words_in(span).stop]:
        return True
    return any(True for _ in _example_words(view, view.words_in(span)))


def _example_words(view: ArticleView, inside: range) -> Iterator[int]:
    for i in inside:
        if view.lowers[i] in _EXAMPLES:
            yield i + 1
        elif view.lowers[i] == "such" and i + 1 in inside and view.lowers[i + 1] == "as":
            yield i + 2
