"""Disputes: two parties whose accounts or positions conflict, as the article says it or as their own words show it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc

from onrecord.facts.disputes.contested import contested
from onrecord.facts.disputes.sides import dispute
from onrecord.facts.disputes.stated import stated
from onrecord.facts.positions.actors import asks, subject_of
from onrecord.lang.en.lexicons import word_lists, word_set
from onrecord.record import Dispute, DisputeKind, Entity, Party, Position, Span, Statement
from onrecord.text.view import ArticleView, view_of

_WORD = re.compile(r"[^\W\d_]{4,}")
_PRONOUNS = word_lists("position_cues")["pointing"]
_CONTRAST = word_lists("position_cues")["contrast"]
_ANSWERS = 16
"""Contrary positions to each side that a position is held against: PolNeAR's articles have 8 of one kind at most.

All pairs of a book's would be more disputes than words.
"""
_CONTRARY: dict[str, tuple[str, DisputeKind]] = {
    "accuse": ("deny", "account"), "request": ("reject", "position"), "support": ("oppose", "position"),
}  # fmt: skip


def find_disputes(
    doc: Doc, entities: Sequence[Entity], *, positions: Sequence[Position], statements: Sequence[Statement] = ()
) -> tuple[Dispute, ...]:
    """Find the pairs of parties whose accounts or positions conflict.

    Args:
        doc: with tags and trees.
        entities: the article's, with their mentions.
        positions: the article's: an accusation and its denial, a request and its refusal, support and opposition.
        statements: the article's: what one tells of another who denies it.
    Returns:
        Each pair once on a thing, in reading order.
    Source: the annotation guidelines, "disputes".
    """
    view = view_of(doc, entities)
    shown = [*_shown(view, positions), *_denied(view, positions, statements)]
    found = [*stated(view), *contested(view, positions), *shown]
    return tuple(sorted(_once(view, found), key=lambda d: d.evidence[0]))


def _shown(view: ArticleView, positions: Sequence[Position]) -> Iterator[Dispute]:
    """Find what two parties' acts show: one accuses and the other denies, one asks and the other refuses."""
    things = _things_of(view, positions)
    acts: dict[str, list[int]] = {}
    for n, position in enumerate(positions):
        acts.setdefault(position.act, []).append(n)
    for n, first in enumerate(positions):
        act, kind = _CONTRARY.get(first.act, ("", "position"))
        for second in (positions[k] for k in _near(acts.get(act, ()), n)):
            if _are_two(first, second):
                yield from _contrary(view, first, second, things, kind)


def _things_of(view: ArticleView, positions: Sequence[Position]) -> dict[Span | None, frozenset[str]]:
    """Return the long words of each target that name nobody."""
    names = {w for e in view.entities for n in (e.name, *e.aliases) for w in _things(n)} | word_set("roles")
    targets = {p.target for p in positions if p.target is not None}
    return {None: frozenset(), **{t: _things(view.text[slice(*t)]) - names for t in targets}}


def _are_two(first: Position, second: Position) -> bool:
    return first.actor is not None and second.actor is not None and second.actor != first.actor


def _contrary(
    view: ArticleView,
    first: Position,
    second: Position,
    things: Mapping[Span | None, frozenset[str]],
    kind: DisputeKind,
) -> Iterator[Dispute]:
    """Find the dispute of two contrary positions, where they are on one thing or the second answers an accusation.

    Support and opposition are one only where the text sets them against each other: of 21 pairs that merely shared a
    word in PolNeAR's train articles, 16 were nonsense and the others not set against each other.
    """
    if first.act == "support" and not _is_contrasted(view, first, second):
        return
    answered = first.act != "support" and second.actor is not None and asks(view, first, second.actor)
    same = first.target is not None and first.target == second.target
    shared = same or _share(things[first.target], things[second.target])
    if shared or (answered and first.act == "accuse" and _is_answer(view, first, second)):
        sides = tuple(Party(entity=p.actor, text=p.actor_text) for p in (first, second))
        evidence = tuple(sorted({*first.evidence, *second.evidence}))
        yield dispute(sides, first.target or second.target, evidence, kind, "answered" if answered else "opposed")


