"""Networks as networkx reads them: ends, days and words of every tie, office, position and dispute between two."""

from __future__ import annotations

import io
from typing import Any

import networkx
import pytest

from onrecord.export.cited import Cited, Fact
from onrecord.export.formats import exported
from onrecord.record import Record
from tests.export.stories import STORIES
from tests.export.test_formats import records

ENDS = {
    "tie": lambda fact: (fact.subject, fact.object),
    "office": lambda fact: (fact.holder, fact.organization),
    "position": lambda fact: (fact.actor, fact.toward),
    "dispute": lambda fact: [*(party.entity for party in fact.parties), None][:2],
}
ALL = (*records(), *(made() for made in STORIES.values()))


def edges(form: str, *given: Record) -> dict[str, tuple[str, str, dict[str, Any]]]:
    """The edges by their ids, each with its ends and attributes."""
    data = io.BytesIO(exported(given, form))
    if form == "gexf":
        graph = networkx.read_gexf(data, version="1.3")
        return {str(d["id"]): (a, b, d) for a, b, d in graph.edges(data=True)}
    graph = networkx.read_graphml(data, force_multigraph=True)
    return {str(key): (a, b, d) for a, b, key, d in graph.edges(data=True, keys=True)}


def between(cited: Cited, fact: Fact) -> tuple[str, str] | None:
    one, other = ENDS[fact.kind.name](fact.value)
    return (cited.key(one), cited.key(other)) if one and other and one != other else None


@pytest.mark.parametrize("form", ["gexf", "graphml"])
@pytest.mark.parametrize("record", ALL, ids=lambda record: record.article.source)
def test_each_relation_between_two_is_an_edge_with_its_words_and_place(record: Record, form: str) -> None:
    found, cited = edges(form, record), Cited(record)
    for fact in cited.facts(*ENDS):
        ends = between(cited, fact)
        known = f"{fact.id}.1" if fact.kind.name == "dispute" else fact.id
        assert (known in found) == (ends is not None)
        if ends is not None:
            one, other, told = found[known]
            assert (one, other) == ends
            assert (told["char_start"], told["char_end"]) == (fact.spans[0][0], fact.spans[-1][1])
            assert (told["article"], told["group"]) == (record.article.id, fact.kind.name)
            assert told["confidence"] == fact.confidence
            assert told["words"] == fact.words


@pytest.mark.parametrize("form", ["gexf", "graphml"])
def test_who_speaks_of_whom_and_when(form: str) -> None:
    record = STORIES["harbour"]()
    cited = Cited(record)
    spoken = [(a, b, d["start"], d["end"]) for a, b, d in edges(form, record).values() if d["group"] == "speech"]
    assert (cited.key("e1"), cited.key("e2"), "2022-06-06", "2022-06-06") in spoken
    assert (cited.key("e1"), cited.key("e4"), "2022-06-07", "2022-06-07") in spoken


@pytest.mark.parametrize("form", ["gexf", "graphml"])
def test_a_relation_has_the_days_that_are_stated(form: str) -> None:
    told = {d["label"]: d for _, _, d in edges(form, STORIES["harbour"]()).values() if d["group"] in ("tie", "office")}
    assert told["harbour master"]["start"] == told["appointed_by"]["start"] == "2021-04-01"
    assert "end" not in told["harbour master"]
    assert "start" not in told["spouse_of"]


def test_nodes_are_people_and_organizations_with_their_names() -> None:
    record = STORIES["harbour"]()
    graph = networkx.read_graphml(io.BytesIO(exported([record], "graphml")), force_multigraph=True)
    cited = Cited(record)
    told = {key: (d["label"], d["kind"]) for key, d in graph.nodes(data=True)}
    assert told == {cited.key(e.id): (e.name, e.kind) for e in record.entities if e.kind in ("person", "organization")}
