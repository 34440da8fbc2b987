"""Numbers that are not amounts: parts of names, ranks, ages, scores, places in a list, marks of a machine."""

from __future__ import annotations

from spacy.lang.en.stop_words import STOP_WORDS

from onrecord.facts.figures.ages import SENTENCE_ENDS, is_age
from onrecord.facts.figures.measures import DASHES, MAGNITUDES, sign_before, unit_at
from onrecord.facts.figures.numbers import Number
from onrecord.lang.en.lexicons import word_lists
from onrecord.lang.en.numerals import UNITS
from onrecord.lang.en.units import measures, name_words
from onrecord.text.patterns import Pieces

_WORDS = word_lists("figure_words")
_LISTING = frozenset(("and", "or", ",", "&"))
_OPENERS = frozenset("([“\"‘'$€£¥₹—–-―−~≈<>±+…,:.`")
_HOURS = frozenset(("am", "pm", "a.m.", "p.m."))
_MARK = 12  # digits without separators: no newspaper writes an amount so; identifiers are longer
_EMERGENCY = frozenset(("911", "999", "112"))
_MODEL = 3  # digits of an aircraft's model
_GENITIVES = frozenset(("'s", "’s"))
_LETTERS, _NEAR = 3, 8
"""Letters of a word that a headline would give a capital, less one; words on either side that are looked at."""


def is_named(pieces: Pieces, number: Number) -> bool:
    """Tell whether the number is not an amount: it belongs to a name, a rank, an age, a score or a list."""
    tests = (
        _is_alone, _has_name_word, _is_product, _is_address, _is_in_title, _is_glued_to_word, _is_score, _is_vote,
        _is_joined, _is_mark, _is_telephone, _is_hour, _is_height, is_age, _is_point, _is_rank, _is_programme,
        _is_model, _is_note,
    )  # fmt: skip
    return any(test(pieces, number) for test in tests)


def _is_alone(pieces: Pieces, number: Number) -> bool:
    """Recognize a paragraph that is only a number: the place of what follows in a list."""
    before, after = pieces.word(number.start - 1), pieces.word(number.end)
    after = pieces.word(number.end + 1) if after == "." else after
    return before[:1] == "\n" and after[:1] == "\n"


def _is_programme(pieces: Pieces, number: Number) -> bool:
    """Recognize "60 Minutes", "13 Hours": the unit in a capital, which no other word of the line need have.

    2 of 2 in the 840 articles of PolNeAR train.
    """
    end = number.end
    plain = pieces.word(number.start).isdecimal() and pieces.is_capitalized(end) and len(pieces.word(end)) > _LETTERS
    return plain and unit_at(pieces, end) is not None and _has_small_words(pieces, number)


def _has_small_words(pieces: Pieces, number: Number) -> bool:
    """Tell whether a longer word near a number is in small letters, the next one no capital: not in a headline."""
    low, high = number.start, number.end + 1
    while number.start - low < _NEAR and pieces.word(low - 1)[:1] not in ("", "\n"):
        low -= 1
    while high - number.end < _NEAR and pieces.word(high)[:1] not in ("", "\n"):
        high += 1
    near = (*range(low, number.start), *range(number.end + 1, high))
    long = [at for at in near if pieces.word(at).isalpha() and len(pieces.word(at)) > _LETTERS]
    written = [pieces.is_capitalized(at) for at in long]
    return not pieces.is_capitalized(end := number.end + 1) and pieces.word(end) != "of" and not all(written)


def _is_hour(pieces: Pieces, number: Number) -> bool:
    """Recognize "half past 9", "5 o'clock"."""
    before = pieces.words[max(number.start - 2, 0) : number.start]
    return pieces.word(number.end) in _WORDS["oclock"] or (
        before[-1:] == ("past",) and not _WORDS["past_hour"].isdisjoint(before)
    )


def _has_name_word(pieces: Pieces, number: Number) -> bool:
    """Recognize "Section 8", "No. 10", "page 3", "Resolutions 2254 and 2118", "42nd Street"."""
    start, after = _first_listed(pieces, number.start), pieces.word(number.end)
    before = pieces.word(start - 1)
    if before == ".":
        before = pieces.word(start - 2)
        if before in name_words("before") or before in name_words("before_small"):
            return pieces.is_glued(start - 1)
        return False
    if before in name_words("before_small"):
        return True
    if before in name_words("before") and pieces.is_capitalized(start - 1):
        return True
    return after in name_words("after") and (after in _HOURS or pieces.is_capitalized(number.end))


