"""Tables: every fact of the samples a row, with its words, in each format and read by other tools."""

from __future__ import annotations

import csv
import io
import sys
from typing import Any

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest

import onrecord
from onrecord.errors import OnRecordError
from onrecord.export.formats import BY_NAME, exported
from onrecord.export.tables.rows import rows_of, tables
from onrecord.record import from_json
from onrecord.record.kinds import KINDS, values_at
from tests.export.test_formats import files_of, records


def test_each_fact_is_a_row_with_its_words_where_they_stand() -> None:
    texts = {record.article.id: record.article.text for record in records()}
    rows = list(rows_of(records()))
    for kind in KINDS:
        own = [row for name, row in rows if name == kind.plural]
        facts = [(record, fact) for record in records() for fact in kind.facts(record)]
        assert len(own) == len(facts)
        field = kind.evidence.split(".")[0]
        for row, (record, fact) in zip(own, facts, strict=True):
            spans = sorted(values_at([fact], kind.evidence))
            assert row["article"] == record.article.id
            assert row[f"{field}_words"] == " … ".join(texts[record.article.id][a:b] for a, b in spans)
            assert (row[f"{field}_start"], row[f"{field}_end"]) == (spans[0][0], spans[-1][1])
            assert row["sentence"]


def test_entities_are_told_by_name() -> None:
    rows = [row for name, row in rows_of(records()) if name == "offices"]
    names = {e.name for record in records() for e in record.entities}
    assert rows
    assert all(row["holder_name"] in names for row in rows)


def test_every_row_has_the_columns_of_its_table() -> None:
    names = {table.name: table.names for table in tables()}
    assert all(list(row) == names[name] for name, row in rows_of(records()))
    assert all(column.says for table in tables() for column in table.columns)


def _csv(data: bytes) -> list[dict[str, Any]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def test_csv_holds_every_row() -> None:
    files = files_of(BY_NAME["csv"], exported(records(), "csv"))
    for table in tables():
        rows = [row for name, row in rows_of(records()) if name == table.name]
        found = _csv(files[f"{table.name}.csv"])
        assert len(found) == len(rows)
        for one, row in zip(found, rows, strict=True):
            assert {k: v.lstrip("'") for k, v in one.items()} == {
                k: ("" if v is None else str(v)).lstrip("'") for k, v in row.items()
            }


def test_a_workbook_holds_every_row_as_a_sheet_has_it() -> None:
    book = openpyxl.load_workbook(io.BytesIO(exported(records(), "xlsx")))
    assert book.sheetnames == [table.name for table in tables()]
    for table in tables():
        rows = [row for name, row in rows_of(records()) if name == table.name]
        heading, *found = book[table.name].iter_rows(values_only=True)
        assert list(heading) == table.names
        assert [list(one) for one in found] == [
            [row[name] if row[name] != "" else None for name in table.names] for row in rows
        ]


def test_parquet_says_what_its_columns_hold() -> None:
    files = files_of(BY_NAME["parquet"], exported(records(), "parquet"))
    for table in tables():
        found = pq.read_table(io.BytesIO(files[f"{table.name}.parquet"]))
        assert found.to_pylist() == [row for name, row in rows_of(records()) if name == table.name]
        assert [found.schema.field(c.name).metadata[b"says"].decode() for c in table.columns] == [
            c.says for c in table.columns
        ]
    found = pq.read_table(io.BytesIO(files["records.parquet"])).to_pylist()
    assert [from_json(row["json"]) for row in found] == [*records()]
    assert [row["id"] for row in found] == [record.article.id for record in records()]


def test_a_frame_is_a_table() -> None:
    frame = onrecord.frame(records(), "statements", library="pandas")
    rows = [row for name, row in rows_of(records()) if name == "statements"]
    assert isinstance(frame, pd.DataFrame)
    assert frame["speaker"].isna().tolist() == [row["speaker"] is None for row in rows]
    assert frame["confidence"].tolist() == [row["confidence"] for row in rows]
    assert str(frame["content_start"].dtype) == "Int64"


def test_a_table_or_library_that_there_is_not_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(OnRecordError, match="choose from articles, entities"):
        onrecord.frame(records(), "quotes")
    monkeypatch.setitem(sys.modules, "pandas", None)
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(OnRecordError, match="not installed"):
        onrecord.frame(records(), "statements")
