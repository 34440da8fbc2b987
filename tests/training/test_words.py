"""Lemmas as edit scripts, and other names for the people of an article."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.example import Example
from training.lemmas import script_of
from training.renaming import Renamer, persons


@pytest.mark.parametrize(
    ("word", "lemma", "script"),
    [("said", "say", "2|y"), ("Lee", "Lee", "="), ("The", "the", "0|"), ("went", "go", "4|go"), ("plans", "plan", "1|")],
)
def test_scripts(word: str, lemma: str, script: str) -> None:
    assert script_of(word, lemma) == script


letters = st.text(st.characters(codec="ascii", categories=["Ll"]), min_size=1, max_size=8)


@given(letters, letters)
def test_a_script_makes_the_lemma_again(word: str, lemma: str) -> None:
    script = script_of(word, lemma)
    if script == "=":
        assert word == lemma
        return
    cut, added = script.split("|")
    assert word[: len(word) - int(cut)] + added == lemma


def example(words: str, names: str) -> Example:
    split = words.split()
    return Example(name="x", words=split, paragraphs=[True] + [False] * (len(split) - 1), names=names.split())


STORIES = [
    example("Ann Lee met Bo Ott . Lee left .", "B-PERSON I-PERSON O B-PERSON I-PERSON O B-PERSON O O"),
    example("Carla Jones and NATO met Dmitri Petrov .", "B-PERSON I-PERSON O B-ORG O B-PERSON I-PERSON O"),
]


def test_persons_are_runs_of_words() -> None:
    assert list(persons(STORIES[0])) == [(0, 2), (3, 5), (6, 7)]


def test_names_are_exchanged_the_same_way_all_over_an_article() -> None:
    renamer, changed = Renamer(STORIES, share=1.0), 0
    for seed in range(20):
        words = renamer.words(STORIES[0], random.Random(seed))
        assert len(words) == len(STORIES[0].words)
        assert words[1] == words[6]
        assert [words[i] for i in (2, 5, 7, 8)] == ["met", ".", "left", "."]
        changed += words != STORIES[0].words
    assert 0 < changed < 20


def test_nothing_is_exchanged_where_no_share_is_asked_for() -> None:
    assert Renamer(STORIES, share=0.0).words(STORIES[0], random.Random(1)) is STORIES[0].words
