"""Lines of JSON: articles with odd fields, records, and what is nearly JSON."""

from __future__ import annotations

import json

from tests.fuzz.tape import LONGEST, Tape
from tests.fuzz.texts import SLOTS, mutated, odd_text, text

_FIELDS = ("text", "id", "published", "title", "publisher", "authors", "url", "other", "format", "Text", "")
VALUES = (
    "null", "true", "0", "-0", "1e999", "-1e400", "1E-999", "18446744073709551616", "9" * 400, "0.1", "01", "+1", ".5", "NaN", "Infinity",
    "[]", "{}", '[""]', '["Ada Marsh", "Tom Reed"]', "[null]", "[[]]", '[1, "a"]', '{"a": 1}', '""', '" "', '"\\u0000"', '"\\ud800"',
    '"\\ud83d\\ude00"', '"\\x"', '"\\', '"', "'a'", '"2024-05-17"', '"2024-02-31"', '"2024-05-17T25:00"', '"0000-00-00"', '"\\u001b[2J"',
    '"2024-05-17T10:00:00+99:99"', '"9999-12-31T23:59"', '"٢٠٢٤-٠٥-١٧"', '"2024-05-17\\n"', "tru", "{]", '"a"b', '"\t"', '"\\u202e"',
)  # fmt: skip
_ENDS = ("\n", "\n", "\n", "\r\n", "", "\r", "\n\n", " \n", "x\n", ",\n", "}\n", "\u2028")
_ODD = (
    b"\xff", b"\x00", b"\xef\xbb\xbf", b"\\", b'"', b"{", b"}", b"[", b"]", b",", b":", b"\n", b"\\u", b"\\ud800", b"\xed\xa0\x80",
    b"\xc0\x80", b"null", b'"text":', b"/*x*/", b"\t", b"1e5", b"\\u0000",
)  # fmt: skip


def lines(tape: Tape) -> bytes:
    """One to four lines, whole or mutated."""
    made = "".join(_line(tape) + tape.pick(_ENDS) for _ in range(1 + tape.below(4)))
    data = made.encode("utf-8", "surrogatepass")
    return (mutated(tape, data, odd=_ODD) if tape.one_in(3) else data)[:LONGEST]


def _line(tape: Tape) -> str:
    kind = tape.below(8)
    if kind == 7:
        return _deep(tape) if tape.one_in(2) else tape.pick(VALUES)
    fields = [("text", _string(tape, text(tape)))] if kind < 6 else []
    fields += [(tape.pick(_FIELDS), _value(tape)) for _ in tape.times(4)]
    if tape.one_in(3):
        fields.reverse()
    return "{" + tape.pick((", ", ",", " ,\t")).join(f'"{name}": {value}' for name, value in fields) + "}"


def _value(tape: Tape) -> str:
    kind = tape.below(4)
    if kind == 0:
        return _string(tape, tape.pick(SLOTS["name"]))
    return _string(tape, odd_text(tape)) if kind == 1 else tape.pick(VALUES)


def _string(tape: Tape, value: str) -> str:
    return json.dumps(value, ensure_ascii=tape.one_in(2))


def _deep(tape: Tape) -> str:
    """A value nested as deep as fits, in a field that is let be or where a text should be."""
    open_, close = tape.pick((("[", "]"), ('{"a":', "}"), ('[{"a":', "}]")))
    many = tape.size(LONGEST // 3 // len(open_))
    inner = f"{open_ * many}1{close * many}" if tape.one_in(2) else open_ * many + "1"
    return f'{{"text": "Ada Marsh said it rained.", "{tape.pick(("other", "authors", "id", "text"))}": {inner}}}'
