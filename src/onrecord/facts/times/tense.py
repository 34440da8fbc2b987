"""Whether a clause is past or future: by the tags where there are some, else by the words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
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


def _tagged(token: Token) -> int:
    """Return -1 for a past tense or a participle without "be" ("reached in December", "had been reached")."""
    if token.tag_ == "VBD":
        return -1
    before = [t.lower_ for t in token.doc[max(token.i - 3, 0) : token.i]]
    return -1 if token.tag_ == "VBN" and _WORDS["being"].isdisjoint(before) else 0


def _leads_to(doc: Doc, ahead: int, time: int) -> bool:
    """Recognize "ahead of the vote on Monday", not "ahead of the vote, he said on Monday"."""
    return doc[ahead + 1].lower_ == "of" and "," not in [t.text for t in doc[ahead:time]]


def _token_finder(doc: Doc) -> Callable[[int], int]:
    """Make a function from a place in the text to the token there, else the one before; it reads the Doc late."""
    starts: list[int] = []

    def token_at(offset: int) -> int:
        if not starts:
            starts.extend(doc.to_array("IDX").tolist())
        return max(bisect_right(starts, offset) - 1, 0)

    return token_at


def direction_reader(doc: Doc) -> Callable[[int], int]:
    """Make a function from a place in the text (code points) to its clause's direction: -1, 0 or 1."""
    words: dict[str, list[str]] = lexicon()["tense"]
    future, planning, past = frozenset(words["future"]), frozenset(words["planning"]), frozenset(words["past"])
    pending, ahead, behind = frozenset(words["pending"]), frozenset(words["ahead"]), frozenset(words["behind"])
    months = frozenset(lexicon()["classes"]["month"])
    token_at = _token_finder(doc)
    tagged = doc.has_annotation("TAG")

    def of(token: Token) -> int:
        word = token.lower_
        if word in future or word in pending:
            return 1
        if tagged:
            return 1 if token.tag_ == "MD" and word not in ("could", "might") else _tagged(token)
        return -1 if word in past or _looks_past(token) else 0

    def infinitive(index: int) -> int:
        """Return 1 (future) if what comes before "to" plans: "is expected to leave"."""
        for k in range(index - 1, max(index - 5, -1), -1):
            if doc[k].lower_ in planning:
                return 1
            if k == index - 1 and doc[k].lower_ in ("is", "are", "'s"):
                return 1
        return 0

    def right_before(here: int) -> int:
        """Return what the two or three words right before the time tell, 0 where they tell nothing."""
        before = [doc[k].lower_ if k >= 0 else "" for k in (here - 1, here - 2)]
        if "until" in (t.lower_ for t in doc[max(here - 3, 0) : here]):
            return _until(doc, here, of)  # "until after the November election", "until after November"
        if before[0] in behind:
            return -1
        if before[0] == "for":
            return int(before[1] in planning)  # "planned for December", "set for Friday"
        if before in (["as", "soon"], ["as", "early"]) and here > 2:
            return 1
        return int(here > 1 and before[0] in ahead and before[1] not in _STARTERS)

    def around(steps: Iterable[int], here: int) -> int:
        """Return what the nearest word tells that tells anything, up to the end of the sentence."""
        for k in steps:
            token = doc[k]
            if _stops(token):
                break
            if k < here and token.lower_ == "ahead" and _leads_to(doc, k, here):
                return 1
            if token.lower_ == "to" and (found := infinitive(k)):
                return found
            if found := of(token):
                return found
        return 0

    def direction(offset: int) -> int:
        here = token_at(offset)
        if here > 1 and doc[here - 1].lower_ in _WORDS["between_months"] and doc[here - 2].lower_ in months:
            here -= 2  # "planned for December and January"
        return (
            right_before(here)
            or around(range(here - 1, max(here - _REACH, -1), -1), here)
            or around(range(here + 1, min(here + _REACH, len(doc))), here)
        )

    return direction


def _until(doc: Doc, here: int, of: Callable[[Token], int]) -> int:
    """Return -1 where what comes before "until" is denied and past ("did not learn of it until Thursday"), else 1."""
    clause = list(takewhile(lambda t: not _stops(t), (doc[k] for k in range(here - 1, max(here - _REACH, -1), -1))))
    denied = [k for k, token in enumerate(clause) if token.lower_ in _WORDS["denying"]]
    if not denied:
        return 1
    at = denied[0]
    beside = (*clause[at + 1 : at + 3], *clause[max(at - 1, 0) : at])  # "did not", then "never spoke"
    verb = next((way for token in beside if (way := of(token))), 0)
    return -1 if verb < 0 else 1


def _looks_past(token: Token) -> bool:
    """Recognize "walked" by its ending; not "Red", "need", "agreed"."""
    word = token.lower_
    return len(word) > 4 and _ED.search(word) is not None and token.text[0].islower()


def _stops(token: Token) -> bool:
    """Recognize the end of a sentence, a paragraph or a quotation."""
    if token.text in _STOPS or token.text in ".?!":
        return True
    return token.is_space and "\n\n" in token.text


def schedule_reader(doc: Doc) -> Callable[[int], bool]:
    """Make a function that tells whether a verb in the present, or "could", stands right before a place.

    "The Senate votes on Tuesday" is still to come, in sentences: headlines tell the past so too ("Lee wins Tuesday").
    """
    if not doc.has_annotation("TAG"):
        return lambda offset: False
    token_at = _token_finder(doc)

    def scheduled(offset: int) -> bool:
        here = token_at(offset)
        for k in range(here - 1, max(here - _SCHEDULED_REACH, -1), -1):
            token = doc[k]
            if token.lower_ in _POSSIBLE and doc[k + 1].tag_ == "VB" and doc[k + 1].lower_ != "have":
                return True
            if token.is_punct or token.is_space or token.tag_ in ("VBD", "VBN", "MD", "VBG"):
                return False
            if token.tag_ in ("VBZ", "VBP"):
                return token.lower_ not in _REPORTED and _in_sentence(doc, here)
        return False

    return scheduled


def plan_reader(doc: Doc) -> Callable[[int], bool]:
    """Make a function that tells whether a clause plans what stands at a place: "takes place on", "will open on".

    Without a noun behind ("the 4 April attack") and with a preposition right before; not "sales are down on 4 April".
    """
    if not doc.has_annotation("TAG"):
        return lambda offset: False
    token_at = _token_finder(doc)

    def planned(offset: int) -> bool:
        here = token_at(offset)
        if here < 2 or doc[here - 1].lower_ not in _WORDS["within_plan"]:
            return False
        for k in range(here - 2, max(here - _SCHEDULED_REACH, -1), -1):
            token = doc[k]
            if token.lower_ in _WORDS["plans"]:
                return _in_sentence(doc, here)
            if token.is_punct or token.is_space or token.tag_ in ("VBD", "VBN", "VBG"):
                return False
            if token.tag_ in ("VBZ", "VBP"):
                return _plans(token, last=k == here - 2) and _in_sentence(doc, here)
        return False

    return planned


def _plans(token: Token, *, last: bool) -> bool:
    """Tell whether a verb in the present may tell of what is to come: of "be" and "have" only right before the time."""
    return token.lower_ not in _REPORTED and (last or token.lower_ not in _WORDS["auxiliaries"])


def _in_sentence(doc: Doc, here: int) -> bool:
    """Tell whether a mark of a sentence's end follows before the line ends."""
    for token in doc[here:]:
        if token.text in _ENDS or (token.is_space and "\n" in token.text):
            return token.text in _ENDS
    return False
