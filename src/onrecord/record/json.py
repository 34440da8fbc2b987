"""The record as JSON (RECORD.md): writing, reading, and its JSON Schema."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import msgspec

from onrecord.errors import FactError, RecordFormatError
from onrecord.record.kinds import Record

_encoder = msgspec.json.Encoder(order=None)
_decoder = msgspec.json.Decoder(Record)


def to_json(record: Record, *, indent: int | None = None) -> str:
    """Return the record as one line of JSON, or indented by `indent` spaces; the same bytes each time."""
    line = _encoder.encode(record)
    return (line if indent is None else msgspec.json.format(line, indent=indent)).decode("utf-8")


def from_json(data: str | bytes) -> Record:
    """Return the record that this JSON holds.

    Raises:
        RecordFormatError: not JSON, or not a record of this format.
    """
    try:
        return _decoder.decode(data)
    except RecursionError as error:
        raise RecordFormatError(
            "not a record of format onrecord/1: JSON that is nested too deep; leave it out"
        ) from error
    except (msgspec.DecodeError, UnicodeDecodeError, FactError) as error:
        message = f"not a record of format onrecord/1: {error}; write it with `onrecord read --format json`"
        raise RecordFormatError(message) from error


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a record: the values' own, with what fields.toml says of each field."""
    schema = msgspec.json.schema(Record)
    for name, fields in _described().items():
        for field, words in fields.items():
            found = schema["$defs"][name]["properties"][field]
            schema["$defs"][name]["properties"][field] = {"description": words, **found}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "onrecord/1", **schema}


def _described() -> dict[str, dict[str, str]]:
    """Return what each field says, by the name of its value."""
    return tomllib.loads(files("onrecord.record").joinpath("fields.toml").read_text(encoding="utf-8"))
