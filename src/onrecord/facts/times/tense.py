"""Whether a clause is past or future: by the tags where there are some, else by the words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from itertools import takewhile

from spacy.tokens import Doc, Token

from onrecord.lang.en.lexicons import word_lists
from onrecord.lang.en.times import lexicon

_WORDS = word_lists("time_words")
_REACH = 14  # tokens on either side; a finite verb stands within 14 of its time in 97 % of TimeBank's sentences
_STOPS = frozenset((";", "\n\n", "”", "“", "``", "''"))
_REPORTED = _WORDS["reporting"]
_POSSIBLE = word_lists("closed_classes")["possible"]
_SCHEDULED_REACH = 8
_ED = re.compile(r"[^e]ed\Z", re.S)
_ENDS = frozenset((".", "?", "!"))
_STARTERS = _WORDS["starters"] | {"\n\n"}
_TENSE: Mapping[str, frozenset[str]] = {name: frozenset(words) for name, words in lexicon()["tense"].items()}
_FUTURE = _TENSE["future"] | _TENSE["pending"]
_MONTHS = frozenset(lexicon()["classes"]["month"])
_UNLIKELY = ("could", "might")
_AS_SOON = (("soon", "as"), ("early", "as"))
_IS = frozenset(["is", "are", "'s"])
_PRESENT = ("VBZ", "VBP")
_NOT_PRESENT = ("VBD", "VBN", "VBG")


def _tagged(token: Token) -> int:
    """Return -1 for a past tense or a participle without "be" ("reached in December", "had been reached")."""
    if token.tag_ == "VBD":
        return -1
    before = [t.lower_ for t in token.doc[max(token.i - 3, 0) : token.i]]
    return -1 if token.tag_ == "VBN" and _WORDS["being"].isdisjoint(before) else 0


def _leads_to(doc: Doc, ahead: int, time: int) -> bool:
    """Recognize "ahead of the vote on Monday", not "ahead of the vote, he said on Monday"."""
    return doc[ahead + 1].lower_ == "of" and "," not in [t.text for t in doc[ahead:time]]


class Tenses:
    """Tells of a place in a text (code points) whether its clause is past, planned or to come.

    Without tags the words alone tell the direction, and nothing is scheduled or planned.
    """

    __slots__ = ("_doc", "_is_tagged", "_starts")

    def __init__(self, doc: Doc) -> None:
        self._doc, self._is_tagged = doc, doc.has_annotation("TAG")
        self._starts: list[int] = []

    def direction(self, offset: int) -> int:
        """Return the direction of the clause there: -1 for past, 1 for future, 0 where nothing tells."""
        doc, here = self._doc, self._token_at(offset)
        if here > 1 and doc[here - 1].lower_ in _WORDS["between_months"] and doc[here - 2].lower_ in _MONTHS:
            here -= 2  # "planned for December and January"
        after = range(here + 1, min(here + _REACH, len(doc)))
        return self._right_before(here) or self._around(_back(here, _REACH), here) or self._around(after, here)

    def is_scheduled(self, offset: int) -> bool:
        """Tell whether a verb in the present, or "could", stands right before a place.

        "The Senate votes on Tuesday" is to come, in sentences: headlines tell the past so too ("Lee wins Tuesday").
        """
        if not self._is_tagged:
            return False
        here = self._token_at(offset)
        for k in _back(here, _SCHEDULED_REACH):
            token = self._doc[k]
            if token.lower_ in _POSSIBLE and _is_infinitive(self._doc, k + 1):
                return True
            if _breaks_off(token) or token.tag_ == "MD":
                return False
            if token.tag_ in _PRESENT:
                return token.lower_ not in _REPORTED and _in_sentence(self._doc, here)
        return False

    def is_planned(self, offset: int) -> bool:
        """Tell whether a clause plans what stands at a place: "takes place on", "will open on".

        Without a noun behind ("the 4 April attack") and with a preposition right before, not "sales are down on
        4 April".
        """
        if not self._is_tagged:
            return False
        here = self._token_at(offset)
        if here < 2 or self._doc[here - 1].lower_ not in _WORDS["within_plan"]:
            return False
        for k in _back(here - 1, _SCHEDULED_REACH - 1):
            token = self._doc[k]
            if token.lower_ in _WORDS["plans"]:
                return _in_sentence(self._doc, here)
            if _breaks_off(token):
                return False
            if token.tag_ in _PRESENT:
                return _plans(token, last=k == here - 2) and _in_sentence(self._doc, here)
        return False

    def _token_at(self, offset: int) -> int:
        """Return the token at a place, else the one before; the Doc's places are read for the first that is asked."""
        if not self._starts:
            self._starts.extend(self._doc.to_array("IDX").tolist())
        return max(bisect_right(self._starts, offset) - 1, 0)

    def _of(self, token: Token) -> int:
        """Return the direction that a word tells by itself."""
        word = token.lower_
        if word in _FUTURE:
            return 1
        if not self._is_tagged:
            return -1 if word in _TENSE["past"] or _looks_past(token) else 0
        return int(word not in _UNLIKELY) if token.tag_ == "MD" else _tagged(token)

    def _right_before(self, here: int) -> int:
        """Return what the two or three words right before the time tell, 0 where they tell nothing."""
        first, second = (self._doc[k].lower_ if k >= 0 else "" for k in (here - 1, here - 2))
        if "until" in (t.lower_ for t in self._doc[max(here - 3, 0) : here]):
            return self._until(here)  # "until after the November election", "until after November"
        if first in _TENSE["behind"]:
            return -1
        if first == "for":
            return int(second in _TENSE["planning"])  # "planned for December", "set for Friday"
        if here > 2 and (second, first) in _AS_SOON:
            return 1
        return int(here > 1 and first in _TENSE["ahead"] and second not in _STARTERS)

    def _around(self, steps: Iterable[int], here: int) -> int:
        """Return what the nearest word tells that tells anything, up to the end of the sentence."""
        for k in steps:
            token = self._doc[k]
            if _stops(token):
                break
            if k < here and token.lower_ == "ahead" and _leads_to(self._doc, k, here):
                return 1
            if token.lower_ == "to" and self._is_planning(k):
                return 1
            if found := self._of(token):
                return found
        return 0

    def _is_planning(self, to: int) -> bool:
        """Tell whether what comes before "to" plans: "is expected to leave", "is to leave"."""
        before = [self._doc[k].lower_ for k in _back(to, 5)]
        return not _TENSE["planning"].isdisjoint(before) or not _IS.isdisjoint(before[:1])

    def _until(self, here: int) -> int:
        """Return -1 where what comes before "until" is denied and past: "did not know until Thursday"; else 1."""
        clause = list(takewhile(lambda token: not _stops(token), (self._doc[k] for k in _back(here, _REACH))))
        denied = [k for k, token in enumerate(clause) if token.lower_ in _WORDS["denying"]]
        if not denied:
            return 1
        at = denied[0]
        beside = (*clause[at + 1 : at + 3], *clause[max(at - 1, 0) : at])  # "did not", then "never spoke"
        verb = next((way for token in beside if (way := self._of(token))), 0)
        return -1 if verb < 0 else 1


