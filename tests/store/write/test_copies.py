"""Copies of a text are found by their shingles, formulas are not taken for copies."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.store.write.copies import MIN_SHINGLES, bands, is_copy, shingles

_RNG = random.Random(5)
_WORDS = [f"{a}{b}{c}" for a in "bdfgk" for b in "aeiou" for c in ("n", "r", "st", "m")]
TEXT = " ".join(_RNG.choices(_WORDS, k=400))
OTHER = " ".join(_RNG.choices(_WORDS, k=400))


@pytest.mark.parametrize(
    ("text", "copy"),
    [
        (TEXT, True),
        (TEXT.upper(), True),
        (TEXT.replace(" ", ", "), True),
        (TEXT + " (Agency)", True),
        (TEXT[: len(TEXT) // 3], True),
        (" ".join(w if n % 25 else "Dunmere" for n, w in enumerate(TEXT.split())), True),
        (OTHER, False),
        (TEXT[: len(TEXT) // 4] + OTHER, False),
        ("", False),
        ("Four words of it.", False),
    ],
)
def test_copies(text: str, copy: bool) -> None:
    assert is_copy(shingles(TEXT), shingles(text)) is copy
    assert is_copy(shingles(text), shingles(TEXT)) is copy


def test_near_copies_meet_in_a_band_and_others_do_not() -> None:
    near = " ".join(w if n % 40 else "Dunmere" for n, w in enumerate(TEXT.split()))
    assert set(bands(shingles(TEXT))) & set(bands(shingles(near)))
    assert not set(bands(shingles(TEXT))) & set(bands(shingles(OTHER)))


@given(st.text(max_size=200))
def test_any_text_has_sorted_shingles_and_all_bands_or_none(text: str) -> None:
    hashes = shingles(text)
    assert list(hashes) == sorted(set(hashes))
    assert len(bands(hashes)) == (16 if len(hashes) >= MIN_SHINGLES else 0)
    assert bands(hashes) == bands(shingles(text))
