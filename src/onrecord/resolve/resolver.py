"""Who an article's entities are among all that the store knows."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Mapping, Sequence

from msgspec import structs

from onrecord.facts.exclusions import FAMILY
from onrecord.lang.en.lexicons import word_set
from onrecord.lang.en.name_compare import Likeness, compare_people
from onrecord.lang.en.name_keys import (
    bearer_kind,
    is_acronym,
    is_generic,
    is_misread,
    keys,
    person_suffix,
    person_words,
    unshouted,
    words,
)
from onrecord.record import Entity, Record
from onrecord.record.edtf import first_day
from onrecord.resolve.choosing import MERGE, Scored, choose, choose_full, frequency, only_bearer
from onrecord.resolve.cooccurrence import Company, known_offices, offices_of, timeliness
from onrecord.resolve.shared_keys import MOST, Candidate, SharedKeys, candidate_of
from onrecord.resolve.weighing import weigh
from onrecord.resolve.wording import (
    convention_meant,
    convention_of,
    gender_known,
    gender_said,
    is_called,
    is_likened,
    president_meant,
)
from onrecord.store.base import Prior
from onrecord.store.read.answers import Named, Weighed
from onrecord.store.sqlite.identities import create_identities
from onrecord.store.sqlite.queries import candidates
from onrecord.store.sqlite.queries.added import next_number
from onrecord.store.sqlite.queries.candidates import IdentityRow

ASK = 0.5
"""Log-odds from which a person is asked."""
_OFFICE = 1.5
_OTHER_OFFICE, _OTHER_TITLE = -3.5, -1.5
"""Log-odds of offices that share a word, and of those that share none: a namesake, unless the company is the same; less
where no organization is named: of 36 names of PolNeAR train with such titles ("aide", "chairwoman") 35 were one's."""
_OTHER_WORK = -4.0
"""Log-odds of a mayor and a striker, however often either is named: only the same company makes them one."""
_COMPANY = 2.0
"""Log-odds of company whose weight is 1, that is one companion seen nowhere else."""


_SETTLED = 8
"""Articles from which the only bearer of a full name is meant, unless they do other work: no office outweighs them."""
_KNOWN, _LISTED, _WELL_KNOWN = 10, 5, 50
"""Articles of a bearer of another kind from which a single word is theirs: of a person's, fewer where it is a listed
place. Several words are theirs always: of 20 names of PolNeAR train that were read as two kinds 19 are one's."""


class Resolver:
    """Decides by names, offices, company and time; an unsure pair becomes a question, not a merge."""

    def assign(self, connection: sqlite3.Connection, record: Record, *, prior: Prior) -> Mapping[str, int]:
        """Return the identity of each entity, by the entity's id; make new ones, write questions.

        Those that are told most plainly come first, so that they are company for the others.
        """
        task = _Task(connection, _of_bearers(record), prior)
        for entity in sorted(task.entities, key=_plainness):
            task.assign(entity)
        task.write()
        return task.assigned

    def weigh(self, connection: sqlite3.Connection, pairs: Sequence[tuple[Named, Named]]) -> Sequence[Weighed]:
        """Say of each pair how likely they are one by what the store knows now, and why."""
        return weigh(connection, pairs)


def _of_bearers(record: Record) -> Record:
    """Give entities the kind of what their name stands for: parties are organizations where their members are named."""
    kinds = [bearer_kind(e.name, e.kind) for e in record.entities]
    if all(kind == e.kind for kind, e in zip(kinds, record.entities, strict=True)):
        return record
    entities = (structs.replace(e, kind=kind) for kind, e in zip(kinds, record.entities, strict=True))
    return structs.replace(record, entities=tuple(entities))


def _plainness(entity: Entity) -> tuple[int, int]:
    """Rank an entity: organizations and places, full names, acronyms, single words of persons; then as in the text."""
    first = entity.mentions[0].span[0]
    if entity.kind == "person":
        return (1 if _is_full(entity) else 3), first
    return (2 if is_acronym(entity.name) else 0), first


def _is_full(entity: Entity) -> bool:
    return any(len(person_words(n)) > 1 for n in (entity.name, *entity.aliases))