def _back(here: int, reach: int) -> range:
    """Return the places before one, the nearest first, fewer than `reach`."""
    return range(here - 1, max(here - reach, -1), -1)


def _looks_past(token: Token) -> bool:
    """Recognize "walked" by its ending; not "Red", "need", "agreed"."""
    word = token.lower_
    return len(word) > 4 and _ED.search(word) is not None and token.text[0].islower()


def _stops(token: Token) -> bool:
    """Recognize the end of a sentence, a paragraph or a quotation."""
    if token.text in _STOPS or token.text in ".?!":
        return True
    return token.is_space and "\n\n" in token.text


def _breaks_off(token: Token) -> bool:
    """Tell whether no verb in the present before this token tells of a time behind it: a mark, a past, a participle."""
    return token.is_punct or token.is_space or token.tag_ in _NOT_PRESENT


def _is_infinitive(doc: Doc, at: int) -> bool:
    """Recognize "win" of "could win", "have" of "could have consequences", not that of "could have won"."""
    following = (t.tag_ for t in doc[at + 1 : at + 4])
    return doc[at].tag_ == "VB" and (doc[at].lower_ != "have" or "VBN" not in following)


def _plans(token: Token, *, last: bool) -> bool:
    """Tell whether a verb in the present may tell of what is to come: of "be" and "have" only right before the time."""
    return token.lower_ not in _REPORTED and (last or token.lower_ not in _WORDS["auxiliaries"])


def _in_sentence(doc: Doc, here: int) -> bool:
    """Tell whether a mark of a sentence's end follows before the line ends."""
    for token in doc[here:]:
        if token.text in _ENDS or (token.is_space and "\n" in token.text):
            return token.text in _ENDS
    return False
