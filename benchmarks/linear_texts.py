"""Texts of twenty kinds and any length: what articles are made of, each in a heap."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from itertools import islice

Paragraphs = Callable[[random.Random], Iterator[str]]
LEAD = "The harbor council met on Tuesday and said that the old pier would be closed until the end of the year.\n\n"
"""Before each: some kinds alone look like no English."""

_SYLLABLES = [
    "ba",
    "be",
    "bo",
    "da",
    "den",
    "do",
    "fa",
    "fin",
    "go",
    "ha",
    "jo",
    "ka",
    "kel",
    "la",
    "lo",
    "ma",
    "mor",
    "na",
    "nor",
    "pa",
    "pel",
    "ra",
    "rin",
    "sa",
    "sel",
    "ta",
    "tor",
    "va",
    "wen",
    "za",
]
_FIRST = [
    "Ann",
    "Ben",
    "Carla",
    "David",
    "Ellen",
    "Frank",
    "Gail",
    "Henry",
    "Irene",
    "James",
    "Karen",
    "Louis",
    "Maria",
    "Nancy",
    "Oscar",
    "Paul",
    "Ruth",
    "Susan",
]
_ROLES = [
    "mayor",
    "governor",
    "senator",
    "lawyer",
    "spokesman",
    "commissioner",
    "chairwoman",
    "director",
    "sheriff",
    "auditor",
]
_NOUNS = [
    "pier",
    "bridge",
    "budget",
    "harbor",
    "school",
    "tax",
    "vote",
    "ferry",
    "market",
    "road",
    "report",
    "plan",
    "council",
    "river",
    "town",
]
_VERBS = [
    "closed",
    "opened",
    "visited",
    "passed",
    "praised",
    "delayed",
    "rebuilt",
    "sold",
    "approved",
    "rejected",
    "watched",
    "studied",
]
_BODIES = [
    "Council",
    "Commission",
    "Institute",
    "Association",
    "Agency",
    "Company",
    "Bank",
    "University",
    "Committee",
    "Foundation",
]
_ACTS = (
    "accused {b} of taking money",
    "denied the claim",
    "supports the plan",
    "opposes the plan",
    "asked {b} to resign",
)


def _name(dice: random.Random) -> str:
    return "".join(dice.choice(_SYLLABLES) for _ in range(3)).capitalize()


def _person(dice: random.Random) -> str:
    return f"{dice.choice(_FIRST)} {_name(dice)}"


def _clause(dice: random.Random) -> str:
    return f"the {dice.choice(_NOUNS)} {dice.choice(_VERBS)} the {dice.choice(_NOUNS)} near the {dice.choice(_NOUNS)}"


def _paragraphs(dice: random.Random, sentence: Callable[[], str], *, each: int = 4) -> Iterator[str]:
    while True:
        yield " ".join(sentence() for _ in range(dice.randint(1, each))) + "\n\n"


def _prose(dice: random.Random) -> Iterator[str]:
    return _paragraphs(dice, lambda: f"{_clause(dice).capitalize()} and {_clause(dice)}.")


def _distinct_names(dice: random.Random) -> Iterator[str]:
    return _paragraphs(
        dice, lambda: f"{_person(dice)} of {_name(dice)} met {_person(dice)} at the {dice.choice(_NOUNS)}."
    )


def _same_names(dice: random.Random) -> Iterator[str]:
    people = [_person(dice) for _ in range(6)]

    def sentence() -> str:
        one = dice.choice(people)
        return f"{dice.choice([one, one.split()[1], 'He', 'She'])} said {dice.choice(people)} {dice.choice(_VERBS)} it."

    return _paragraphs(dice, sentence)


def _organizations(dice: random.Random) -> Iterator[str]:
    def sentence() -> str:
        name = f"{_name(dice)} {dice.choice(_BODIES)}"
        return f"The {name} told the {_name(dice)} {dice.choice(_BODIES)} that it {dice.choice(_VERBS)} the pier."

    return _paragraphs(dice, sentence)


def _quotations(dice: random.Random) -> Iterator[str]:
    return _paragraphs(
        dice, lambda: f"“{_clause(dice).capitalize()},” {_person(dice)} said. “{_clause(dice).capitalize()}.”"
    )


def _quoted_paragraphs(dice: random.Random) -> Iterator[str]:
    while True:
        yield f"{_person(dice)} told reporters:\n\n"
        for _ in range(dice.randint(2, 9)):
            yield f"“{_clause(dice).capitalize()}. {_clause(dice).capitalize()}.\n\n"
        yield f"“{_clause(dice).capitalize()}.”\n\n"


def _unclosed(dice: random.Random) -> Iterator[str]:
    while True:
        yield f"“{_clause(dice).capitalize()}. {_clause(dice).capitalize()}.\n\n"


def _numbers(dice: random.Random) -> Iterator[str]:
    return _paragraphs(
        dice,
        lambda: (
            f"The {dice.choice(_NOUNS)} cost ${dice.randint(2, 999)} million, up {dice.randint(2, 99)} percent"
            f" and {dice.randint(20, 9999):,} people saw {dice.randint(2, 90)} boats."
        ),
    )


def _dates(dice: random.Random) -> Iterator[str]:
    return _paragraphs(
        dice,
        lambda: (
            f"On March {dice.randint(1, 30)}, {dice.randint(1950, 2016)}, they met at {dice.randint(1, 9)} p.m."
            f" and last Tuesday {_name(dice)} was elected."
        ),
    )


def _brackets(dice: random.Random) -> Iterator[str]:
    return _paragraphs(
        dice, lambda: f"The {dice.choice(_NOUNS)} (which {_clause(dice)} [and so on]) was {dice.choice(_VERBS)}."
    )


def _one_sentence(dice: random.Random) -> Iterator[str]:
    while True:
        yield f"{_clause(dice)} and "


def _one_word(dice: random.Random) -> Iterator[str]:
    while True:
        yield "the "


def _capitals(dice: random.Random) -> Iterator[str]:
    return _paragraphs(dice, lambda: f"{_clause(dice)} and {_person(dice)} said so.".upper())


def _bullets(dice: random.Random) -> Iterator[str]:
    while True:
        yield f"- {_clause(dice)}\n"


def _short_paragraphs(dice: random.Random) -> Iterator[str]:
    while True:
        yield f"The {dice.choice(_NOUNS)} {dice.choice(_VERBS)}.\n\n"


def _one_paragraph(dice: random.Random) -> Iterator[str]:
    while True:
        yield f"{_clause(dice).capitalize()}, {_person(dice)} said. "


def _abbreviations(dice: random.Random) -> Iterator[str]:
    return _paragraphs(
        dice, lambda: f"Sen. {_name(dice)}, R-Ohio, met Gov. {_name(dice)} of the U.S. E.P.A. in"
        f" St. {_name(dice)}, Pa., at 3 p.m."
    )  # fmt: skip


def _offices(dice: random.Random) -> Iterator[str]:
    def sentence() -> str:
        role = dice.choice(_ROLES)
        told = f"{_person(dice)}, the {role} of {_name(dice)}, {dice.choice(_VERBS)} the pier."
        return f"{told} The {role} said {dice.choice(['he', 'she'])} would stay."

    return _paragraphs(dice, sentence)


def _disputes(dice: random.Random) -> Iterator[str]:
    def sentence() -> str:
        return f"{_person(dice)} {dice.choice(_ACTS).format(b=_person(dice))} over the {dice.choice(_NOUNS)}."

    return _paragraphs(dice, sentence)


KINDS: dict[str, Paragraphs] = {
    "plain prose": _prose, "distinct names": _distinct_names, "the same names": _same_names,
    "organizations": _organizations, "quotations": _quotations, "quoted paragraphs": _quoted_paragraphs,
    "unclosed quotations": _unclosed, "numbers": _numbers, "dates": _dates, "brackets": _brackets,
    "one long sentence": _one_sentence, "one word repeated": _one_word, "capitals": _capitals, "bullets": _bullets,
    "short paragraphs": _short_paragraphs, "one paragraph": _one_paragraph, "abbreviations": _abbreviations,
    "offices": _offices, "disputes": _disputes,
}  # fmt: skip


def _mixed(dice: random.Random) -> Iterator[str]:
    kinds = [
        make(dice) for name, make in KINDS.items() if name not in ("one long sentence", "one word repeated", "mixed")
    ]
    while True:
        yield from islice(dice.choice(kinds), 3)


KINDS["mixed"] = _mixed


def text_of_kind(kind: str, words: int) -> str:
    """Return a text of so many words between spaces; the same at each call, and the beginning of every longer one."""
    parts, count = [LEAD], len(LEAD.split())
    for paragraph in KINDS[kind](random.Random(kind)):
        parts.append(paragraph)
        count += len(paragraph.split())
        if count >= words:
            return "".join(parts).rstrip()
    raise ValueError(f"{kind}: ended before {words} words")
