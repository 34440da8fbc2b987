"""Forms of names: keys, surnames, nicknames."""

from __future__ import annotations

import pytest

from onrecord.facts.entities.variants import given_name, key_of, nickname, surname


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("The Harbor Guild", "harbor guild"),
        ("Lionel “Patches” Moore", "lionel moore"),
        ("Ruth (Roo) Ashe", "ruth ashe"),
        ("J.K. Rowe’s", "jk rowe"),
        ("Rowe & Park", "rowe and park"),
    ],
)
def test_keys(text, key):
    assert key_of(text) == key


@pytest.mark.parametrize(
    ("name", "last", "given"),
    [
        ("ann rowe", "rowe", "ann"),
        ("ann rowe jr", "rowe", "ann"),
        ("song hye-in", "song", "hye-in"),
        ("hye-in song", "song", "hye-in"),
        ("luis de la cruz", "cruz", "luis"),
    ],
)
def test_surnames_and_given_names(name, last, given):
    assert (surname(name.split()), given_name(name.split())) == (last, given)


def test_nicknames():
    assert nickname("Lionel “Patches” Moore") == "patches"
    assert nickname("Lionel Moore") == ""
