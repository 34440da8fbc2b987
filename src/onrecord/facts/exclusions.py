"""Facts that cannot all be true: two spouses at once, a rival in the family, two holders of a single post on a day.

Of two that exclude each other the surer one is kept, and each is less sure than it was alone: `weighed`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Literal, TypeVar

import msgspec

from onrecord.lang.en.lexicons import word_lists
from onrecord.record import Office, Record, Tie
from onrecord.record.kinds import BY_NAME

Why = Literal["two spouses", "family and rival", "family twice", "may and may not be removed", "one post, two holders"]
FAMILY = frozenset(["spouse_of", "parent_of", "sibling_of"])
MUTUAL = frozenset(["spouse_of", "sibling_of", "opponent_of"])
"""Ties that are the same whichever way round."""
HELD = frozenset(["current", "acting"])
"""The statuses of who holds a post now."""
WEIGHED = FAMILY | {"opponent_of", "can_remove", "cannot_remove"}
"""The kinds of ties that may exclude each other."""
_SURE = 0.999
"""The most that one of two facts is taken for: both would be certain otherwise, and one is wrong."""
T = TypeVar("T", Tie, Office)


class Somebody(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody: what tells them from others, an entity's id or an identity's number, and their name."""

    key: str
    name: str


class StatedTie(msgspec.Struct, frozen=True, kw_only=True):
    """A tie of two that are named. `words` are those that state it, in which a spouse may be a former one."""

    fact: str
    kind: str
    subject: Somebody
    object: Somebody
    words: str
    confidence: float

    @property
    def pair(self) -> frozenset[str]:
        """Return the two, whichever way round."""
        return frozenset((self.subject.key, self.object.key))


class HeldPost(msgspec.Struct, frozen=True, kw_only=True):
    """A post that somebody holds on a day, and where: the organization or the place."""

    fact: str
    title: str
    body: str
    day: str | None
    status: str
    holder: Somebody
    confidence: float


class Exclusion(msgspec.Struct, frozen=True, kw_only=True):
    """Two facts of which at most one is true: the surer one and the one that it contradicts."""

    kept: str
    contradicted: str
    why: Why


def exclusions(ties: Iterable[StatedTie], posts: Iterable[HeldPost]) -> tuple[Exclusion, ...]:
    """Find the pairs of facts that exclude each other, in the order in which they are given."""
    return (*_of_ties(tuple(ties)), *_of_posts(posts))


def _of_ties(ties: Sequence[StatedTie]) -> Iterator[Exclusion]:
    by_pair: dict[frozenset[str], list[StatedTie]] = defaultdict(list)
    by_spouse: dict[str, list[StatedTie]] = defaultdict(list)
    for tie in ties:
        by_pair[tie.pair].append(tie)
        if tie.kind == "spouse_of" and not _is_past(tie.words):
            by_spouse[tie.subject.key].append(tie)
            by_spouse[tie.object.key].append(tie)
    for own in by_pair.values():
        for one, other in combinations(own, 2):
            if why := _conflict(one, other):
                yield _exclusion(one, other, why)
    for person, own in by_spouse.items():
        for one, other in combinations(own, 2):
            if _are_two(_partner(one, person), _partner(other, person)):
                yield _exclusion(one, other, "two spouses")


def _conflict(one: StatedTie, other: StatedTie) -> Why | None:
    """Return why two ties of the same two cannot both be."""
    kinds = {one.kind, other.kind}
    if kinds == {"can_remove", "cannot_remove"}:
        return "may and may not be removed" if one.subject.key == other.subject.key else None
    if "opponent_of" in kinds and kinds & FAMILY:
        return "family and rival"
    turned = kinds == {"parent_of"} and one.subject.key != other.subject.key
    return "family twice" if turned or (len(kinds) == 2 and kinds <= FAMILY) else None


def _partner(tie: StatedTie, person: str) -> Somebody:
    return tie.object if tie.subject.key == person else tie.subject


