"""Ties of kinship: "his wife, Ann Lee", "Lee's son Bo", "Ann Lee, the daughter of Bo Li"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.facts.offices.titles import DETERMINERS, POSSESSIVE_MARKS, mention_within
from onrecord.facts.ties.grammar import Stated, spans, tie_words
from onrecord.lang.en.lexicons import word_lists
from onrecord.lang.en.titles import is_title
from onrecord.record import TieKind
from onrecord.text.view import ArticleView, WordMention

_CUES = word_lists("tie_cues")
_SAY = _CUES["speaking"]
_BEFORE_KIN_OF = _CUES["before_kin_of"]
_BEFORE_NAMES = frozenset({"JJ", "NN", "NNP", "CC", "HYPH"})


def kin(view: ArticleView) -> Iterator[Stated]:
    """Find the ties that kinship words state."""
    kinship = tie_words().kin
    for low, high in view.read_sentences:
        for i in range(low, high):
            if view.lowers[i] in kinship and view.words[i].islower():
                yield from _of_kin(view, i, low=low, high=high)


def _of_kin(view: ArticleView, i: int, *, low: int, high: int) -> Iterator[Stated]:
    """Find the tie of a kinship word with its possessor before it and its name after it, or the other way about."""
    if _is_in_compound(view, i, low, high):
        return
    possessor, named, comma = _kin_parties(view, i, low=low, high=high)
    if possessor is None or named is None or possessor.entity == named.entity:
        return
    if view.entity(possessor).kind != "person" or view.entity(named).kind != "person":
        return
    side = tie_words().kin[view.lowers[i]]
    first, last = spans(view, possessor, named, (i, i + 1))
    subject, other = _sides(side, possessor, named, comma=comma)
    kind: TieKind = "parent_of" if side in {"child", "parent"} else side  # type: ignore[assignment]
    yield Stated(kind=kind, subject=subject, object=other, trigger=i, first=first, last=last, rule=f"{kind}-kin")


def _is_in_compound(view: ArticleView, i: int, low: int, high: int) -> bool:
    """Tell whether a dash makes another word of a kinship word: "son-in-law", not "ex-wife"."""
    if i + 1 < high and _is_dash_behind(view, i):
        return True
    return i > low and view.words[i - 1] in {"-", "–"} and view.lowers[i - 2] not in {"ex", "half"}


def _is_dash_behind(view: ArticleView, i: int) -> bool:
    return view.words[i + 1] in {"-", "–"} and view.glued(i + 1)


def _kin_parties(
    view: ArticleView, i: int, *, low: int, high: int
) -> tuple[WordMention | None, WordMention | None, bool]:
    """Find whose relative, who it is, and whether a comma sets that name off."""
    k = i - 1
    while k >= low and (view.lowers[k] in tie_words().sets["before_kin"] or view.tags[k] in {"JJ", "JJS", "JJR", "CD"}):
        k -= 1
    possessor, anchor = _kin_possessor(view, k, low)
    named, comma = _kin_name(view, i + 1, high)
    if named is None and anchor is not None:
        named, comma = _kin_subject(view, anchor, low), True
    if possessor is None and anchor is None and named is not None:
        possessor, named, comma = _kin_of(view, i, named, low=low, high=high, comma=comma)
    if possessor is None:
        return _appositive(view, i, k, low=low, high=high)
    return possessor, named, comma


def _sides(side: str, possessor: WordMention, named: WordMention, *, comma: bool) -> tuple[WordMention, WordMention]:
    """Order the two: the parent first; of spouses the one spoken of, the possessor where a comma sets the name off.

    The guidelines leave the order of spouses open. "His husband, Bo Li" tells of him, "wife Ann" of her.
    """
    if side == "child":
        return possessor, named
    if side == "parent":
        return named, possessor
    return (possessor, named) if comma else (named, possessor)


def _kin_possessor(view: ArticleView, k: int, low: int) -> tuple[WordMention | None, int | None]:
    """Find the possessor that ends at `k`, "his" or "Lee's", and where the whole begins."""
    if k < low:
        return None, None
    if view.tags[k] == "PRP$":
        return _joined_before(view, k, low) or view.mention_at[k], k
    if view.lowers[k] in {"'s", "'"} and k > low:
        mention = view.mention_at[k - 1]
        return mention, mention.start if mention is not None else k - 1
    return None, None


def _joined_before(view: ArticleView, k: int, low: int) -> WordMention | None:
    """Return who is named before "and his wife": he, whoever the pronoun was taken for: 9 of 9 in PolNeAR train."""
    joined = k - 2 >= low and view.lowers[k - 1] == "and"
    mention = view.mention_at[k - 2] if joined else None
    is_person = mention is not None and mention.stop == k - 1 and view.entity(mention).kind == "person"
    return mention if is_person else None


def _kin_name(view: ArticleView, i: int, high: int) -> tuple[WordMention | None, bool]:
    """Find the name after a kinship word, across a comma, titles and "and current nominee"."""
    comma = i < high and view.words[i] == "," and view.kind(i) in {None, "organization"}
    k = i + comma
    while k < high and k - i < 9:
        kind, mention = view.kind(k), view.mention_at[k]
        if mention is not None and kind == "person":
            return (None if comma and _is_of_next(view, mention, high) else mention), comma
        if mention is not None and kind not in {None, "organization"}:
            k = mention.stop
        elif _leads_to_relative(view, k, high):
            k += 1
        else:
            break
    return None, comma


def _is_of_next(view: ArticleView, mention: WordMention, high: int) -> bool:
    """Tell whether a name behind a comma begins something else: "his wife, Lee said", "his wife, Lee's lawyer"."""
    after = view.lowers[mention.stop] if mention.stop < high else "."
    return after in _SAY or after in POSSESSIVE_MARKS


def _leads_to_relative(view: ArticleView, k: int, high: int) -> bool:
    """Tell whether a word may stand between a kinship word and the name: "his wife, former state Sen. Ann Lee"."""
    word = view.lowers[k]
    if not (view.tags[k] in _BEFORE_NAMES or word in {"of", "state"} or is_title(word)):
        return False
    return view.tags[k] != "CC" or (word == "and" and k + 1 < high and _opens_description(view, k + 1))


def _opens_description(view: ArticleView, k: int) -> bool:
    """Tell whether words after "and" describe the relative too; a title in capitals is another's: "and President Lee".

    All ties of PolNeAR train that crossed a conjunction before such a title, or an "or", were wrong.
    """
    return view.words[k].islower() and (view.tags[k] == "JJ" or is_title(view.lowers[k]))


def _kin_subject(view: ArticleView, anchor: int, low: int) -> WordMention | None:
    """Find the name before the possessor: "Ann Lee, his wife," and "Ann Lee is his wife"."""
    k = anchor - 1
    if k <= low or not (view.words[k] in {",", "("} or view.lowers[k] in {"is", "was"}):
        return None
    mention = view.mention_at[k - 1]
    return mention if mention is not None and mention.stop == k and mention.form == "name" else None


def _kin_of(
    view: ArticleView, i: int, named: WordMention, *, low: int, high: int, comma: bool
) -> tuple[WordMention | None, WordMention | None, bool]:
    """Find the possessor of "divorce from wife Ann": the nearest person named before."""
    if comma or view.lowers[i] not in {"wife", "husband", "ex-wife", "ex-husband"} or view.lowers[i - 1] in DETERMINERS:
        return None, None, comma
    for k in range(i - 1, low - 1, -1):
        mention = view.mention_at[k]
        if mention is not None and view.entity(mention).kind == "person" and mention.entity != named.entity:
            return mention, named, comma
    return None, None, comma


def _appositive(
    view: ArticleView, i: int, k: int, *, low: int, high: int
) -> tuple[WordMention | None, WordMention | None, bool]:
    """Find the name before and the possessor after "of": "Ann Lee, the daughter of Bo Li,"."""
    if i + 2 >= high or view.lowers[i + 1] not in {"of", "to"} or view.lowers[k] not in _BEFORE_KIN_OF:
        return None, None, False
    possessor = _possessor_after(view, i + 2, high)
    j = k - 1 if view.lowers[k] in {"the", "a"} else k
    if possessor is None or j <= low or view.lowers[j] not in {",", "is", "was", "("}:
        return None, None, False
    named = view.mention_at[j - 1]
    return (possessor, named, False) if named is not None and named.stop == j else (None, None, False)


def _possessor_after(view: ArticleView, first: int, high: int) -> WordMention | None:
    """Find who is named behind "the daughter of", across up to four words."""
    j, end = first, min(first + 4, high)
    while j < end and view.mention_at[j] is None and view.tags[j] in {"DT", "JJ", "NNP", "NN"}:
        j += 1
    return mention_within(view, j, high)
