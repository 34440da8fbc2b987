"""Ties of kinship: "his wife, Ann Lee", "Lee's son Bo", "Ann Lee, the daughter of Bo Li"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.facts.offices.titles import DETERMINERS, POSSESSIVE_MARKS, mention_within
from onrecord.facts.ties.grammar import Stated, spans, tie_words
from onrecord.lang.en.lexicons import word_lists
from onrecord.lang.en.titles import is_title
from onrecord.record import TieKind
from onrecord.text.named_words import Named, NamedWords

_CUES = word_lists("tie_cues")
_SAY = _CUES["speaking"]
_BEFORE_KIN_OF = _CUES["before_kin_of"]
_BEFORE_NAMES = frozenset({"JJ", "NN", "NNP", "CC", "HYPH"})


def kin(words: NamedWords) -> Iterator[Stated]:
    """Find the ties that kinship words state."""
    kinship = tie_words().kin
    for low, high in words.sentences:
        for i in range(low, high):
            if words.lower[i] in kinship and words.word[i].islower():
                yield from _of_kin(words, i, low=low, high=high)


def _of_kin(words: NamedWords, i: int, *, low: int, high: int) -> Iterator[Stated]:
    """Find the tie of a kinship word with its possessor before it and its name after it, or the other way about."""
    if _is_in_compound(words, i, low, high):
        return
    possessor, named, comma = _kin_parties(words, i, low=low, high=high)
    if possessor is None or named is None or possessor.entity == named.entity:
        return
    if words.entity(possessor).kind != "person" or words.entity(named).kind != "person":
        return
    side = tie_words().kin[words.lower[i]]
    first, last = spans(words, possessor, named, (i, i + 1))
    subject, other = _sides(side, possessor, named, comma=comma)
    kind: TieKind = "parent_of" if side in {"child", "parent"} else side  # type: ignore[assignment]
    yield Stated(kind=kind, subject=subject, object=other, trigger=i, first=first, last=last, rule=f"{kind}-kin")


def _is_in_compound(words: NamedWords, i: int, low: int, high: int) -> bool:
    """Tell whether a dash makes another word of a kinship word: "son-in-law", not "ex-wife"."""
    if i + 1 < high and _is_dash_behind(words, i):
        return True
    return i > low and words.word[i - 1] in {"-", "–"} and words.lower[i - 2] not in {"ex", "half"}


def _is_dash_behind(words: NamedWords, i: int) -> bool:
    return words.word[i + 1] in {"-", "–"} and words.glued(i + 1)


def _kin_parties(words: NamedWords, i: int, *, low: int, high: int) -> tuple[Named | None, Named | None, bool]:
    """Find whose relative, who it is, and whether a comma sets that name off."""
    k = i - 1
    while k >= low and (words.lower[k] in tie_words().sets["before_kin"] or words.tag[k] in {"JJ", "JJS", "JJR", "CD"}):
        k -= 1
    possessor, anchor = _kin_possessor(words, k, low)
    named, comma = _kin_name(words, i + 1, high)
    if named is None and anchor is not None:
        named, comma = _kin_subject(words, anchor, low), True
    if possessor is None and anchor is None and named is not None:
        possessor, named, comma = _kin_of(words, i, named, low=low, high=high, comma=comma)
    if possessor is None:
        return _appositive(words, i, k, low=low, high=high)
    return possessor, named, comma


def _sides(side: str, possessor: Named, named: Named, *, comma: bool) -> tuple[Named, Named]:
    """Order the two: the parent first; of spouses the one spoken of, the possessor where a comma sets the name off.

    The guidelines leave the order of spouses open. "His husband, Bo Li" tells of him, "wife Ann" of her.
    """
    if side == "child":
        return possessor, named
    if side == "parent":
        return named, possessor
    return (possessor, named) if comma else (named, possessor)


def _kin_possessor(words: NamedWords, k: int, low: int) -> tuple[Named | None, int | None]:
    """Find the possessor that ends at `k`, "his" or "Lee's", and where the whole begins."""
    if k < low:
        return None, None
    if words.tag[k] == "PRP$":
        return words.mention_at[k], k
    if words.lower[k] in {"'s", "'"} and k > low:
        mention = words.mention_at[k - 1]
        return mention, mention.first if mention is not None else k - 1
    return None, None


def _kin_name(words: NamedWords, i: int, high: int) -> tuple[Named | None, bool]:
    """Find the name after a kinship word, across a comma, titles and "and current nominee"."""
    comma = i < high and words.word[i] == "," and words.kind(i) in {None, "organization"}
    k = i + comma
    while k < high and k - i < 9:
        kind, mention = words.kind(k), words.mention_at[k]
        if mention is not None and kind == "person":
            return (None if comma and _is_of_next(words, mention, high) else mention), comma
        if mention is not None and kind not in {None, "organization"}:
            k = mention.last
        elif _leads_to_relative(words, k, high):
            k += 1
        else:
            break
    return None, comma


def _is_of_next(words: NamedWords, mention: Named, high: int) -> bool:
    """Tell whether a name behind a comma begins something else: "his wife, Lee said", "his wife, Lee's lawyer"."""
    after = words.lower[mention.last] if mention.last < high else "."
    return after in _SAY or after in POSSESSIVE_MARKS


def _leads_to_relative(words: NamedWords, k: int, high: int) -> bool:
    """Tell whether a word may stand between a kinship word and the name: "his wife, former state Sen. Ann Lee"."""
    word = words.lower[k]
    if not (words.tag[k] in _BEFORE_NAMES or word in {"of", "state"} or is_title(word)):
        return False
    return word != "and" or (k + 1 < high and _opens_title(words, k + 1))


def _opens_title(words: NamedWords, k: int) -> bool:
    return words.tag[k] == "JJ" or is_title(words.lower[k])


def _kin_subject(words: NamedWords, anchor: int, low: int) -> Named | None:
    """Find the name before the possessor: "Ann Lee, his wife," and "Ann Lee is his wife"."""
    k = anchor - 1
    if k <= low or not (words.word[k] in {",", "("} or words.lower[k] in {"is", "was"}):
        return None
    mention = words.mention_at[k - 1]
    return mention if mention is not None and mention.last == k and mention.form == "name" else None


def _kin_of(
    words: NamedWords, i: int, named: Named, *, low: int, high: int, comma: bool
) -> tuple[Named | None, Named | None, bool]:
    """Find the possessor of "divorce from wife Ann": the nearest person named before."""
    if comma or words.lower[i] not in {"wife", "husband", "ex-wife", "ex-husband"} or words.lower[i - 1] in DETERMINERS:
        return None, None, comma
    for k in range(i - 1, low - 1, -1):
        mention = words.mention_at[k]
        if mention is not None and words.entity(mention).kind == "person" and mention.entity != named.entity:
            return mention, named, comma
    return None, None, comma


def _appositive(words: NamedWords, i: int, k: int, *, low: int, high: int) -> tuple[Named | None, Named | None, bool]:
    """Find the name before and the possessor after "of": "Ann Lee, the daughter of Bo Li,"."""
    if i + 2 >= high or words.lower[i + 1] not in {"of", "to"} or words.lower[k] not in _BEFORE_KIN_OF:
        return None, None, False
    possessor = _possessor_after(words, i + 2, high)
    j = k - 1 if words.lower[k] in {"the", "a"} else k
    if possessor is None or j <= low or words.lower[j] not in {",", "is", "was", "("}:
        return None, None, False
    named = words.mention_at[j - 1]
    return (possessor, named, False) if named is not None and named.last == j else (None, None, False)


def _possessor_after(words: NamedWords, first: int, high: int) -> Named | None:
    """Find who is named behind "the daughter of", across up to four words."""
    j, end = first, min(first + 4, high)
    while j < end and words.mention_at[j] is None and words.tag[j] in {"DT", "JJ", "NNP", "NN"}:
        j += 1
    return mention_within(words, j, high)