def _first_listed(pieces: Pieces, start: int) -> int:
    """Return where a list of numbers begins whose last stands here and counts nothing: "2254 and 2118"."""
    if pieces.word(start + 1).isalpha() and pieces.word(start + 1) not in STOP_WORDS:
        return start
    while pieces.word(start - 1) in _LISTING and pieces.word(start - 2).isdecimal():
        start -= 2
    return start


def _is_address(pieces: Pieces, number: Number) -> bool:
    """Recognize "100 Haven Avenue", "New York, NY 10032"."""
    end = number.end
    while end < number.end + 3 and pieces.is_capitalized(end) and pieces.word(end) not in name_words("street"):
        end += 1
    if end > number.end and pieces.word(end) in name_words("street") and pieces.is_capitalized(end):
        return True
    return _is_postal_code(pieces, number.start)


def _is_postal_code(pieces: Pieces, at: int) -> bool:
    """Recognize "NY 10032", "NY, 10032", "Peoria, Ill. 61602", "Peoria, Illinois 61602"."""
    code = pieces.word(at)
    if not code.isdecimal() or len(code) != 5:
        return False
    state = at - 1 - (pieces.word(at - 1) in (",", "."))
    if not pieces.is_capitalized(state):
        return False
    return len(pieces.word(state)) == 2 or (pieces.word(state - 1) == "," and pieces.is_capitalized(state - 2))


def _is_product(pieces: Pieces, number: Number) -> bool:
    """Recognize "iPhone 11", "S&P 500": a bare number after a name with a capital within a word, or joined by "&"."""
    at = number.start - 1
    if not pieces.word(number.start).isdecimal() or not pieces.word(at).isalpha():
        return False
    if pieces.is_glued(number.start) or unit_at(pieces, number.end) is not None:
        return False
    written = pieces.text[pieces.starts[at] : pieces.ends[at]]
    is_camel = written[1:] != written[1:].lower() and not written.isupper()
    return is_camel or (pieces.is_capitalized(at) and pieces.word(at - 1) == "&" and pieces.is_glued(at))


def _is_model(pieces: Pieces, number: Number) -> bool:
    """Recognize "the 787 jets" in an article that has "Boeing 787", "Boeing's 787" or "five 787 Dreamliners"."""
    model = pieces.word(number.start)
    if not model.isdecimal() or len(model) != _MODEL or unit_at(pieces, number.end) is not None:
        return False
    return any(_names_model(pieces, at) for at, word in enumerate(pieces.words) if word == model)


def _names_model(pieces: Pieces, at: int) -> bool:
    """Tell whether a number stands behind a maker of aircraft, or between another number and a capital."""
    before = at - 1 - (pieces.word(at - 1) in _GENITIVES)
    if pieces.word(before) in _WORDS["maker"]:
        return True
    if pieces.is_glued(at) or not (pieces.is_capitalized(at + 1) and pieces.word(at + 1).isalpha()):
        return False
    count = pieces.word(at - 1)
    few = count.isdecimal() and len(count) <= _MODEL and not pieces.is_capitalized(at - 2)  # no year, no day
    return few or count in UNITS


def _is_note(pieces: Pieces, number: Number) -> bool:
    """Recognize the mark of a note, glued to what stands before it: "died.[3][4]", but not "some [20] people".

    None of 18 was an amount in the annotated articles.
    """
    marked = pieces.word(number.start - 1) == "[" and pieces.word(number.end) == "]"
    return marked and pieces.word(number.start).isdecimal() and pieces.is_glued(number.start - 1)


def _is_height(pieces: Pieces, number: Number) -> bool:
    """Recognize the feet and inches of 6'2, 5’11."""
    end, start = number.end, number.start
    if pieces.joins(end, _PRIMES) and pieces.word(end + 1).isdecimal():
        return True
    return pieces.joins(start - 1, _PRIMES) and pieces.word(start - 2).isdecimal()


