"""The language of a text, by its function words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from onrecord.errors import ForeignLanguageError
from onrecord.lang.en.lexicons import rows

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NOT_LATIN = re.compile("[\u0250-\U0010ffff]+")
_SAMPLE = 20_000  # characters: as many function words as the whole text has, for a share to one percent
_LEAST_WORDS = 25  # fewer say too little: a headline may hold no function word
_LEAST_LETTERS = 20
_OWN_SHARE = 0.08  # English news: 0.25 to 0.5; another European language's text: under 0.06
_NO_SHARE = 0.01  # lists and tables of English names keep over 0.02


def language_of(text: str, name: str) -> str:
    """Return the language of a text as its BCP 47 tag: "en".

    Raises:
        ForeignLanguageError: enough of the text is there to see that it is not English.
    """
    _check_english(text, name)
    return "en"


def _check_english(text: str, name: str) -> None:
    words = [word.lower() for word in _WORD.findall(text[:_SAMPLE])]
    letters = "".join(words)
    foreign = 0 if letters.isascii() else len("".join(_NOT_LATIN.findall(letters)))
    if len(letters) >= _LEAST_LETTERS and foreign > 0.5 * len(letters):
        raise ForeignLanguageError(f"{name}: not in English (most letters are not Latin); onrecord reads English only")
    if len(words) < _LEAST_WORDS:
        return
    counts = Counter(words)
    shares = {
        language: sum(n for word, n in counts.items() if word in stops) / len(words)
        for language, stops in _stop_words().items()
    }
    english = shares.pop("English")
    likeliest = max(shares, key=lambda language: shares[language])
    if english < _OWN_SHARE and shares[likeliest] > 2 * english and shares[likeliest] > _OWN_SHARE:
        raise ForeignLanguageError(f"{name}: not in English (looks like {likeliest}); onrecord reads English only")
    if english < _NO_SHARE and len(words) >= 4 * _LEAST_WORDS and _in_sentences(text[:_SAMPLE], words):
        raise ForeignLanguageError(f"{name}: not in English (none of its function words); onrecord reads English only")


def _in_sentences(text: str, words: list[str]) -> bool:
    """Tell whether most words are written small, as in prose and not in lists of names."""
    small = [word for word in _WORD.findall(text) if word[0].islower()]
    return len(small) > 0.5 * len(words)


@cache
def _stop_words() -> dict[str, frozenset[str]]:
    return {language: frozenset(words.split()) for language, words in rows("stop_words")}
