"""Sources that are called by what they are: who spoke before, where nothing tells of another."""

from __future__ import annotations

import pytest

from onrecord.facts.entities import find_entities
from onrecord.facts.statements.find import find_statements
from tests.make_doc import make_doc

NAMES = {
    "Dora Vance": "PERSON",
    "Carl Ode": "PERSON",
    "Harbor Guild": "ORG",
    "Elko": "LOC",
    "Democratic": "ORG",
    "Republican": "ORG",
}
_SHE = "NNP:compound:2 NNP:nsubj:3 VBD:ROOT:0 PRP:nsubj:5 VBD:ccomp:3 .:punct:3\n"
_MRS = "NNP:compound:3 NNP:compound:3 NNP:nsubj:4 VBD:ROOT:0 PRP:nsubj:6 VBD:ccomp:4 .:punct:4\n"
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

CASES |= {
    "not a man's noun for a woman": ("Mrs. Dora Vance", "The businessman", _MRS + _NOUN, None),
    "a noun behind a place": (
        "Dora Vance",
        "The Elko mayor",
        _SHE + _WITH_WORD.format("NNP", "compound"),
        "Dora Vance",
    ),
    "a noun behind a party": (
        "Dora Vance",
        "The Democratic nominee",
        _SHE + _WITH_WORD.format("JJ", "amod"),
        "Dora Vance",
    ),
    "a role in marks": (
        "Dora Vance",
        "The “Port” mayor",
        _SHE + "DT:det:5 ``:punct:3 NN:compound:5 '':punct:3 NN:nsubj:6 VBD:ROOT:0 PRP:nsubj:8 VBD:ccomp:6 .:punct:6",
        "Dora Vance",
    ),
    "a member of a party": (
        "Dora Vance",
        "The Elko Republican",
        _SHE + "DT:det:3 NNP:compound:3 NNP:nsubj:4 VBD:ROOT:0 PRP:nsubj:6 VBD:ccomp:4 .:punct:4",
        "Dora Vance",
    ),
    "not its members": (
        "Dora Vance",
        "The Elko Republicans",
        _SHE + "DT:det:3 NNP:compound:3 NNPS:nsubj:4 VBD:ROOT:0 PRP:nsubj:6 VBD:ccomp:4 .:punct:4",
        None,
    ),
    "a role of two words": (
        "Dora Vance",
        "The front-runner",
        _SHE + "DT:det:4 NN:compound:4 HYPH:punct:4 NN:nsubj:5 VBD:ROOT:0 PRP:nsubj:7 VBD:ccomp:5 .:punct:5",
        "Dora Vance",
    ),
    "an age": (
        "Dora Vance",
        "The 46-year-old",
        _SHE + "DT:det:6 CD:nummod:4 HYPH:punct:4 NN:obl:6 HYPH:punct:4 JJ:nsubj:7 VBD:ROOT:0 PRP:nsubj:9 VBD:ccomp:7 "
        ".:punct:7",
        "Dora Vance",
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


def _second(text, tree, said):
    doc = make_doc(text, tree, names={n: k for n, k in NAMES.items() if n in text}, attributions=said)
    *_, found = find_statements(doc, find_entities(doc))
    return found.speaker if found.source.entity else None


def test_whom_another_only_met_is_not_between():
    text = "Dora Vance said it snowed. She met Carl Ode. The mayor said it rained."
    tree = _SHE + "PRP:nsubj:2 VBD:ROOT:0 NNP:compound:4 NNP:obj:2 .:punct:2\n" + _NOUN
    said = [("Dora Vance", "said", "it snowed"), ("The mayor", "said", "it rained")]
    assert _second(text, tree, said) == "Dora Vance"


def test_not_in_a_clause_below_her_own():
    text = "Dora Vance said it snowed before the mayor said it rained."
    tree = (
        "NNP:compound:2 NNP:nsubj:3 VBD:ROOT:0 PRP:nsubj:5 VBD:ccomp:3 IN:mark:9 DT:det:8 NN:nsubj:9 VBD:advcl:3 "
        "PRP:nsubj:11 VBD:ccomp:9 .:punct:3"
    )
    assert _second(text, tree, [("Dora Vance", "said", "it snowed"), ("the mayor", "said", "it rained")]) is None


def test_she_speaks_on_behind_a_long_quotation():
    quoted = " ".join(f"“It is {n}.”" for n in ("cold", "wet", "dark", "late", "odd", "sad", "old"))
    text = f"Dora Vance said it snowed. {quoted} She said it rained."
    said = [("Dora Vance", "said", "it snowed"), ("She", "said", "it rained")]
    tree = _SHE + "``:punct:4 PRP:nsubj:4 VBZ:cop:4 JJ:ROOT:0 .:punct:4 '':punct:4\n" * 7
    assert _second(text, tree + "PRP:nsubj:2 VBD:ROOT:0 PRP:nsubj:4 VBD:ccomp:2 .:punct:2", said) == "Dora Vance"


@pytest.mark.parametrize(("seen", "who"), [("a lake", "Dora Vance"), ("Carl Ode", None)])
def test_a_body_that_speaks_between_is_no_person(seen, who):
    text = f"Dora Vance said it snowed. The Harbor Guild said it saw {seen}. The mayor said it rained."
    said = [("Dora Vance", "said", "it snowed"), ("The Harbor Guild", "said", f"it saw {seen}")]
    said.append(("The mayor", "said", "it rained"))
    tree = _SHE + "DT:det:3 NNP:compound:3 NNP:nsubj:4 VBD:ROOT:0 PRP:nsubj:6 VBD:ccomp:4 NN:det:8 NN:obj:6 .:punct:4\n"
    doc = make_doc(text, tree + _NOUN, names={n: k for n, k in NAMES.items() if n in text}, attributions=said)
    *_, found = find_statements(doc, find_entities(doc))
    assert (found.speaker if found.source.entity else None) == who
