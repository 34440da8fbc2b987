"""Documents and who issued them: a poll that is once called an institute's is the institute's all along."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.lang.en.lexicons import word_set
from onrecord.text.columns import Words

_ALIKE = {
    "poll": "study", "polls": "study", "survey": "study", "surveys": "study", "study": "study", "report": "study",
    "research": "study", "analysis": "study", "article": "story", "story": "story", "column": "story",
    "ruling": "decision", "decision": "decision", "opinion": "decision", "order": "decision",
}  # fmt: skip
_DEFINITE = frozenset(["the", "this", "that", "its", "their"])
_BEFORE = frozenset(["JJ", "NN", "POS", "HYPH", "NNP", "VBG", "VBN", "CD", ",", ":"])
# A headline's and a lead's "new poll" is told to be somebody's so many words later at most.
_LEAD, _AHEAD = 4, 120
_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Issues:
    """By sort the documents whose issuer is told (place of the noun, entity), and where courts are spoken of."""

    known: Mapping[str, Sequence[tuple[int, str]]]
    courts: Sequence[tuple[int, str]]

    def issuer(self, words: Words, top: int) -> str | None:
        """Whose the document at noun `top` is: the nearest before of the same sort, in a lead also the next one."""
        sort = _ALIKE.get(words.lowers[top], words.lowers[top])
        known = self.known.get(sort, ())
        before = bisect_left(known, (top,))
        if before and _definite(words, top):
            return known[before - 1][1]
        if sort == "decision" and _definite(words, top):
            court = bisect_left(self.courts, (top,))
            return self.courts[court - 1][1] if court else None
        after = bisect_left(known, (top + 1,))
        near = after < len(known) and known[after][0] < top + _AHEAD and words.sentence[top] < _LEAD
        return known[after][1] if near else None


def _definite(words: Words, top: int) -> bool:
    first = top - 1
    while first > 0 and top - first < _LONGEST and words.tags[first] in _BEFORE:
        first -= 1
    return words.lowers[max(first, 0)] in _DEFINITE


def find_issues(
    words: Words, entities: Mapping[int, str], kinds: Mapping[str, str], *, courts: frozenset[str] = frozenset()
) -> Issues:
    """Document nouns with an issuer before them ("a Rowe Institute poll") or after a "by" or "from"."""
    known: dict[str, list[tuple[int, str]]] = {}
    for i, low in enumerate(words.lowers):
        if low in word_set("documents") and i not in entities:
            entity = _before(words, i, entities) or _after(words, i, entities)
            if entity and kinds[entity] in ("person", "organization"):
                known.setdefault(_ALIKE.get(low, low), []).append((i, entity))
    return Issues(known, sorted((i, entity) for i, entity in entities.items() if entity in courts))


def _before(words: Words, i: int, entities: Mapping[int, str]) -> str | None:
    found = None
    for j in range(i - 1, max(i - 9, -1), -1):
        if words.sentence[j] != words.sentence[i]:
            break
        if words.pos[j] == "SPACE":
            continue
        if j in entities:
            found = entities[j]
        elif words.tags[j] not in _BEFORE and words.forms[j] not in "/-–":
            break
    return found


def _after(words: Words, i: int, entities: Mapping[int, str]) -> str | None:
    for j in range(i + 1, min(i + 4, len(words))):
        if words.lowers[j] in ("by", "from"):
            return next((entities[k] for k in range(j + 1, min(j + 4, len(words))) if k in entities), None)
    return None
