"""GEXF 1.3: a network with dated edges, as Gephi reads it (gexf.net)."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable

from onrecord.export.files import Files
from onrecord.export.graphs.edges import ATTRIBUTES, HELD, TYPES, Edge, collect
from onrecord.export.xml import attributes
from onrecord.record import Record

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
    '<graph defaultedgetype="directed" mode="dynamic" timeformat="date">\n'
)


def write(records: Iterable[Record], files: Files) -> None:
    """Write the network."""
    with files.open("onrecord.gexf") as file, tempfile.SpooledTemporaryFile(HELD) as edges:
        nodes = collect(records, _edge, edges)
        declared = "".join(
            f"<attribute{attributes(id=name, title=name, type=TYPES.get(name, 'string'))}/>" for name in ATTRIBUTES
        )
        kind = '<attributes class="node"><attribute id="kind" title="kind" type="string"/></attributes>\n'
        file.write(f'{_HEAD}{kind}<attributes class="edge">{declared}</attributes>\n<nodes>\n'.encode())
        for node in nodes.values():
            value = f'<attvalues><attvalue for="kind"{attributes(value=node.kind)}/></attvalues>'
            file.write(f"<node{attributes(id=node.id, label=node.label)}>{value}</node>\n".encode())
        file.write(b"</nodes>\n<edges>\n")
        shutil.copyfileobj(edges, file)
        file.write(b"</edges>\n</graph>\n</gexf>\n")


def _edge(edge: Edge) -> bytes:
    own = attributes(
        id=edge.id, source=edge.source, target=edge.target, kind=edge.group, label=edge.label, start=edge.start,
        end=edge.end,
    )  # fmt: skip
    values = "".join(
        f"<attvalue{attributes(**{'for': name, 'value': str(value)})}/>"
        for name in ATTRIBUTES
        if (value := getattr(edge, name)) is not None
    )
    return f"<edge{own}><attvalues>{values}</attvalues></edge>\n".encode()
