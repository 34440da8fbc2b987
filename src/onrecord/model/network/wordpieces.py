"""Uncased BERT word pieces of single words: what the `tokenizers` package gives, without its 39 MB.

Normalization and splits are BERT's (Devlin and others, 2019): control characters dropped, accents stripped,
lower case, a word broken at punctuation and Chinese characters; then the longest piece of the vocabulary first.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from pathlib import Path

LONGEST = 100  # characters: a longer word is unknown, as in BERT
_CHINESE = (
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F), (0x2B920, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
)  # fmt: skip
_WORDS_KEPT = 1 << 17  # in memory: more than the words of a thousand articles, 20 MB


class WordPieces:
    """The pieces' numbers of a word, remembered from one word to the next."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._vocabulary = vocabulary
        self._unknown = vocabulary["[UNK]"]
        self._kept: dict[str, tuple[int, ...]] = {}

    @classmethod
    def from_file(cls, path: Path) -> WordPieces:
        """Read a vocabulary file: one piece a line; its number is the line's, from 0."""
        lines = path.read_text(encoding="utf-8").split("\n")
        return cls({piece: number for number, piece in enumerate(lines) if piece})

    def pieces(self, word: str) -> tuple[int, ...]:
        """Return the numbers of the word's pieces; none for a word of control characters only."""
        found = self._kept.get(word)
        if found is None:
            if len(self._kept) >= _WORDS_KEPT:
                self._kept.clear()
            found = self._kept[word] = tuple(n for part in _parts(word) for n in self._longest_first(part))
        return found

    def _longest_first(self, part: str) -> list[int]:
        if len(part) > LONGEST:
            return [self._unknown]
        numbers, start = [], 0
        while start < len(part):
            for end in range(len(part), start, -1):
                number = self._vocabulary.get(("##" if start else "") + part[start:end])
                if number is not None:
                    break
            else:
                return [self._unknown]
            numbers.append(number)
            start = end
        return numbers


def _parts(word: str) -> list[str]:
    if word.isascii() and word.isalnum():
        return [word.lower()]
    return "".join(_spaced(c) for c in _normal(word)).split()


def _normal(word: str) -> str:
    kept = "".join(" " if c in "\t\n\r" or c.isspace() else c for c in word if not _is_control(c))
    stripped = "".join(c for c in unicodedata.normalize("NFD", kept) if unicodedata.category(c) != "Mn")
    return "".join(c.lower() for c in stripped)


def _is_control(c: str) -> bool:
    if c in "\t\n\r":
        return False
    return c in "\0\ufffd" or unicodedata.category(c) in ("Cc", "Cf", "Co")


def _spaced(c: str) -> str:
    code = ord(c)
    lone = (
        33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
        or unicodedata.category(c).startswith("P")
        or any(a <= code <= b for a, b in _CHINESE)
    )  # fmt: skip
    return f" {c} " if lone else c
