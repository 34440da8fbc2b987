"""Acts that statements perform: the likeliest one, of the speaker, on what is said."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.facts.entities import find_entities
from onrecord.facts.positions.find import find_positions
from onrecord.facts.positions.performed import find_performed
from onrecord.model.attribution import Attribution
from onrecord.record import Act, Content, Cue, Force, Source, Statement
from onrecord.text.span_index import SpanIndex
from tests.make_doc import make_doc

TEXT = "Dora Vance said that Ode had cheated them."
TREE = "NNP:nsubj:3 NNP:flat:1 VBD:root:0 IN:mark:7 NNP:nsubj:7 VBD:aux:7 VBN:ccomp:3 PRP:obj:7 .:punct:3"
CUE, CONTENT = ((11, 15),), ((16, 41),)
LIKELY: tuple[tuple[Act, float], ...] = (("oppose", 0.5), ("accuse", 0.8))


def read(*, acts: tuple[tuple[Act, float], ...] = LIKELY, force: Force = "asserts", cue: Any = CUE) -> Any:
    doc = make_doc(TEXT, tree=TREE, names={"Dora Vance": "PERSON", "Ode": "PERSON"})
    entities = find_entities(doc)
    doc._.attributions = (Attribution(source=((0, 10),), cue=cue, content=CONTENT, confidence=0.9, acts=acts),)
    statement = Statement(
        id="s1", mode="indirect", speaker="Dora Vance", text=TEXT[16:41], force=force, confidence=0.9,
        source=Source(spans=((0, 10),), entity=entities[0].id, confidence=0.9), cue=Cue(spans=CUE),
        content=Content(spans=CONTENT),
    )  # fmt: skip
    return doc, entities, statement


def test_the_likeliest_act_is_the_speakers() -> None:
    doc, entities, statement = read()
    told = SpanIndex([(CONTENT[0], statement)])
    position = next(find_performed(doc, entities, told=told))
    assert (position.actor, position.actor_text, position.act) == (entities[0].id, "Dora Vance", "accuse")
    assert position.statement == "s1"
    assert position.target == CONTENT[0]
    assert [TEXT[s:e] for s, e in position.evidence] == ["said that Ode had cheated them"]


@pytest.mark.parametrize("instead", [{"acts": ()}, {"force": "withholds"}, {"cue": ((0, 4),)}])
def test_no_act(instead: dict[str, Any]) -> None:
    doc, entities, statement = read(**instead)
    assert [*find_performed(doc, entities, told=SpanIndex([(CONTENT[0], statement)]))] == []


def test_it_is_listed_beside_those_that_words_name() -> None:
    doc, entities, statement = read()
    found = find_positions(doc, entities, statements=[statement])
    assert [(p.act, p.statement) for p in found] == [("accuse", "s1")]
