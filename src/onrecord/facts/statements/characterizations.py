"""What somebody is quoted to call something: "dismissed his concerns as a “personality conflict”"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.facts.statements.spans import phrase, subject_of
from onrecord.lang.en.lexicons import word_set
from onrecord.model.attribution import Attribution
from onrecord.record import Spans
from onrecord.text.columns import Words
from onrecord.text.quotations import Quotation
from onrecord.text.span_index import SpanIndex

_BETWEEN = frozenset(["DT", "PRP$", "JJ", "RB", "VBG", "``", "''", '"'])
"""Tags of words that stand between "as" and a quotation: "as a “must”", "as his “home”", "as being “unfair”"."""
_REACH = 12
"""Words from the verb to its "as"."""
_CONFIDENCE = 0.6


def find_characterizations(
    words: Words, attributions: Sequence[Attribution], searched: Spans
) -> tuple[Attribution, ...]:
    """Find the quotations after a verb, its object and "as", that no attribution with this cue covers.

    Args:
        words: with trees.
        attributions: what is known to be said, by whom.
        searched: where statements are looked for.
    Returns:
        In reading order; the verb is the cue, its subject the source, object and quotation the content.
    """
    cued = {i for a in attributions for s in a.cue for i in words.between(s)}
    found = (_characterization(words, q) for q in words.quotations.found if q.closed)
    places = SpanIndex.of(searched)
    told = SpanIndex((span, a) for a in attributions for span in a.content)
    return tuple(
        a
        for a in found
        if a is not None and cued.isdisjoint(words.between(a.cue[0])) and places.at(a.cue[0][0]) and _may_speak(a, told)
    )


def _may_speak(one: Attribution, told: SpanIndex[Attribution]) -> bool:
    """Whether the quotation is not somebody else's already: only one that tells the verb too may hold it."""
    holding = (a for _, a in told.at(one.content[-1][1] - 1))
    return all(any(s <= one.cue[0][0] < e for s, e in a.content) for a in holding)


def _characterization(words: Words, quotation: Quotation) -> Attribution | None:
    first = words.at(quotation.start)
    preposition = first - 1
    while preposition > 0 and words.tags[preposition] in _BETWEEN and first - preposition < 4:
        preposition -= 1
    if words.lowers[preposition] != "as" or words.lowers[preposition - 1] in ("such", "well", "far", "just", "as"):
        return None
    verb = next((v for v in _above(words, preposition) if words.lowers[v] in _verbs() and v < preposition), None)
    if verb is None or preposition - verb > _REACH or words.sentence[verb] != words.sentence[preposition]:
        return None
    own = [c for c in words.children[verb] if words.deps[c].startswith("nsubj")]
    subject = own[0] if own else subject_of(words, verb)
    things = [c for c in words.children[verb] if words.deps[c] == "obj"]
    thing = next((c for c in things if verb < c < preposition), None)
    if subject is None or thing is None or words.tags[verb] == "VBN":
        return None
    start = min([*words.children[thing], thing])
    return Attribution(
        source=(phrase(words, subject),),
        cue=((words.starts[verb], words.ends[verb]),),
        content=((words.starts[max(start, verb + 1)], quotation.end),),
        confidence=_CONFIDENCE,
    )


@cache
def _verbs() -> frozenset[str]:
    """The verbs of the lexicon in all their forms but the first: what is quoted was said."""
    bare = {v[:-1] if v.endswith("e") else v for v in word_set("characterizations")}
    stems = {v[:-1] + "i" if v.endswith("y") else v for v in bare}
    forms = {v + "ing" for v in bare} | {v + "ed" for v in stems} | {v + "es" for v in stems}
    return frozenset(forms | {v + "s" for v in word_set("characterizations")} | {"dubbed", "dubbing", "panned"})


def _above(words: Words, i: int) -> Iterator[int]:
    """The words that a word hangs on, the nearest first, four at most."""
    for _ in range(4):
        if words.heads[i] == i:
            return
        i = words.heads[i]
        yield i
