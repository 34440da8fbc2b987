"""What the words around an amount make of it: more than, about, at most."""

from __future__ import annotations

from onrecord.facts.figures.amounts import Amount
from onrecord.lang.en.lexicons import word_lists
from onrecord.lang.en.units import measures, qualifiers
from onrecord.record import Qualifier
from onrecord.text.patterns import Pieces

_WORDS = word_lists("figure_words")
_PREPOSITIONS = frozenset((("over",), ("under",), ("about",), ("around",)))
_BEFORE_OVER, _ADDING, _BEFORE_RANK = _WORDS["before_over"], _WORDS["adding"], _WORDS["before_rank"]
_ARTICLES = word_lists("closed_classes")["articles"]


def qualifier_before(pieces: Pieces, start: int) -> tuple[Qualifier | None, int]:
    """Return what the words before a piece make of it, and the piece where they begin."""
    table = qualifiers("before")
    for length in (4, 3, 2, 1):
        words = pieces.run(start - length, length)
        if words in table and not _leads_in(pieces, words, start - length):
            return table[words], start - length
    return _before_article(pieces, start)


def _before_article(pieces: Pieces, start: int) -> tuple[Qualifier | None, int]:
    """Return what the words before an article make of an amount: "up to a $500 fine"."""
    table, article = qualifiers("before"), pieces.word(start - 1)
    if article not in _ARTICLES:
        return None, start
    for length in (4, 3, 2) if article != "the" else ():  # "62 more than the 270 needed" compares
        words = pieces.run(start - 1 - length, length)
        if words in table and not _leads_in(pieces, words, start - 1 - length):
            return table[words], start - 1 - length
    words = pieces.run(start - 2, 1)
    if words not in table:
        return None, start
    whole = article == "the" and words in _PREPOSITIONS  # "arguments over the three requests"
    return (None, start) if whole or _leads_in(pieces, words, start - 2) else (table[words], start - 2)


def _leads_in(pieces: Pieces, words: tuple[str, ...], start: int) -> bool:
    """Recognize words that do something else: "adds up to 5", "rose over two years" (throughout them)."""
    before = pieces.word(start - 1)
    if words == ("up", "to"):
        return before in _ADDING
    if words == ("top",):
        return before in _BEFORE_RANK  # "the top 0.1 percent"
    return words == ("over",) and _is_duration(pieces, start) and before not in _BEFORE_OVER


def _is_duration(pieces: Pieces, at: int) -> bool:
    """Tell whether a duration's unit stands within four pieces."""
    found = (measures().get((word,)) for word in pieces.words[at + 2 : at + 5])
    return any(measure is not None and measure.kind == "duration" for measure in found)


def qualifier_behind(pieces: Pieces, amount: Amount) -> tuple[Qualifier | None, int]:
    """Return what the words behind an amount make of it, and its end: "500 or more", "20-plus months"."""
    qualifier, end = _after(pieces, amount.end)
    if qualifier is None and amount.end > amount.number.end and pieces.word(amount.number.end + 1) == "plus":
        return "more_than", amount.end
    return qualifier, end


def _after(pieces: Pieces, end: int) -> tuple[Qualifier | None, int]:
    for shift in (0, 1):
        for length in (2, 1):
            words = pieces.run(end + shift, length)
            if words in qualifiers("after"):
                return qualifiers("after")[words], end + shift + length
    return None, end
