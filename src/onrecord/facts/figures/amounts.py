"""Numbers joined to their currency or unit, and to the minus before them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from onrecord.facts.figures.measures import DASHES, sign_before, unit_at
from onrecord.facts.figures.numbers import Number
from onrecord.lang.en import numerals
from onrecord.lang.en.units import Measure
from onrecord.text.patterns import Pieces

_MINUS = frozenset(("-", "−"))
_DASH = "–"
_MILLION = 1_000_000
_POUNDS = frozenset(("pound", "pounds"))
_STERLING = Measure("currency", "GBP", Fraction(1))


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit word: `start` and `end` are pieces."""

    number: Number
    start: int
    end: int
    value: Fraction
    measure: Measure | None

    @property
    def kind(self) -> str:
        """Return the kind of its unit, empty where it has none."""
        return self.measure.kind if self.measure else ""


def amount_of(pieces: Pieces, number: Number) -> Amount:
    """Join a number to the currency before it, or the unit word after it, and to the minus before both."""
    amount = _after_currency(pieces, number) or _before_unit(pieces, number)
    start = _minus(pieces, amount)
    return amount if start is None else replace(amount, start=start, value=-amount.value)


def _after_currency(pieces: Pieces, number: Number) -> Amount | None:
    at = number.start
    inner = pieces.joins(at - 1, _MINUS)  # "$-5"
    found = sign_before(pieces, at - inner)
    if found is None or not (found[0].sure or _looks_like_sum(pieces, number)):
        return None
    value = -number.value if inner else number.value
    return Amount(number, found[1], number.end, value, found[0].currency)


def _looks_like_sum(pieces: Pieces, number: Number) -> bool:
    """Tell whether a number is written as sums are, with a scale or marks: "R450 million", "R2,500", not "R 22"."""
    word = pieces.words[number.start]
    return number.end - number.start > 1 or "," in word or "." in word


def _before_unit(pieces: Pieces, number: Number) -> Amount:
    plus = 2 * (pieces.word(number.end) in DASHES and pieces.word(number.end + 1) == "plus")
    at = number.end + (plus or _is_linked(pieces, number))
    found = unit_at(pieces, at) or _sterling(pieces, number, at)
    if found is None or (number.share and found[0].kind != "currency"):
        return Amount(number, number.start, number.end, number.value, None)
    unit, length = found
    return Amount(number, number.start, at + length, number.value * unit.factor, unit)


def _is_linked(pieces: Pieces, number: Number) -> bool:
    """Recognize a word between a number and its unit: "34-year", "thousands of dollars", "half a mile"."""
    after = pieces.word(number.end)
    if number.open and after == "of":
        return True
    return after in DASHES or (number.rule == "half" and after == "a")


def _sterling(pieces: Pieces, number: Number, at: int) -> tuple[Measure, int] | None:
    """Read "pounds" as money: in an article that writes "£", and of millions unless of something weighed."""
    if pieces.word(at) not in _POUNDS or pieces.word(at + 1) == "of":
        return None
    is_money = "£" in pieces.text or (number.value >= _MILLION and pieces.words[number.end - 1] in numerals.SCALES)
    return (_STERLING, 1) if is_money else None


def _minus(pieces: Pieces, amount: Amount) -> int | None:
    """Return where the minus before an amount stands, by a mark or in words; None where it has none."""
    at = amount.start - 1
    word = pieces.word(at)
    if word in _MINUS or word == _DASH:
        return at if _is_minus(pieces, at, amount) else None
    if word == "minus" and pieces.word(at - 1) != "or" and not pieces.word(at - 1)[:1].isdecimal():
        return at
    return at if word == "negative" and amount.kind in ("percent", "point") else None


def _is_minus(pieces: Pieces, at: int, amount: Amount) -> bool:
    """Tell a minus from a hyphen, a range's or a list's dash: it stands before its number, apart from other words."""
    if not pieces.is_glued(at + 1) or (pieces.is_glued(at) and pieces.word(at - 1) not in ("(", "[")):
        return False
    if pieces.word(at) == _DASH and amount.kind not in ("percent", "currency"):
        return False
    before = pieces.text[: pieces.starts[at]].rstrip(" ")[-1:]
    opens = before in ("", "\n")
    return not before.isdecimal() and (not opens or amount.kind in ("percent", "currency"))
