"""The event list of Discourse Network Analyzer: its columns, a row a statement or position."""

from __future__ import annotations

import csv
from datetime import datetime

import pytest

from onrecord.export.cited import Cited
from onrecord.export.formats import exported
from onrecord.export.graphs.discourse import OF_DNA, OURS
from onrecord.record import Record
from tests.export.stories import STORIES
from tests.export.test_formats import records


def rows(*given: Record) -> list[dict[str, str]]:
    lines = exported(given, "dna").decode().splitlines()
    assert lines[0] == ";".join(f'"{name}"' for name in (*OF_DNA, *OURS))
    assert all(line.count(";") == lines[0].count(";") for line in lines)  # DNA cuts at each, marks or not
    return list(csv.DictReader(lines, delimiter=";"))


@pytest.mark.parametrize("record", (*records(), *(made() for made in STORIES.values())), ids=lambda r: r.article.source)
def test_each_statement_and_position_is_a_row_with_its_words(record: Record) -> None:
    facts = list(Cited(record).facts("statement", "position"))
    for row, fact in zip(rows(record), facts, strict=True):
        assert row["text"] == fact.words.replace(";", ",").replace('"', "'")
        assert (int(row["start"]), int(row["stop"])) == (fact.spans[0][0], fact.spans[-1][1])
        assert (row["fact"], row["type"], row["article"]) == (fact.id, fact.kind.name, record.article.id)
        assert row["agreement"] in "01"
        assert not row["time"] or datetime.strptime(row["time"], "%Y-%m-%d %H:%M:%S")


def test_who_says_it_and_whether_they_agree() -> None:
    told = rows(STORIES["harbour"]())
    assert (told[0]["person"], told[0]["organization"], told[0]["time"]) == (
        "Edda Lindqvist",
        "port council",
        "2022-06-06 00:00:00",
    )
    assert (told[3]["person"], told[4]["person"]) == ("Officials", "")
    assert [row["act"] for row in told if row["agreement"] == "0"] == ["reject"]
    assert told[-1]["concept"] == "I will not go"
