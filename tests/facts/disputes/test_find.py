"""Who differs with whom."""

from __future__ import annotations

import pytest

from onrecord.facts.disputes.find import find_disputes
from onrecord.facts.entities import find_entities
from onrecord.facts.positions.find import find_positions
from onrecord.record import Cue, Source, Statement
from onrecord.record.statement import Content
from tests.make_doc import make_doc

NAMES = {"Dora Vance": "PERSON", "Carl Ode": "PERSON", "Vance": "PERSON"}

# text, tree; (the parties' words, kind, what they differ on)
CASES = {
    "they clash": (
        "Dora Vance and Carl Ode clashed over the pier.",
        "NNP:nsubj:6 NNP:flat:1 CC:cc:4 NNP:conj:1 NNP:flat:4 VBD:root:0 IN:case:9 DT:det:9 NN:obl:6 .:punct:6",
        [(("Dora Vance", "Carl Ode"), "position", "the pier")],
    ),
    "one with the other": (
        "Dora Vance is feuding with Carl Ode.",
        "NNP:nsubj:4 NNP:flat:1 VBZ:aux:4 VBG:root:0 IN:case:6 NNP:obl:4 NNP:flat:6 .:punct:4",
        [(("Dora Vance", "Carl Ode"), "position", None)],
    ),
    "one alone": (
        "Dora Vance differed.", "NNP:nsubj:3 NNP:flat:1 VBD:root:0 .:punct:3", [],
    ),
    "asked and refused": (
        "Carl Ode asked for Vance's resignation.\nDora Vance refused.",
        "NNP:nsubj:3 NNP:flat:1 VBD:root:0 IN:case:7 NNP:nmod:poss:7 POS:case:5 NN:obl:3 .:punct:3\n"
        "NNP:nsubj:3 NNP:flat:1 VBD:root:0 .:punct:3",
        [(("Carl Ode", "Dora Vance"), "position", "Vance's resignation")],
    ),
    "accused and denied": (
        "Carl Ode blamed Dora Vance for the fire.\nDora Vance denied it.",
        "NNP:nsubj:3 NNP:flat:1 VBD:root:0 NNP:obj:3 NNP:flat:4 IN:case:8 DT:det:8 NN:obl:3 .:punct:3\n"
        "NNP:nsubj:3 NNP:flat:1 VBD:root:0 PRP:obj:3 .:punct:3",
        [(("Carl Ode", "Dora Vance"), "account", "the fire")],
    ),
    "for and against, set against each other": (
        "Carl Ode supported the new harbor tax.\nBut Dora Vance condemned the harbor tax.",
        "NNP:nsubj:3 NNP:flat:1 VBD:root:0 DT:det:7 JJ:amod:7 NN:compound:7 NN:obj:3 .:punct:3\n"
        "CC:cc:4 NNP:nsubj:4 NNP:flat:2 VBD:root:0 DT:det:7 NN:compound:7 NN:obj:4 .:punct:4",
        [(("Carl Ode", "Dora Vance"), "position", "the new harbor tax")],
    ),
    "for and against, as each is told apart": (
        "Carl Ode supported the new harbor tax.\nDora Vance condemned the harbor tax.",
        "NNP:nsubj:3 NNP:flat:1 VBD:root:0 DT:det:7 JJ:amod:7 NN:compound:7 NN:obj:3 .:punct:3\n"
        "NNP:nsubj:3 NNP:flat:1 VBD:root:0 DT:det:6 NN:compound:6 NN:obj:3 .:punct:3",
        [],
    ),
    "for one thing and against another": (
        "Carl Ode supported the harbor tax.\nDora Vance condemned the fire.",
        "NNP:nsubj:3 NNP:flat:1 VBD:root:0 DT:det:6 NN:compound:6 NN:obj:3 .:punct:3\n"
        "NNP:nsubj:3 NNP:flat:1 VBD:root:0 DT:det:5 NN:obj:3 .:punct:3",
        [],
    ),
    "against what another proposes": (
        "Dora Vance condemned Carl Ode's plan.",
        "NNP:nsubj:3 NNP:flat:1 VBD:root:0 NNP:nmod:poss:7 NNP:flat:4 POS:case:4 NN:obj:3 .:punct:3",
        [(("Dora Vance", "Carl Ode"), "position", "Carl Ode's plan")],
    ),
    "denying what another claims": (
        "Dora Vance denied a claim by Carl Ode.",
        "NNP:nsubj:3 NNP:flat:1 VBD:root:0 DT:det:5 NN:obj:3 IN:case:7 NNP:nmod:5 NNP:flat:7 .:punct:3",
        [(("Dora Vance", "Carl Ode"), "account", "a claim by Carl Ode")],
    ),
    "against what another owns": (
        "Dora Vance condemned Carl Ode's yacht.",
        "NNP:nsubj:3 NNP:flat:1 VBD:root:0 NNP:nmod:poss:7 NNP:flat:4 POS:case:4 NN:obj:3 .:punct:3",
        [],
    ),
    "both argue the same": (
        "Dora Vance and Carl Ode argued that it leaks.",
        "NNP:nsubj:6 NNP:flat:1 CC:cc:4 NNP:conj:1 NNP:flat:4 VBD:root:0 IN:mark:9 PRP:nsubj:9 VBZ:ccomp:6 .:punct:6",
        [],
    ),
    "one argues with the other": (
        "Dora Vance argued with Carl Ode over the pier.",
        "NNP:nsubj:3 NNP:flat:1 VBD:root:0 IN:case:5 NNP:obl:3 NNP:flat:5 IN:case:9 DT:det:9 NN:obl:3 .:punct:3",
        [(("Dora Vance", "Carl Ode"), "position", "the pier")],
    ),
    "a fight over nothing": (
        "It was a fight between Dora Vance and Carl Ode.",
        "PRP:nsubj:4 VBD:cop:4 DT:det:4 NN:root:0 IN:case:6 NNP:nmod:4 NNP:flat:6 CC:cc:9 NNP:conj:6 NNP:flat:9 .:punct:4",
        [],
    ),
    "a fight over something": (
        "It was a fight between Dora Vance and Carl Ode over money.",
        "PRP:nsubj:4 VBD:cop:4 DT:det:4 NN:root:0 IN:case:6 NNP:nmod:4 NNP:flat:6 CC:cc:9 NNP:conj:6 NNP:flat:9 "
        "IN:case:12 NN:nmod:4 .:punct:4",
        [(("Dora Vance", "Carl Ode"), "position", "money")],
    ),
    "between one and, by the tree, something else": (
        "The toll dispute between Dora Vance and Carl Ode grew.",
        "DT:det:3 NN:compound:3 NN:nsubj:10 IN:case:5 NNP:nmod:3 NNP:flat:5 CC:cc:8 NNP:conj:3 NNP:flat:8 VBD:root:0 "
        ".:punct:10",
        [(("Dora Vance", "Carl Ode"), "position", "toll")],
    ),
    "at odds": (
        "Dora Vance was at odds with Carl Ode.",
        "NNP:nsubj:5 NNP:flat:1 VBD:cop:5 IN:case:5 NNS:root:0 IN:case:7 NNP:nmod:5 NNP:flat:7 .:punct:5",
        [(("Dora Vance", "Carl Ode"), "position", None)],
    ),
    "one contradicts the other": (
        "Dora Vance contradicted Carl Ode.",
        "NNP:nsubj:3 NNP:flat:1 VBD:root:0 NNP:obj:3 NNP:flat:4 .:punct:3",
        [(("Dora Vance", "Carl Ode"), "position", None)],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "tree", "wanted"), CASES.values(), ids=CASES)
