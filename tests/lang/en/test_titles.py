"""Titles: what is one, its singular, its class."""

from __future__ import annotations

import pytest

from onrecord.lang.en.titles import (
    is_post_nominal,
    is_title,
    is_unlisted_title,
    post_of,
    singular,
    singular_as_written,
    spelled_out,
    title_class,
)


@pytest.mark.parametrize(
    ("word", "one"),
    [
        ("senators", "senator"),
        ("gov.", "governor"),
        ("pm", "prime minister"),
        ("boats", "boats"),
        ("congressmen", "congressman"),
    ],
)
def test_singular(word: str, one: str) -> None:
    assert singular(word) == one


@pytest.mark.parametrize(
    ("word", "one"),
    [("senators", "senator"), ("sens.", "sen."), ("gov.", "gov."), ("mps", "mp"), ("congressmen", "congressman")],
)
def test_singular_as_written(word: str, one: str) -> None:
    assert singular_as_written(word) == one


def test_titles_are_known_and_unlisted_ones_guessed() -> None:
    assert is_title("mayor")
    assert is_title("gov.")
    assert not is_title("boat")
    assert is_unlisted_title("dermatologist")
    assert not is_unlisted_title("boat")


def test_classes_and_posts() -> None:
    assert title_class("vice president") != "calling"
    assert title_class("boat polisher") == "calling"
    assert spelled_out("lt. gov.") == "lieutenant governor"
    assert post_of("vice president") == ("president", frozenset({"vice"}))
    assert post_of("foreign minister") == ("minister", frozenset({"foreign"}))


@pytest.mark.parametrize(
    ("form", "letters"), [("OBE", True), ("Ph.D.", True), ("M.D.", True), ("KC", True), ("Rowe", False)]
)
def test_letters_behind_a_name(form, letters):
    assert is_post_nominal(form) is letters