_PRIMES = frozenset("'’′")
_DIALLED_MARKS = frozenset("()+-")
_DIALLED = range(7, 16)  # digits of a telephone number: E.164


def _is_telephone(pieces: Pieces, number: Number) -> bool:
    """Recognize "(212) 555-0199", "020 7946 0018", "+44 20 7946 0018": groups of digits, a mark or a zero before."""
    if not pieces.word(number.start).isdecimal():
        return False
    if _is_called(pieces, number):
        return True
    first, last = number.start, number.start
    while _may_be_dialled(pieces, first - 1):
        first -= 1
    while _may_be_dialled(pieces, last + 1):
        last += 1
    groups = [w for w in pieces.words[first : last + 1] if w.isdecimal()]
    if len(groups) < 2 or len("".join(groups)) not in _DIALLED:
        return False
    return groups[0][0] == "0" or pieces.words[first] in ("+", "(") or (len(groups) > 2 and len(groups[-1]) == 4)


def _is_called(pieces: Pieces, number: Number) -> bool:
    """Recognize "Call 988 for help", "Text 741741": three digits or more behind a verb that opens a clause."""
    if len(pieces.word(number.start)) < 3 or pieces.word(number.start - 1) not in _WORDS["dialling"]:
        return False
    after = pieces.word(number.end)
    return pieces.is_capitalized(number.start - 1) and (not after.isalpha() or after in _WORDS["after_call"])


def _may_be_dialled(pieces: Pieces, at: int) -> bool:
    word = pieces.word(at)
    return word in _DIALLED_MARKS or (word.isdecimal() and len(word) < 6)


def _is_in_title(pieces: Pieces, number: Number) -> bool:
    """Recognize "the Gang of Eight": a number with a capital of its own, after a name's "of"."""
    spelled = pieces.word(number.start).isalpha() and pieces.is_capitalized(number.start)
    return spelled and pieces.word(number.start - 1) == "of" and pieces.is_capitalized(number.start - 2)


def _is_glued_to_word(pieces: Pieces, number: Number) -> bool:
    """Recognize "G20", "#4", "5G", "24/7", "401(k)"."""
    if pieces.is_glued(number.start) and pieces.word(number.start - 1)[-1:] not in _OPENERS:
        return True
    if not pieces.is_glued(number.end):
        return False
    after = pieces.word(number.end)
    if after == "(" and pieces.word(number.end + 2) == ")" and pieces.is_glued(number.end + 1):
        return len(pieces.word(number.end + 1)) == 1 and pieces.word(number.end + 1).isalpha()  # "a 401(k)"
    return after in ("/", ":", "@", "_") or (after[:1].isalpha() and unit_at(pieces, number.end) is None)


def _is_score(pieces: Pieces, number: Number) -> bool:
    """Recognize "won 3-2", "7-6 (5)", "555-1234", "F-16": joined by a hyphen on either side, and no unit follows."""
    start, end = number.start, number.end
    if sign_before(pieces, start - 2) and pieces.word(start - 2).isdecimal():
        return False  # "$3-4m"
    if pieces.word(start - 1) == "(" and (pieces.is_glued(start - 1) or pieces.word(end) == ")"):
        return pieces.word(start - 2).isdecimal() and _is_after_hyphen(pieces, start - 2)
    if _is_after_hyphen(pieces, start) and pieces.word(start).isdecimal():
        return not (_has_unit(pieces, start) or _is_range(pieces, start - 2))
    if _is_apart(pieces, start) or _is_apart(pieces, start - 2):
        return True
    if not (pieces.joins(end, DASHES) and pieces.word(end + 1).isdecimal()):
        return False
    return not (_has_unit(pieces, end + 1) or _is_range(pieces, start))


def _is_apart(pieces: Pieces, first: int) -> bool:
    """Recognize "won 3 – 0", "lost 1 - 2 to": spaces about the hyphen, and nothing counted behind."""
    goals = all(pieces.word(at).isdecimal() and len(pieces.word(at)) < 3 for at in (first, first + 2))
    after = pieces.word(first + 3)
    counted = after.isalpha() and after not in STOP_WORDS
    return goals and pieces.word(first + 1) in DASHES and not counted and after not in ("%", "-")


