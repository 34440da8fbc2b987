"""Two appearances of one quotation share a key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record import Content, Statement
from onrecord.store.write.quotations import may_be_one_speaker, quotation_keys


def _statement(text: str, mode: str = "direct") -> Statement:
    content = Content(spans=((0, max(1, len(text))),))
    return Statement(
        id="s1", mode=mode, speaker=None, text=text, source=None, cue=None, content=content, confidence=1.0
    )  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("“We shall mend the wall before winter.”", '"We shall mend the wall before winter,"', True),
        ("“We shall mend the wall before winter. Nobody else will.”", "“We shall mend the wall before winter.”", True),
        ("that “we shall mend the wall before winter” and leave", "“We shall mend the wall before winter.”", True),
        ("“We shall mend the wall before winter.”", "“They shall mend the wall before winter.”", False),
        ("“I do not know.”", "“I do not know.”", False),
    ],
)
def test_keys(one: str, other: str, same: bool) -> None:
    modes = ("mixed" if one.startswith("that") else "direct"), "direct"
    found = [set(quotation_keys(_statement(t, m))) for t, m in zip((one, other), modes, strict=True)]
    assert bool(found[0] & found[1]) is same


def test_indirect_statements_have_none() -> None:
    assert quotation_keys(_statement("that the wall would be mended before winter", "indirect")) == ()


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        ("Ada Jessop", "Jessop", True),
        ("Ada Jessop", None, True),
        ("Ada Jessop", "Uwe Umber", False),
        ("Jessop", "Ada Jessop, director", True),
    ],
)
def test_speakers(one: str | None, other: str | None, may: bool) -> None:
    assert may_be_one_speaker(one, other) is may


@given(st.text(max_size=120), st.sampled_from(["direct", "mixed"]))
def test_any_text(text: str, mode: str) -> None:
    keys = quotation_keys(_statement(text, mode))
    assert len(set(keys)) == len(keys)
