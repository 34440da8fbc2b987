"""Multiplied records: each as whole as the one that it was made of, and no two the same."""

from __future__ import annotations

import msgspec
import pytest

from benchmarks.store import _is_whole, multiplied
from onrecord.store.write.preparing import prepare
from tests.store.invented import invented_records

RECORDS = tuple(invented_records(6, seed=3, people=9))


def test_copies_are_whole_and_differ() -> None:
    copies = [*multiplied(RECORDS, 40)]
    assert len({prepare(copy).article.id for copy in copies}) == 40
    names = {e.name for copy in copies[::6] for e in copy.entities}
    assert len(names) > len({e.name for e in RECORDS[0].entities})


def test_what_a_store_would_not_take_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    short = msgspec.structs.replace(RECORDS[0].article, text="Short.")
    broken = msgspec.structs.replace(RECORDS[0], article=short)
    assert [r for r in (broken, *RECORDS) if _is_whole(r)] == [*RECORDS]
    assert capsys.readouterr().out.startswith("left out: ")