def test_disputes(text, tree, wanted):
    doc = make_doc(text, tree, names={n: k for n, k in NAMES.items() if n in text})
    entities = find_entities(doc)
    found = find_disputes(doc, entities, positions=find_positions(doc, entities))
    told = [(tuple(p.text for p in d.parties), d.kind, text[slice(*d.about)] if d.about else None) for d in found]
    assert told == wanted


def test_what_one_tells_and_the_other_denies():
    text = "Dora Vance said Carl Ode had urged her to leave.\nCarl Ode denied urging her."
    tree = (
        "NNP:nsubj:3 NNP:flat:1 VBD:root:0 NNP:nsubj:7 NNP:flat:4 VBD:aux:7 VBN:ccomp:3 PRP:obj:7 TO:mark:10 VB:xcomp:7 "
        ".:punct:3\nNNP:nsubj:3 NNP:flat:1 VBD:root:0 VBG:xcomp:3 PRP:obj:4 .:punct:3"
    )
    doc = make_doc(text, tree, names=NAMES | {"Vance": "PERSON"})
    entities = find_entities(doc)
    vance, ode = (next(e.id for e in entities if e.name == n) for n in ("Dora Vance", "Carl Ode"))
    said = Statement(
        id="s1", mode="indirect", speaker="Dora Vance", text="Carl Ode had urged her to leave",
        source=Source(spans=((0, 10),), entity=vance), cue=Cue(spans=((11, 15),)),
        content=Content(spans=((16, 47),)), confidence=0.9,
    )  # fmt: skip
    positions = find_positions(doc, entities, statements=[said])
    (dispute,) = find_disputes(doc, entities, positions=positions, statements=[said])
    assert [p.entity for p in dispute.parties] == [vance, ode]
    assert (dispute.kind, text[slice(*dispute.about)]) == ("account", "urging her")
    assert [text[a:b] for a, b in dispute.evidence] == ["Carl Ode had urged her to leave", "Carl Ode denied urging her"]
