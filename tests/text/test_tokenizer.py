"""The tokenizer: spaCy's tokens for what articles hold, and no time by the square for what they do not."""

from __future__ import annotations

from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.text.tokenizer import RunTokenizer, blank_english

PLAIN, OURS = spacy.blank("en"), blank_english()
ADDRESS = "https://harbor.example/news/" + "the-old-pier_" * 30 + "?year=1931"


@pytest.mark.parametrize(
    "text",
    [
        "“The bridge isn't safe,” Mayor Ada Lund said.\n\nSen. Ann Rowe (R-Ohio) paid $2.5m.",
        "_" * 80 + "\n" + "$" * 150 + " " + "word—" * 30,
        f"See ({ADDRESS}), she said.",
        f"{ADDRESS}\n\nNo one came.",
    ],
)
def test_tokens_are_spacys(text: str) -> None:
    assert [(t.text, t.idx) for t in OURS.tokenizer(text)] == [(t.text, t.idx) for t in PLAIN.tokenizer(text)]


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from(["$" * 300, "-a" * 150, "é" * 201, "”.", "word", " ", "  ", "\n", ADDRESS]), max_size=8)
)
def test_any_run_keeps_its_place(parts: list[str]) -> None:
    text = "".join(parts)
    doc = OURS.tokenizer(text)
    assert doc.text == text
    assert all(text[t.idx : t.idx + len(t)] == t.text for t in doc)


@pytest.mark.parametrize("sign", ["$", "%", "“", "'", "(", "_", "—", "…", "$_", "-a", "👩\u200d👩\u200d👧"])
def test_a_run_of_signs_is_few_tokens(sign: str) -> None:
    doc = OURS.tokenizer("It cost " + (sign * 10_000)[:10_000] + " at last.")
    assert len(doc) < 300
    assert [t.text for t in doc][:2] + [t.text for t in doc][-3:] == ["It", "cost", "at", "last", "."]


def _searched(size: int) -> int:
    """How many characters the rules search in a run of so many signs, no two pieces of it the same."""
    plain: Any = PLAIN.tokenizer
    searched = 0

    def suffix(text: str) -> Any:
        nonlocal searched
        searched += len(text)
        return plain.suffix_search(text)

    tokenizer = RunTokenizer(
        spacy.blank("en").vocab, rules=plain.rules, prefix_search=plain.prefix_search, suffix_search=suffix,
        infix_finditer=plain.infix_finditer, token_match=plain.token_match, url_match=plain.url_match,
    )  # fmt: skip
    tokenizer("".join("$" * 99 + chr(0x4E00 + n) for n in range(size // 100)))
    return searched


def test_the_rules_search_as_much_a_sign_in_a_long_run() -> None:
    assert _searched(4000) < 4.4 * _searched(1000)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("said:“We left.”Then", ["said", ":", "“", "We", "left", ".", "”", "Then"]),
        ('said,"We left,"', ["said", ",", '"', "We", "left", ",", '"']),
        ('the"art"of', ["the", '"', "art", '"', "of"]),
    ],
)
def test_marks_without_a_space_are_tokens(text: str, tokens: list[str]) -> None:
    assert [t.text for t in OURS.tokenizer(text)] == tokens
