"""Who says below what a headline or a lead lets somebody say who is not named."""

from __future__ import annotations

import pytest

from onrecord.facts.entities import find_entities
from onrecord.facts.statements.find import find_statements
from tests.make_doc import make_doc

_BELOW = 'Dora Vance said: "The ferry pier will be closed." Carl Ode said 3 holes ruined two boats.'
_NAMES = {"Dora Vance": "PERSON", "Carl Ode": "PERSON"}


@pytest.mark.parametrize(
    ("source", "content", "speaker"),
    [
        ("Mayor", "The ferry pier will close", "Dora Vance"),
        ("A lawmaker in Elko", "closing the ferry pier", "Dora Vance"),
        ("The chief", "two boats have 3 holes", "Carl Ode"),
        ("The chief", "the crane fell", "The chief"),
        ("Republican", "The ferry pier will close", "Republican"),
        ("Two mayors", "The ferry pier will close", "Two mayors"),
        ("The mayor", "Vance wants the ferry pier closed", "The mayor"),
    ],
)
def test_who_says_the_same_below(source: str, content: str, speaker: str) -> None:
    text = f"{source} says {content}. {_BELOW}"
    said = [
        (source, "says", content),
        ("Dora Vance", "said", '"The ferry pier will be closed."'),
        ("Carl Ode", "said", "3 holes ruined two boats"),
    ]
    doc = make_doc(text, names=_NAMES, attributions=said)
    found = find_statements(doc, find_entities(doc))
    assert found[0].speaker == speaker


def test_far_below_the_lead_nobody_is_asked() -> None:
    text = f"{'It rained. ' * 6}Mayor says The ferry pier will close. {_BELOW}"
    said = [("Mayor", "says", "The ferry pier will close"), ("Dora Vance", "said", '"The ferry pier will be closed."')]
    doc = make_doc(text, names=_NAMES, attributions=said)
    assert find_statements(doc, find_entities(doc))[0].speaker == "Mayor"
