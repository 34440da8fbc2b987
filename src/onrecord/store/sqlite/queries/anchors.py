"""The facts of an article where they stand, and its entities: what a correction finds its place by."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from onrecord.record.kinds import FACTS, Kind
from onrecord.store.sqlite.rows import columns_of


class FactTable(msgspec.Struct, frozen=True):
    """A kind of fact: its letter in ids, its table, the SQL of its spans, and what tells two on one span apart.

    `weighed`: whether its rows have a confidence.
    """

    letter: str
    table: str
    spans: str
    details: tuple[str, ...]
    weighed: bool


def _table(kind: Kind) -> FactTable:
    columns = columns_of(kind)
    details = tuple(_read(kind, field, _detail(field, columns)) for field in kind.apart)
    return FactTable(kind.letter, kind.table, _spans(kind, columns), details, "confidence" in columns)


def _spans(kind: Kind, columns: Sequence[str]) -> str:
    """Return SQL of the spans that a fact is found again by."""
    column = kind.place.split(".")[0]
    if column not in columns:
        return "json_array(json_array(f.start, f.stop))"
    return f'json_array(json(f."{column}"))' if kind.place in kind.spans else _read(kind, column, f"f.{column}")


def _detail(field: str, columns: Sequence[str]) -> str:
    """Return SQL of a field: an entity's name, else the words that stand for it; else the words, or the value."""
    text = f"f.{field}_text" if f"{field}_text" in columns else ""
    if f"{field}_id" not in columns:
        return text or f"f.{field}"
    name = f"(SELECT name FROM entity WHERE id = f.{field}_id)"
    return f"coalesce({name}, {text})" if text else name


def _read(kind: Kind, field: str, column: str) -> str:
    """Return SQL of what was read of a field that may be edited: another reading reads that, and not what is edited."""
    if field not in kind.editable:
        return column
    read = f"json_extract(x.read_row, '$.{field}')"
    edit = f"x.article_id = f.article_id AND x.kind = '{kind.table}' AND x.n = f.n"
    return f"coalesce((SELECT {read} FROM edit x WHERE {edit}), {column})"


FACT_TABLES = tuple(_table(kind) for kind in FACTS)


def fact_row(connection: sqlite3.Connection, kind: FactTable, article: int, n: int) -> Any:
    """Return the sha256 of a fact's article, its label, spans and details; None where there is no such fact."""
    return connection.execute(
        f"SELECT a.sha256, f.name, {_columns(kind)} FROM {kind.table} f JOIN article a ON a.id = f.article_id "
        "WHERE f.article_id = ? AND f.n = ?",
        (article, n),
    ).fetchone()


def standing_facts(connection: sqlite3.Connection, kind: FactTable, sha256: str) -> list[Any]:
    """Return the row, spans and details of each fact of an article that nobody rejected."""
    return connection.execute(
        f"SELECT f.id, {_columns(kind)} FROM {kind.table} f WHERE f.article_id = "
        "(SELECT id FROM article WHERE sha256 = ?) AND f.rejected_by IS NULL ORDER BY f.n",
        (sha256,),
    ).fetchall()


def _columns(kind: FactTable) -> str:
    return ", ".join((kind.spans, *kind.details)) if kind.details else kind.spans


def entity_name(connection: sqlite3.Connection, entity: int) -> tuple[str, str]:
    """Return the sha256 of an entity's article, and the entity's name there."""
    article, name = connection.execute(
        "SELECT a.sha256, e.name FROM entity e JOIN article a ON a.id = e.article_id WHERE e.id = ?", (entity,)
    ).fetchone()
    return article, name


def name_spans(connection: sqlite3.Connection, entity: int) -> tuple[tuple[int, int], ...]:
    """Return where an entity is named, the first twenty places."""
    rows = connection.execute(
        "SELECT start, stop FROM mention WHERE entity_id = ? AND form = 'name' ORDER BY start LIMIT 20", (entity,)
    )
    return tuple((start, stop) for start, stop in rows)


def entity_mentions(connection: sqlite3.Connection, sha256: str) -> list[Any]:
    """Return each entity of an article with its name and one place of a name, null for an entity without any."""
    return connection.execute(
        "SELECT e.id, e.name, m.start, m.stop FROM article a JOIN entity e ON e.article_id = a.id "
        "LEFT JOIN mention m ON m.entity_id = e.id AND m.form = 'name' WHERE a.sha256 = ?",
        (sha256,),
    ).fetchall()


def facts_at(table: str, places: Iterable[tuple[int, int]]) -> str:
    """Return SQL of a join, for FROM, of a fact table `f` and these numbers of articles and facts, each looked up.

    A row value IN a list of values would look at every row of the table.
    """
    pairs = ",".join(f"({int(article)},{int(number)})" for article, number in places)
    return f"(VALUES {pairs}) w CROSS JOIN {table} f ON f.article_id = w.column1 AND f.n = w.column2"
