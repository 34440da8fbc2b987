"""How a Doc's facts travel: `doc.to_bytes()`, `DocBin`, `nlp.pipe(n_process=2)` keep them as plain values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import srsly

from onrecord.lang.rules import typed
from onrecord.model.attribution import Attribution
from onrecord.model.frame import Frame
from onrecord.record import Article
from onrecord.record.kinds import KINDS

_MARK = "__onrecord__"
_TYPES: dict[str, Any] = {one.__name__: one for one in (Attribution, Frame, Article, *(kind.value for kind in KINDS))}
Chain = Callable[[Any], Any] | None


def register_values() -> None:
    """Tell spaCy's serializer how our values are written and read."""
    srsly.msgpack_encoders("onrecord", func=_encoded)
    srsly.msgpack_decoders("onrecord", func=_decoded)


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
