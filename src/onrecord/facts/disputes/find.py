"""Disputes: two parties whose accounts or positions conflict, as the article says it or as their own words show it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Doc

from onrecord.facts.confidence import confidence_of
from onrecord.facts.positions.actors import asks, parties, subject_of
from onrecord.facts.positions.frames import phrase_bounds, slots
from onrecord.lang.en.lexicons import rows, word_lists, word_set, word_table
from onrecord.record import Dispute, DisputeKind, Entity, Party, Position, Span, Spans, Statement
from onrecord.text.factuality import is_stated
from onrecord.text.view import ArticleView, view_of

_OVER = tuple(word for word, *_ in rows("dispute_over"))
_NOWHERE = word_lists("position_cues")["nowhere"]
_WORD = re.compile(r"[^\W\d_]{4,}")
_PRONOUNS = word_lists("position_cues")["pointing"]
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
    found = [*_stated(view), *_shown(view, positions), *_denied(view, positions, statements)]
    return tuple(sorted(_once(view, found), key=lambda d: d.evidence[0]))


def _stated(view: ArticleView) -> Iterator[Dispute]:
    """Find what the article calls a dispute: "Rowe and Park differed over the pier"."""
    kinds = word_table("dispute_words")
    for low, high in view.read_sentences:
        for i in range(low, high):
            if view.lowers[i] not in kinds or view.quoted[i] or not is_stated(view, i):
                continue
            sides = _by_verb(view, i) if view.tags[i].startswith("VB") else _by_noun(view, i)
            named = _named(view, sides)
            if len(named) == 2:
                yield _dispute(named, _about(view, i, low, high), (view.span(low, high),), "position", "stated")


def _by_verb(view: ArticleView, verb: int) -> list[tuple[int, int]]:
    subject = subject_of(view, verb)
    if subject is None:
        return []
    return [*parties(view, subject), *_with(view, verb, "with")]


def _by_noun(view: ArticleView, noun: int) -> list[tuple[int, int]]:
    between = _with(view, noun, "between")
    if between or not view.tags[noun].startswith("NN"):
        return between
    owner = next((c for c in view.children[noun] if view.deps[c] == "nmod:poss"), None)
    return [*parties(view, owner), *_with(view, noun, "with")] if owner is not None else []


def _with(view: ArticleView, top: int, preposition: str) -> list[tuple[int, int]]:
    after = (c for c in view.children[top] if c > top)
    other = next((c for c in after if _case(view, c) == preposition), None)
    return parties(view, other) if other is not None else []


def _case(view: ArticleView, i: int) -> str:
    return next((view.lowers[k] for k in view.children[i] if k < i and view.deps[k] == "case"), "")


def _is_over(view: ArticleView, i: int) -> bool:
    """Tell whether "over" or the like opens a phrase or a clause: "over whether to leave"."""
    return any(view.lowers[k] in _OVER and k < i and view.deps[k] in ("case", "mark") for k in view.children[i])


def _named(view: ArticleView, sides: Sequence[tuple[int, int]]) -> tuple[Party, ...]:
    """Return the sides that are entities, each once."""
    found: dict[str, Party] = {}
    for first, last in sides:
        mention = view.mention_at[last - 1]
        if mention is not None and view.entity(mention).kind in ("person", "organization") and mention.stop == last:
            entity = view.entity(mention)
            found.setdefault(entity.id, Party(entity=entity.id, text=view.phrase(first, last)))
    return tuple(found.values())


def _about(view: ArticleView, at: int, low: int, high: int) -> Span | None:
    """Find what they differ on: the words after "over", "about" or "on"."""
    filled = slots(view, at)
    over = next((filled[p] for p in _OVER if p in filled), None)
    if over is None:
        over = next((c for c in view.children[at] if c > at and _is_over(view, c)), None)
    if over is None or view.lowers[over] in _NOWHERE or view.lowers[over].endswith("day"):
        return None
    return view.span(*phrase_bounds(view, over, low=low, high=high))


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
    """Find the dispute of two contrary positions, where they are on one thing or the second answers an accusation."""
    answered = first.act != "support" and second.actor is not None and asks(view, first, second.actor)
    same = first.target is not None and first.target == second.target
    shared = same or _share(things[first.target], things[second.target])
    if shared or (answered and first.act == "accuse" and _is_answer(view, first, second)):
        sides = tuple(Party(entity=p.actor, text=p.actor_text) for p in (first, second))
        evidence = tuple(sorted({*first.evidence, *second.evidence}))
        yield _dispute(sides, first.target or second.target, evidence, kind, "answered" if answered else "opposed")


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
            yield _dispute(sides, denial.target, evidence, "account", "answered")


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


def _dispute(sides: Sequence[Party], about: Span | None, evidence: Spans, kind: DisputeKind, rule: str) -> Dispute:
    name = f"{kind}-{rule}"
    return Dispute(
        parties=tuple(sides), kind=kind, about=about, evidence=evidence, confidence=confidence_of("dispute", name),
        rule=name,
    )  # fmt: skip


def _once(view: ArticleView, found: Sequence[Dispute]) -> Iterator[Dispute]:
    seen: dict[frozenset[str | None], set[frozenset[str]]] = {}
    for one in found:
        things = _things(view.text[slice(*one.about)]) if one.about is not None else frozenset()
        told = seen.setdefault(frozenset(p.entity for p in one.parties), set())
        if not any(things & t or not (things or t) for t in told):
            told.add(things)
            yield one
