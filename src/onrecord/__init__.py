"""onrecord reads news articles and keeps the record: who said what, who holds which office, when, how many."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from onrecord.errors import (
    BrokenLineError,
    DateError,
    EmptyArticleError,
    FactError,
    ForeignLanguageError,
    MissingInputError,
    ModelError,
    NotTextError,
    OnRecordError,
    ParserError,
    PipelineError,
    ReadingError,
    RecordFormatError,
    TooLongError,
    UnreadableArticleError,
)  # fmt: skip
from onrecord.record import (
    Article,
    Dispute,
    Entity,
    Event,
    Figure,
    Mention,
    Office,
    Passage,
    Position,
    Record,
    Silence,
    Statement,
    Tie,
    TimeExpression,
    from_json,
    json_schema,
    to_json,
)  # fmt: skip
from onrecord.record.kinds import KINDS
from onrecord.telemetry import switch_off
from onrecord.version import __version__

if TYPE_CHECKING:
    from onrecord.export.formats import export_records
    from onrecord.export.tables.frames import frame
    from onrecord.facts.pipeline import add_facts, load
    from onrecord.facts.read import read, read_articles, read_file
    from onrecord.resolve import open_store
    from onrecord.store import Store


# Every module of onrecord comes through here first, and what is imported above loads no ONNX Runtime.
switch_off()

# spaCy and the network load when first asked for: `onrecord --help` and `to_json` need neither.
_LATE = {
    "add_facts": "onrecord.facts.pipeline",
    "export_records": "onrecord.export.formats",
    "frame": "onrecord.export.tables.frames",
    "load": "onrecord.facts.pipeline",
    "open_store": "onrecord.resolve",
    "read": "onrecord.facts.read",
    "read_articles": "onrecord.facts.read",
    "read_file": "onrecord.facts.read",
    "Store": "onrecord.store",
}

__all__ = [
    "Article", "BrokenLineError", "DateError", "Dispute", "EmptyArticleError", "Entity", "Event", "FactError", "Figure",
    "ForeignLanguageError", "Mention", "MissingInputError", "ModelError", "NotTextError", "Office", "OnRecordError",
    "ParserError", "Passage", "PipelineError", "Position", "ReadingError", "Record", "RecordFormatError", "Silence",
    "Statement", "Store", "Tie", "TimeExpression", "TooLongError", "UnreadableArticleError", "__version__", "add_facts",
    "export_records", "frame", "from_json", "json_schema", "load", "open_store", "read", "read_articles", "read_file",
    "to_json",
]  # fmt: skip


# The values of all kinds of fact, whether or not they are named above.
_VALUES = {kind.value.__name__: kind.value for kind in KINDS}


def __getattr__(name: str) -> Any:
    if name in _VALUES:
        return _VALUES[name]
    if name not in _LATE:
        raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
    value = getattr(import_module(_LATE[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*__all__, *_VALUES})
