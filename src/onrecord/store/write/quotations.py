"""The same words quoted again: the keys that two appearances of a quotation share."""

from __future__ import annotations

import hashlib
import re

from onrecord.lang.en.name_keys import folded, words
from onrecord.record import Statement

MIN_WORDS = 6
"""Quoted sentences of fewer words are common property ("I don't know about that")."""

_QUOTED = re.compile(r"[\"“”„«]([^\"“”„«»]+)(?:[\"“”„»]|$)|(?<!\w)['‘]([^'‘’]{20,})['’](?!\w)")
_SENTENCE = re.compile(r"(?<![.!?…])[.!?…]++[\"”’']*+\s++|\n+")
_WORD = re.compile(r"\w+")


def quotation_keys(statement: Statement) -> tuple[str, ...]:
    """A key for each quoted sentence of six words or more; none for what is not quoted."""
    if statement.mode == "indirect":
        return ()
    quoted = [a or b for a, b in _QUOTED.findall(statement.text)] or [statement.text] * (statement.mode == "direct")
    sentences = [_WORD.findall(folded(s)) for q in quoted for s in _SENTENCE.split(q)]
    return tuple(dict.fromkeys(_key(s) for s in sentences if len(s) >= MIN_WORDS))


def _key(sentence: list[str]) -> str:
    return hashlib.blake2b(" ".join(sentence).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def may_be_one_speaker(one: str | None, other: str | None) -> bool:
    """Whether two sources of the same words may be one: one is not named, or their last words agree.

    Six words in a row that agree are the same utterance; the check keeps apart what two people recite.
    """
    if not one or not other:
        return True
    first, second = words(one), words(other)
    return not first or not second or first[-1] == second[-1] or set(first) <= set(second) or set(second) <= set(first)
