"""What spaCy keeps of a Doc's facts: `doc.spans` marks their words, bytes and `DocBin` hold them as plain values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec
import srsly
from spacy.tokens import Doc, Span

from onrecord.lang.rules import typed
from onrecord.model.attribution import Attribution
from onrecord.model.frame import Frame
from onrecord.record import Article
from onrecord.record.kinds import KINDS, Kind, values_at

_MARK = "__onrecord__"
_TYPES: dict[str, Any] = {one.__name__: one for one in (Attribution, Frame, Article, *(kind.value for kind in KINDS))}
Chain = Callable[[Any], Any] | None


def register_values() -> None:
    """Tell spaCy's serializer how our values are written and read."""
    srsly.msgpack_encoders("onrecord", func=_encoded)
    srsly.msgpack_decoders("onrecord", func=_decoded)


def marked(doc: Doc, kind: Kind, facts: Iterable[Any]) -> Iterator[Span]:
    """Walk through the words that these facts stand on, as spaCy's spans of whole words, each with a label."""
    for fact in facts:
        for start, stop in values_at((fact,), kind.evidence):
            span = doc.char_span(start, stop, label=getattr(fact, kind.label), alignment_mode="expand")
            if span is not None:
                yield span


def _encoded(value: Any, chain: Chain = None) -> Any:
    name = type(value).__name__
    if _TYPES.get(name) is type(value):
        return {_MARK: name, "values": msgspec.to_builtins(value)}
    if type(value).__module__.startswith("onrecord.model."):
        return None  # what the network keeps for finding coreference: it is found already
    return value if chain is None else chain(value)


def _decoded(value: Any, chain: Chain = None) -> Any:
    if isinstance(value, dict) and _MARK in value:
        return typed(value["values"], _TYPES[value[_MARK]])
    return value if chain is None else chain(value)
