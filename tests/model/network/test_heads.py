"""Products by parts, and sentences parsed a run at a time."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.facts.pipeline import load
from onrecord.model.network import heads
from onrecord.model.network.heads import Heads, product


@pytest.mark.parametrize(("rows", "inner", "columns"), [(3, 4, 5), (90, 160, 91), (1, 600, 600), (0, 4, 5)])
def test_a_product_by_parts_is_the_product(rows: int, inner: int, columns: int) -> None:
    random = np.random.default_rng(1)
    left = random.normal(size=(rows, inner)).astype(np.float32)
    right = random.normal(size=(inner, columns)).astype(np.float32)
    assert product(left, right) == pytest.approx(left @ right, abs=1e-3)


@given(st.lists(st.integers(min_value=1, max_value=300), min_size=1, max_size=30))
def test_runs_hold_every_sentence_once(lengths: list[int]) -> None:
    bounds = [0, *np.cumsum(lengths).tolist()]
    runs = list(heads._runs(bounds, most=200))
    assert [a for run in runs for a in run[:-1]] == bounds[:-1]
    assert [run[-1] for run in runs] == [*(run[0] for run in runs[1:]), bounds[-1]]
    assert all(run[-1] - run[0] <= 200 or len(run) == 2 for run in runs)


def test_a_long_text_is_parsed_by_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []
    parsed = Heads._parsed

    def note(self, projected, bounds):  # type: ignore[no-untyped-def]
        sizes.append(len(projected))
        return parsed(self, projected, bounds)

    monkeypatch.setattr(Heads, "_parsed", note)
    doc = load(threads=1).make_doc("The mayor built the old bridge. " * 80)
    doc = load(threads=1).get_pipe("onrecord_reader")(doc)
    assert max(sizes) <= heads.PARSED
    assert sum(sizes) == sum(not t.is_space for t in doc)
    assert {t.head.text for t in doc if t.text == "bridge"} == {"built"}
