"""The schema that the migrations make is the golden one: `make regold` rewrites it, and the diff is read."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from onrecord.resolve import open_store

GOLDEN = Path(__file__).parents[2] / "golden" / "schema.sql"


def test_the_schema_is_the_golden_one(tmp_path: Path, regold: bool) -> None:
    path = tmp_path / "store.db"
    open_store(path).close()
    with sqlite3.connect(path) as database:
        rows = database.execute("SELECT sql FROM sqlite_master WHERE sql NOT NULL ORDER BY type, name").fetchall()
    schema = "".join(f"{sql};\n" for (sql,) in rows)
    if regold:
        GOLDEN.write_text(schema, encoding="utf-8")
    assert schema == GOLDEN.read_text(encoding="utf-8")
