"""GraphML of some ties, as a page shows them: an edge a tie, with the number of articles that state it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from onrecord.export.xml import attributes, text
from onrecord.store.read.browsed import Tie

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    '<key id="label" for="node" attr.name="label" attr.type="string"/>\n'
    '<key id="kind" for="node" attr.name="kind" attr.type="string"/>\n'
    '<key id="tie" for="edge" attr.name="label" attr.type="string"/>\n'
    '<key id="when" for="edge" attr.name="when" attr.type="string"/>\n'
    '<key id="articles" for="edge" attr.name="articles" attr.type="int"/>\n'
    '<key id="confidence" for="edge" attr.name="confidence" attr.type="double"/>\n'
    '<graph id="onrecord" edgedefault="directed">\n'
)


class _Node(msgspec.Struct, frozen=True, kw_only=True):
    """An end of ties: its key among them, and its id in the file."""

    key: str
    id: str
    label: str
    kind: str


def ties_graphml(ties: Sequence[Tie]) -> str:
    """Write ties as GraphML; an end that is mere words ("the president") is a node of kind "words"."""
    nodes: dict[str, _Node] = {}
    for tie in ties:
        for node in _ends(tie):
            nodes.setdefault(node.key, msgspec.structs.replace(node, id=node.id or f"w{len(nodes) + 1}"))
    written = (
        f"<node{attributes(id=node.id)}>{_data(label=node.label, kind=node.kind)}</node>\n" for node in nodes.values()
    )
    return "".join((_HEAD, *written, *(_edge(tie, nodes) for tie in ties), "</graph>\n</graphml>\n"))


def _ends(tie: Tie) -> tuple[_Node, _Node]:
    return _node(tie.subject_id, tie.subject, tie.subject_kind), _node(tie.object_id, tie.object, tie.object_kind)


def _node(number: int | None, name: str | None, kind: str | None) -> _Node:
    label = " ".join((name or "").split())
    if number is None:
        return _Node(key=label.casefold(), id="", label=label, kind="words")
    return _Node(key=f"e{number}", id=f"e{number}", label=label, kind=kind or "")


def _edge(tie: Tie, nodes: Mapping[str, _Node]) -> str:
    source, target = (nodes[node.key].id for node in _ends(tie))
    stated = _data(tie=tie.kind, when=tie.when, articles=str(tie.articles), confidence=f"{tie.confidence:.2f}")
    return f"<edge{attributes(id=tie.fact, source=source, target=target)}>{stated}</edge>\n"


def _data(**values: str | None) -> str:
    return "".join(f"<data{attributes(key=key)}>{text(value)}</data>" for key, value in values.items() if value)