def _is_range(pieces: Pieces, first: int) -> bool:
    """Recognize "20-30 people": the second number is the greater, and a plural follows; not "won 3-7 sets"."""
    low, high = pieces.word(first), pieces.word(first + 2)
    if not (low.isdecimal() and high.isdecimal() and int(low) < int(high)) or pieces.is_glued(first + 3):
        return False
    if pieces.is_glued(first) and pieces.word(first - 1).isalpha():
        return False  # "A350-900 jets"
    if pieces.word(first - 1) == "between":
        return True
    after = pieces.word(first + 3)
    is_plural = after in _WORDS["plurals"] or (len(after) > 3 and after.endswith("s"))
    return is_plural and not pieces.is_capitalized(first + 3) and pieces.word(first - 1) not in name_words("vote")


def _is_after_hyphen(pieces: Pieces, at: int) -> bool:
    """Tell whether a hyphen without spaces joins a piece to the one before."""
    if pieces.word(at - 1) not in DASHES or not pieces.is_glued(at):
        return False
    return at < 2 or pieces.is_glued(at - 1)


def _is_vote(pieces: Pieces, number: Number) -> bool:
    """Recognize "the vote was 5 to 4", "a decision of 6 to 3": either number of what stood against what."""
    start, end = number.start, number.end
    first = pieces.word(end) == "to" and pieces.word(end + 1).isdecimal()
    second = pieces.word(start - 1) == "to" and pieces.word(start - 2).isdecimal()
    if not (pieces.word(start).isdecimal() and (first or second)):
        return False
    begin = start - (0 if first else 2)
    said = set(pieces.words[max(begin - 4, 0) : begin])
    return not said.isdisjoint(name_words("vote")) and not _has_unit(pieces, end + 1 if first else start)


def _has_unit(pieces: Pieces, at: int) -> bool:
    after = pieces.word(at + 1)
    if after in DASHES:
        return (pieces.word(at + 2),) in measures()
    return (after,) in measures() or after in MAGNITUDES or after == "per"


def _is_joined(pieces: Pieces, number: Number) -> bool:
    """Recognize "four-way race", "2-to-1"."""
    return pieces.word(number.end) in DASHES and pieces.word(number.end + 1) in name_words("joined")


def _is_mark(pieces: Pieces, number: Number) -> bool:
    """Recognize a message's 18 digits, "911 calls"."""
    word = pieces.word(number.start)
    if not word.isdecimal():
        return False
    return len(word) >= _MARK or (word in _EMERGENCY and _is_dialled(pieces, number))


def _is_dialled(pieces: Pieces, number: Number) -> bool:
    """Tell whether a telephone stands beside: "dialed 911", "a 999 operator", not "999 barrels"."""
    beside = {pieces.word(number.start - 1), pieces.word(number.end)}
    return not beside.isdisjoint(name_words("emergency"))


_BEFORE_RANK = _WORDS["before_rank"]


def _is_rank(pieces: Pieces, number: Number) -> bool:
    """Recognize "the top three", and in a list: "2. Ann Rowe (Last week: 4.)"."""
    before = pieces.word(number.start - 1)
    if before == "top" and pieces.word(number.start - 2) in _BEFORE_RANK:
        return number.value.denominator == 1  # "the top 0.1 percent" is no rank
    if not _is_ordinal(pieces, number):
        return False
    if before in ("(", ":"):
        return pieces.word(number.end + 1) == ")"
    return _opens_line(pieces, number.start) and pieces.is_capitalized(number.end + 1)


def _is_ordinal(pieces: Pieces, number: Number) -> bool:
    """Recognize "2.": digits and a full stop."""
    return pieces.word(number.start).isdecimal() and number.value < 1000 and pieces.word(number.end) == "."


def _opens_line(pieces: Pieces, at: int) -> bool:
    return at == 0 or pieces.word(at - 1)[:1] == "\n"


def _is_point(pieces: Pieces, number: Number) -> bool:
    """Recognize a point of a list: "Two, end the war"."""
    opens = _opens_line(pieces, number.start) or pieces.word(number.start - 1) in SENTENCE_ENDS
    low = number.value < 20 and not number.open
    return opens and low and pieces.word(number.end) in (",", ":", ")")