def _is_contrasted(view: ArticleView, one: Position, other: Position) -> bool:
    """Tell whether "but", "while" or the like joins two positions in one sentence, or the second to the one before."""
    first, second = sorted((one.evidence[0], other.evidence[0]))
    start, stop = view.at(first[0]), view.at(second[1] - 1)
    if view.read_number[stop] - view.read_number[start] > 1:
        return False
    low, _ = view.read_sentence(stop)
    return not _CONTRAST.isdisjoint(view.lowers[low:stop])


def _is_answer(view: ArticleView, accusation: Position, denial: Position) -> bool:
    """Tell whether a denial answers an accusation: it comes after it, or names no deed ("denied the allegations")."""
    if denial.target is None or accusation.evidence[0] < denial.evidence[0]:
        return True
    denied = {view.lowers[i] for i in view.words_in(denial.target)}
    return bool(denied & word_lists("position_cues")["claim"]) or denied <= _PRONOUNS


def _near(numbers: Sequence[int], n: int) -> Sequence[int]:
    """Return the nearest of these numbers to both sides."""
    at = bisect_left(numbers, n)
    return numbers[max(at - _ANSWERS, 0) : at + _ANSWERS]


def _denied(view: ArticleView, positions: Sequence[Position], statements: Sequence[Statement]) -> Iterator[Dispute]:
    """Find what one tells of another who denies it: "Rowe said Park asked her to leave", "Park denied asking her"."""
    denials = [p for p in positions if p.act == "deny" and p.actor is not None and p.target is not None]
    told = _told(view, statements) if denials else {}
    for denial in denials:
        telling = _telling(view, denial, told)
        if telling is not None:
            teller = statements[telling]
            sides = (
                Party(entity=teller.source.entity if teller.source is not None else None, text=teller.speaker or ""),
                Party(entity=denial.actor, text=denial.actor_text),
            )
            evidence = tuple(sorted({*teller.content.spans, *denial.evidence}))
            yield dispute(sides, denial.target, evidence, "account", "answered")


def _telling(view: ArticleView, denial: Position, told: Mapping[tuple[str, str], int]) -> int | None:
    """Return the number of the first statement that tells what somebody denies having done."""
    if denial.actor is None or denial.target is None:
        return None
    deeds = {verb for verb, who, tag in _deeds(view, denial.target) if who == denial.actor or tag == "VBG"}
    return min((told[denial.actor, d] for d in deeds if (denial.actor, d) in told), default=None)


def _told(view: ArticleView, statements: Sequence[Statement]) -> dict[tuple[str, str], int]:
    """Map each entity and deed to the first statement (its number) in which another tells that the entity did it."""
    found: dict[tuple[str, str], int] = {}
    for n, statement in enumerate(statements):
        teller = statement.source.entity if statement.source is not None else None
        if teller is None or statement.cue is None:
            continue
        content = statement.content.spans[0][0], statement.content.spans[-1][1]
        for verb, who, _ in _deeds(view, content):
            if who not in (None, teller):
                found.setdefault((who, verb), n)
    return found


def _deeds(view: ArticleView, span: Span) -> Iterator[tuple[str, str | None, str]]:
    """Return the verbs in a span without endings, each with the entity whose deed it is, if one's, and its tag."""
    for i in range(view.at(span[0]), view.at(span[1] - 1) + 1):
        if view.tags[i].startswith("VB"):
            subject = subject_of(view, i)
            mention = view.mention_at[subject] if subject is not None else None
            verb = view.lowers[i].removesuffix("ing").removesuffix("ed").removesuffix("s").removesuffix("e")
            yield verb, view.entity(mention).id if mention is not None else None, view.tags[i]


def _share(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether both are about the same thing: two long words in common that name nobody, or all of the shorter."""
    return len(one & other) >= min(2, len(one), len(other)) > 0


def _things(text: str) -> frozenset[str]:
    return frozenset(w.lower().removesuffix("s") for w in _WORD.findall(text))


def _once(view: ArticleView, found: Sequence[Dispute]) -> Iterator[Dispute]:
    seen: dict[frozenset[str], set[frozenset[str]]] = {}
    for one in found:
        things = _things(view.text[slice(*one.about)]) if one.about is not None else frozenset()
        told = seen.setdefault(frozenset(p.entity or p.text.lower() for p in one.parties), set())
        if not any(things & t or not (things or t) for t in told):
            told.add(things)
            yield one
