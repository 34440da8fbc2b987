"""Disputes: two parties whose accounts or positions conflict, as the article says it or as their own words show it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from onrecord.facts.positions.actors import asks, parties, subject_of
from onrecord.facts.positions.frames import phrase, slots
from onrecord.lang.en.lexicons import word_set, word_table
from onrecord.record import Dispute, DisputeKind, Entity, Party, Position, Span, Spans, Statement
from onrecord.text.named_words import NamedWords, named_words

_OVER = ("over", "about", "regarding", "concerning", "on")
_NOWHERE = frozenset(["stage", "air", "trail", "floor", "television", "tv", "twitter", "night", "day", "screen"])
_STATED, _ANSWERED, _OPPOSED = 0.85, 0.75, 0.7
_WORD = re.compile(r"[^\W\d_]{4,}")
_ANSWERS = 16
"""Contrary positions to each side that a position is held against: PolNeAR's articles have 8 of one kind at most.

All pairs of a book's would be more disputes than words.
"""
_NEGATIONS = frozenset(["not", "n't", "never"])
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
    words = named_words(doc, entities)
    found = [*_stated(words), *_shown(words, positions), *_denied(words, positions, statements)]
    return tuple(sorted(_once(words, found), key=lambda d: d.evidence[0]))


def _stated(words: NamedWords) -> Iterator[Dispute]:
    """What the article calls a dispute: "Rowe and Park differed over the pier"."""
    kinds = word_table("dispute_words")
    for low, high in words.sentences:
        for i in range(low, high):
            if words.lower[i] not in kinds or words.quoted[i]:
                continue
            sides = _by_verb(words, i) if words.tag[i].startswith("VB") else _by_noun(words, i)
            named = _named(words, sides)
            if len(named) == 2:
                yield _dispute(named, _about(words, i, low, high), (words.span(low, high),), "position", "stated")


def _by_verb(words: NamedWords, verb: int) -> list[tuple[int, int]]:
    if any(words.lower[c] in _NEGATIONS for c in words.children[verb]):
        return []
    subject = subject_of(words, verb)
    if subject is None:
        return []
    return [*parties(words, subject), *_with(words, verb, "with")]


def _by_noun(words: NamedWords, noun: int) -> list[tuple[int, int]]:
    between = _with(words, noun, "between")
    if between or not words.tag[noun].startswith("NN"):
        return between
    owner = next((c for c in words.children[noun] if words.dep[c] == "nmod:poss"), None)
    return [*parties(words, owner), *_with(words, noun, "with")] if owner is not None else []


def _with(words: NamedWords, top: int, preposition: str) -> list[tuple[int, int]]:
    after = (c for c in words.children[top] if c > top)
    other = next((c for c in after if _case(words, c) == preposition), None)
    return parties(words, other) if other is not None else []


def _case(words: NamedWords, i: int) -> str:
    return next((words.lower[k] for k in words.children[i] if k < i and words.dep[k] == "case"), "")


def _is_over(words: NamedWords, i: int) -> bool:
    """Whether "over" or the like opens a phrase or a clause: "over whether to leave"."""
    return any(words.lower[k] in _OVER and k < i and words.dep[k] in ("case", "mark") for k in words.children[i])


def _named(words: NamedWords, sides: Sequence[tuple[int, int]]) -> tuple[Party, ...]:
    """The sides that are entities, each once."""
    found: dict[str, Party] = {}
    for first, last in sides:
        mention = words.mention_at[last - 1]
        if mention is not None and words.entity(mention).kind in ("person", "organization") and mention.last == last:
            entity = words.entity(mention)
            found.setdefault(entity.id, Party(entity=entity.id, text=words.between(first, last)))
    return tuple(found.values())


def _about(words: NamedWords, at: int, low: int, high: int) -> Span | None:
    """What they differ on: the words after "over", "about" or "on"."""
    filled = slots(words, at)
    over = next((filled[p] for p in _OVER if p in filled), None)
    if over is None:
        over = next((c for c in words.children[at] if c > at and _is_over(words, c)), None)
    if over is None or words.lower[over] in _NOWHERE or words.lower[over].endswith("day"):
        return None
    return words.span(*phrase(words, over, low=low, high=high))


def _shown(words: NamedWords, positions: Sequence[Position]) -> Iterator[Dispute]:
    """What two parties' acts show: one accuses and the other denies, one asks and the other refuses."""
    names = {w for e in words.entities for n in (e.name, *e.aliases) for w in _things(n)} | word_set("roles")
    things: dict[Span | None, frozenset[str]] = {None: frozenset()}
    things |= {p.target: _things(words.text[slice(*p.target)]) - names for p in positions if p.target is not None}
    acts: dict[str, list[int]] = {}
    for n, position in enumerate(positions):
        acts.setdefault(position.act, []).append(n)
    for n, first in enumerate(positions):
        contrary = _CONTRARY.get(first.act)
        if contrary is None or first.actor is None:
            continue
        act, kind = contrary
        for second in (positions[k] for k in _near(acts.get(act, ()), n)):
            if second.actor is None or second.actor == first.actor:
                continue
            answered = first.act != "support" and asks(words, first, second.actor)
            same = first.target is not None and first.target == second.target
            shared = _share(things[first.target], things[second.target])
            if not (same or shared or (answered and first.act == "accuse")):
                continue
            sides = tuple(Party(entity=p.actor, text=p.actor_text) for p in (first, second))
            evidence = tuple(sorted({*first.evidence, *second.evidence}))
            rule = "answered" if answered else "opposed"
            yield _dispute(sides, first.target or second.target, evidence, kind, rule)


