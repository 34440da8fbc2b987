"""`onrecord corrections`."""

from __future__ import annotations

from onrecord.cli.storing import HERE, AsJson, StoreFile, opened_store, show, told


def corrections(store: StoreFile = HERE, as_json: AsJson = False) -> None:
    """List every correction, those taken back and those that lost their place included."""
    with opened_store(store, readonly=True) as opened:
        found = opened.corrections()
        show(found, (line for c in found for line in told(c)), as_json=as_json)
