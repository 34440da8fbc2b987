"""Sources that are called by what they are: who spoke before, where nothing tells of another."""

from __future__ import annotations

import pytest

from onrecord.facts.entities import find_entities
from onrecord.facts.statements.find import find_statements
from tests.make_doc import make_doc

NAMES = {"Dora Vance": "PERSON", "Carl Ode": "PERSON", "Harbor Guild": "ORG"}
_SHE = "NNP:compound:2 NNP:nsubj:3 VBD:ROOT:0 PRP:nsubj:5 VBD:ccomp:3 .:punct:3\n"
_IT = "DT:det:3 NNP:compound:3 NNP:nsubj:4 VBD:ROOT:0 PRP:nsubj:6 VBD:ccomp:4 .:punct:4\n"
_NOUN = "DT:det:2 NN:nsubj:3 VBD:ROOT:0 PRP:nsubj:5 VBD:ccomp:3 .:punct:3"
_WITH_WORD = "DT:det:3 {}:{}:3 NN:nsubj:4 VBD:ROOT:0 PRP:nsubj:6 VBD:ccomp:4 .:punct:4"
_OF_PORT = "DT:det:3 JJ:amod:3 NN:nsubj:7 IN:case:6 DT:det:6 NN:nmod:3 VBD:ROOT:0 PRP:nsubj:9 VBD:ccomp:7 .:punct:7"

# who speaks first; the source after that; trees; who the source is
CASES = {
    "a noun for her": ("Dora Vance", "The mayor", _SHE + _NOUN, "Dora Vance"),
    "what she was": ("Dora Vance", "The former mayor of the port", _SHE + _OF_PORT, "Dora Vance"),
    "not the head of a country": ("Dora Vance", "The president", _SHE + _NOUN, None),
    "but who was one": ("Dora Vance", "The former president of the port", _SHE + _OF_PORT, "Dora Vance"),
    "not what somebody else is": ("Dora Vance", "The present mayor of the port", _SHE + _OF_PORT, None),
    "not who speaks for others": ("Dora Vance", "The spokesman", _SHE + _NOUN, None),
    "nor another of the kind": ("Dora Vance", "The second senator", _SHE + _WITH_WORD.format("JJ", "amod"), None),
    "nor a company": ("Dora Vance", "The company", _SHE + _NOUN, None),
    "a company": ("The Harbor Guild", "The company", _IT + _NOUN, "Harbor Guild"),
    "a company of a kind": (
        "The Harbor Guild",
        "The marine company",
        _IT + _WITH_WORD.format("JJ", "amod"),
        "Harbor Guild",
    ),
    "not that of another name": (
        "The Harbor Guild",
        "The fish company",
        _IT + _WITH_WORD.format("NN", "compound"),
        None,
    ),
}


@pytest.mark.parametrize(("first", "source", "tree", "who"), CASES.values(), ids=CASES)
def test_a_description_is_who_spoke_before(first, source, tree, who):
    text = f"{first} said it snowed. {source} said it rained."
    said = [(first, "said", "it snowed"), (source, "said", "it rained")]
    doc = make_doc(text, tree, names={n: k for n, k in NAMES.items() if n in text}, attributions=said)
    _, found = find_statements(doc, find_entities(doc))
    assert (found.speaker if found.source.entity else None) == who


def test_not_where_another_person_came_between():
    text = "Dora Vance said it snowed. Carl Ode left. The mayor said it rained."
    tree = _SHE + "NNP:compound:2 NNP:nsubj:3 VBD:ROOT:0 .:punct:3\n" + _NOUN
    said = [("Dora Vance", "said", "it snowed"), ("The mayor", "said", "it rained")]
    doc = make_doc(text, tree, names={n: k for n, k in NAMES.items() if n in text}, attributions=said)
    _, found = find_statements(doc, find_entities(doc))
    assert found.source.entity is None
