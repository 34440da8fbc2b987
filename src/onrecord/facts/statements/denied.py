"""What a cue denies: "did not say" withholds, "denied" denies, and "nor did Lee say" says so in its cue."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.lang.en.inflection import inflected
from onrecord.lang.en.lexicons import word_lists
from onrecord.model.attribution import Attribution
from onrecord.record import Force, Spans
from onrecord.text.factuality import denials, factuality, predicate_of
from onrecord.text.view import ArticleView

_DENYING = frozenset(form for verb in word_lists("factuality_words")["denying"] for form in inflected(verb))


def with_denial(view: ArticleView, attribution: Attribution) -> Spans:
    """Return the cue with the word that denies its verb, where that stands outside: "nor" and "say"."""
    verb = next(_verbs(view, attribution), None)
    taken = attribution.cue + attribution.content + attribution.source
    words = denials(view, predicate_of(view, verb)) if verb is not None else ()
    spans = [view.span(i, i + 1) for i in words]
    outside = [s for s in spans if not any(a <= s[0] < b for a, b in taken)]
    return tuple(sorted((*attribution.cue, *outside)))


def force_of(view: ArticleView, attribution: Attribution) -> Force:
    """Return what a source does with the content: what the network tells, unless the cue is denied or denies."""
    if attribution.force != "asserts":
        return attribution.force
    verbs = [predicate_of(view, i) for i in _verbs(view, attribution)]
    if any(factuality(view, i) in ("negated", "ended") for i in verbs):
        return "withholds"
    return "denies" if any(view.lowers[i] in _DENYING for i in verbs) else "asserts"


def _verbs(view: ArticleView, attribution: Attribution) -> Iterator[int]:
    """Yield the verbs of a cue, in reading order."""
    words = sorted({i for span in attribution.cue for i in view.words_in(span)})
    return (i for i in words if view.tags[i].startswith("VB"))
