"""GAP: a pronoun and two names, of which one is meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.training.tiny import write_gap
from training.gap import read_gap

pytestmark = pytest.mark.slow


def test_the_pronoun_is_in_one_chain_with_the_name_that_it_stands_for(tmp_path: Path) -> None:
    first, second = read_gap(write_gap(tmp_path / "gap.tsv", [("TRUE", "FALSE"), ("FALSE", "TRUE")]))
    assert [(first.words[head], chain) for head, chain in first.mentions or []] == [("Ann", 1), ("Eva", 2), ("she", 1)]
    assert [chain for _, chain in second.mentions or []] == [1, 2, 2]


def test_a_pronoun_that_stands_for_neither_teaches_nothing(tmp_path: Path) -> None:
    assert read_gap(write_gap(tmp_path / "gap.tsv", [("FALSE", "FALSE")])) == []
