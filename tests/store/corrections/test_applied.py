"""What leaves a store has people's corrections in it."""

from __future__ import annotations

from pathlib import Path

from onrecord.resolve import open_store
from tests.web.story import answered, asked


def test_records_leave_with_their_corrections(tmp_path: Path) -> None:
    with open_store(tmp_path / "s.db") as store:
        store.add_all([asked().record(), answered().record()])
        before = list(store.records())
        assert [r.article for r in store.standing()] == [r.article for r in before]
        store.rename("Ada Marsh", "Ada L. Marsh")
        store.attribute("s1.1", "Boris Lunt")
        store.reject("f1.1")
        first, second = store.standing()
        assert [e.name for e in first.entities] == ["Ada L. Marsh", "Boris Lunt"]
        assert [e.name for e in second.entities] == ["Ada L. Marsh", "Boris Lunt"]
        (statement,) = first.statements
        assert (statement.speaker, statement.source.entity) == ("Boris Lunt", first.entities[1].id)
        assert (len(before[0].figures), len(first.figures)) == (1, 0)
        assert list(store.records()) == before
        frame = store.frame("entities")
        assert set(frame["name"]) == {"Ada L. Marsh", "Boris Lunt"}
        store.export("csv", tmp_path / "tables")
    assert "Ada L. Marsh" in (tmp_path / "tables" / "entities.csv").read_text(encoding="utf-8-sig")


def test_a_statement_that_is_rejected_is_named_by_no_other_fact(tmp_path: Path) -> None:
    small = asked()
    with open_store(tmp_path / "s.db") as store:
        store.add(small.record())
        store.reject("s1.1")
        (record,) = store.standing()
        assert record.statements == ()
        assert all(event.statement is None for event in record.events)
