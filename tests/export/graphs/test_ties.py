"""Ties of a page as GraphML."""

from __future__ import annotations

import lxml.etree

from onrecord.export.graphs.ties import ties_graphml
from onrecord.store import Tie

SPACE = "{http://graphml.graphdrawing.org/xmlns}"


def data(element: lxml.etree._Element) -> dict[str, str]:
    """What stands in a node or an edge, by its key."""
    return {one.get("key", ""): one.text or "" for one in element.iter(f"{SPACE}data")}


def tie(kind: str, subject: int, other: int | None, words: str, fact: str) -> Tie:
    return Tie(
        subject_id=subject, subject=f"Person <{subject}>", subject_kind="person", kind=kind, object_id=other,
        object=words, object_kind=None if other is None else "organization", when=None, articles=2, fact=fact,
    )  # fmt: skip


def test_another_program_reads_the_network() -> None:
    text = ties_graphml([
        tie("hired_by", 1, 2, "The Bureau", "t1.1"), tie("member_of", 1, None, "the  Council", "t1.2"),
        tie("member_of", 3, None, "The Council", "t2.1"),
    ])  # fmt: skip
    graph = lxml.etree.fromstring(text.encode())
    nodes = {node.get("id"): data(node) for node in graph.iter(f"{SPACE}node")}
    assert nodes["e1"] == {"label": "Person <1>", "kind": "person"}
    words = [key for key, node in nodes.items() if node["kind"] == "words"]
    assert len(words) == 1 and " " not in words[0] and words[0] not in ("e1", "e2", "e3")
    ends = {(edge.get("source"), edge.get("target")): data(edge) for edge in graph.iter(f"{SPACE}edge")}
    assert set(ends) == {("e1", "e2"), ("e1", words[0]), ("e3", words[0])}
    assert (ends["e1", "e2"]["tie"], ends["e1", "e2"]["articles"]) == ("hired_by", "2")
    declared = {key.get("id") for key in graph.iter(f"{SPACE}key")}
    assert {key for one in (*nodes.values(), *ends.values()) for key in one} <= declared


def test_no_ties_are_an_empty_network() -> None:
    assert not list(lxml.etree.fromstring(ties_graphml([]).encode()).iter(f"{SPACE}node"))
