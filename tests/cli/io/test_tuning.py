"""What a command sets in Python for its reading, it takes back."""

from __future__ import annotations

import gc
import sys

import pytest

from onrecord.cli.io.tuning import tuned_for_reading


def state() -> tuple[float, tuple[int, int, int]]:
    return sys.getswitchinterval(), gc.get_threshold()


def test_tuning_is_taken_back() -> None:
    before = state()
    with tuned_for_reading():
        assert sys.getswitchinterval() == pytest.approx(0.001)
        assert gc.get_threshold()[0] == 20_000
    assert state() == before


def test_tuning_is_taken_back_after_an_error() -> None:
    before = state()
    with pytest.raises(ZeroDivisionError), tuned_for_reading():
        1 / 0  # noqa: B018
    assert state() == before


def test_collection_that_is_off_stays_off() -> None:
    before = gc.get_threshold()
    gc.set_threshold(0)
    try:
        with tuned_for_reading():
            assert gc.get_threshold()[0] == 0
    finally:
        gc.set_threshold(*before)
