"""Web pages: well-formed ones, and ones whose tags, attributes, entities, metadata and nesting are anything but."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from tests.conftest import ROOT
from tests.fuzz.tape import LONGEST, Tape
from tests.fuzz.texts import PIECES, mutated, odd_text, sentence

_PARTS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("pages.toml").read_text(encoding="utf-8"))
CHARSETS = tuple(_PARTS["charsets"])
_DEEPEST = 6
_ODD = tuple(odd.encode() for odd in (*_PARTS["broken"], *_PARTS["entities"], *PIECES["invisible"]))
_BODIES = ("utf-8", "utf-8", "utf-8", "windows-1252", "utf-16", "utf-16-le", "shift_jis", "cp037", "utf-7", "koi8-r")
_MARKS = (b"", b"", b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff", b"+/v8-")


def page(tape: Tape) -> bytes:
    """A page's bytes: composed, mutated, or one of samples/ mutated."""
    how = tape.below(8)
    if how == 7:
        return mutated(tape, _sample(), odd=_ODD)
    data = composed(tape).encode("utf-8")
    return (mutated(tape, data, odd=_ODD) if how >= 5 else data)[:LONGEST]


@cache
def _sample() -> bytes:
    return (ROOT / "samples" / "ledger-2024-05-17.html").read_bytes()


def composed(tape: Tape) -> str:
    """A page as text."""
    if tape.one_in(10):
        return _extreme(tape)
    head = "".join(_metadata(tape) for _ in tape.times(5))
    body = "".join(_element(tape, depth=0) for _ in range(1 + tape.below(6)))
    end = tape.pick(("</body></html>", "", "</html>", "</body>"))
    return f"{tape.pick(_PARTS['prologs'])}{head}{tape.pick(('</head><body>', '', '<body>'))}{body}{end}"


def _metadata(tape: Tape) -> str:
    kind = tape.below(6)
    if kind == 0:
        return f"<title>{sentence(tape)} | The Alder Post</title>"
    if kind == 1:
        return f'<script type="application/ld+json">{tape.pick(_PARTS["linked"])}</script>'
    if kind == 2:
        return f"<meta charset={tape.pick(CHARSETS)}>"
    if kind == 3:
        return f'<link rel="canonical" href="{tape.pick(_PARTS["values"])}">'
    value = tape.pick(_PARTS["values"]) if tape.one_in(2) else _escaped(tape)
    return f'<meta {tape.pick(("property", "name", "itemprop"))}="{tape.pick(_PARTS["properties"])}" content="{value}">'


def _element(tape: Tape, *, depth: int) -> str:
    if depth >= _DEEPEST or tape.over:
        return _escaped(tape)
    kind = tape.below(8)
    if kind == 7:
        return tape.pick(_PARTS["broken"]) + _escaped(tape)
    tag = tape.pick(_PARTS["tags"]) if kind > 2 else ("p", "div", "article")[kind]
    inner = _escaped(tape) if kind == 0 else "".join(_element(tape, depth=depth + 1) for _ in tape.times(4))
    opened = f"<{tag.upper() if tape.one_in(16) else tag}{''.join(_attribute(tape) for _ in tape.times(2))}>"
    return f"{opened}{inner}{'' if tape.one_in(8) else f'</{tag}>'}{sentence(tape) if tape.one_in(6) else ''}"


def _attribute(tape: Tape) -> str:
    quote = tape.pick(('"', '"', "'", ""))
    value = odd_text(tape)[:40] if tape.one_in(8) else tape.pick(_PARTS["values"])
    return f" {tape.pick(_PARTS['attributes'])}={quote}{value}{quote}"


def _escaped(tape: Tape) -> str:
    """Words between tags: sentences, with entities, or something odd."""
    kind = tape.below(8)
    if kind == 7:
        return odd_text(tape)
    words = " ".join(sentence(tape) for _ in range(1 + kind // 2))
    return words.replace(" ", tape.pick(_PARTS["entities"]), 1) if kind == 6 else words


def _extreme(tape: Tape) -> str:
    """A page that is deep, wide or long in one way."""
    tag, many = tape.pick(_PARTS["tags"]), tape.size(LONGEST // 8)
    words = sentence(tape)
    forms = (
        f"<html><body>{f'<{tag}>' * many}{words}",
        f"<html><body>{f'<{tag}>' * many}{words}{f'</{tag}>' * many}</body></html>",
        f"<html><body>{f'</{tag}>' * many}{words}",
        f"<html><body><p {' '.join(f'a{n}=b' for n in range(many))}>{words}</p></body></html>",
        f"<html><body><p>{words}</p>{tape.pick(_PARTS['broken']) * many}<p>{words}</p></body></html>",
        f"<html><body>{f'<p>{words}</p>' * many}</body></html>",
        f"<html><body><p>{tape.pick(_PARTS['entities']) * many}</p><p>{words}</p></body></html>",
        f"{tape.pick(_PARTS['broken']) * many}<html><p>{words}</p>",
        f"<html><head>{_metadata(tape) * many}</head><body><p>{words}</p></body></html>",
    )
    return tape.pick(forms)


def declared(tape: Tape) -> bytes:
    """A page or a text in one character set that declares another, with bytes broken or without."""
    body = tape.pick(_BODIES)
    words = f"<p>{sentence(tape)} — “{sentence(tape)}” café, Ångström</p><p>{odd_text(tape)}</p>"
    forms = (
        f"<html><head><meta charset={tape.pick(CHARSETS)}></head><body>{words}</body></html>",
        f"<?xml version='1.0' encoding='{tape.pick(CHARSETS)}'?><html><body>{words}</body></html>",
        f'<html><meta http-equiv="content-type" content="text/html; charset={tape.pick(CHARSETS)}">{words}',
        words,
    )
    data = tape.pick(_MARKS) + tape.pick(forms).encode(body, "replace")
    return mutated(tape, data, odd=BYTES) if tape.one_in(2) else data[:LONGEST]


BYTES = (
    b"\xff", b"\x80", b"\x00", b"\xc3", b"\xe2\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x1b$B", b"\x93", b"\x94quoted\x94", b"\xd2",
    b"\x00\x00", b"\xef\xbb\xbf", b"\x0e", b"\x1a", b"\xa0", b"\x85", b"x\x9c", b"BZh9", b"%PDF-", b"PK\x03\x04", b"\x7f", b"+AGE-", b"~{",
)  # fmt: skip
"""Bytes that are no UTF-8, begin another character set or another kind of file."""
