"""What a source does with its content: asserts, denies, asks, withholds or doubts it, by the words of the cue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from onrecord.lang.en.inflection import inflected
from onrecord.lang.en.lexicons import rows, word_lists
from onrecord.lang.rules import typed
from onrecord.model.attribution import Attribution
from onrecord.record import Force, Spans
from onrecord.text.factuality import denials, factuality, predicate_of
from onrecord.text.view import ArticleView

_DENYING = word_lists("factuality_words")
_NEGATIONS, _NO = _DENYING["negations"], _DENYING["no"] | _DENYING["without"]
_CLAIMS = word_lists("position_cues")["claim"] | word_lists("sources")["deniable"]
_PARTS = {"VB": "verb", "NN": "noun", "JJ": "adjective"}
"""What a word is to the table, by the beginning of its tag."""
_CLAIMED = 8
"""Words of a content among which the claim stands that is denied, or the infinitive: "fellow Democrats to reject"."""
_NOT_DONE = frozenset(["negated", "ended"])
_VERBAL = frozenset(["TO", "VB", "MD"])
_ASKING = frozenset(["WP", "WRB", "WDT", "MD", "VBD", "VBZ", "VBP"])
"""Tags of the first words of questions."""
_BETWEEN = (". ", "? ", "! ", ", ")
"""What stands between sentences, or before the "right?" of what is not a question."""
_MARKS = "“”\"'‘’` \t\n\r\u00a0"
_ORDER: tuple[Force, ...] = ("withholds", "denies", "doubts", "asks", "asserts")
"""Of two forces that the words of one cue have, the first holds: "declined to say whether he had asked"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Use:
    """A use of a word: the force that it gives its content, the word behind it in the cue, and what else it needs."""

    force: Force
    particle: str | None
    needs: frozenset[str]


def force_of(view: ArticleView, attribution: Attribution) -> Force:
    """Return what a source does with its content.

    Args:
        view: with trees, of tokens.
        attribution: its cue decides where a word of it does, then a content that is one question or a plea; else its
            own force.
    Source: lang/en/cue_forces.tsv; how often it is right: benchmarks/force.py.
    """
    cued = _of_cue(view, attribution)
    if cued is not None:
        return cued
    asked = _is_question(view, attribution) or _is_plea(view, attribution)
    return "asks" if asked else attribution.force


def disowns(view: ArticleView, attribution: Attribution) -> bool:
    """Tell whether a source says that its content is not so, or may not be."""
    return force_of(view, attribution) in ("denies", "doubts")


def with_denial(view: ArticleView, attribution: Attribution) -> Spans:
    """Return the cue with the word that denies its verb, where that stands outside: "nor" and "say"."""
    verb = next(_verbs(view, attribution), None)
    taken = attribution.cue + attribution.content + attribution.source
    words = denials(view, predicate_of(view, verb)) if verb is not None else ()
    spans = [view.span(i, i + 1) for i in words]
    outside = [s for s in spans if not any(a <= s[0] < b for a, b in taken)]
    return tuple(sorted((*attribution.cue, *outside)))


def _verbs(view: ArticleView, attribution: Attribution) -> Iterator[int]:
    """Yield the verbs of a cue, in reading order."""
    words = sorted({i for span in attribution.cue for i in view.words_in(span)})
    return (i for i in words if view.tags[i].startswith("VB"))


def _of_cue(view: ArticleView, attribution: Attribution) -> Force | None:
    """Return the force that the words of the cue give, None where they give none."""
    inside = [i for span in attribution.cue for i in view.words_in(span)]
    found = {_of_word(view, i, attribution, inside) for i in inside}
    return next((force for force in _ORDER if force in found), None)


def _of_word(view: ArticleView, word: int, attribution: Attribution, inside: list[int]) -> Force | None:
    """Return the force of the first use that a word of a cue fits, in the order of the table."""
    behind = {view.lowers[i] for i in inside if i > word}
    uses = (use for use in _uses(view, word) if use.particle is None or use.particle in behind)
    return next((use.force for use in uses if _fits(view, word, use, attribution, inside)), None)


