"""Values by the name of what takes them: people, words to search, numbers, days, ids of facts; plain, at the edge and odd."""

from __future__ import annotations

from tests.fuzz.tape import Tape
from tests.fuzz.texts import odd_text

_NUMBERS = (
    1, 2, 3, 0, 5, 10, 40, 50, 1000, 1001, -1, 2**31 - 1, 2**31, 2**53 - 1, 2**53, 2**63 - 1, 2**63, 2**64, -(2**63) - 1, 10**30, 10**4000,
)  # fmt: skip
_NUMERALS = ("1", "01", "+1", "-0", "1.0", "1e3", "١", "1_0", " 1", "0x1", "½", "", "nan", "inf", "1;2", "#1", "９", "9" * 5000)  # fmt: skip
_PEOPLE = (
    "#1", "Elena Marsh", "Marsh", "Howard Quill", "Quill", "Ada Jessop", "#2", "#3", "#0", "#-1", "#", "#x", "#١", "# 1", "#1 ", "##1",
    "#99999", "#9223372036854775807", "#9223372036854775808", f"#{'9' * 30}", f"#{'9' * 5000}", "elena marsh", "Department of Transportation",
    "E. Marsh", "", " ", "*", "%", "_", "'", '"', "nobody", "Marsh; DROP TABLE article", "Ruth Abernathy", "the",
)  # fmt: skip
_WORDS = (
    "harbor", "port director", '"port director"', "resign*", "*", '"', '""', '"a', "a OR b", "NOT a", "a AND", "NEAR(a b)", "NEAR", "text:a",
    "a-b", "(a", ")", "^a", "{a b}: c", "+", "%", "_", "'", "eels", "ship", "$31 million", "a" * 3000, " ".join("abc") * 500, "é*", "\u0301*", "中*",
    "\x00", "a\x00b", "\u202ea", "bolts -a", "a*b", "**", '"a" *', "rowid:1", "1", "0", "!!", "\\", ";", "--", "/*", "🎉", "ﬁ", "İ",
)  # fmt: skip
_DAYS = (
    "2024-05-17", "2024-05", "2024", "2024-02-31", "2024-99", "2024-13-01", "0000", "0000-00-00", "9999-12-31", "99999", "٢٠٢٤", "2024-5-7", "24",
    "", "yesterday", "2024-05-17T10:00", "2024~", "2024/2025", "-2024", "2024-05-", "２０２４", "2024-W20", "1e3", "2024-02-29", "2023-02-29", "202",
)  # fmt: skip
_FACTS = (
    "s1.1", "o1.1", "t1.1", "e1.1", "f1.1", "z1.1", "p1.1", "d1.1", "s2.1", "f7.1", "s0.0", "s1.0", "s01.1", "s1", "s", ".", "1.1", "S1.1", "s1.1.1",
    "s-1.1", "s1.-1", "s99999.1", "s1.99999", "s999999999.999999", "s9223372036854775808.1", f"s{'9' * 30}.1", f"s1.{'9' * 30}", "x1.1", "s١.١", "s1.1 ",
)  # fmt: skip
_CHOICES = (
    "person", "organization", "place", "other", "direct", "mixed", "indirect", "year", "month", "json", "csv", "jsonl", "html", "text", "", "Person",
    "x", "day", "in a written statement", "The Harbor Ledger", "person;", "true", "false", "on", "1", "0",
)  # fmt: skip
_BACKS = (
    "/corrections", "/who/1?page=2#x", "//x", "/\\x", "https://x", "javascript:x", "/\r\nSet-Cookie: a=b", "/é", "?x", "", "/" + "a" * 299, "/%00",
    "/#", "/?changed=1&undone=2", "/a b", "/\x00", "\\\\x", "/.//x",
)  # fmt: skip
_AUTHORS = ("desk", "", " ", "Ada Marsh", "a" * 300, "é", "\x1b[2J", "a\nb", "a;b", '"', "🎉", "\u202ea", "\x00")

NUMBERED = frozenset({
    "limit", "offset", "page", "number", "question", "correction", "article", "articles", "skip", "no", "yes", "fiscal_start", "threads", "port",
})  # fmt: skip
_BY_NAME: dict[str, tuple[str, ...]] = (
    dict.fromkeys(("who", "name", "speaker", "party", "about", "first", "second", "called", "other"), _PEOPLE)
    | dict.fromkeys(("words", "q", "text"), _WORDS)
    | dict.fromkeys(("since", "until", "at", "published"), _DAYS)
    | dict.fromkeys(("kind", "mode", "form", "format", "setting", "publisher", "same"), _CHOICES)
    | dict.fromkeys(("author", "by"), _AUTHORS)
    | {"fact": _FACTS, "back": _BACKS}
)


def number(tape: Tape) -> int:
    """A number: small, at a limit of what databases and formats hold, or beyond."""
    return tape.pick(_NUMBERS) if tape.one_in(2) else 1 + tape.below(12)


def words(tape: Tape, name: str, *, surrogates: bool = False) -> str:
    """A string for a parameter of that name: what it expects, what it barely expects, or something odd."""
    if name in NUMBERED:
        return tape.pick(_NUMERALS) if tape.one_in(8) else str(number(tape))
    if tape.one_in(5) or name not in _BY_NAME:
        return odd_text(tape, surrogates=surrogates)
    known = _BY_NAME[name]
    return known[tape.below(6)] if tape.one_in(2) else tape.pick(known)
