"""Syllables and particles: what joins two capitals to one name."""

from __future__ import annotations

import pytest

from onrecord.facts.entities.spans.runs import is_particle, is_syllable


@pytest.mark.parametrize(
    "syllable", ["hye", "in", "yong", "hyun", "sang", "min", "duck", "so", "joon", "seok", "won", "young", "eun"]
)
def test_a_syllable_of_a_korean_name(syllable):
    assert is_syllable(syllable)


@pytest.mark.parametrize("word", ["based", "led", "style", "born", "elect", "times", "rowe", ""])
def test_what_is_no_syllable(word):
    assert not is_syllable(word)


@pytest.mark.parametrize(
    ("word", "particle"), [("van", True), ("dos", True), ("bint", True), ("the", False), ("of", False)]
)
def test_particles(word, particle):
    assert is_particle(word) is particle
