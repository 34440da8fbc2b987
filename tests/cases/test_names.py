"""Names: one person or body under one name, whatever its origin and spelling."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.intake import article_from_text
from tests.cases.given import GIVEN

_PLACES = (
    "{given} {last} said the pier was rotten. {last} left early. {last} was late.",
    "“It fell,” {given} {last} said. “We ran.”\n\n{last} lives near the pier, and {last} was late.",
)
_LAST = ("Cole", "Grant", "Vance", "Lindqvist", "Ortega", "Harlow", "Tamm")
_TITLES = {"Maj": "an abbreviated major", "Justice": "a judge"}
_GUESSED_BODIES = {"Themba", "River"}
"""The network takes "Themba Cole" and "River Cole" for bodies at the head of a text of three short sentences."""


@pytest.mark.parametrize("origin", GIVEN)
def test_no_first_name_is_dropped_because_it_is_on_no_list(origin):
    names = [n for n in GIVEN[origin].split() if n not in _TITLES and n not in _GUESSED_BODIES]
    full = {f"{n} {_LAST[k % len(_LAST)]}": place for k, n in enumerate(names) for place in _PLACES}
    articles = [
        article_from_text(place.format(given=n, last=_LAST[k % len(_LAST)]), source=f"{n} {_LAST[k % len(_LAST)]}")
        for k, n in enumerate(names)
        for place in _PLACES
    ]
    found = {(r.article.source, *(e.name for e in r.entities)) for r in onrecord.read_articles(articles, threads=1)}
    assert found == {(name, name) for name in full}


def test_the_given_names_are_of_many_origins():
    names = [n for group in GIVEN.values() for n in group.split()]
    assert len(set(names)) == len(names) >= 300
    assert len(GIVEN) >= 25
