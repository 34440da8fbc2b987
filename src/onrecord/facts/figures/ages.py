"""Numbers that are ages: "34-year-old", "Smith, 52, said", "before they turned 18"."""

from __future__ import annotations

from onrecord.facts.figures.measures import DASHES
from onrecord.facts.figures.numbers import Number
from onrecord.lang.en.lexicons import word_lists
from onrecord.text.patterns import Pieces

_WORDS = word_lists("figure_words")
_OLDEST = 120
SENTENCE_ENDS = frozenset((".", "?", "!", "“", '"', ";", ":"))
_AFTER_AGE = _WORDS["closing_age"]
_TURNING, _BEING, _BEING_SHORT = _WORDS["turning"], _WORDS["being"], _WORDS["being_short"]
_GENERATIONS = word_lists("name_parts")["generation"]
_DYING, _KNOWN, _AFTER_AGE_WORDS = _WORDS["dying"], _WORDS["known"], _WORDS["after_age"]
_AGE_UNITS = _WORDS["age_units"]
_PERSON_PRONOUNS = word_lists("closed_classes")["person_subjects"]


def is_age(pieces: Pieces, number: Number) -> bool:
    """Recognize "34-year-old", "52 years old", "Smith, 52, said", "the ages of 18 and 29", "she was 30"."""
    if not 0 < number.value < _OLDEST:
        return False
    if _is_in_years(pieces, number.end):
        return True
    before = pieces.words[max(number.start - 5, 0) : number.start]
    if "ages" in before or "aged" in before[-3:] or before[-2:] == ("age", "of"):
        return True
    if before[-1:] == ("at",) and not _DYING.isdisjoint(before[-2:-1]):
        return pieces.word(number.start).isdecimal() and not _counts_on(pieces, number.end)
    if _opens_with_age(pieces, number):
        return pieces.word(number.start).isdecimal()
    return _closes_phrase(pieces, number.end) and _is_someones(pieces, number, before)


def _is_in_years(pieces: Pieces, end: int) -> bool:
    """Recognize what follows "34-year-old", "52 years old", "18 years of age"."""
    rest = [w for w in pieces.words[end : end + 6] if w not in DASHES]
    if not rest or rest[0].removesuffix("s") not in _AGE_UNITS:
        return False
    return rest[1:2] in (["old"], ["olds"]) or rest[1:3] == ["of", "age"]


def _closes_phrase(pieces: Pieces, end: int) -> bool:
    return pieces.word(end) in _AFTER_AGE or pieces.word(end) in DASHES


def _opens_with_age(pieces: Pieces, number: Number) -> bool:
    """Recognize "At 15, the youngest of them"."""
    before = number.start - 1
    return pieces.word(before) == "at" and pieces.is_capitalized(before) and pieces.word(number.end) == ","


def _is_someones(pieces: Pieces, number: Number, before: tuple[str, ...]) -> bool:
    """Recognize the number of "she was 30", "I'm 74", "before they turned 18", "Smith, 52", "Rowe Jr., 52"."""
    start, last = number.start, before[-1:]
    if not _BEING_SHORT.isdisjoint(last):
        return pieces.word(start).isdecimal() and pieces.word(start - 2) != "it"
    copula = 2 if before[-2:] in (("will", "be"), ("would", "be")) else int(not _BEING.isdisjoint(last))
    if copula and _is_someone(pieces, start - 1 - copula):
        return True
    if not pieces.word(start).isdecimal():
        return False
    if not _TURNING.isdisjoint(last):
        return pieces.word(number.end) != ","
    if last == ("then",) and before[-2:-1] == (",",):
        return True
    return last == (",",) and start > 1 and (_is_name_end(pieces, start - 2) or _is_kin(pieces, number))


def _is_name_end(pieces: Pieces, at: int) -> bool:
    """Tell whether a piece may end a name: a capital, or the stop of "Jr."."""
    return pieces.is_capitalized(at - (pieces.word(at) == "." and pieces.word(at - 1) in _GENERATIONS))


def _is_kin(pieces: Pieces, number: Number) -> bool:
    """Recognize "His son, 9, was hurt": between commas, behind somebody of somebody's, or whom the text knows."""
    start = number.start
    known = pieces.word(start - 3) in _KNOWN and pieces.word(start - 2).isalpha()
    return known and pieces.word(number.end) == "," and not pieces.word(start - 2).endswith("s")


def _counts_on(pieces: Pieces, end: int) -> bool:
    """Tell whether a word that may be counted follows: "died at 52 sites"."""
    return pieces.word(end).isalpha() and pieces.word(end) not in _AFTER_AGE_WORDS


def _is_someone(pieces: Pieces, at: int) -> bool:
    """Tell whether a word may be a person: a pronoun, or a name within a sentence."""
    opens = at < 1 or pieces.word(at - 1) in SENTENCE_ENDS
    return pieces.word(at) in _PERSON_PRONOUNS or (pieces.is_capitalized(at) and not opens)
