"""What a picture shows, and whose it is."""

from __future__ import annotations

from onrecord.intake.passages.captions import is_caption, is_credit


def test_captions_and_credits() -> None:
    assert is_caption("Boats at the market. (Ada Marsh/AP)")
    assert not is_caption("The boats left the market.")
    assert is_credit("Ada Marsh via Getty Images")
    assert not is_credit("Ada Marsh via the market and the port, where boats wait for the tide")
