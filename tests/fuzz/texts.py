"""Texts as they come and as they should not: sentences of news, furniture, runs of signs, cuts, and what nobody sees."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

from tests.conftest import ROOT
from tests.fuzz.tape import LONGEST, Tape

Cut = TypeVar("Cut", str, bytes)
_PIECES = tomllib.loads(Path(__file__).with_name("pieces.toml").read_text(encoding="utf-8"))
SLOTS: dict[str, list[str]] = _PIECES["slots"]
PIECES: dict[str, list[str]] = _PIECES["text"]
# A sentence as words and slots in turn: cut once, not for every input.
_SENTENCES = [re.split(r"\{(\w+)\}", sentence) for sentence in PIECES["sentences"]]
_BETWEEN = (" ", "\n\n", "\n", "", "\r\n", "\u00a0", "\t", "  ")
_ODD = (*PIECES["signs"], *PIECES["invisible"], *PIECES["edges"], *PIECES["code"])
_ANY = (*SLOTS["name"], *SLOTS["clause"], *SLOTS["number"], *SLOTS["unit"], *SLOTS["date"], *SLOTS["money"], *_ODD)


def sentence(tape: Tape) -> str:
    """A sentence of news, with its stop or without."""
    parts = tape.pick(_SENTENCES)
    filled = "".join(tape.pick(SLOTS[part]) if i % 2 else part for i, part in enumerate(parts))
    return filled[:1].upper() + filled[1:]


def paragraphs(tape: Tape) -> str:
    """Sentences, in a line or in many."""
    between = tape.pick(_BETWEEN)
    return between.join(sentence(tape) for _ in range(1 + tape.below(8)))


def story(tape: Tape) -> str:
    """Paragraphs with a page's furniture above, among and below them."""
    lines = [tape.pick(PIECES["furniture"]) for _ in tape.times(4)]
    for _ in range(1 + tape.below(6)):
        lines.append(tape.pick(PIECES["furniture"]) if tape.one_in(4) else paragraphs(tape))
    return tape.pick(("\n\n", "\n", "\r\n\r\n")).join(lines)


def soup(tape: Tape) -> str:
    """Pieces in no order."""
    between = tape.pick(("", " ", "\n"))
    return between.join(tape.pick(_ANY) for _ in range(1 + tape.below(40)))


def run(tape: Tape) -> str:
    """One sign or a pair of pieces again and again, with words before and behind it or without."""
    sign = tape.pick(PIECES["signs"]) if tape.one_in(2) else tape.pick(_ODD) + tape.pick(_ANY)
    many = max(1, tape.size(LONGEST) // max(1, len(sign)))
    before = sentence(tape) + " " if tape.one_in(2) else ""
    return before + sign * many + (" " + sentence(tape) if tape.one_in(2) else "")


def any_characters(tape: Tape) -> str:
    """Code points from anywhere but the surrogates, most of them from the front."""
    most = tape.pick((0x7F, 0x2FF, 0x3000, 0xD7FF, 0x10FFFF))
    found = (tape.below(most) for _ in range(1 + tape.below(60)))
    return "".join(chr(c) for c in found if not 0xD800 <= c <= 0xDFFF)


def sample(tape: Tape) -> str:
    """A text of samples/ or a part of it."""
    text = tape.pick(_samples())
    start = tape.below(len(text))
    return text[start : start + tape.size(LONGEST)]


@cache
def _samples() -> tuple[str, ...]:
    return tuple(path.read_text(encoding="utf-8") for path in sorted((ROOT / "samples").glob("*.txt")))


def foreign(tape: Tape) -> str:
    """Sentences of other languages among English ones."""
    return " ".join(
        tape.pick(PIECES["foreign"]) if tape.one_in(2) else sentence(tape) for _ in range(1 + tape.below(8))
    )


_MAKERS: tuple[Callable[[Tape], str], ...] = (
    sentence, paragraphs, paragraphs, paragraphs, story, story, story, soup, soup, sample, foreign, any_characters, run,
)  # fmt: skip


def text(tape: Tape) -> str:
    """A text: whole, cut at an edge, or with something put in, taken out, doubled or turned."""
    made = tape.pick(_MAKERS)(tape)
    how = tape.below(8)
    if how in (4, 5):
        made = mutated(tape, made, odd=_ODD)
    elif how >= 6:
        made = made[tape.below(8) if how == 7 else 0 : 1 + tape.below(len(made) + 1)] + tape.pick(PIECES["edges"])
    return made[:LONGEST]


def mutated(tape: Tape, given: Cut, *, odd: tuple[Cut, ...]) -> Cut:
    """What was given with one to four changes: something odd put in, a part taken out, doubled, moved or cut off."""
    for _ in range(1 + tape.below(4)):
        start = tape.below(len(given) + 1)
        end = min(len(given), start + tape.size(256))
        part = given[start:end]
        change = tape.below(6)
        if change <= 1:
            given = given[:start] + tape.pick(odd) + given[start:]
        elif change == 2:
            given = given[:start] + given[end:]
        elif change == 3:
            given = given[:end] + part * tape.size(8) + given[end:]
        elif change == 4:
            given = part + given[:start] + given[end:]
        else:
            given = given[: max(1, start)]
    return given[:LONGEST]


def odd_text(tape: Tape, *, surrogates: bool = False) -> str:
    """A short string as somebody may give for a name, words or a day: mostly odd."""
    kind = tape.below(8)
    if surrogates and kind == 7:
        return tape.pick(("\ud800", "a\udcff", "\udfffMarsh", "\ud83d")) + tape.pick(_ANY)
    makers: tuple[Callable[[Tape], str], ...] = (lambda t: t.pick(_ANY), soup, any_characters, sentence, run)
    made = makers[min(kind, 7) % 5](tape)
    return made[: tape.size(LONGEST)] if tape.one_in(4) else made[:120]
