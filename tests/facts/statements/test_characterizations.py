"""What somebody is quoted to call something."""

from __future__ import annotations

import pytest

from onrecord.facts.entities import find_entities
from onrecord.facts.statements.find import find_statements
from tests.make_doc import make_doc

NAMES = {"Dora Vance": "PERSON", "Vance": "PERSON", "Orr": "PERSON"}
DISMISSED = "NNP:nsubj:2 VBD:ROOT:0 NNS:obj:2 IN:case:7 DT:det:7 ``:punct:7 NN:obl:2 '':punct:7 .:punct:2"
# text; tree; attributions; (speaker, text, inside) of each statement
CASES = {
    "after a verb, its object and as": (
        "Vance dismissed concerns as a “plot”.", DISMISSED, [],
        [("Vance", "concerns as a “plot”", None)],
    ),
    "inside what another tells": (
        "Orr said Vance dismissed concerns as a “plot”.",
        "NNP:nsubj:2 VBD:ROOT:0 NNP:nsubj:4 VBD:ccomp:2 NNS:obj:4 IN:case:9 DT:det:9 ``:punct:9 NN:obl:4 '':punct:9"
        " .:punct:2",
        [("Orr", "said", "Vance dismissed concerns as a “plot”")],
        [("Orr", "Vance dismissed concerns as a “plot”", None), ("Vance", "concerns as a “plot”", "s1")],
    ),
    "not where the network has it": (
        "Vance dismissed concerns as a “plot”.", DISMISSED,
        [("Vance", "dismissed", "concerns as a “plot”")],
        [("Vance", "concerns as a “plot”", None)],
    ),
    "not what a verb does that says nothing": (
        "Vance placed concerns as a “plot”.", DISMISSED, [], [],
    ),
    "not what others were quoted to say": (
        "Vance dismissed concerns as a “plot”.", DISMISSED,
        [("concerns", "as", "a “plot”")],
        [("concerns", "a “plot”", None)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_finds(case: str) -> None:
    text, tree, attributions, wanted = CASES[case]
    doc = make_doc(text, tree, names={n: k for n, k in NAMES.items() if n in text}, attributions=attributions)
    found = find_statements(doc, find_entities(doc))
    assert [(s.speaker, s.text, s.inside) for s in found] == wanted


def test_nobody_tells_himself_under_his_name() -> None:
    text = "Vance said Orr left, telling Vance that it rained."
    tree = (
        "NNP:nsubj:2 VBD:ROOT:0 NNP:nsubj:4 VBD:ccomp:2 ,:punct:6 VBG:advcl:2 NNP:obj:6 IN:mark:10 PRP:nsubj:10"
        " VBD:ccomp:6 .:punct:2"
    )
    said = [("Vance", "said", "Orr left, telling Vance that it rained"), ("Vance", "telling", "that it rained")]
    doc = make_doc(text, tree, names={"Vance": "PERSON", "Orr": "PERSON"}, attributions=said)
    outer, inner = find_statements(doc, find_entities(doc))
    assert (outer.speaker, inner.speaker, inner.inside) == ("Vance", "Orr", outer.id)
