"""`onrecord corrections`."""

from __future__ import annotations

from onrecord.cli.storing import HERE, AsJson, StoreFile, opened_store, show, told


def corrections(store: StoreFile = HERE, as_json: AsJson = False) -> None:
    """List all corrections, including undone ones and those that lost their place."""
    with opened_store(store, readonly=True) as opened:
        found = opened.corrections()
        show(found, (line for c in found for line in told(c)), as_json=as_json)
