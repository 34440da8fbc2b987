"""Settings: where or how something was said ("in a written statement", "on Twitter")."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.lang.en.lexicons import word_lists, word_set
from onrecord.record import Span
from onrecord.text.columns import Words

_PREPOSITIONS = frozenset(["in", "on", "at", "during", "via", "by", "over", "through"])
_BEFORE = frozenset([
    "DT", "PRP$", "JJ", "JJR", "JJS", "NN", "NNP", "NNPS", "CD", "VBN", "VBG", "HYPH", "POS", "``", "''"
])  # fmt: skip
_AFTER = frozenset(["with", "to", "at", "on", "of", "about", "before", "for"])
_NAME = frozenset(["DT", "PRP$", "JJ", "NN", "NNS", "NNP", "NNPS", "CD", "HYPH", "POS", "VBN"])
_NAMED_TAGS = ("NNP", "NNPS", "NN", "NNS")
_DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
# Words between a preposition and the noun: "in a lengthy and at times heated phone interview" is as long as they get.
_LONGEST = 7


def find_setting(words: Words, cue: Span, *, outside: tuple[Span, ...]) -> Span | None:
    """The setting nearest to a cue in its sentence, outside the content.

    Args:
        words: with trees.
        cue: of the statement, in code points.
        outside: spans of source and content, in which no setting stands.
    """
    top = words.top(words.between(cue))
    first, last = words.sentences[words.sentence[top]]
    barred = {i for span in outside for i in words.between(span)}
    found = [s for s in _settings(words, first, last, barred=barred) if _hangs_on(words, s, top)]
    if not found:
        return None
    best = min(found, key=lambda s: (abs(s.start - top), s.start))
    return words.starts[best.start], words.ends[best.stop - 1]


def _settings(words: Words, first: int, last: int, *, barred: set[int]) -> Iterator[range]:
    nouns = word_lists("settings")
    for i in range(first, last):
        if words.lowers[i] not in _PREPOSITIONS or i in barred:
            continue
        noun = _noun(words, i, min(last, i + 1 + _LONGEST), barred)
        if noun and words.lowers[i] in nouns[words.lowers[noun]]:
            yield range(i, _end(words, noun, last, barred=barred))


def _noun(words: Words, i: int, last: int, barred: set[int]) -> int | None:
    """The setting's noun after preposition `i`: the last of its noun phrase."""
    j = i + 1
    while j < last and words.tags[j] in _BEFORE and j not in barred:
        j += 1
    j -= 1
    while j > i and words.lowers[j] in _DAYS:
        j -= 1
    named = words.tags[j].startswith("NNP") and words.lowers[j] not in word_set("organizations")
    return j if j > i and words.lowers[j] in word_lists("settings") and not named else None


def _end(words: Words, noun: int, last: int, *, barred: set[int]) -> int:
    """After the noun: with whom, at which occasion, on which day."""
    end = noun + 1
    while end < last and end not in barred:
        if words.lowers[end] in _DAYS:
            end += 1
            continue
        if words.lowers[end] not in _AFTER:
            break
        stop = end + 1
        while stop < last and stop not in barred and words.tags[stop] in _NAME:
            stop += 1
        if stop == end + 1 or words.tags[stop - 1] not in _NAMED_TAGS or words.lowers[stop - 1] in _DAYS:
            break
        end = stop
    return end


def _hangs_on(words: Words, setting: range, cue: int) -> bool:
    """Whether the phrase belongs to the cue: in the tree, or right beside it."""
    if setting.start - cue in (1, 2) or cue - setting.stop in (0, 1):
        return True
    at = words.top(setting)
    for _ in range(5):
        if at == cue or words.heads[at] == at:
            break
        at = words.heads[at]
        if words.pos[at] == "VERB":
            break
    return at == cue or words.heads[cue] == at
