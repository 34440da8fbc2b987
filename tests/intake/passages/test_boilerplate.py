"""Phrases that show that a paragraph is not body text."""

from __future__ import annotations

from onrecord.intake.passages.boilerplate import cue_kind


def test_boilerplate() -> None:
    assert cue_kind("Sign up for our newsletter") == "boilerplate"
    assert cue_kind("READ MORE: the mayor resigns") == "related_link"
    assert cue_kind("The mayor resigns") is None
