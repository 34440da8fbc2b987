"""Names: one person or body under one name, whatever its origin and spelling."""

from __future__ import annotations

from itertools import product

import pytest

import onrecord
from onrecord.intake import article_from_text
from tests.cases.given import GIVEN

_PLACES = (
    "{given} {last} said the pier was rotten. {last} left early. {last} was late.",
    "“It fell,” {given} {last} said. “We ran.”\n\n{last} lives near the pier, and {last} was late.",
)
_LAST = ("Cole", "Grant", "Vance", "Lindqvist", "Ortega", "Harlow", "Tamm")
_TITLES = {"Maj", "Justice"}
"""Given names that are a major and a judge before a surname."""


@pytest.fixture(scope="module")
def misnamed() -> dict[str, list[str]]:
    """The names of each origin that are not read whole, and alone, in each of two texts."""
    wanted = {}
    for origin, names in GIVEN.items():
        given = [n for n in names.split() if n not in _TITLES]
        for k, (name, place) in enumerate(product(given, _PLACES)):
            last = _LAST[k % len(_LAST)]
            wanted[place.format(given=name, last=last)] = origin, f"{name} {last}"
    read = onrecord.read_articles([article_from_text(text) for text in wanted], threads=1)
    missed: dict[str, list[str]] = {origin: [] for origin in GIVEN}
    for (origin, name), record in zip(wanted.values(), read, strict=True):
        if [e.name for e in record.entities] != [name]:
            missed[origin].append(name)
    return missed


@pytest.mark.parametrize("origin", GIVEN)
def test_no_first_name_is_dropped_because_it_is_on_no_list(misnamed, origin):
    assert len(misnamed[origin]) <= 1, misnamed[origin]


def test_a_first_name_is_read_wherever_it_comes_from(misnamed):
    assert sum(map(len, misnamed.values())) <= 5, misnamed


def test_the_given_names_are_of_many_origins():
    names = [n for group in GIVEN.values() for n in group.split()]
    assert len(set(names)) == len(names) >= 300
    assert len(GIVEN) >= 25
