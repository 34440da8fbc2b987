"""Documents that speak, and who issued them."""

from __future__ import annotations

import pytest

from onrecord.facts.entities import find_entities
from onrecord.facts.statements.find import find_statements
from tests.make_doc import make_doc

NAMES = {"Harbor Guild": "ORG", "Dora Vance": "PERSON"}
_SAYS = "DT:det:2 NN:nsubj:3 VBD:ROOT:0 PRP:nsubj:5 VBD:ccomp:3 .:punct:3"

# the sentence before; its tree; the source of the statement behind it; that one's tree; who says it
CASES = {
    "a survey that was conducted": (
        "A survey was conducted by the Harbor Guild.",
        "DT:det:2 NN:nsubj:pass:4 VBD:aux:pass:4 VBN:ROOT:0 IN:case:8 DT:det:8 NNP:compound:8 NNP:obl:4 .:punct:4",
        "The survey", _SAYS, "Harbor Guild",
    ),
    "a survey of others released by it": (
        "A survey of old sailors released by the Harbor Guild appeared.",
        "DT:det:2 NN:nsubj:11 IN:case:5 JJ:amod:5 NNS:nmod:2 VBN:acl:2 IN:case:10 DT:det:10 NNP:compound:10 NNP:obl:6 "
        "VBD:ROOT:0 .:punct:11",
        "The survey", _SAYS, "Harbor Guild",
    ),
    "a tally by it": (
        "A tally by the Harbor Guild appeared.",
        "DT:det:2 NN:nsubj:7 IN:case:6 DT:det:6 NNP:compound:6 NNP:nmod:2 VBD:ROOT:0 .:punct:7",
        "The tally", _SAYS, "Harbor Guild",
    ),
    "but not by when": (
        "A survey was conducted in the old port.",
        "DT:det:2 NN:nsubj:pass:4 VBD:aux:pass:4 VBN:ROOT:0 IN:case:8 DT:det:8 JJ:amod:8 NN:obl:4 .:punct:4",
        "The survey", _SAYS, None,
    ),
    "a statement in which somebody said something": (
        "Dora Vance wrote in a letter.",
        "NNP:compound:2 NNP:nsubj:3 VBD:ROOT:0 IN:case:6 DT:det:6 NN:obl:3 .:punct:3",
        "The letter", _SAYS, "Dora Vance",
    ),
    "not one in which she only stands": (
        "Dora Vance stood in a letter.",
        "NNP:compound:2 NNP:nsubj:3 VBD:ROOT:0 IN:case:6 DT:det:6 NN:obl:3 .:punct:3",
        "The letter", _SAYS, None,
    ),
    "the most recent of its surveys": (
        "The Harbor Guild released a survey.",
        "DT:det:3 NNP:compound:3 NNP:nsubj:4 VBD:ROOT:0 DT:det:6 NN:obj:4 .:punct:4",
        "The most recent survey",
        "DT:det:4 RBS:advmod:3 JJ:amod:4 NN:nsubj:5 VBD:ROOT:0 PRP:nsubj:7 VBD:ccomp:5 .:punct:5", "Harbor Guild",
    ),
    "not the survey of an owner who is not named": (
        "The Harbor Guild released a survey.",
        "DT:det:3 NNP:compound:3 NNP:nsubj:4 VBD:ROOT:0 DT:det:6 NN:obj:4 .:punct:4",
        "The union's survey",
        "DT:det:2 NN:nmod:poss:4 POS:case:2 NN:nsubj:5 VBD:ROOT:0 PRP:nsubj:7 VBD:ccomp:5 .:punct:5", None,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("before", "first", "source", "tree", "who"), CASES.values(), ids=CASES)
def test_a_document_speaks_for_its_issuer(before, first, source, tree, who):
    text = f"{before} {source} said it rained."
    names = {name: kind for name, kind in NAMES.items() if name in text}
    doc = make_doc(text, f"{first}\n{tree}", names=names, attributions=[(source, "said", "it rained")])
    (found,) = find_statements(doc, find_entities(doc))
    assert (found.speaker if found.source.entity else None) == who
