"""GraphML: the same network, as visone, igraph, yEd and Cytoscape read it (graphml.graphdrawing.org)."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable

from onrecord.export.files import Files
from onrecord.export.graphs.edges import ATTRIBUTES, HELD, TYPES, Edge, collect
from onrecord.export.xml import attributes, text
from onrecord.record import Record

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
_OF_EDGES = (*ATTRIBUTES, "start", "end")
_OF_NODES = ("label", "kind")
_NAMES = {"integer": "int"}


def write(records: Iterable[Record], files: Files) -> None:
    """Write the network."""
    with files.open("onrecord.graphml") as file, tempfile.SpooledTemporaryFile(HELD) as edges:
        nodes = collect(records, _edge, edges)
        declared = [_key("node", name) for name in _OF_NODES] + [_key("edge", name) for name in _OF_EDGES]
        file.write(f'{_HEAD}{"".join(declared)}<graph id="onrecord" edgedefault="directed">\n'.encode())
        for node in nodes.values():
            file.write(f"<node{attributes(id=node.id)}>{_data('node', _OF_NODES, node)}</node>\n".encode())
        shutil.copyfileobj(edges, file)
        file.write(b"</graph>\n</graphml>\n")


def _key(of: str, name: str) -> str:
    kind = TYPES.get(name, "string")
    values = {"id": f"{of}-{name}", "for": of, "attr.name": name, "attr.type": _NAMES.get(kind, kind)}
    return f"<key{attributes(**values)}/>\n"


def _data(of: str, names: Iterable[str], one: object) -> str:
    values = ((name, getattr(one, name)) for name in names)
    return "".join(
        f"<data{attributes(key=f'{of}-{name}')}>{text(str(value))}</data>"
        for name, value in values
        if value is not None
    )


def _edge(edge: Edge) -> bytes:
    ends = attributes(id=edge.id, source=edge.source, target=edge.target)
    return f"<edge{ends}>{_data('edge', _OF_EDGES, edge)}</edge>\n".encode()
