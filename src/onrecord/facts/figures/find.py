"""Figures: how many, how much, how long, with what qualifies them and what is counted."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import replace
from fractions import Fraction

from spacy.tokens import Doc, Token

from onrecord.facts.confidence import confidence_of
from onrecord.facts.figures.amounts import Amount, amount_of
from onrecord.facts.figures.exclusions import is_named
from onrecord.facts.figures.meanings import with_meanings
from onrecord.facts.figures.measures import DASHES, is_scale_unknown
from onrecord.facts.figures.numbers import Number, find_numbers
from onrecord.facts.figures.qualified import qualifier_before, qualifier_behind
from onrecord.facts.figures.units import counted_span
from onrecord.lang.en import numerals
from onrecord.lang.en.lexicons import word_lists
from onrecord.lang.en.units import measures
from onrecord.record import Figure, Passage, Qualifier, Span, TimeExpression
from onrecord.text.names import names_of
from onrecord.text.patterns import cut
from onrecord.text.span_index import SpanIndex
from onrecord.text.view import text_of

_SEARCHED = frozenset(("body", "headline"))
_WORDS = word_lists("figure_words")
_COUNTED_FROM, _LASTING = _WORDS["counted_from"], _WORDS["lasting"]
_CHANGES, _CHANGING = _WORDS["changes"], _WORDS["changing"]
_MOVING = _CHANGES | _CHANGING
_TELLING = ("count_", "duration_", "measure_")
"""Rules whose figures are one where they are told twice; shares and sums recur by chance."""
_HELD = frozenset(("a", "an", "[", "("))
"""Words between which and a noun two shares are a range."""
_ARTICLE_ALONE = frozenset((("a",), ("an",)))
_NEAR = 64
"""Code points between an amount and its period: the words between are 8 letters long at most."""
_OWN_THE = _WORDS["own_the"]
_PERIOD_LINKS = _WORDS["period_links"] | {""}


def find_figures(doc: Doc, *, times: Sequence[TimeExpression]) -> tuple[Figure, ...]:
    """Find the amounts that the article states.

    Args:
        doc: trees tell what is counted and measured; without them the run of words after the number does.
        times: the article's; numbers of dates are not figures, and a figure takes its period from them.
    Returns:
        In reading order; spans half-open in code points, from the qualifier to the number's end.
    Source: gold/GUIDELINES.md, "figures"; F1 on dev: benchmarks/floors.toml.
    """
    return with_meanings(doc, _Reader(doc, times).figures())


def _key(figure: Figure) -> object:
    """Return what makes two figures one: "six weeks of leave" told twice; None for shares and sums."""
    if figure.unit is None or not figure.rule.startswith(_TELLING) or figure.unit == "%":
        return None
    return figure.value, figure.qualifier, figure.unit.lower()


def _index(passages: Sequence[Passage], kinds: Collection[str]) -> SpanIndex[Span] | None:
    """Index the passages of these kinds; None where the article has no passages."""
    return SpanIndex.of(p.span for p in passages if p.kind in kinds) if passages else None


class _Reader:
    """One article's words, times and tokens, looked up by place."""

    def __init__(self, doc: Doc, times: Sequence[TimeExpression]) -> None:
        self.doc, self.pieces = doc, cut(text_of(doc))
        self.times = sorted((t for t in times if t.edtf is not None), key=lambda t: t.span[0])
        self.begins = sorted(t.span[0] for t in times)
        self.dates = SpanIndex.of(t.span for t in times if t.type in ("DATE", "TIME", "SET") or t.edtf is not None)
        self.dated = SpanIndex.of(t.span for t in self.times)
        self.starts: list[int] = doc.to_array("IDX").tolist()
        article = doc._.article if doc.has_extension("article") else None
        passages: Sequence[Passage] = article.passages if article else ()
        self.passages = _index(passages, _SEARCHED)
        self.headlines = _index(passages, ("headline",))
        names = list(names_of(doc))
        self.names = SpanIndex.of(name.span for name in names)
        self.persons = frozenset(name.span[1] for name in names if name.label == "PERSON")

    def figures(self) -> list[Figure]:
        amounts = [a for n in find_numbers(self.pieces) if self._stands(a := amount_of(self.pieces, n))]
        out: list[Figure] = []
        taken = False
        for index, amount in enumerate(amounts):
            following = amounts[index + 1] if index + 1 < len(amounts) else None
            if taken:
                taken = False
                continue
            taken = following is not None and self._joins(amount, following)
            figure = self._range(amount, following) if taken and following else self._single(amount)
            out.append(figure)
        return self._once(out)

    def _once(self, figures: list[Figure]) -> list[Figure]:
        """Keep each figure where it is told first, in the body rather than in the headline."""
        kept: dict[object, Figure] = {}
        for figure in sorted(figures, key=lambda f: (self._in_headlines(f.span[0]), f.span)):
            kept.setdefault(_key(figure) or figure.span, figure)
        return sorted(kept.values(), key=lambda f: f.span)

    def token(self, offset: int) -> Token:
        """Return the token that holds a place in the text."""
        return self.doc[max(bisect_right(self.starts, offset) - 1, 0)]

    def _stands(self, amount: Amount) -> bool:
        """Tell whether it is an amount at all: not in a date, a name, an age, a score, and not a pronoun."""
        pieces, number = self.pieces, amount.number
        span = (pieces.starts[number.start], pieces.ends[number.end - 1])
        if not self._is_searched(span) or self._is_in_other(amount, span):
            return False
        if amount.kind != "currency" and is_named(pieces, number):
            return False
        if is_scale_unknown(pieces, number.end, is_money=amount.kind == "currency" and amount.start < number.start):
            return False
        if amount.measure is None and number.rule == "decimal":  # ".500" is a team's season
            return False
        if " ".join(pieces.words[number.start - 1 : amount.end]) == "at one point":
            return False
        if amount.kind == "duration":
            return self._is_length(amount)
        return amount.measure is not None or self._counts(number)

    def _is_searched(self, span: Span) -> bool:
        return self.passages is None or self.passages.holds(*span)

    def _is_in_other(self, amount: Amount, span: Span) -> bool:
        """Tell whether the number is part of a date, or without a unit part of a name."""
        if self.dates.over(*span):
            return True
        return amount.measure is None and not amount.number.share and self.names.holds(*span)

    def _is_length(self, amount: Amount) -> bool:
        """Recognize a duration that stands for itself: "three years", not "three years ago", not "one day we will"."""
        pieces, number = self.pieces, amount.number
        if pieces.words[amount.end : amount.end + 2] == ("to", "go") or pieces.word(amount.end) in _COUNTED_FROM:
            return False
        words = pieces.words[number.start : number.end]
        if words == ("one",):
            return pieces.word(number.end) in DASHES or pieces.word(number.start - 1) in _LASTING
        return words != ("a",)

    def _counts(self, number: Number) -> bool:
        """Tell whether a bare number counts something: "one" and "the two" alone are pronouns."""
        words = self.pieces.words[number.start : number.end]
        if words == ("one",):
            return qualifier_before(self.pieces, number.start)[0] in ("more_than", "at_least", "less_than")
        if self._ends_name(number) or self._is_second_guess(number) or self._is_of_person(number):
            return False
        if self._opens_name(number):
            return False
        if words == ("zero",) or (words in _ARTICLE_ALONE and number.rule == "words"):
            return False
        if self._may_be_pronoun(number) or self._is_result(number):
            token = self.token(self.pieces.starts[number.end - 1])
            return counted_span(self.doc, token) is not None
        return True

    def _is_result(self, number: Number) -> bool:
        """Recognize "shot a 68": digits after "a", which count nothing unless a noun follows."""
        return self.pieces.words[number.start].isdecimal() and self.pieces.word(number.start - 1) in ("a", "an")

    def _is_of_person(self, number: Number) -> bool:
        """Recognize the age of "Ann Lee (52)"."""
        pieces, at = self.pieces, number.start - 1
        if pieces.word(at) != "(" or pieces.word(number.end) != ")":
            return False
        return at > 0 and pieces.ends[at - 1] in self.persons

    def _may_be_pronoun(self, number: Number) -> bool:
        """Recognize "the two", "his three": a small number in words."""
        if not self.pieces.words[number.start].isalpha() or number.value >= 13:
            return False
        return self.pieces.word(number.start - 1) in _OWN_THE

    def _is_second_guess(self, number: Number) -> bool:
        """Recognize "a month or two"."""
        before = measures().get((self.pieces.word(number.start - 2),))
        return self.pieces.word(number.start - 1) == "or" and before is not None and before.kind == "duration"

    def _ends_name(self, number: Number) -> bool:
        """Recognize "Studio 54": a whole number after a name's word, and nothing counted after it."""
        first = self.token(self.pieces.starts[number.start])
        if first.i == 0 or not first.is_digit or number.end - number.start > 1:
            return False
        before, after = self.doc[first.i - 1], self.doc[first.i + 1] if first.i + 1 < len(self.doc) else None
        named = before.tag_ in ("NNP", "NNPS") and not before.is_sent_start
        return named and (after is None or after.pos_ not in ("NOUN", "ADJ", "PROPN", "ADP", "PART", "CCONJ"))

    def _opens_name(self, number: Number) -> bool:
        """Recognize "the 787 Dreamliner", "1 Ann Rowe" in a list: digits, and behind them nothing but one name."""
        last = self.token(self.pieces.starts[number.start])
        if not last.is_digit or self._in_headlines(last.idx) or (span := counted_span(self.doc, last)) is None:
            return False
        is_name = all(t.tag_ == "NNP" and t.is_alpha and not t.is_upper for t in self.doc[slice(*span)])
        if span[0] != last.i + 1 or not is_name:
            return False
        after = self.doc[span[1]] if span[1] < len(self.doc) else None
        return after is None or after.is_punct or after.is_space or after.pos_ in ("VERB", "AUX", "ADP")

    def _in_headlines(self, offset: int) -> bool:
        return self.headlines is not None and bool(self.headlines.at(offset))

    def _single(self, amount: Amount) -> Figure:
        qualifier, start = qualifier_before(self.pieces, amount.start)
        end = amount.end
        if qualifier in (None, "exactly"):
            behind, end = qualifier_behind(self.pieces, amount)
            qualifier = behind or qualifier
        value = numerals.plain(amount.value)
        if amount.number.share:
            value = round(float(amount.value), 1)
            value = int(value) if value == int(value) else value
        if amount.number.open:
            return self._figure(amount, (start, end), value=(value, None), qualifier="at_least")
        if amount.number.rule == "couple":
            qualifier = qualifier or "about"
        return self._figure(amount, (start, end), value=value, qualifier=qualifier or "exactly")

    def _joins(self, first: Amount, second: Amount) -> bool:
        """Tell whether two amounts are the ends of one range: "10 to 15 people", "between $5 and $10"."""
        if not _agree(first, second):
            return False
        words = self.pieces.words
        gap = list(words[first.end : qualifier_before(self.pieces, second.start)[1]])
        start = qualifier_before(self.pieces, first.start)[1]
        opener = words[start - 1] if start else ""
        if gap == ["and"]:
            return opener == "between"
        if gap == ["or"]:  # "four or five people"
            return first.measure is None and first.value < second.value <= 2 * first.value
        if gap == ["to"]:
            verb = self.pieces.word(start - 2)
            led = opener == "from" and verb in _MOVING  # "increased from 9 to 10": what it was, and what it is
            moved = led or (opener == "by" and _is_new_level(first, second, verb=verb))
            return first.value < second.value and not moved and _reaches(first, opener)
        return len(gap) in (1, 2) and DASHES.issuperset(gap) and first.value < second.value

    def _range(self, first: Amount, second: Amount) -> Figure:
        second, low = replace(second, measure=second.measure or first.measure), first.value
        if first.kind in ("", "currency") and first.number.end - first.number.start == 1:
            low = self._scaled_like(first, second)
        _, start = qualifier_before(self.pieces, first.start)
        value = (numerals.plain(low), numerals.plain(second.value))
        if self.pieces.word(start - 1) in ("between", "from"):
            start -= 1
        return self._figure(second, (start, second.end), value=value, qualifier="range")

    def _scaled_like(self, first: Amount, second: Amount) -> Fraction:
        """Give the first number the second's scale: "$5 to $10 million"."""
        last = self.pieces.words[second.number.end - 1]
        if (
            last in numerals.SCALES
            and second.number.end - second.number.start > 1
            and first.value < second.value / numerals.SCALES[last] * 1000
        ):
            return first.value * numerals.SCALES[last] if first.value < 1000 else first.value
        return first.value

    def _figure(self, amount: Amount, bounds: tuple[int, int], *, value: object, qualifier: Qualifier) -> Figure:
        start, end = self.pieces.starts[bounds[0]], self.pieces.ends[bounds[1] - 1]
        unit, stop = self._unit(amount, end)
        period = self._period(stop)
        rule = (amount.measure.kind if amount.measure else "count") + "_" + amount.number.rule
        return Figure(
            span=(start, max(end if amount.measure else self._counted_end(amount, bounds[1]), start + 1)),
            value=value,  # type: ignore[arg-type]
            qualifier=qualifier,
            unit=unit,
            period=period.edtf if period else None,
            evidence=((start, max(stop, period.span[1]) if period else stop),),
            confidence=confidence_of("figure", rule),
            rule=rule,
        )

    def _counted_end(self, amount: Amount, end: int) -> int:
        """Return where a number without a unit word ends, with the glued words that qualify it: "500+", "60-plus"."""
        stop = amount.number.end
        while stop < end and self.pieces.is_glued(stop):
            stop += 1
        return self.pieces.ends[stop - 1]

    def _unit(self, amount: Amount, end: int) -> tuple[str | None, int]:
        """Return what is counted, as written, and where its words end."""
        if amount.measure is not None:
            return amount.measure.unit, end
        if amount.number.share:
            return "%", end
        token = self.token(self.pieces.ends[amount.number.end - 1] - 1)
        span = counted_span(self.doc, token, plural=amount.number.open or amount.number.rule == "pair")
        if span is None:
            return None, end
        begin, stop = self.doc[span[0]].idx, self.doc[span[1] - 1].idx + len(self.doc[span[1] - 1])
        if self.dated.at(begin):  # "up from 90 last year"
            return None, end
        k = bisect_right(self.begins, begin)
        if k < len(self.begins) and self.begins[k] < stop:
            stop = begin + len(self.pieces.text[begin : self.begins[k]].rstrip())
        begin += len(self.pieces.text[begin:stop]) - len(self.pieces.text[begin:stop].lstrip("+ "))  # "500+ people"
        return " ".join(self.pieces.text[begin:stop].split()), max(stop, end)

    def _period(self, end: int) -> TimeExpression | None:
        """Return the time that stands right after the amount: "2.7 million apprehensions last fiscal year"."""
        k = bisect_left(self.times, end, key=lambda t: t.span[0])
        if k == len(self.times) or self.times[k].span[0] - end > _NEAR:
            return None
        between = self.pieces.text[end : self.times[k].span[0]].strip().lower()
        return self.times[k] if between in _PERIOD_LINKS else None


def _agree(first: Amount, second: Amount) -> bool:
    """Tell whether two amounts can be ends of one range: closed, and of one unit, or the first without one."""
    if first.number.open or second.number.open:
        return False
    if first.kind == "currency" and first.start < first.number.start and second.measure is None:
        return first.end == second.start - 1  # "$3-4m": a dash alone stands between
    return first.measure is None or (second.measure is not None and first.measure.unit == second.measure.unit)


def _is_new_level(first: Amount, second: Amount, *, verb: str) -> bool:
    """Recognize how far something moved and where it stood then: "fell by 40 to 300", not "rose by 2 to 3 feet"."""
    if first.measure is None and second.measure is not None:
        return False
    near = second.value <= 2 * first.value
    return (verb in _CHANGES and not (near and first.measure is None)) or (verb in _CHANGING and not near)


def _reaches(first: Amount, opener: str) -> bool:
    """Tell whether "to" after it makes a range: not "fell 10 to 250", "from $5 to $10", a change and where it led."""
    if opener in _CHANGES:
        return False
    if opener in _HELD and first.kind == "percent":
        return True  # "a 5% to 10% cut"
    if first.measure is None:
        return first.end == first.number.end
    return first.kind == "currency" and opener != "from"
