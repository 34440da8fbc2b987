"""What somebody is quoted to call something: "dismissed his concerns as a “personality conflict”"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.facts.confidence import confidence_of
from onrecord.facts.statements.spans import noun_phrase, subject_above
from onrecord.lang.en.lexicons import word_lists, word_set
from onrecord.model.attribution import Attribution
from onrecord.record import Spans
from onrecord.text.quotations import Quotation
from onrecord.text.span_index import SpanIndex
from onrecord.text.view import ArticleView

RULE = "characterization"

_BETWEEN = frozenset(["DT", "PRP$", "JJ", "RB", "VBG", "``", "''", '"'])
"""Tags of words that stand between "as" and a quotation: "as a “must”", "as his “home”", "as being “unfair”"."""
_LISTS = word_lists("sources")
_BEFORE_AS = _LISTS["before_as"]
_REACH = 12
"""Words from the verb to its "as"."""


def find_characterizations(
    view: ArticleView, attributions: Sequence[Attribution], searched: Spans
) -> tuple[Attribution, ...]:
    """Find the quotations after a verb, its object and "as", that no attribution with this cue covers.

    Args:
        view: with trees.
        attributions: what is known to be said, by whom.
        searched: where statements are looked for.
    Returns:
        In reading order; the verb is the cue, its subject the source, object and quotation the content.
    """
    cued = {i for a in attributions for s in a.cue for i in view.words_in(s)}
    places = SpanIndex.of(searched)
    told = SpanIndex((span, a) for a in attributions for span in a.content)
    found = (_characterization(view, q) for q in view.quotations.found if q.closed)
    new = (a for a in found if a is not None and cued.isdisjoint(view.words_in(a.cue[0])))
    return tuple(a for a in new if places.at(a.cue[0][0]) and _may_speak(a, told))


def _may_speak(one: Attribution, told: SpanIndex[Attribution]) -> bool:
    """Tell whether the quotation is not somebody else's already: only one that tells the verb too may hold it."""
    holding = (a for _, a in told.at(one.content[-1][1] - 1))
    return all(any(s <= one.cue[0][0] < e for s, e in a.content) for a in holding)


def _characterization(view: ArticleView, quotation: Quotation) -> Attribution | None:
    preposition = _preposition(view, view.at(quotation.start))
    verb = None if preposition is None else _verb(view, preposition)
    if preposition is None or verb is None:
        return None
    subject, thing = _subject(view, verb), _object(view, verb, preposition)
    if subject is None or thing is None:
        return None
    start = max(min([*view.children[thing], thing]), verb + 1)
    return Attribution(
        source=(noun_phrase(view, subject),),
        cue=((view.starts[verb], view.ends[verb]),),
        content=((view.starts[start], quotation.end),),
        confidence=confidence_of("statement", RULE),
        rule=RULE,
    )


def _preposition(view: ArticleView, first: int) -> int | None:
    """Return the "as" before a quotation, not that of "such as" or "as well as"."""
    at = first - 1
    while at > 0 and view.tags[at] in _BETWEEN and first - at < 4:
        at -= 1
    return at if view.lowers[at] == "as" and view.lowers[at - 1] not in _BEFORE_AS else None


def _verb(view: ArticleView, preposition: int) -> int | None:
    """Return the listed verb above an "as", within reach in its sentence."""
    verbs = (v for v in _above(view, preposition) if v < preposition and view.lowers[v] in _verbs())
    verb = next(verbs, None)
    if verb is None or preposition - verb > _REACH or view.tags[verb] == "VBN":
        return None
    return verb if view.sentence_number[verb] == view.sentence_number[preposition] else None


def _subject(view: ArticleView, verb: int) -> int | None:
    own = next((c for c in view.children[verb] if view.deps[c].startswith("nsubj")), None)
    return subject_above(view, verb) if own is None else own


def _object(view: ArticleView, verb: int, preposition: int) -> int | None:
    between = (c for c in view.children[verb] if verb < c < preposition)
    return next((c for c in between if view.deps[c] == "obj"), None)


@cache
def _verbs() -> frozenset[str]:
    """Return the verbs of the lexicon in all their forms but the first: what is quoted was said."""
    bare = {v[:-1] if v.endswith("e") else v for v in word_set("characterizations")}
    stems = {v[:-1] + "i" if v.endswith("y") else v for v in bare}
    forms = {v + "ing" for v in bare} | {v + "ed" for v in stems} | {v + "es" for v in stems}
    return frozenset(forms | {v + "s" for v in word_set("characterizations")} | _LISTS["characterized"])


def _above(view: ArticleView, i: int) -> Iterator[int]:
    """Return the words that a word hangs on, the nearest first, four at most."""
    for _ in range(4):
        if view.heads[i] == i:
            return
        i = view.heads[i]
        yield i
