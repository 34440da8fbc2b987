"""The scores of records against annotated articles, and what was missed or made up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from benchmarks.scorer.annotation import Annotated
from benchmarks.scorer.counting import Tally, matched
from benchmarks.scorer.parties import Parties
from benchmarks.scorer.rules import RULES, Reading, Rule, same_speaker
from onrecord.record import Record

DIRECT = "direct statements by a named speaker"


def readings(articles: Iterable[Annotated], records: Mapping[str, Record]) -> Iterator[Reading]:
    """Yield each article beside its record, which is found by the article's name.

    Raises:
        ValueError: an article has no record, or one of another text.
    """
    for article in articles:
        record = records.get(article.name)
        if record is None:
            raise ValueError(f"{article.name}: no record; read all of `python -m benchmarks.scorer articles`")
        if record.article.text != article.text:
            raise ValueError(f"{article.name}: the record's text is another one; offsets cannot be compared")
        yield Reading(article=article, record=record, parties=Parties(article.annotation, record))


def tallies(read: Iterable[Reading]) -> dict[str, Tally]:
    """Return the figures of all articles together, by name: entities first, then each kind with its parts."""
    sums: dict[str, Tally] = {}
    for reading in read:
        for name, tally in _tallies(reading):
            sums[name] = sums.get(name, Tally()) + tally
    return sums


def _tallies(reading: Reading) -> Iterator[tuple[str, Tally]]:
    parties = reading.parties
    yield "entities", Tally(right=len(parties.pairs), found=len(parties.found), wanted=len(parties.wanted))
    for rule in RULES:
        yield from _kind(rule, reading)
    yield DIRECT, _direct(reading)


def _kind(rule: Rule, reading: Reading) -> Iterator[tuple[str, Tally]]:
    wanted, found = rule.wanted(reading), rule.found(reading)
    pairs = _pairs(rule, reading)
    yield rule.kind, Tally(right=len(pairs), found=len(found), wanted=len(wanted))
    for part, agrees in rule.parts.items():
        right = sum(agrees(wanted[i], found[j], reading) for i, j in pairs)
        yield f"{rule.kind}, {part}", Tally(right=right, found=len(found), wanted=len(wanted))


def _pairs(rule: Rule, reading: Reading) -> tuple[tuple[int, int], ...]:
    return matched(rule.wanted(reading), rule.found(reading), lambda w, f: rule.likeness(w, f, reading))


def _direct(reading: Reading) -> Tally:
    """Return how many direct statements by a named speaker were found with that speaker; as many count as found."""
    rule = RULES[-1]
    wanted, found = rule.wanted(reading), rule.found(reading)
    counted = {
        i for i, w in enumerate(wanted) if w.mode == "direct" and w.speaker and reading.parties.is_entity(w.speaker)
    }
    right = sum(i in counted and same_speaker(wanted[i], found[j], reading) for i, j in _pairs(rule, reading))
    return Tally(right=right, found=len(counted), wanted=len(counted))


def report(tally: Mapping[str, Tally]) -> str:
    """Return the figures as lines that `benchmarks.scores` reads."""
    return "\n".join(t.line(name) for name, t in tally.items())


def misses(read: Iterable[Reading]) -> Iterator[str]:
    """Yield a line for each wanted fact that no found one is, and each found one that was not wanted."""
    for reading in read:
        for rule in RULES:
            yield from _misses(rule, reading)


def _misses(rule: Rule, reading: Reading) -> Iterator[str]:
    wanted, found = rule.wanted(reading), rule.found(reading)
    pairs = dict(_pairs(rule, reading))
    lines = [f"missed  {w}" for i, w in enumerate(wanted) if i not in pairs]
    lines += [f"extra   {f}" for j, f in enumerate(found) if j not in pairs.values()]
    yield from (f"{reading.article.name[:30]:30s} {line}" for line in lines)
