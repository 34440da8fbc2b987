"""Rules for durations and sets: "three days", "the past two weeks", "every Monday"."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

from onrecord.facts.times.grammar import NUMBER, Context, Found, Reading, Rule
from onrecord.facts.times.periods import GRAINS, shift_day
from onrecord.facts.times.rules.counted import COUNT, UNIT, count_of
from onrecord.lang.en.lexicons import word_lists
from onrecord.lang.en.times import grain_of, lexicon, season_month, weekday_number

_WORDS = word_lists("time_words")
_LETTERS = {
    "second": ("T", "S"), "minute": ("T", "M"), "hour": ("T", "H"), "day": ("", "D"), "week": ("", "W"),
    "weekend": ("", "WE"), "month": ("", "M"), "quarter": ("", "Q"), "year": ("", "Y"),
    "decade": ("", "Y"), "century": ("", "Y"),
}  # fmt: skip
_TIMES = {"decade": 10, "century": 100}
_NO_DATE = "a length, not a date"


def duration_value(count: Fraction | None, unit: str) -> str:
    """Write TIMEX3's value of so many units; X where there is no number: PT16H, P2W, PXD, P2Y6M."""
    clock, letter = _LETTERS[grain_of(unit)]
    if count is None:
        return f"P{clock}X{'E' if grain_of(unit) == 'decade' else letter}"
    count *= _TIMES.get(grain_of(unit), 1) * (2 if unit.startswith("fortnight") else 1)
    whole, rest = divmod(count, 1)
    if not rest:
        return f"P{clock}{whole}{letter}"
    parts = {"year": (12, "M"), "hour": (60, "M"), "minute": (60, "S")}.get(grain_of(unit))
    if parts and (rest * parts[0]).denominator == 1:
        return f"P{clock}{f'{whole}{letter}' if whole else ''}{rest * parts[0]}{parts[1]}"
    return f"P{clock}{float(count):g}{letter}"


def _duration(found: Found, context: Context) -> Reading | None:
    words, unit = found.words("count"), found.word("unit")
    if unit == "second" and words[-1:] != ("one",):
        return None
    if (unit in ("quarter", "quarters") and _is_share(found)) or _is_programme(found):
        return None
    return Reading("DURATION", duration_value(count_of(found), found.word("unit")), reason=_NO_DATE)


def _is_programme(found: Found) -> bool:
    """Recognize “60 Minutes”: digits and a unit with a capital, beside a quotation mark or behind its owner."""
    words, unit = found.pieces.words, found.match.start("unit")
    if not found.pieces.is_capitalized(unit) or not words[unit - 1][:1].isdecimal():
        return False
    return words[unit - 2] in _MARKS or found.pieces.word(unit + 1) in _MARKS


_MARKS = frozenset(("“", "”", '"', "``", "''", "‘", "'s", "’s"))


def _is_share(found: Found) -> bool:
    """Recognize parts of a whole: "three-quarters", "more than a quarter of"."""
    word = found.pieces.word
    return word(found.end) == "of" or (
        word(found.match.end("count")) in ("-", "–") and found.word("unit") == "quarters"
    )


def _half(found: Found, context: Context) -> Reading | None:
    return Reading("DURATION", duration_value(Fraction(1, 2), found.word("unit")), reason=_NO_DATE)


def _and_a_half(found: Found, context: Context) -> Reading | None:
    count = (count_of(found) or Fraction(0)) + Fraction(1, 2)
    return Reading("DURATION", duration_value(count, found.word("unit")), reason=_NO_DATE)


def _one(found: Found, context: Context) -> Reading | None:
    return Reading("DURATION", duration_value(Fraction(1), found.word("unit")), reason=_NO_DATE)


def _range(found: Found, context: Context) -> Reading | None:
    """Read "two to three weeks": TIMEX3 has one number; the interval is in neither end, so X."""
    return Reading("DURATION", duration_value(None, found.word("unit")), reason=_NO_DATE)


def _vague(found: Found, context: Context) -> Reading | None:
    return Reading("DURATION", duration_value(None, found.word("unit")), reason=_NO_DATE)


def _anchored(found: Found, context: Context) -> Reading | None:
    """Read "the past two weeks", "the next three years": a length that ends or begins at the publication.

    Not of something else: "the first 100 days of her presidency", "the last three years of the war".
    """
    count, unit, which = count_of(found), found.word("unit"), found.word("which")
    value = duration_value(count, unit)
    edtf = None
    if found.pieces.word(found.end) == "of" or which in _OF_SOMETHING:
        edtf = _of_year(found, context, unit=unit, count=count, back=which not in ("first", "next"))
    elif count and context.published and count.denominator == 1:
        edtf = _stretch(context.published, int(count), unit=unit, back=which not in _WORDS["coming"])
    return Reading("DURATION", value, edtf=edtf, reason=None if edtf else _NO_DATE)


_OF_SOMETHING = _WORDS["of_something"]


def _of_year(found: Found, context: Context, *, unit: str, count: Fraction | None, back: bool) -> str | None:
    """Write EDTF of "the first three months of 2015", "the last two months of the year"; None without a year."""
    of = found.pieces.words[found.end : found.end + 3]
    year = _named_year(" ".join(of), context.published)
    months = int(count * {"month": 1, "quarter": 3}.get(grain_of(unit) or "", 0)) if count else 0
    if year is None or not 0 < months <= 12:
        return None
    first, last = (13 - months, 12) if back else (1, months)
    return f"{year:04d}-{first:02d}/{year:04d}-{last:02d}" if first < last else f"{year:04d}-{first:02d}"


_THE_YEAR = frozenset(("of the year", "of this year"))


