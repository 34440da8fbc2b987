"""Whom a pronoun stands for that stands for nobody named: "the two officials" of "They said", of "who said"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.lang.en.lexicons import word_lists, word_table
from onrecord.record import Span, Spans
from onrecord.text.grammar import OWN, SUBJECTS
from onrecord.text.view import ArticleView

_LISTS = word_lists("sources")
_RELATIVE = _LISTS["relative"]
_PLURAL = _LISTS["plural_pronoun"]
_LONGEST = 8
"""Words behind a noun that belong to it: "Section 2 of the Voting Rights Act"."""
_CLAUSES = 4
"""Words between a relative pronoun and the verb on which its clause hangs."""
_NOT_WHOLE = frozenset(["PUNCT", "VERB", "AUX"])
_REACH = 1
"""Sentences back in which "they" were named: PolNeAR's writers name them anew after that."""
_MANY = frozenset(["NNS", "NNPS"])


def antecedent(view: ArticleView, source: Span) -> Span | None:
    """Return in words whom a pronoun that is a source stands for, None for no such pronoun or where nobody fits.

    A relative pronoun stands for the noun before its clause ("the Latino community", of "…, which supports reform"),
    "they" for the last plural subject of the sentence or the one before.

    Args:
        view: of the article.
        source: code points of the source.
    """
    i = view.at(source[0])
    if view.ends[i] < source[1]:
        return None
    if view.lowers[i] in _RELATIVE:
        noun = _described_by(view, i)
        return None if noun is None else _phrase(view, noun, before=i)
    if view.lowers[i] not in _PLURAL:
        return None
    return next((_phrase(view, noun, before=view.heads[noun]) for noun in _plural_subjects(view, i)), None)


def pointed(source: Spans, meant: Span | None) -> Spans:
    """Return the words of a source, with those of whom a pronoun in it stands for: "officials" and "they"."""
    return source if meant is None else tuple(sorted({meant, *source}))


def _described_by(view: ArticleView, relative: int) -> int | None:
    """Return the noun that a relative pronoun's clause describes: by the tree, else the one right before it."""
    noun = _noun_above(view, relative)
    if noun is not None and noun < relative and view.pos[noun] in ("NOUN", "PROPN"):
        return noun
    before = relative - 1 - (view.word_at(relative - 1) == ",")
    stands = before >= 0 and _is_group(view, before)
    return before if stands and view.sentence_number[before] == view.sentence_number[relative] else None


def _noun_above(view: ArticleView, relative: int) -> int | None:
    """Return the noun on which a relative pronoun's clause hangs."""
    verb = relative
    for _ in range(_CLAUSES):
        if view.deps[verb].startswith("acl"):
            break
        verb = view.heads[verb]
    return view.heads[verb] if view.deps[verb].startswith("acl") else None


def _plural_subjects(view: ArticleView, pronoun: int) -> Iterator[int]:
    """Yield the plural nouns that are subjects before a pronoun, as much within marks as it is, the nearest first."""
    number = view.sentence_number[pronoun]
    first = view.sentences[max(number - _REACH, 0)][0]
    for i in range(pronoun - 1, first - 1, -1):
        subject = _is_group(view, i) and view.deps[i] in SUBJECTS
        if subject and view.quoted[i] == view.quoted[pronoun] and view.heads[i] != view.heads[pronoun]:
            yield i


def _is_group(view: ArticleView, i: int) -> bool:
    """Tell whether a noun names several, and not a time: "officials", not "years"."""
    return view.tags[i] in _MANY and word_table("units").get(view.lowers[i]) != "duration"


def _phrase(view: ArticleView, noun: int, *, before: int) -> Span:
    """Return a noun with what stands before it and, as far as no verb or comma parts them, behind it."""
    parts = [noun, *(j for j in view.children[noun] if j < noun and view.deps[j].split(":")[0] in OWN)]
    last = max(before - 1, noun)  # its verb may stand before it: "said officials"
    while last > noun and view.pos[last] in _NOT_WHOLE:
        last -= 1
    whole = last - noun < _LONGEST and not any(view.pos[k] in _NOT_WHOLE for k in range(noun, last + 1))
    return view.starts[min(parts)], view.ends[last if whole else noun]
