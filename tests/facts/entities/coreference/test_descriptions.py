"""Descriptions of bodies by the words of their names, as the whole reader hears them."""

from __future__ import annotations

import onrecord


def test_a_committee_is_told_by_the_place_in_its_name() -> None:
    record = onrecord.read(
        "The House Select Committee on Benghazi met on Monday. Ann Rowe led it. Many came. It rained in Benghazi. Nobody slept. "
        "The Benghazi committee said letters must be kept. The ethics committee said nothing was lost.",
        published="2024-05-17",
    )
    names = {entity.id: entity.name for entity in record.entities}
    heard = [(names.get(s.source.entity) if s.source and s.source.entity else None) for s in record.statements]
    assert heard == ["House Select Committee on Benghazi", None]
