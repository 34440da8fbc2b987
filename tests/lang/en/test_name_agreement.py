"""Names that are asked for: they agree in every part, or not at all."""

from __future__ import annotations

import pytest

from onrecord.lang.en.name_agreement import agrees, likeness


@pytest.mark.parametrize(
    ("asked", "name", "does"),
    [
        ("Marsh", "Elena Marsh", True),
        ("Sen. Marsh", "Elena Marsh", True),
        ("Marsh, Elena", "Elena Marsh", True),
        ("E. Marsh", "Elena Marsh", True),
        ("Elena Marsh", "Elena Ruth Marsh", True),
        ("Elena Ruth Marsh", "Elena Marsh", False),  # the name lacks a part
        ("Elena", "Elena Marsh", False),
        ("Mr. Marsh", "Elena Marsh", False),
        ("Paul Marsh", "Elena Marsh", False),
        ("Elena Marsh Jr.", "Elena Marsh", False),
        ("Marsch", "Elena Marsh", False),
        ("", "Elena Marsh", False),
    ],
)
def test_persons(asked: str, name: str, does: bool) -> None:
    assert agrees(asked, name, kind="person") is does


@pytest.mark.parametrize(
    ("asked", "name", "does"),
    [
        ("Port Hale Council", "the Port Hale Council", True),
        ("Hale Works", "Hale Works Inc.", True),
        ("Hale Works LLC", "Hale Works Inc.", False),
        ("Port Council", "Port Hale Council", False),
    ],
)
def test_organizations(asked: str, name: str, does: bool) -> None:
    assert agrees(asked, name, kind="organization") is does


def test_places_agree_but_for_the_article() -> None:
    assert agrees("Hague", "The Hague", kind="place")
    assert not agrees("the", "The Hague", kind="place")


def test_the_nearest_name_is_suggested() -> None:
    assert likeness("Elena Marsh", ["Elena Marsh"]) == 1.0
    assert likeness("Elena Marsch", ["Elena Marsh"]) > likeness("Elena Marsch", ["Howard Quill"])
    assert likeness("Elena Marsh", []) == 0.0