class _Task:
    """The entities of one article."""

    def __init__(self, connection: sqlite3.Connection, record: Record, prior: Prior) -> None:
        self._connection, self._record, self._prior = connection, record, prior
        self._at = first_day(record.article.published)
        self.entities = record.entities
        self.assigned: dict[str, int] = {}
        self._taken: dict[int, str] = {}
        self._company = Company(connection)
        self._found = SharedKeys(connection, record)
        self._first = next_number(connection, "identity")
        self._made: list[tuple[int, str, str]] = []
        self._asked: list[tuple[str, int, int, float]] = []

    def assign(self, entity: Entity) -> None:
        identity = self._before(entity)
        if identity is None:
            identity = self._decide(entity)
        self.assigned[entity.id] = identity
        self._taken.setdefault(identity, entity.name)

    def _meet(self, entity: Entity, identity: int, *, articles: int) -> None:
        """Add the identity to the company of those that are decided after it."""
        if entity.kind in ("person", "organization"):
            self._company.add(identity, articles=articles)

    def _before(self, entity: Entity) -> int | None:
        """Return the identity that these words had before, if it still has this name or was corrected."""
        spans = [m.span for m in entity.mentions if m.form == "name"]
        seen = [self._prior[s] for s in spans if s in self._prior]
        for identity in sorted(set(seen), key=lambda i: (-seen.count(i), i)):
            articles = candidates.articles_if_called(self._connection, identity, name=entity.name, kind=entity.kind)
            if articles is not None and identity not in self._taken:
                self._meet(entity, identity, articles=articles)
                return identity
        return None

    def _decide(self, entity: Entity) -> int:
        if (meant := self._told_by_wording(entity)) is not None:
            return meant
        fitting = self._fitting(entity)
        possible = [c for c in fitting if not self._excluded(entity, c)]
        if len(possible) == 1 and self._is_settled(entity, possible[0]):
            self._meet(entity, possible[0].id, articles=possible[0].articles)
            return possible[0].id
        scored = sorted((self._score(entity, c) for c in possible), key=lambda s: (-s.score, s.candidate.id))
        chosen = choose_full(scored) if _is_bare(entity) else None
        chosen = chosen or choose(scored)
        if chosen is not None and self._is_outdone(entity, chosen, fitting):
            chosen = None
        if chosen is not None:
            self._meet(entity, chosen.candidate.id, articles=chosen.candidate.articles)
            return chosen.candidate.id
        if (other := self._of_other_kind(entity)) is not None:
            return other
        identity = self._make(entity)
        for one in scored[:2]:
            if one.candidate.exact or one.score >= ASK:
                self._ask(one, identity, entity.name)
        return identity

    def _make(self, entity: Entity) -> int:
        """Return a new identity."""
        identity = self._first + len(self._made)
        self._made.append((identity, unshouted(entity.name, kind=entity.kind), entity.kind))
        self._found.note(identity, entity)
        return identity

    def _told_by_wording(self, entity: Entity) -> int | None:
        """Return whose administration a surname stands for, or which convention letters do; None where nothing says so.

        A new identity where the store knows no such president, and for what is only likened to a place.
        """
        text = self._record.article.text
        if is_likened(text, entity):
            return self._make(entity)
        if convention := convention_meant(text, entity):
            return next((r.id for r in candidates.called(self._connection, convention)), None)
        if president := president_meant(text, entity, at=self._at):
            return self._holder(entity, president)
        return None

    def _holder(self, entity: Entity, president: str) -> int:
        rows = candidates.people_by_keys(self._connection, [f"s:{person_words(president)[-1]}"])
        found = [r for r in rows if is_called(r.name, president)]
        if not found:
            return self._make(entity)
        best = min(found, key=lambda r: person_words(r.name) != person_words(president))
        self._meet(entity, best.id, articles=best.articles)
        return best.id

    def _fitting(self, entity: Entity) -> list[Candidate]:
        """Return the candidates but those whom the words around the name tell from the bearer.

        A title says that a bare name is a man's or a woman's; a committee's letters are the party's convention's only
        where the words say so.
        """
        found = self._candidates(entity)
        if convention := convention_of(entity.name):
            return [c for c in found if convention not in self._found.names([c.id])[c.id]]
        said = gender_said(self._record.article.text, entity) if found and _is_bare(entity) else None
        return [c for c in found if gender_known(c.name) in (None, said)] if said else found

    def _is_outdone(self, entity: Entity, chosen: Scored, fitting: Sequence[Candidate]) -> bool:
        """Tell whether a bare name is rather somebody's whom the article names apart: reading may have missed it."""
        if not _is_bare(entity):
            return False
        apart = (c for c in fitting if self._excluded(entity, c))
        return any(self._score(entity, c).score >= chosen.score for c in apart)

    def _is_settled(self, entity: Entity, candidate: Candidate) -> bool:
        """Tell whether nothing speaks against the only bearer of a full name, who is well known."""
        if not candidate.exact or candidate.articles < _SETTLED:
            return False
        return self._office(entity, candidate) > _OTHER_WORK

    def _of_other_kind(self, entity: Entity) -> int | None:
        """Return who has just this name under another kind: reading may take a town for a person, once.

        Of single words only what is named often, of those read as a person only places: "Florida", not "Jackson".
        """
        rows = [r for r in candidates.called(self._connection, entity.name) if r.kind != entity.kind]
        found = words(entity.name)
        if len(found) > 1:
            return rows[0].id if rows else None
        if entity.kind == "person":
            least = _LISTED if found and found[0] in word_set("places") else _WELL_KNOWN
            return next((r.id for r in rows if r.kind == "place" and r.articles >= least), None)
        return next((r.id for r in rows if r.kind != "person" and r.articles >= _KNOWN), None)

    def _is_of_other_family(self, entity: Entity, candidate: Candidate) -> bool:
        """Tell whether a bare name is a relative's of somebody with another surname: "his son Eric", of Lee.

        Of 14 relatives with bare names in PolNeAR train whom another article named in full it tells all rightly.
        """
        if not _is_bare(entity):
            return False
        pairs = [{t.subject, t.object} for t in self._record.ties if t.kind in FAMILY]
        names = {e.name for pair in pairs if entity.id in pair for e in self.entities if e.id in pair - {entity.id}}
        surnames = {found[-1] for name in names if len(found := person_words(name)) > 1}
        return bool(surnames) and surnames.isdisjoint(person_words(candidate.name)[-1:])

    def _is_younger(self, entity: Entity, candidate: Candidate) -> bool:
        """Tell whether the candidate is rather the father or the son whom the article names too: Bo Lee, Bo Lee Jr."""
        suffix = person_suffix(candidate.name)
        if entity.kind != "person" or suffix == person_suffix(entity.name):
            return False
        others = (e for e in self.entities if e.kind == "person" and person_suffix(e.name) == suffix and _is_full(e))
        return any(compare_people([e.name], [entity.name]) is Likeness.SAME for e in others if e is not entity)

    def _excluded(self, entity: Entity, candidate: Candidate) -> bool:
        """Return whether reading kept the two apart: of two names it may miss that they are one, of one it knew."""
        if self._is_younger(entity, candidate) or self._is_of_other_family(entity, candidate):
            return True
        other = self._taken.get(candidate.id)
        if other is None:
            return False
        mine, theirs = person_words(entity.name), person_words(other)
        if entity.kind != "person" or candidate.exact:
            return not candidate.exact or (entity.kind == "person" and mine == theirs)
        if not _is_bare(entity):
            return True
        # Of "Bernie" and "Sanders" reading cannot know that they are one: of 6 such pairs of PolNeAR train 6 are.
        return mine[0] in theirs and not is_misread(entity.name) and self._named_in_full(mine[0]) != 1

    def _named_in_full(self, word: str) -> int:
        """Count the persons whom the article names in full with this word."""
        names = (person_words(e.name) for e in self.entities if e.kind == "person" and _is_full(e))
        return sum(word in name for name in names)

    def _candidates(self, entity: Entity) -> list[Candidate]:
        names = (entity.name, *entity.aliases)
        if entity.kind != "person":
            return self._found.by_keys(self._telling(entity), kind=entity.kind)
        full = [n for n in names if len(person_words(n)) > 1]
        exact = self._people(self._found.rows(_whole_names(full), kind="person"), names)
        if any(c.exact and not self._excluded(entity, c) for c in exact):
            return exact
        surnames = self._people(self._sharing("s", full or names), names)
        if full:
            return surnames
        if any(len(person_words(c.name)) > 1 for c in surnames):
            return surnames
        firsts = self._people(self._sharing("f", names), names)
        return [*surnames, *(c for c in only_bearer(firsts) if c.id not in {s.id for s in surnames})]

    def _sharing(self, letter: str, names: Sequence[str]) -> list[IdentityRow]:
        """Return the persons whose surname ("s") or first name ("f") one of these names may end or begin with."""
        return candidates.people_by_keys(self._connection, [f"{letter}:{w}" for n in names for w in _ends(n)])

    def _telling(self, entity: Entity) -> list[str]:
        """Return its names but aliases that say nothing ("PAC") or begin another's name ("Apple", of Apple Corps)."""
        if not entity.aliases:
            return [entity.name]
        others = [words(n) for e in self._record.entities if e is not entity for n in (e.name, *e.aliases)]
        telling = [a for a in entity.aliases if not is_generic(a)]
        return [entity.name] + [a for a in telling if not any(o[: len(words(a))] == words(a) for o in others)]

    def _people(self, rows: Sequence[IdentityRow], names: Sequence[str]) -> list[Candidate]:
        full = [n for n in names if len(person_words(n)) > 1][:1]
        # Where the name that is shown is the same, what else somebody is called need not be looked up.
        same = {r.id for r in rows if full and compare_people(full, [r.name]) is Likeness.SAME}
        known = self._found.names([r.id for r in rows if r.id not in same])
        found = []
        for row in rows:
            likeness = (
                Likeness.SAME if row.id in same else compare_people(full or names, _agreeing(row.name, known[row.id]))
            )
            if likeness is None and _is_other_name(row.name, names):
                likeness = Likeness.NICKNAME
            if likeness is not None:
                found.append(candidate_of(row, likeness.value, exact=likeness is Likeness.SAME))
            if len(found) == MOST:
                break
        return found

    def _score(self, entity: Entity, candidate: Candidate) -> Scored:
        office = self._office(entity, candidate)
        if candidate.exact and office >= 0:
            # The same full name and nothing against it: the company would change nothing, and costs a millisecond.
            return Scored(
                candidate=candidate, score=candidate.likeness + office + frequency(candidate), reason="same name"
            )
        seen = self._company.of(candidate.id)
        timely = timeliness(self._at, candidate.first_seen, candidate.last_seen)
        score = candidate.likeness + office + _COMPANY * min(seen, 2.0) + timely
        reasons = [f"company {seen:.1f}"] + ["same office"] * (office > 0) + ["other office"] * (office < 0)
        # A name in full is the same bearer's however seldom; a part of it is rather the frequent bearer's.
        # Of offices that do not agree it says how many more the bearer may have.
        frequent = not candidate.exact or _OTHER_WORK < office < 0
        score += frequency(candidate) if frequent else 0.0
        return Scored(candidate=candidate, score=score, reason=", ".join(reasons))

    def _office(self, entity: Entity, candidate: Candidate) -> float:
        if entity.kind != "person":
            return 0.0
        mine = offices_of(self._record, entity.id)
        theirs = known_offices(self._connection, candidate.id) if mine.titles else mine
        if not mine.titles or not theirs.titles:
            return 0.0
        if mine.is_other_work(theirs):
            return _OTHER_WORK
        if mine.is_elsewhere(theirs):
            return _OTHER_OFFICE
        if mine.titles & theirs.titles:
            return _OFFICE
        return _OTHER_OFFICE if mine.placed and theirs.placed else _OTHER_TITLE

    def _ask(self, scored: Scored, identity: int, name: str) -> None:
        likely = 1 / (1 + math.exp(MERGE - 1.0 - scored.score))
        label = f"{name}, {scored.candidate.name}: {scored.reason}"
        self._asked.append((label, scored.candidate.id, identity, round(min(likely, 0.99), 3)))

    def write(self) -> None:
        """Write the new identities and the questions, once for the article."""
        create_identities(self._connection, self._made, at=self._at)
        candidates.insert_questions(self._connection, self._asked)


def _agreeing(shown: str, names: Sequence[str]) -> list[str]:
    """Return the names that do not contradict the one that is shown: reading may give somebody another's full name."""
    return [n for n in names if len(person_words(n)) < 2 or compare_people([shown], [n]) is not None]


def _is_other_name(shown: str, names: Sequence[str]) -> bool:
    """Tell whether the name that is shown is a full one that somebody also has or had: "Jill Arden, née Jill Penn"."""
    full = [n for n in names if len(person_words(n)) > 1]
    return any(compare_people([n], [shown]) is Likeness.SAME for n in full)


def _whole_names(names: Sequence[str]) -> list[str]:
    """Return the key of each person's whole name."""
    return [key for name in names for key in keys(name, kind="person")[:1]]


def _ends(name: str) -> tuple[str, ...]:
    """Return the words of a name that the other bearer's surname, or their only word, may be."""
    words = person_words(name)
    return tuple(dict.fromkeys((words[-1], words[0]))) if words else ()


def _is_bare(entity: Entity) -> bool:
    return entity.kind == "person" and not _is_full(entity)
