"""Ties of descriptions that the reader resolves to somebody."""

from __future__ import annotations

import pytest

from onrecord.facts.read import read


def test_a_described_senator_stands_for_the_state_where_the_name_has_the_title() -> None:
    record = read(
        "Sen. Ann Lee spoke at the port. Lee is a farmer's daughter. The Vermont senator said she would close the port.",
        published="2016-09-20",
    )
    names = {e.id: e.name for e in record.entities}
    found = [(t.kind, names[t.subject], t.object_text) for t in record.ties]
    assert found == [("represents", "Ann Lee", "Vermont")]


def test_a_described_senator_without_the_title_elsewhere_does_not() -> None:
    record = read(
        "Ann Lee spoke at the port. Lee is a farmer's daughter. The Vermont senator said she would close the port.",
        published="2016-09-20",
    )
    assert not record.ties


@pytest.mark.parametrize(
    "end", ["m Re of", "Mayor Ann Lee of", "Ann Lee leads the union that", "Ann Lee leads the union"]
)
def test_a_text_may_end_within_a_description(end: str) -> None:
    assert not read(end, published="2016-09-20").ties
