"""How likely two are one by what speaks for it and against it, and what is said of that."""

from __future__ import annotations

import pytest
from msgspec import structs

from onrecord.lang.en.name_compare import Likeness
from onrecord.resolve.weighing import Evidence, likelihood, reason


def evidence(likeness: Likeness | None, *, together: bool = False, offices: int = 0) -> Evidence:
    return Evidence(
        likeness=likeness, articles=4, share=1.0, rivals=(), company=0.0, companions=(), together=together,
        offices=offices,
    )  # fmt: skip


@pytest.mark.parametrize("likeness", [Likeness.SURNAME, Likeness.SPELLING])
def test_reading_splits_who_is_named_by_a_part_or_a_slip(likeness: Likeness) -> None:
    assert likelihood(evidence(likeness, together=True)) > likelihood(evidence(likeness)) + 0.2


def test_names_that_contradict_each_other_are_no_likelier_one_for_standing_in_one_article() -> None:
    both = evidence(None, together=True)
    assert likelihood(both) == likelihood(structs.replace(both, together=False)) < 0.15
    assert reason(both) == "The names differ. An article names both, apart."


def test_offices_count_the_more_the_less_they_go_together() -> None:
    found = [likelihood(evidence(Likeness.SAME, offices=offices)) for offices in (0, -1, -2)]
    assert found == sorted(found, reverse=True)
    assert found[0] > 0.8 and found[-1] < 0.5
    assert "Nobody could hold offices of both." in reason(evidence(Likeness.SAME, offices=-2))
