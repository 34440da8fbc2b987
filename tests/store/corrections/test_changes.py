"""What corrections say, as values and as JSON."""

from __future__ import annotations

import pytest

from onrecord.store.corrections.anchors import EntityPlace, FactPlace
from onrecord.store.corrections.changes import (
    Accept,
    Change,
    Distinct,
    Edit,
    Merge,
    NamedIdentity,
    Reattribute,
    Reject,
    Rename,
    Split,
    decode_change,
    encode_change,
    kind_of,
    parties_of,
)

ADA, BORIS = NamedIdentity(id=1, name="Ada Marsh"), NamedIdentity(id=2, name="Boris Lunt")
FACT = FactPlace(article="0" * 64, kind="statement", spans=((0, 4),), details=(), label="Ada Marsh: No.")
ENTITY = EntityPlace(article="0" * 64, name="Ada Marsh", spans=((0, 9),))


@pytest.mark.parametrize(
    ("change", "kind", "parties"),
    [
        (Merge(first=ADA, second=BORIS), "merge", (ADA, BORIS)),
        (Distinct(first=ADA, second=BORIS), "distinct", (ADA, BORIS)),
        (Rename(who=ADA, name="Ada Lund"), "rename", (ADA,)),
        (Split(who=ADA, other=BORIS, entities=(ENTITY,)), "split", (ADA, BORIS)),
        (Reject(fact=FACT), "reject", ()),
        (Accept(fact=FACT), "accept", ()),
        (Edit(fact=FACT, values={"force": "denies", "said": None}), "edit", ()),
        (Reattribute(fact=FACT, who=BORIS), "speaker", (BORIS,)),
        (Reattribute(fact=FACT, who=None), "speaker", ()),
    ],
)
def test_a_change_keeps_its_kind_and_parties(change: Change, kind: str, parties: tuple[NamedIdentity, ...]) -> None:
    assert (kind_of(change), parties_of(change)) == (kind, parties)
    assert decode_change(encode_change(change)) == change