def _named_year(words: str, published: date | None) -> int | None:
    """Return the year of "of 2015", or of the publication for "of the year"."""
    if named := re.match(r"of (\d{4})(?: |$)", words):
        return int(named[1])
    return published.year if published and words in _THE_YEAR else None


def _stretch(on: date, count: int, *, unit: str, back: bool) -> str | None:
    """Write EDTF from the publication back or on by so many units, at the unit's precision."""
    grain = grain_of(unit)
    if grain not in GRAINS or grain == "weekend":
        return None
    other = shift_day(on, -count if back else count, grain=grain)
    if other is None:
        return None
    size = {"day": 10, "week": 10, "month": 7, "quarter": 7}.get(grain, 4)
    first, last = sorted((on, other))
    return f"{first.isoformat()[:size]}/{last.isoformat()[:size]}"


def _every(found: Found, context: Context) -> Reading | None:
    count = (count_of(found) if found.has("count") else None) or Fraction(1)
    return Reading("SET", duration_value(count, found.word("unit")), reason="recurs")


def _every_weekday(found: Found, context: Context) -> Reading | None:
    part = lexicon()["dayparts"].get(found.word("part").removesuffix("s"), "")
    return Reading("SET", f"XXXX-WXX-{weekday_number(found.word('weekday'))}{part}", reason="recurs")


def _every_season(found: Found, context: Context) -> Reading | None:
    return Reading(
        "SET", "XXXX-" + ("SP", "SU", "FA", "WI")[season_month(found.word("season")) // 3 - 1], reason="recurs"
    )


def _every_part(found: Found, context: Context) -> Reading | None:
    return Reading("SET", "XXXX-XX-XX" + lexicon()["dayparts"][found.word("part")], reason="recurs")


def _adverb(found: Found, context: Context) -> Reading | None:
    return Reading("SET", lexicon()["adverbsets"][found.word("adverb")], reason="recurs")


_BOUND = (
    r"(?: {bound} | no? more than | no? less than | at least | at most | up to"
    r"| as (?:much | many | little | few) as | just over | just under | fewer than)"
)
_TOO = (
    r"(?! {dash} (?:earlier | ago | end | over | to | round | later)"
    r"| {dash}? old (?! {dash}? (?:guard | world | friend)) | {dash}? of {dash} age)"
)

RULES = (
    Rule("every", rf"(?: {{every}} (?: other | single)? | once | twice a) (?P<count>{NUMBER})? {UNIT}", _every),
    Rule(
        "a_unit_after_amount",
        r"(?: {number} {scale}? | {units} | {money} | twice | once | times | people) (?P<x>(?: a | an | per | "
        r"each) (?P<unit>day | week | month | year | hour | minute | quarter | decade))",
        _every,
    ),
    Rule("every_weekday", r"{every} (?P<weekday>{weekday})", _every_weekday),
    Rule("weekdays", r"(?P<weekday>{weekdays})", _every_weekday),
    Rule(
        "weekday_nights",
        r"(?P<weekday>{weekday}) (?P<part>mornings | afternoons | evenings | nights)",
        _every_weekday,
    ),
    Rule("every_season", r"{every} (?P<season>{season})", _every_season),
    Rule("every_part", r"{every} (?P<part>{daypart})", _every_part),
    Rule("adverb_set", r"(?P<adverb>{adverbset})", _adverb),
    Rule(
        "duration",
        rf"{_BOUND}? (?P<count>{COUNT}) {{dash}}? (?: more | full | straight | consecutive | long | trading | "
        rf"business | working | calendar | additional | whole | extra | other | solid)? {{dash}}? {UNIT} "
        rf"{_TOO} (?:or so | or more)?",
        _duration,
    ),
    Rule(
        "duration_over",
        rf"{{before_over}} (?P<x>over (?P<count>{COUNT}) {{dash}}? (?: more | full)? {UNIT} {_TOO} (?:or so)?)",
        _duration,
    ),
    Rule(
        "and_a_half",
        rf"{_BOUND}? (?P<count>a | an | {{small}}) {UNIT} and a half",
        _and_a_half,
    ),
    Rule("half_unit", rf"{_BOUND}? (?: half (?:a | an | {{dash}})? | a half {{dash}}?) {UNIT}", _half),
    Rule("duration_range", rf"{_BOUND}? {NUMBER} (?:to | {{dash}} | or) {NUMBER} {{dash}}? {UNIT} {_TOO}", _range),
    Rule(
        "unit_long",
        r"(?P<unit>hour | day | week | weekend | month | year | decade | century) {dash} long",
        _one,
    ),
    Rule(
        "past_units",
        rf"(?:the | these | those | his | her | its | their | our | my)? (?P<which>{{last}} | {{next}} | first "
        rf"| latest | final | same) (?P<count>{COUNT}) {UNIT} (?:or so)?",
        _anchored,
    ),
    Rule("the_units", rf"(?:the | these | those) (?P<count>{COUNT}) {UNIT} {_TOO}", _duration),
    Rule(
        "year_ended",
        r"the fiscal? (?P<unit>year) (?= ended | ending)",
        _one,
    ),
    Rule(
        "coming_units",
        r"(?:the | these)? (?P<which>coming | ensuing | intervening | past | recent) (?P<unit>{units})",
        _vague,
    ),
    Rule(
        "vague_units",
        r"(?: for | within | over | after | in | through | took | take | takes | spent | during | follows) "
        r"(?: the)? (?P<x>(?: many | some | various)? (?P<unit>days | weeks | months | years | decades | "
        r"centuries | hours | minutes)) (?! {poss} | of age | {dash}? old)",
        _vague,
    ),
    Rule(
        "vague_before",
        r"(?: the (?: {early} | first)? ) (?P<x>(?P<unit>days | weeks | months | years | hours)) (?: before | "
        r"after | since | leading)",
        _vague,
    ),
)  # fmt: skip
