"""Settings: where or how something was said ("in a written statement", "on Twitter")."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.lang.en.lexicons import word_lists, word_set
from onrecord.lang.en.times import classes
from onrecord.record import Span
from onrecord.text.view import ArticleView

_PREPOSITIONS = word_lists("sources")["setting_preposition"]
_BEFORE = frozenset([
    "DT", "PRP$", "JJ", "JJR", "JJS", "NN", "NNP", "NNPS", "CD", "VBN", "VBG", "HYPH", "POS", "``", "''"
])  # fmt: skip
_AFTER = word_lists("sources")["after_setting"]
_NAME = frozenset(["DT", "PRP$", "JJ", "NN", "NNS", "NNP", "NNPS", "CD", "HYPH", "POS", "VBN"])
_NAMED_TAGS = ("NNP", "NNPS", "NN", "NNS")
_DAYS = frozenset(classes()["weekday"])
# Words between a preposition and the noun: "in a lengthy and at times heated phone interview" is as long as they get.
_LONGEST = 7


def find_setting(view: ArticleView, cue: Span, *, outside: tuple[Span, ...]) -> Span | None:
    """Return the setting nearest to a cue in its sentence, outside the content.

    Args:
        view: with trees.
        cue: of the statement, in code points.
        outside: spans of source and content, in which no setting stands.
    """
    top = view.top(view.words_in(cue))
    first, last = view.sentences[view.sentence_number[top]]
    barred = {i for span in outside for i in view.words_in(span)}
    found = [s for s in _settings(view, first, last, barred=barred) if _hangs_on(view, s, top)]
    if not found:
        return None
    best = min(found, key=lambda s: (abs(s.start - top), s.start))
    return view.starts[best.start], view.ends[best.stop - 1]


def _settings(view: ArticleView, first: int, last: int, *, barred: set[int]) -> Iterator[range]:
    nouns = word_lists("settings")
    for i in range(first, last):
        if view.lowers[i] not in _PREPOSITIONS or i in barred:
            continue
        noun = _noun(view, i, min(last, i + 1 + _LONGEST), barred)
        if noun and view.lowers[i] in nouns[view.lowers[noun]]:
            yield range(i, _end(view, noun, last, barred=barred))


def _noun(view: ArticleView, i: int, last: int, barred: set[int]) -> int | None:
    """Return the setting's noun after preposition `i`: the last of its noun phrase."""
    j = i + 1
    while j < last and view.tags[j] in _BEFORE and j not in barred:
        j += 1
    j -= 1
    while j > i and view.lowers[j] in _DAYS:
        j -= 1
    named = view.tags[j].startswith("NNP") and view.lowers[j] not in word_set("organizations")
    return j if j > i and view.lowers[j] in word_lists("settings") and not named else None


def _end(view: ArticleView, noun: int, last: int, *, barred: set[int]) -> int:
    """Return where a setting ends: after its noun, with whom, at which occasion, on which day."""
    end = noun + 1
    while end < last and end not in barred:
        stop = end + 1 if view.lowers[end] in _DAYS else _occasion(view, end, last, barred=barred)
        if stop == end:
            break
        end = stop
    return end


def _occasion(view: ArticleView, preposition: int, last: int, *, barred: set[int]) -> int:
    """Return where "with reporters" or "at a rally" ends; its beginning where a word stands there that is neither."""
    if view.lowers[preposition] not in _AFTER:
        return preposition
    stop = preposition + 1
    while stop < last and stop not in barred and view.tags[stop] in _NAME:
        stop += 1
    named = stop > preposition + 1 and view.tags[stop - 1] in _NAMED_TAGS and view.lowers[stop - 1] not in _DAYS
    return stop if named else preposition


def _hangs_on(view: ArticleView, setting: range, cue: int) -> bool:
    """Tell whether the phrase belongs to the cue: in the tree, or right beside it."""
    if setting.start - cue in (1, 2) or cue - setting.stop in (0, 1):
        return True
    at = view.top(setting)
    for _ in range(5):
        if at == cue or view.heads[at] == at:
            break
        at = view.heads[at]
        if view.pos[at] == "VERB":
            break
    return at == cue or view.heads[cue] == at
