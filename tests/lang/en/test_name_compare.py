"""What two people's names have in common."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.lang.en.name_compare import Likeness, compare_people
from onrecord.lang.en.name_keys import acronyms, keys, organization_words, person_words, sought, unshouted, words


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        (["Mara Dunmere"], ["Mara Dunmere"], Likeness.SAME),
        (["Mara Dunmere"], ["Ms. Mara Dunmere's"], Likeness.SAME),
        (["Mara K. Dunmere"], ["Mara Dunmere"], Likeness.SAME),
        (["Mara K. Dunmere"], ["Mara Kay Dunmere"], Likeness.SAME),
        (["Mara K. Dunmere"], ["Mara L. Dunmere"], None),
        (["William Umber"], ["Bill Umber"], Likeness.NICKNAME),
        (["J. Edgar Quarrier"], ["Edgar Quarrier"], Likeness.NICKNAME),
        (["W. Umber"], ["William Umber"], Likeness.INITIAL),
        (["José Peña"], ["Jose Pena"], Likeness.SAME),
        (["Uwe Umber Jr."], ["Uwe Umber Sr."], None),
        (["Uwe Umber Jr."], ["Uwe Umber"], Likeness.SAME),
        (["Ada Jessop Umber"], ["Ada Umber"], Likeness.SAME),
        (["Bill Umber"], ["Chelsea Umber"], None),
        (["Umber"], ["Chelsea Umber"], Likeness.SURNAME),
        (["Bill Umber", "Umber"], ["Chelsea Umber", "Umber"], None),
        (["George W.H. Umber"], ["George W. Umber"], None),
        (["Reince Umber"], ["Rence Umber"], Likeness.SPELLING),
        (["Huma Umber"], ["Human Umber"], Likeness.SPELLING),
        (["Mario Umber"], ["Marco Umber"], None),
        (["Zed Umber"], ["Zod Umber"], None),
        (["Umber"], ["Umber"], Likeness.SAME_BARE),
        (["Chelsea"], ["Chelsea Umber"], Likeness.FIRST_NAME),
        (["Umber"], ["Umberto Quarrier"], None),
        ([], ["Umber"], None),
    ],
)
def test_compare_people(one: list[str], other: list[str], likeness: Likeness | None) -> None:
    assert compare_people(one, other) is likeness
    assert compare_people(other, one) is likeness


@pytest.mark.parametrize(
    ("name", "words_left"),
    [
        ("Crooked Elena", ("elena",)),
        ("Crooked Elena Umber", ("elena", "umber")),
        ("Crazy Horse", ("crazy", "horse")),
        ("Backing Umber", ("umber",)),
        ("Backing Elena Umber", ("backing", "elena", "umber")),
        ("Sterling Umber", ("sterling", "umber")),
        ("Crooked", ("crooked",)),
    ],
)
def test_what_is_misread_as_a_first_name_is_none(name: str, words_left: tuple[str, ...]) -> None:
    assert person_words(name) == words_left


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Copperline Motors Inc.", ("copperline", "motors")),
        ("The U.S. Department of Weirs", ("department", "weirs")),
        ("Dept. of Weirs", ("department", "weirs")),
        ("U.S.", ("us",)),
        ("Group", ("group",)),
        ("Smith & Co.", ("smith",)),
    ],
)
def test_telling_words_of_organizations(name: str, expected: tuple[str, ...]) -> None:
    assert organization_words(name) == expected


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("Weirs Department", "Department of Weirs", True),
        ("U.S. Bureau of Tides and Weirs", "Bureau of Tides and Weirs", True),
        ("Bureau of Tides and Weirs", "BTW", True),
        ("Bureau of Tides and Weirs", "B.T.W.", True),
        ("Copperline Airlines", "Copperline", True),
        ("Copperline Computer", "Copperline Corps", False),
        ("Umber campaign", "Umber", False),
        ("Umber Foundation", "Umber campaign", False),
    ],
)
def test_organizations_that_may_be_one_meet_in_a_key(one: str, other: str, meet: bool) -> None:
    assert bool(set(keys(one, kind="organization")) & set(sought(other, kind="organization"))) is meet
    assert bool(set(sought(one, kind="organization")) & set(keys(other, kind="organization"))) is meet


@given(st.text(max_size=40))
def test_any_name_has_keys_or_no_words(name: str) -> None:
    for kind in ("person", "organization", "place", "other"):
        found = keys(name, kind=kind)
        assert found == keys(name, kind=kind)
        assert found or not words(name)
    assert person_words(name) or not words(name)
    acronyms(name)


@pytest.mark.parametrize(
    ("name", "kind", "shown"),
    [
        ("LINDALE", "place", "Lindale"),
        ("LOS ANGELES", "place", "Los Angeles"),
        ("WASHINGTON, D.C.", "place", "Washington, D.C."),
        ("UAE", "place", "UAE"),
        ("NATO", "organization", "NATO"),
        ("ADA LUND", "person", "Ada Lund"),
        ("McAllen", "place", "McAllen"),
    ],
)
def test_a_dateline_s_capitals_are_not_shown(name: str, kind: str, shown: str) -> None:
    assert unshouted(name, kind=kind) == shown
