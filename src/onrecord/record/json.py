"""The record as JSON (RECORD.md): writing, reading, and its JSON Schema."""

from __future__ import annotations

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
    """Return the JSON Schema (2020-12) of a record, generated from the values."""
    schema = msgspec.json.schema(Record)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "onrecord/1", **schema}