def _uses(view: ArticleView, word: int) -> tuple[_Use, ...]:
    part = _PARTS.get(view.tags[word][:2], "")
    return _table().get((view.lowers[word], part), ())


def _fits(view: ArticleView, word: int, use: _Use, attribution: Attribution, inside: list[int]) -> bool:
    """Tell whether a word has what a use of it needs: a "not" before it, a preposition behind it."""
    negated = _is_no(view, word) or any(view.lowers[i] in _NEGATIONS for i in inside if i < word)
    if "denied" in use.needs:
        return negated or (view.tags[word].startswith("VB") and factuality(view, word) in _NOT_DONE)
    if negated:
        return False
    return "-" in use.needs or not use.needs.isdisjoint(_following(view, word, attribution, inside))


def _is_no(view: ArticleView, word: int) -> bool:
    """Recognize the "doubt" of "no doubt", the "mention" of "without further mention"."""
    if not view.tags[word].startswith("NN"):
        return False
    first = word - 2 if word > 1 and view.tags[word - 1].startswith("JJ") else word - 1
    return first >= 0 and view.lowers[first] in _NO


def _following(view: ArticleView, word: int, attribution: Attribution, inside: list[int]) -> Iterator[str]:
    """Yield what follows a word: the words right behind it, "inf" for an infinitive, "claim" for a noun of claiming."""
    yield view.lower_at(word + 1)
    if not _CLAIMS.isdisjoint(view.lowers[i] for i in inside[-2:] if i > word):
        yield "claim"
    if not attribution.content:
        return
    content = view.words_in(attribution.content[0])
    first = [view.lowers[i] for i in content[:_CLAIMED]]
    yield first[0]
    if next((tag for i in content[:_CLAIMED] if (tag := view.tags[i])[:2] in _VERBAL), "") == "TO":
        yield "inf"
    if not _CLAIMS.isdisjoint(first):
        yield "claim"


def _is_question(view: ArticleView, attribution: Attribution) -> bool:
    """Tell whether the content is one question in quotation marks."""
    if len(attribution.content) != 1:
        return False
    start, end = attribution.content[0]
    quotation = view.quotations.at(start)
    if quotation is None or quotation.end < end:
        return False
    asked = view.text[start:end].strip(_MARKS)
    first = next((i for i in view.words_in((start, end)) if view.words[i][0].isalnum()), None)
    if first is None or not asked.endswith("?"):
        return False
    return view.tags[first] in _ASKING or not any(mark in asked for mark in _BETWEEN)


def _is_plea(view: ArticleView, attribution: Attribution) -> bool:
    """Tell whether the content begins with "please" or "do not"."""
    words = [i for span in attribution.content[:1] for i in view.words_in(span) if view.words[i][0].isalnum()]
    if not words:
        return False
    return view.lowers[words[0]] == "please" or (
        view.tags[words[0]] == "VB" and view.lower_at(words[0] + 1) in _NEGATIONS
    )


@cache
def _table() -> Mapping[tuple[str, str], tuple[_Use, ...]]:
    """Return the uses of each form of a word, by the part of speech."""
    found: dict[tuple[str, str], tuple[_Use, ...]] = {}
    for phrase, part, force, needs in rows("cue_forces"):
        word, _, particle = phrase.partition(" ")
        use = _Use(force=typed(force, Force), particle=particle or None, needs=frozenset(needs.split()))
        for form in _forms(word, part):
            found[form, part] = (*found.get((form, part), ()), use)
    return MappingProxyType(found)


def _forms(word: str, part: str) -> frozenset[str]:
    if part == "verb":
        return inflected(word)
    plural = f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"
    return frozenset([word, plural] if part == "noun" else [word])
