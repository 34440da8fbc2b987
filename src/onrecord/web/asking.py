"""A question typed into the search, taken apart: "what did Marsh say about the dredging?"."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from onrecord.lang.en.lexicons import word_lists

_LISTS = word_lists("question_words")
_ENDS = "?!.,"


class PlainQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """Who is asked about as a speaker, if anybody is, and the words that they are to have said."""

    speaker: str
    words: str


def question(text: str) -> PlainQuestion | None:
    """Take a question apart: "what did Marsh say about eels", "said by Marsh on eels"; nothing where it is not one.

    What stands in quotation marks is searched for as it stands.
    """
    words = [bare for word in text.split() if (bare := word.strip(_ENDS))]
    at = next((n for n, word in enumerate(words) if _is(word, "says")), None)
    if at is None or '"' in text:
        return None
    before, after = [*words[:at]], words[at + 1 :]
    while before and _is(before[0], "asks"):
        before.pop(0)
    if not before and after and _is(after[0], "whose"):
        return _cut(after[1:])
    asked = len(before) < at or bool(after and _is(after[0], "topic"))
    return PlainQuestion(speaker=" ".join(before), words=_topic(after)) if asked and (before or after) else None


def _cut(words: Sequence[str]) -> PlainQuestion | None:
    """Cut "Elena Marsh about eels" before its topic."""
    topic = next((n for n, word in enumerate(words) if _is(word, "topic")), len(words))
    return PlainQuestion(speaker=" ".join(words[:topic]), words=_topic(words[topic:])) if topic else None


def _topic(words: Sequence[str]) -> str:
    return " ".join(words[1:] if words and _is(words[0], "topic") else words)


def _is(word: str, kind: str) -> bool:
    return word.lower() in _LISTS[kind]
