"""The tables of facts that corrections point into."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from onrecord.resolve import open_store
from onrecord.store.sqlite.queries.anchors import FACT_TABLES, FactTable, fact_row, facts_at, standing_facts
from tests.store.invented import invented_records


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("anchors") / "onrecord.db"
    with open_store(path) as store:
        store.add_all(invented_records(20, seed=6, people=15))
    return path


@pytest.mark.parametrize("kind", FACT_TABLES, ids=lambda k: k.table)
def test_a_fact_is_found_by_its_article_and_number(path: Path, kind: FactTable) -> None:
    connection = sqlite3.connect(path)
    try:
        found = connection.execute(f"SELECT id, article_id, n FROM {kind.table} LIMIT 1").fetchone()
        if found is None:
            pytest.skip(f"no {kind.table} in the invented articles")
        sha256, label, *place = fact_row(connection, kind, found[1], found[2])
        assert label
        assert [found[0], *place] in [list(row) for row in standing_facts(connection, kind, sha256)]
        assert fact_row(connection, kind, found[1], 10**6) is None
    finally:
        connection.close()


@pytest.mark.parametrize("kind", FACT_TABLES, ids=lambda k: k.table)
def test_facts_are_looked_up_and_not_searched_for(path: Path, kind: FactTable) -> None:
    connection = sqlite3.connect(path)
    try:
        places = connection.execute(f"SELECT article_id, n FROM {kind.table} ORDER BY id LIMIT 7").fetchall()
        asked = f"SELECT f.article_id, f.n FROM {facts_at(kind.table, [*places, (10**6, 1)])}"
        assert connection.execute(asked).fetchall() == places
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {asked}")]
        assert [step for step in plan if step.startswith("SCAN")] == ["SCAN 8 CONSTANT ROWS", "SCAN w"]
        assert any(step.startswith("SEARCH f USING") for step in plan)
    finally:
        connection.close()


def test_letters_and_tables_are_told_apart() -> None:
    assert len({k.letter for k in FACT_TABLES}) == len({k.table for k in FACT_TABLES}) == len(FACT_TABLES)
