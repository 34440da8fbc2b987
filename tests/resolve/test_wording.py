"""What the words around a name say of its bearer."""

from __future__ import annotations

import pytest

from onrecord.record import Entity, EntityKind, Mention
from onrecord.resolve.wording import (
    convention_meant,
    gender_known,
    gender_said,
    is_called,
    is_likened,
    president_meant,
)


def entity(text: str, name: str, *, kind: EntityKind = "person") -> Entity:
    """An entity that is named wherever the text has these words."""
    starts = [n for n in range(len(text)) if text.startswith(name, n)]
    mentions = tuple(Mention(span=(start, start + len(name)), form="name") for start in starts)
    return Entity(id="e1", kind=kind, name=name, mentions=mentions)


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Mrs. Umber left.", "female"),
        ("Umber came. So did Mr. Umber.", "male"),
        ("Congresswoman Umber left.", "female"),
        ("Mr. Umber met Mrs. Umber.", None),
        ("Senator Umber left.", None),
        ("The polls miss Umber again.", None),
        ("Umber left.", None),
    ],
)
def test_titles_before_a_name_say_the_gender(text: str, gender: str | None) -> None:
    assert gender_said(text, entity(text, "Umber")) == gender


def test_first_names_say_the_gender() -> None:
    assert (gender_known("Elena Umber"), gender_known("Sen. David Umber")) == ("female", "male")
    assert (gender_known("Umber"), gender_known("Robin Umber")) == (None, None)


@pytest.mark.parametrize(
    ("text", "name", "at", "president"),
    [
        ("It began in the Carter administration.", "Carter", "2016-05-01", "Jimmy Carter"),
        ("A Carter-era dam and the Carter presidency.", "Carter", None, "Jimmy Carter"),
        ("Carter left the Carter administration.", "Carter", None, None),
        ("The Bush administration built it.", "Bush", "1990-05-01", "George H.W. Bush"),
        ("The Bush administration built it.", "Bush", "2016-05-01", "George W. Bush"),
        ("The Biden administration built it.", "Biden", "2016-05-01", None),
        ("The Umber administration built it.", "Umber", "2016-05-01", None),
        ("Jimmy Carter’s administration built it.", "Jimmy Carter", None, None),
    ],
)
def test_an_administration_is_its_presidents(text: str, name: str, at: str | None, president: str | None) -> None:
    assert president_meant(text, entity(text, name), at=at) == president


def test_a_president_may_go_by_another_first_name() -> None:
    assert is_called("James Carter", "Jimmy Carter")
    assert not is_called("Carter", "Jimmy Carter")
    assert not is_called("George W. Bush", "George H.W. Bush")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("She is to appear at RNC in July.", True),
        ("In a speech at the RNC she said so.", True),
        ("The speakers at the RNC were many.", True),
        ("Morale at the RNC is low.", False),
        ("A speech at the RNC was paid by the RNC.", False),
    ],
)
def test_a_party_meets_under_its_committees_letters(text: str, meant: bool) -> None:
    found = convention_meant(text, entity(text, "RNC", kind="organization"))
    assert found == ("Republican National Convention" if meant else None)


@pytest.mark.parametrize(
    ("text", "likened"),
    [
        ("They want a Weirton of the north.", True),
        ("He sells his “Weirton of prose” well.", True),
        ("She is a Weirton senator.", False),
        ("They came from Weirton of all towns.", False),
    ],
)
def test_what_is_likened_to_a_place_is_another(text: str, likened: bool) -> None:
    assert is_likened(text, entity(text, "Weirton", kind="place")) is likened
