"""Whether a clause is past or future: by the tags where there are some, else by the words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from spacy.tokens import Doc, Token

from onrecord.lang.en.times import lexicon

_REACH = 14  # tokens on either side; a finite verb stands within 14 of its time in 97 % of TimeBank's sentences
_STOPS = frozenset((";", "\n\n", "”", "“", "``", "''"))
_REPORTED = frozenset(("adds", "asks", "notes", "reports", "said", "says", "tells", "writes"))
_POSSIBLE = frozenset(("could", "may", "might"))
_SCHEDULED_REACH = 8
_ENDS = frozenset((".", "?", "!"))
_STARTERS = frozenset((".", "\n\n", "but", "and", "up", "?", "!", ",", "”", "''"))


def _tagged(token: Token) -> int:
    """-1 for a past tense or a participle without "be" ("reached in December", "had been reached")."""
    if token.tag_ == "VBD":
        return -1
    before = [t.lower_ for t in token.doc[max(token.i - 3, 0) : token.i]]
    return -1 if token.tag_ == "VBN" and not {"be", "is", "are", "being"} & set(before) else 0


def _leads_to(doc: Doc, ahead: int, time: int) -> bool:
    """As in "ahead of the vote on Monday", not "ahead of the vote, he said on Monday"."""
    return doc[ahead + 1].lower_ == "of" and "," not in [t.text for t in doc[ahead:time]]


def _token_finder(doc: Doc) -> Callable[[int], int]:
    """A function from a place in the text to the token there, else the one before; reads the Doc when first asked."""
    starts: list[int] = []

    def token_at(offset: int) -> int:
        if not starts:
            starts.extend(doc.to_array("IDX").tolist())
        return max(bisect_right(starts, offset) - 1, 0)

    return token_at


def direction_reader(doc: Doc) -> Callable[[int], int]:
    """A function from a place in the text (code points) to its clause's direction: -1, 0 or 1."""
    words: dict[str, list[str]] = lexicon()["tense"]
    future, planning, past = frozenset(words["future"]), frozenset(words["planning"]), frozenset(words["past"])
    pending, ahead, behind = (frozenset(words[name]) for name in ("pending", "ahead", "behind"))
    months = frozenset(lexicon()["classes"]["month"])
    token_at = _token_finder(doc)
    tagged = doc.has_annotation("TAG")

    def of(token: Token) -> int:
        word = token.lower_
        if word in future or (tagged and token.tag_ == "MD" and word not in ("could", "might")):
            return 1
        if tagged:
            return 1 if word in pending else _tagged(token)
        if word in pending or word in past:
            return 1 if word in pending else -1
        return -1 if word.endswith("ed") and token.text[0].islower() and len(word) > 4 and word[-3] != "e" else 0

    def infinitive(index: int) -> int:
        """Future if what comes before "to" plans: "is expected to leave"."""
        for k in range(index - 1, max(index - 5, -1), -1):
            if doc[k].lower_ in planning:
                return 1
            if k == index - 1 and doc[k].lower_ in ("is", "are", "'s"):
                return 1
        return 0

    def direction(offset: int) -> int:
        here = token_at(offset)
        if here > 1 and doc[here - 1].lower_ in ("and", "or", "through") and doc[here - 2].lower_ in months:
            here -= 2  # "planned for December and January"
        if "until" in (t.lower_ for t in doc[max(here - 3, 0) : here]):
            return 1  # "until after the November election", "until after November"
        if here > 0 and doc[here - 1].lower_ in behind:
            return -1
        if here > 1 and doc[here - 1].lower_ == "for" and doc[here - 2].lower_ in planning:
            return 1  # "planned for December", "set for Friday"
        if here > 2 and doc[here - 1].lower_ == "as" and doc[here - 2].lower_ in ("soon", "early"):
            return 1
        if here > 1 and doc[here - 1].lower_ in ahead and doc[here - 2].lower_ not in _STARTERS:
            return 1
        for step in (range(here - 1, max(here - _REACH, -1), -1), range(here + 1, min(here + _REACH, len(doc)))):
            for k in step:
                token = doc[k]
                if (token.is_space and "\n\n" in token.text) or token.text in _STOPS or token.text in ".?!":
                    break
                if k < here and token.lower_ == "ahead" and _leads_to(doc, k, here):
                    return 1
                if token.lower_ == "to" and (found := infinitive(k)):
                    return found
                if found := of(token):
                    return found
        return 0

    return direction


def schedule_reader(doc: Doc) -> Callable[[int], bool]:
    """A function from a place in the text to whether a verb in the present, or "could", stands right before it.

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


def _in_sentence(doc: Doc, here: int) -> bool:
    """Whether a mark of a sentence's end follows before the line ends."""
    for token in doc[here:]:
        if token.text in _ENDS or (token.is_space and "\n" in token.text):
            return token.text in _ENDS
    return False
