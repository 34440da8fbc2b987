"""The check that code reads the same records: digests by article, and what differs is named and shown."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks import same


def record(source: str, name: str) -> str:
    return json.dumps({"article": {"source": source}, "entities": [{"name": name}]})


def test_a_table_written_is_read_again(tmp_path: Path) -> None:
    table = tmp_path / "same" / "x.tsv"
    same.write_table(table, {"a b.txt": "0123", "c": "4567"})
    assert same.read_table(table) == {"a b.txt": "0123", "c": "4567"}


def test_what_differs_is_named_and_what_was_not_read_is_not() -> None:
    before = same.digests({"a": record("a", "Ann Lee"), "b": record("b", "Bo Li"), "c": record("c", "Cy Ott")})
    after = same.digests({"a": record("a", "Ann Lee"), "b": record("b", "Bo L"), "new": record("new", "Di Poe")})
    assert same.differing(before, after) == ["b", "new"]


def test_the_folder_of_the_clone_leaves_no_trace(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text(record(f"{same.ROOT}/samples/courier.txt", "Ann Lee") + "\n", encoding="utf-8")
    records = same.kept_records(path)
    assert list(records) == ["samples/courier.txt"]
    assert (
        same.digests(records)["samples/courier.txt"] == same.digests({"": record("samples/courier.txt", "Ann Lee")})[""]
    )


def test_differences_are_shown_by_field() -> None:
    shown = same.differences(record("a", "Ann Lee"), record("a", "Ann Li"))
    assert [line for line in shown if line[0] in "+-"] == ['-   "name": "Ann Lee"', '+   "name": "Ann Li"']
