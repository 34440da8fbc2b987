"""`onrecord schema`."""

from __future__ import annotations

import json

import typer

from onrecord.record import json_schema


def schema() -> None:
    """Print the JSON Schema of a record."""
    typer.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))
