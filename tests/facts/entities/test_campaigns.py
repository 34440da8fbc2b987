"""Campaigns that somebody owns, and that speak."""

from __future__ import annotations

import pytest

import onrecord

_BEFORE = "Mayor Dora Vance won in Dover. Dora Vance said that she was glad."


@pytest.mark.parametrize(
    ("said", "speaker"),
    [
        ("Vance's campaign said it had raised $2 million.", "Vance's campaign"),
        ("Dora Vance’s campaign said it was broke. Vance’s campaign said it would go on.", "Dora Vance’s campaign"),
        (
            "Vance's campaign said it was broke. Ms. Vance's presidential campaign said it would go on.",
            "Vance's campaign",
        ),
        ("The Vance campaign met. Ms. Vance's campaign said it had raised $2 million.", "Vance campaign"),
        ("The Vance campaign met. The Dora Vance presidential campaign said it was broke.", "Vance campaign"),
        ("Vance said her campaign had begun in May.", "Dora Vance"),
        ("Ode's campaign said it had raised $2 million.", "Ode's campaign"),
    ],
)
def test_whose_campaign_speaks(said: str, speaker: str) -> None:
    record = onrecord.read(f"{_BEFORE} {said}")
    assert record.statements[-1].speaker == speaker
    assert next(e for e in record.entities if e.kind == "person").name == "Dora Vance"


def test_a_campaign_that_says_nothing_is_no_entity() -> None:
    record = onrecord.read(f"{_BEFORE} Vance's campaign began in May.")
    assert not any("campaign" in e.name for e in record.entities)


def test_who_is_named_once_stays_named() -> None:
    record = onrecord.read(f"{_BEFORE} Carl Ode's campaign said it had raised $2 million.")
    assert [e.name for e in record.entities if e.kind == "person"] == ["Dora Vance", "Carl Ode"]
