"""Whom a statement was told: "told reporters", "urged lawmakers", "wrote to the board"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from onrecord.facts.statements.force import force_of
from onrecord.facts.statements.sources import Owners, source_entity
from onrecord.facts.statements.spans import noun_phrase
from onrecord.lang.en.inflection import inflected
from onrecord.lang.en.lexicons import rows
from onrecord.lang.en.times import classes
from onrecord.model.attribution import Attribution
from onrecord.record import Addressee, Span
from onrecord.text.grammar import NOMINAL_SUBJECTS, PREPOSITION_TAGS
from onrecord.text.view import ArticleView

_OBJECTS = frozenset(["obj", "iobj"])
_PASSIVE = frozenset(["nsubj:pass"])
_NOUNS = frozenset(["NOUN", "PROPN", "PRON"])
_PHRASE = frozenset(["PRP", "NNP", "NNPS", "DT", "PRP$", "NNS", "CD", "JJ", "NN", "POS", "HYPH"])
"""Tags of the words of an addressee that the tree does not give."""
_DAYS = frozenset(classes()["weekday"])
_LONGEST = 8
"""Words of an addressee that is read without a tree."""


def find_addressee(view: ArticleView, attribution: Attribution, owners: Owners) -> Addressee | None:
    """Return who was told, None where the text does not say.

    Args:
        view: with trees, of tokens.
        attribution: the verbs of its cue say where their addressee stands.
        owners: the article's entities, to resolve the words.
    Source: lang/en/addressees.tsv.
    """
    told = [i for span in attribution.cue for i in view.words_in(span)]
    if force_of(view, attribution) == "denies":  # "denied asking Lee to quit" tells Lee nothing
        told = [i for i in told if not (view.tags[i] == "VBG" and view.heads[i] in told)]
    for verb in told:
        slots = _slots().get(view.lowers[verb], frozenset()) if view.tags[verb].startswith("VB") else frozenset()
        for head in _heads(view, verb, slots):
            span = _bare(view, noun_phrase(view, head))
            if span is not None and view.lowers[head] not in _DAYS and _may_be_told(view, head, span, attribution):
                return Addressee(spans=(span,), entity=source_entity(view, span, owners))
    return None


def _heads(view: ArticleView, verb: int, slots: frozenset[str]) -> Iterator[int]:
    """Yield the nouns in a verb's slots, the surest first."""
    children = view.children[verb]
    behind = [c for c in children if c > verb]
    if "obj" in slots:
        passive = any(view.deps[c] == "aux:pass" for c in children)
        yield from (c for c in children if view.deps[c] in NOMINAL_SUBJECTS and (passive or view.deps[c] in _PASSIVE))
        yield from (c for c in behind if view.deps[c] in _OBJECTS)
        yield from (c for c in behind if view.deps[c] == "obl" and not _cases(view, c))
        yield from _next_noun(view, verb)
    oblique = (c for c in behind if view.deps[c].split(":")[0] == "obl")
    yield from (c for c in oblique if not slots.isdisjoint(_cases(view, c)))


def _cases(view: ArticleView, noun: int) -> frozenset[str]:
    """Return the prepositions of a noun."""
    return frozenset(view.lowers[c] for c in view.cases(noun))


def _next_noun(view: ArticleView, verb: int) -> Iterator[int]:
    """Yield the last noun, or the pronoun, of the phrase right behind a verb, however the tree has it."""
    stop = verb + 1
    while stop < min(len(view), verb + 1 + _LONGEST) and view.tags[stop] in _PHRASE:
        stop += 1
        if view.tags[stop - 1] == "PRP":
            break
    last = stop - 1
    if last > verb and view.pos[last] in _NOUNS and view.tags[verb + 1] != "JJ":
        yield last


def _bare(view: ArticleView, span: Span) -> Span | None:
    """Return a phrase without the preposition that opens it, None for a preposition alone."""
    first, *rest = view.words_in(span)
    if view.tags[first] not in PREPOSITION_TAGS:
        return span
    return (view.starts[rest[0]], span[1]) if rest else None


def _may_be_told(view: ArticleView, head: int, span: Span, attribution: Attribution) -> bool:
    """Tell whether a noun is neither the source nor what is said; what is asked of somebody may begin with them."""
    if span[0] >= span[1]:  # a preposition without a noun
        return False
    if any(s <= span[0] < e for s, e in attribution.source):
        return False
    inside = next(((s, e) for s, e in attribution.content if s <= span[0] < e), None)
    if inside is None:
        return True
    after = view.at(span[1])
    return inside[0] == span[0] and span[1] < inside[1] and view.tags[after] == "TO"


@cache
def _slots() -> Mapping[str, frozenset[str]]:
    """Return the slots of each form of a verb."""
    table = {form: frozenset(slots.split()) for verb, slots in rows("addressees") for form in inflected(verb)}
    return MappingProxyType(table)
