"""Documents and who issued them: a poll that is once called an institute's is the institute's all along."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onrecord.lang.en.lexicons import word_lists, word_set
from onrecord.text.grammar import COMMON_NOUN_TAGS
from onrecord.text.view import ArticleView

_ALIKE = {
    "poll": "study", "polls": "study", "survey": "study", "surveys": "study", "study": "study", "report": "study",
    "research": "study", "analysis": "study", "results": "study", "findings": "study",
    "article": "story", "story": "story", "column": "story",
    "ruling": "decision", "decision": "decision", "opinion": "decision", "order": "decision", "suit": "lawsuit",
    "complaint": "lawsuit", "investigation": "inquiry", "e-mail": "email", "advertisement": "ad", "commercial": "ad",
    "ads": "ad",
}  # fmt: skip
_DEFINITE = word_lists("sources")["definite"]
_BEFORE = frozenset(["JJ", "JJS", "RBS", "NN", "POS", "HYPH", "NNP", "VBG", "VBN", "CD", ",", ":"])
# A headline's and a lead's "new poll" is told to be somebody's so many words later at most.
_LEAD, _AHEAD = 4, 120
_LONGEST = 6
_ISSUED = word_lists("sources")["issued_by"]
_GIVING = word_lists("sources")["giving_out"]
_AGENT = frozenset(["obl", "obl:agent"])
_BEHIND = frozenset(["POS", "NN", "NNS"])


@dataclass(frozen=True, slots=True)
class Issues:
    """By sort the documents whose issuer is told (place of the noun, entity), and where courts are spoken of."""

    known: Mapping[str, Sequence[tuple[int, str]]]
    courts: Sequence[tuple[int, str]]

    def issuer(self, view: ArticleView, top: int) -> str | None:
        """Return who issued the document at noun `top`: of its sort the nearest before, in a lead also the next."""
        sort = _ALIKE.get(view.lowers[top], view.lowers[top])
        known = self.known.get(sort, ())
        before = bisect_left(known, (top,))
        if before and _definite(view, top):
            return known[before - 1][1]
        if sort == "decision" and _definite(view, top):
            court = bisect_left(self.courts, (top,))
            return self.courts[court - 1][1] if court else None
        after = bisect_left(known, (top + 1,))
        near = after < len(known) and known[after][0] < top + _AHEAD and view.sentence_number[top] < _LEAD
        return known[after][1] if near else None


def _definite(view: ArticleView, top: int) -> bool:
    first = top - 1
    while first > 0 and top - first < _LONGEST and view.tags[first] in _BEFORE:
        first -= 1
    return view.lowers[max(first, 0)] in _DEFINITE


def find_issues(
    view: ArticleView, entities: Mapping[int, str], kinds: Mapping[str, str], *, courts: frozenset[str] = frozenset()
) -> Issues:
    """Find document nouns with an issuer before them ("a Rowe Institute poll") or after a "by", "from" or "of"."""
    known: dict[str, list[tuple[int, str]]] = {}
    for i, low in enumerate(view.lowers):
        if low in word_set("documents") and i not in entities:
            entity = _issuer_of(view, i, entities, kinds)
            if entity and kinds[entity] in ("person", "organization"):
                known.setdefault(_ALIKE.get(low, low), []).append((i, entity))
    return Issues(known, sorted((i, entity) for i, entity in entities.items() if entity in courts))


def _issuer_of(view: ArticleView, i: int, entities: Mapping[int, str], kinds: Mapping[str, str]) -> str | None:
    """Return who issued the document at noun `i`, by the words beside it or by its verbs."""
    beside = _before(view, i, entities) or _after(view, i, entities, kinds)
    return beside or _giver(view, i, entities) or _agent(view, i, entities) or _teller(view, i, entities)


def _before(view: ArticleView, i: int, entities: Mapping[int, str]) -> str | None:
    found = None
    for j in range(i - 1, max(i - 9, -1), -1):
        if view.sentence_number[j] != view.sentence_number[i]:
            break
        if view.tags[j] == "POS" and j < i - 1 and view.tag_at(j - 1) in COMMON_NOUN_TAGS:
            break  # "the Guild inspector's report" is the inspector's
        if j in entities:
            found = entities[j]
        elif view.tags[j] not in _BEFORE and view.words[j] not in "/-–":
            break
    return found


def _after(view: ArticleView, i: int, entities: Mapping[int, str], kinds: Mapping[str, str]) -> str | None:
    """Return who is named after a "by" or "from", or which body after an "of".

    Not whose inspector it is ("from the Guild's inspector"), nor whose members are asked ("of Guild members").
    """
    for j in range(i + 1, min(i + 4, len(view))):
        if view.lowers[j] in _ISSUED:
            first = next((k for k in range(j + 1, min(j + 4, len(view))) if k in entities), None)
            if first is None or _modifies(view, first, entities):
                return None
            return entities[first] if view.lowers[j] != "of" or kinds[entities[first]] == "organization" else None
    return None


def _giver(view: ArticleView, i: int, entities: Mapping[int, str]) -> str | None:
    """Return who is said to give a document out: "Rowe issued a statement"."""
    verb = view.heads[i]
    if view.deps[i] != "obj" or view.lowers[verb] not in _GIVING:
        return None
    return _subject(view, verb, entities)


def _agent(view: ArticleView, i: int, entities: Mapping[int, str]) -> str | None:
    """Return by whom a document is given out: "a poll of voters released by the Guild", "was done by the Guild"."""
    verbs = [j for j in view.children[i] if view.deps[j] == "acl" and view.tags[j] == "VBN"]
    verbs += [view.heads[i]] if view.deps[i] == "nsubj:pass" else []
    given = (verb for verb in verbs if view.lowers[verb] in _GIVING)
    agents = (j for verb in given for j in view.children[verb] if view.deps[j] in _AGENT)
    by = (j for j in agents if any(view.lowers[k] == "by" for k in view.children[j]))
    return next((entities[j] for j in by if j in entities), None)


def _teller(view: ArticleView, i: int, entities: Mapping[int, str]) -> str | None:
    """Return who says something in a document: "Rowe said in a statement"."""
    verb = view.heads[i]
    within = any(view.lowers[j] == "in" and view.deps[j] == "case" for j in view.children[i])
    if not within or view.deps[i] != "obl" or view.lowers[verb] not in word_set("saying_verbs"):
        return None
    return _subject(view, verb, entities)


def _subject(view: ArticleView, verb: int, entities: Mapping[int, str]) -> str | None:
    subject = next((j for j in view.children[verb] if view.deps[j] == "nsubj"), None)
    return None if subject is None else entities.get(subject)


def _modifies(view: ArticleView, i: int, entities: Mapping[int, str]) -> bool:
    """Tell whether a genitive or a noun stands behind the name at `i`."""
    end = i
    while entities.get(end) == entities[i]:
        end += 1
    return view.tag_at(end) in _BEHIND