def _are_two(one: Somebody, other: Somebody) -> bool:
    """Tell whether two are not one under two names: "Lee" may be "Ann Lee"."""
    a, b = (frozenset(p.name.casefold().split()) for p in (one, other))
    return one.key != other.key and not (a <= b or b <= a)


def _is_past(words: str) -> bool:
    return not word_lists("tie_cues")["past"].isdisjoint(words.casefold().replace("-", " ").split())


def single_posts() -> frozenset[str]:
    """Return the titles that one person holds at a time, of one body or place."""
    return word_lists("office_cues")["single"]


def _of_posts(posts: Iterable[HeldPost]) -> Iterator[Exclusion]:
    single = single_posts()
    held: dict[tuple[str, str, str | None], list[HeldPost]] = defaultdict(list)
    for post in posts:
        if post.status in HELD and post.body and post.title.casefold() in single:
            held[post.title.casefold(), post.body.casefold(), post.day].append(post)
    for own in held.values():
        for one, other in combinations(own, 2):
            if _are_two(one.holder, other.holder):
                yield _exclusion(one, other, "one post, two holders")


def _exclusion(one: StatedTie | HeldPost, other: StatedTie | HeldPost, why: Why) -> Exclusion:
    kept, contradicted = (other, one) if other.confidence > one.confidence else (one, other)
    return Exclusion(kept=kept.fact, contradicted=contradicted.fact, why=why)


def excluded_in(record: Record) -> tuple[Exclusion, ...]:
    """Find those of one article, by their keys on pages ("t1", "o2")."""
    names = {e.id: Somebody(key=e.id, name=e.name) for e in record.entities}
    return exclusions(_ties(record, names), _posts(record, names))


def _ties(record: Record, names: dict[str, Somebody]) -> Iterator[StatedTie]:
    for number, tie in enumerate(record.ties, 1):
        subject, other = names.get(tie.subject), names.get(tie.object or "")
        if subject is not None and other is not None:
            words = " ".join(record.words(span) for span in tie.evidence)
            key = f"{BY_NAME['tie'].mark}{number}"
            yield StatedTie(
                fact=key, kind=tie.kind, subject=subject, object=other, words=words, confidence=tie.confidence
            )


def _posts(record: Record, names: dict[str, Somebody]) -> Iterator[HeldPost]:
    for number, office in enumerate(record.offices, 1):
        holder, body = names.get(office.holder), names.get(office.organization or "")
        if holder is not None:
            yield HeldPost(
                fact=f"{BY_NAME['office'].mark}{number}", title=office.title, status=office.status, holder=holder,
                body=body.key if body is not None else office.place or "", day=None, confidence=office.confidence,
            )  # fmt: skip


def weighed(record: Record) -> Record:
    """Return the record with facts that exclude each other less sure: by the odds that only one of them is true."""
    sure = {f"{BY_NAME['tie'].mark}{n}": tie.confidence for n, tie in enumerate(record.ties, 1)}
    sure |= {f"{BY_NAME['office'].mark}{n}": office.confidence for n, office in enumerate(record.offices, 1)}
    found = excluded_in(record)
    for one in found:
        p, q = (min(sure[fact], _SURE) for fact in (one.kept, one.contradicted))
        either = 1 - p * q
        sure[one.kept], sure[one.contradicted] = p * (1 - q) / either, q * (1 - p) / either
    return (
        record
        if not found
        else msgspec.structs.replace(
            record, ties=_rated(record.ties, "tie", sure), offices=_rated(record.offices, "office", sure)
        )
    )


def _rated(facts: Sequence[T], kind: str, sure: dict[str, float]) -> tuple[T, ...]:
    keys = (f"{BY_NAME[kind].mark}{n}" for n, _ in enumerate(facts, 1))
    return tuple(
        fact if sure[key] == fact.confidence else msgspec.structs.replace(fact, confidence=round(sure[key], 4))
        for key, fact in zip(keys, facts, strict=False)
    )
