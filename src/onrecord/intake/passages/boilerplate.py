"""The phrases by which a paragraph shows that it is not body text (lang/en/cues.tsv)."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple, cast

from onrecord.lang.en.lexicons import rows, word_set
from onrecord.record import PassageKind

_GAP = r".{1,80}?"  # characters that an ellipsis in a phrase stands for: a name, a date, a title
_PLAIN = str.maketrans("‘’“”\u00a0", "''\"\" ")
_QUOTES = tuple("\"'“‘«")
_SLUG = re.compile(r"(?:[ABP]M|BC|AP)-(?=[^,]*--|.*\b(?:Ld|Bjt|Writethru|Adv)\b)[\w'’.& -]++(?:, [\w ,-]{1,60})?\Z")
"""A wire service's name for a story: "BC-EU--Harbour-Bridge, 3rd Ld-Writethru"."""
_EDGES = " \t\"'*_·•–—-[](){}<>»«→▶|"


class _Cues(NamedTuple):
    kind: PassageKind
    match: str
    most_words: int
    pattern: re.Pattern[str]

    @property
    def may_be_said(self) -> bool:
        """Tell whether the phrase may begin what somebody is quoted with: "Watch: they will be back"."""
        return self.kind == "related_link" and self.match != "whole"


def cue_kind(paragraph: str) -> PassageKind | None:
    """Return the kind that a phrase of the lexicon gives this paragraph, or None, whatever its capitals."""
    plain = paragraph.translate(_PLAIN).strip(_EDGES).lower()
    words, quoted = plain.count(" ") + 1, paragraph[:1] in _QUOTES
    fitting = (cues for cues in _all_cues() if words <= cues.most_words and not (quoted and cues.may_be_said))
    return next((cues.kind for cues in fitting if cues.pattern.search(plain)), None)


def is_slug(paragraph: str) -> bool:
    """Tell whether a paragraph is a wire service's name for a story."""
    return _SLUG.match(paragraph) is not None


def is_correction(paragraph: str) -> bool:
    """Tell whether a note takes something back that an article said: what it names may never have been there."""
    plain = paragraph.translate(_PLAIN).lower()
    return any(words in plain for words in word_set("correction_words"))


@cache
def _all_cues() -> tuple[_Cues, ...]:
    """Read the lexicon, and make the phrases of one kind, place and length one pattern."""
    grouped: dict[tuple[str, str, int], list[str]] = {}
    for kind, match, most_words, phrase in rows("cues"):
        grouped.setdefault((kind, match, int(most_words)), []).append(_pattern(phrase))
    return tuple(
        _Cues(cast(PassageKind, kind), match, most_words, re.compile(_placed("|".join(phrases), match)))
        for (kind, match, most_words), phrases in grouped.items()
    )


def _pattern(phrase: str) -> str:
    """Return the pattern of a phrase of the lexicon, in which "…" stands for some words and "#" for a number."""
    return _GAP.join(re.escape(part).replace(r"\#", r"\d{1,4}") for part in phrase.split("…"))


def _placed(phrases: str, match: str) -> str:
    if match == "whole":
        return rf"\A(?:{phrases})[\s.:!…>)\]]*\Z"
    if match == "start":
        return rf"\A(?:{phrases})(?:(?<=\W)|(?!\w))"  # after "read more:" a word may stand unspaced
    return rf"(?<!\w)(?:{phrases})[\s.:!…)\]]*\Z" if match == "end" else rf"(?<!\w)(?:{phrases})(?:(?<=\W)|(?!\w))"
