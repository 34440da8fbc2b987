"""What another reading of the same text changed, counted by kind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from onrecord import open_store
from onrecord.record import Record
from onrecord.store import Reread, Store
from onrecord.store.write.differences import differences, total
from tests.store.small import Small

TEXT = "Ada Jessop said that 12 ferries were late. Bo Lund, the mayor, has 3 buses."


def _record(*, first: str = "Ada Jessop", status: str = "current", confidence: float = 0.9) -> Record:
    """The first entity named gets the first id, so that ids differ from reading to reading."""
    small = Small(TEXT)
    named = {name: small.entity(name) for name in (first, "Ada Jessop" if first != "Ada Jessop" else "Bo Lund")}
    small.statement("that 12 ferries were late", named["Ada Jessop"], mode="indirect")
    small.office(named["Bo Lund"], "mayor", words="Bo Lund, the mayor")
    small.offices = [msgspec.structs.replace(small.offices[0], status=status, confidence=confidence)]
    small.figure("12 ferries", 12, "ferries")
    return small.record()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "s.db") as opened:
        yield opened


def test_other_ids_and_confidence_are_no_difference() -> None:
    assert differences(_record(), _record(first="Bo Lund", confidence=0.4)) == ()


def test_gone_new_and_changed_are_told_apart() -> None:
    old = _record()
    small = Small(TEXT)
    small.figure("3 buses", 3, "buses")
    more = msgspec.structs.replace(
        _record(status="former"), statements=(), positions=(), figures=(*old.figures, *small.record().figures)
    )
    assert differences(old, more) == (
        Reread(kind="statements", gone=1, new=0, changed=0),
        Reread(kind="offices", gone=0, new=0, changed=1),
        Reread(kind="figures", gone=0, new=1, changed=0),
    )
    assert differences(more, old)[2] == Reread(kind="figures", gone=1, new=0, changed=0)


def test_differences_add_up_in_the_order_of_kinds() -> None:
    parts = [Reread(kind="figures", gone=1, new=0, changed=2), Reread(kind="ties", gone=0, new=1, changed=0)]
    assert total([*parts, parts[0]]) == (parts[1], Reread(kind="figures", gone=2, new=0, changed=4))


def test_a_store_says_what_rereading_changed(store: Store) -> None:
    store.add(_record())
    account = store.add_all([_record(status="former")])
    assert (account.reread, account.changes) == (1, (Reread(kind="offices", gone=0, new=0, changed=1),))
    assert store.add_all([_record(status="former")]).changes == ()


def test_a_record_that_cannot_be_read_is_replaced_all_the_same(store: Store) -> None:
    store.add(_record())
    with store._writing() as connection:
        connection.execute("UPDATE article SET record = zeroblob(50)")
    account = store.add_all([_record(status="former")])
    assert (account.reread, account.changes) == (1, ())
    assert store.record(1) == _record(status="former")


@pytest.mark.parametrize("kind", ["statements", "offices", "figures"])
def test_nothing_of_a_kind_is_all_of_it_new(kind: str) -> None:
    full = _record()
    bare = msgspec.structs.replace(full, **{kind: ()})
    (one,) = differences(bare, full)
    assert (one.kind, one.new, one.gone, one.changed) == (kind, len(getattr(full, kind)), 0, 0)
