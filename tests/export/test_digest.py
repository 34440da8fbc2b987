"""Records by speaker, by person and in the order of time."""

from __future__ import annotations

import pytest

from onrecord.export.digest import clause, in_time, initials, profiles, speakers
from tests.export.stories import bare, crowd, harbour


def test_the_most_quoted_come_first_and_the_unnamed_last() -> None:
    found = speakers(harbour())
    assert [(speaker.name, len(speaker.statements)) for speaker in found] == [
        ("Edda Lindqvist", 2), ("Tobias Renn", 1), ("Officials", 1), (None, 1),
    ]  # fmt: skip
    assert [speaker.initials for speaker in found] == ["EL", "TR", "O", "?"]
    assert speakers(bare()) == ()


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Ada Lovelace", "AL"), ("National Border Patrol Council", "NC"), ("officials", "O"), (None, "?"), ("…", "?"),
        ("U.S. Customs and Border Protection", "UP"), ("Þórður", "Þ"), ("שלום עולם", "שע"), ("the U.N. envoy", "U"),
    ],
)  # fmt: skip
def test_initials(name: str | None, letters: str) -> None:
    assert initials(name) == letters


def test_profiles_gather_what_is_known_of_each() -> None:
    found = {profile.entity.name: profile for profile in profiles(harbour())}
    assert list(found) == ["Edda Lindqvist", "Tobias Renn", "Nour Haddad", "Jo Tann", "port council", "Silt Watch"]
    edda = found["Edda Lindqvist"]
    assert (len(edda.offices), len(edda.ties), edda.statements, edda.bare) == (1, 2, 2, False)
    assert found["Jo Tann"].bare
    assert len(profiles(crowd(12))) == 13


def test_events_stand_in_time_and_the_undated_last() -> None:
    assert [event.when for event in in_time(harbour().events)] == ["2001~", "2020-10-01/2021-09-30", "2021-04", "2022-06-06", "soon"]


def test_the_clause_keeps_the_spaces_of_the_text() -> None:
    record = harbour()
    told = clause(record, record.events[1], reach=12)
    assert (told.before, told.trigger, told.after) == ("The council ", "appointed", " Lindqvist…")
