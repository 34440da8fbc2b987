"""Whether an amount rises or falls: by the verb, noun or adverb of change that it hangs on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from onrecord.lang.en.inflection import inflected
from onrecord.lang.en.lexicons import rows, word_lists
from onrecord.lang.rules import typed
from onrecord.record.figure import Change
from onrecord.text.factuality import factuality
from onrecord.text.grammar import COMMON_NOUN_TAGS, COUNTING, OBJECTS, OPEN_CLAUSES
from onrecord.text.view import ArticleView

Joined = Literal["verb", "noun", "adverb"]
_NOT_SO = frozenset(["negated", "ended"])
_UPWARD = OBJECTS | COUNTING | OPEN_CLAUSES | {"appos", "parataxis"} | {"advmod"}
"""Relations, without subtypes, by which an amount may hang on the word that moves it."""
_HIGHEST = 3
"""Words from an amount up to the word of change: "5.9% to $9.5 million, or 46 cents a share" has two between."""
_WORDS = word_lists("figure_words")


@dataclass(frozen=True, slots=True)
class Moved:
    """What moves an amount: a word of the view, and the way it moves, None for where it stood before.

    `movable` is what the word may have an object for: "thing" is moved by somebody, "amount" is taken away itself.
    """

    word: int
    change: Change | None
    kind: Joined
    movable: Literal["thing", "amount"] | None = None


@dataclass(frozen=True, slots=True)
class _Mover:
    change: Change
    joins: frozenset[str]


def moved_by(view: ArticleView, amount: range, *, is_share: bool, is_scaled: bool) -> Moved | None:
    """Return what the sentence says moved an amount; None where nothing did, or it says that nothing did.

    Args:
        view: of the article, with its tree.
        amount: the words of the amount, with its unit.
        is_share: whether it is of percent or points.
        is_scaled: whether it has a unit of measure, money among them, or none: whether it does not count things.
    """
    found = _adverb(view, amount, is_scaled=is_scaled) or _governor(
        view, amount, is_share=is_share, is_scaled=is_scaled
    )
    if found is None or (found.kind != "adverb" and factuality(view, found.word) in _NOT_SO):
        return None
    return found


def _adverb(view: ArticleView, amount: range, *, is_scaled: bool) -> Moved | None:
    """Recognize "up 3 points", "down 25 cents", "3 points lower", "fewer" behind a count."""
    before, after = amount.start - 1, amount.stop
    before -= view.lower_at(before) == "by"
    adverbs = movers("adverb")
    mover = adverbs.get(view.lower_at(before))
    if mover is not None and _is_predicate(view, before, is_scaled=is_scaled):
        return Moved(before, mover.change, "adverb")
    mover = adverbs.get(view.lower_at(after))
    if mover is None or (not is_scaled and view.lowers[after] in _WORDS["scale_adverbs"]):
        return None
    if view.lower_at(after + 1) in _WORDS["comparing"] or view.lowers[after] == "off":
        return None
    return Moved(after, mover.change, "adverb") if view.tag_at(after) in _AFTER else None


_AFTER = frozenset(["RB", "RBR", "JJR", "RP"])


def _is_predicate(view: ArticleView, adverb: int, *, is_scaled: bool) -> bool:
    """Tell "was up 3 points" and "closed at $11, down 25 cents" from "gave up 3 seats" and "down two steps"."""
    if view.lowers[adverb] not in _WORDS["scale_adverbs"]:
        return False
    if view.deps[adverb] == "compound:prt":
        return view.lowers[view.heads[adverb]] in _WORDS["moving_verbs"]
    if view.lowers[adverb] == "off":
        return is_scaled and view.lower_at(adverb - 1) in _WORDS["before_off"]
    return is_scaled or view.deps[adverb] != "case"


def _governor(view: ArticleView, amount: range, *, is_share: bool, is_scaled: bool) -> Moved | None:
    """Return the verb or noun of change above an amount that joins it as the table says."""
    head = _first_of_series(view, view.top(amount))
    opening = opening_of(view, view.top(amount), amount) or opening_of(view, head, amount)
    for word in _above(view, head):
        noun = movers("noun").get(view.lowers[word]) if view.tags[word] in COMMON_NOUN_TAGS else None
        if noun is not None and word not in amount:
            return _moved_by_noun(word, noun, opening)
        verb = _verb(view, word)
        if verb is not None and (opening or "object" in verb.joins or not has_object(view, word, amount)):
            return _moved_by_verb(word, verb, opening, is_share=is_share, is_scaled=is_scaled)
        if view.tags[word].startswith("VB") or not is_amount(view, word):
            return None
    return None


_JOINED = frozenset(["conj", "appos"])


def _first_of_series(view: ArticleView, head: int) -> int:
    """Return the first of amounts that are joined: "from $10.1 million, or 49 cents"."""
    while view.deps[head].split(":")[0] in _JOINED and view.heads[head] < head and is_amount(view, view.heads[head]):
        head = view.heads[head]
    return head


def is_amount(view: ArticleView, word: int) -> bool:
    """Tell whether a word is a number, or the unit of one."""
    return view.tags[word] in ("CD", "$") or any(view.deps[c] == "nummod" for c in view.children[word])


def has_object(view: ArticleView, verb: int, amount: range) -> bool:
    """Tell whether a verb has an object that is not this amount."""
    return any(view.deps[c] == "obj" and c not in amount and not is_amount(view, c) for c in view.children[verb])


def _moved_by_noun(noun: int, mover: _Mover, opening: str) -> Moved | None:
    if opening == "from":
        return Moved(noun, None, "noun")
    return Moved(noun, mover.change, "noun") if not opening or opening in _WORDS["moved_by_noun"] else None


def _moved_by_verb(verb: int, mover: _Mover, opening: str, *, is_share: bool, is_scaled: bool) -> Moved | None:
    """Return what a verb does to an amount with this preposition (or none), as the table allows."""
    thing: Literal["thing"] | None = "thing" if "object" in mover.joins else None
    if opening == "from":
        return Moved(verb, None, "verb", thing)
    if opening:
        return Moved(verb, mover.change, "verb", thing) if opening in mover.joins else None
    if ("bare" in mover.joins and is_scaled) or ("share" in mover.joins and is_share):
        return Moved(verb, mover.change, "verb", thing)
    return Moved(verb, mover.change, "verb", "amount") if "taken" in mover.joins else None


def _verb(view: ArticleView, word: int) -> _Mover | None:
    if not view.tags[word].startswith("VB"):
        return None
    particle = next((view.lowers[c] for c in view.children[word] if view.deps[c] == "compound:prt"), "")
    return movers("verb").get(f"{view.lowers[word]} {particle}".rstrip()) or movers("verb").get(view.lowers[word])


def _above(view: ArticleView, head: int) -> Iterator[int]:
    """Walk up from an amount."""
    word = head
    for _ in range(_HIGHEST):
        if view.heads[word] == word or view.deps[word].split(":")[0] not in _UPWARD:
            return
        word = view.heads[word]
        yield word


def opening_of(view: ArticleView, head: int, amount: range) -> str:
    """Return the preposition of an amount: "by", "to", "from"; empty where it has none."""
    cases = [c for c in view.children[head] if view.deps[c] in ("case", "mark") and c < head and c not in amount]
    return view.lowers[cases[0]] if cases else ""


@cache
def movers(kind: Joined) -> Mapping[str, _Mover]:
    """Return the words of change of a kind, in all their forms."""
    found: dict[str, _Mover] = {}
    for word, change, what, *joins in rows("figure_changes"):
        if what != kind:
            continue
        mover = _Mover(typed(change, Change), frozenset(joins[0].split() if joins else ()))
        first, *rest = word.split()
        forms = {"verb": inflected(first), "noun": frozenset([first, f"{first}s"])}.get(kind, frozenset([first]))
        found |= {" ".join([form, *rest]): mover for form in forms}
    return MappingProxyType(found)