def _near(numbers: Sequence[int], n: int) -> Sequence[int]:
    """The nearest of these numbers to both sides."""
    at = bisect_left(numbers, n)
    return numbers[max(at - _ANSWERS, 0) : at + _ANSWERS]


def _denied(words: NamedWords, positions: Sequence[Position], statements: Sequence[Statement]) -> Iterator[Dispute]:
    """What one tells of another who denies it: "Rowe said Park asked her to leave", "Park denied asking her"."""
    denials = [p for p in positions if p.act == "deny" and p.actor is not None and p.target is not None]
    told = _told(words, statements) if denials else {}
    for denial in denials:
        if denial.actor is None or denial.target is None:
            continue
        deeds = {verb for verb, who, tag in _deeds(words, denial.target) if who == denial.actor or tag == "VBG"}
        telling = min((told[denial.actor, d] for d in deeds if (denial.actor, d) in told), default=None)
        if telling is not None:
            teller = statements[telling]
            sides = (
                Party(entity=teller.source.entity if teller.source is not None else None, text=teller.speaker or ""),
                Party(entity=denial.actor, text=denial.actor_text),
            )
            evidence = tuple(sorted({*teller.content.spans, *denial.evidence}))
            yield _dispute(sides, denial.target, evidence, "account", "answered")


def _told(words: NamedWords, statements: Sequence[Statement]) -> dict[tuple[str, str], int]:
    """For each entity and deed the first statement (its number) in which another tells that the entity did it."""
    found: dict[tuple[str, str], int] = {}
    for n, statement in enumerate(statements):
        teller = statement.source.entity if statement.source is not None else None
        if teller is None or statement.cue is None:
            continue
        content = statement.content.spans[0][0], statement.content.spans[-1][1]
        for verb, who, _ in _deeds(words, content):
            if who not in (None, teller):
                found.setdefault((who, verb), n)
    return found


def _deeds(words: NamedWords, span: Span) -> Iterator[tuple[str, str | None, str]]:
    """The verbs in a span without their endings, each with the entity whose deed it is, if one's, and its tag."""
    for i in range(words.at(span[0]), words.at(span[1] - 1) + 1):
        if words.tag[i].startswith("VB"):
            subject = subject_of(words, i)
            mention = words.mention_at[subject] if subject is not None else None
            verb = words.lower[i].removesuffix("ing").removesuffix("ed").removesuffix("s").removesuffix("e")
            yield verb, words.entity(mention).id if mention is not None else None, words.tag[i]


def _share(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both are about the same thing: two long words in common that name nobody, or all of the shorter."""
    return len(one & other) >= min(2, len(one), len(other)) > 0


def _things(text: str) -> frozenset[str]:
    return frozenset(w.lower().removesuffix("s") for w in _WORD.findall(text))


def _dispute(sides: Sequence[Party], about: Span | None, evidence: Spans, kind: DisputeKind, rule: str) -> Dispute:
    confidence = {"stated": _STATED, "answered": _ANSWERED, "opposed": _OPPOSED}[rule]
    return Dispute(
        parties=tuple(sides), kind=kind, about=about, evidence=evidence, confidence=confidence, rule=f"{kind}-{rule}"
    )


def _once(words: NamedWords, found: Sequence[Dispute]) -> Iterator[Dispute]:
    seen: dict[frozenset[str | None], set[frozenset[str]]] = {}
    for one in found:
        things = _things(words.text[slice(*one.about)]) if one.about is not None else frozenset()
        told = seen.setdefault(frozenset(p.entity for p in one.parties), set())
        if not any(things & t or not (things or t) for t in told):
            told.add(things)
            yield one
