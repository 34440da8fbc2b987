"""Somebody's ties in words: who answers to whom is told by kind and direction."""

from __future__ import annotations

from onrecord.record import TieKind
from onrecord.store import Tie
from onrecord.web.charts.ties import answering


def tie(kind: TieKind, subject: int, other: int) -> Tie:
    names = {1: "Ada Obst", 2: "Uwe Umber"}
    return Tie(
        subject_id=subject, subject=names[subject], subject_kind="person", kind=kind, object_id=other,
        object=names[other], object_kind="person", when=None, articles=1, fact="t1.1",
    )  # fmt: skip


def headings(*ties: Tie, who: int) -> list[str]:
    return [title for title, _ in answering(ties, who=who).groups]


def test_who_cannot_be_removed_does_not_answer() -> None:
    bond = tie("cannot_remove", 1, 2)
    assert headings(bond, who=1) == ["Cannot be removed by"]
    assert headings(bond, who=2) == ["Whom Uwe Umber cannot remove"]


def test_appointing_and_reporting_are_told_apart() -> None:
    ties = tie("spouse_of", 1, 2), tie("reports_to", 1, 2), tie("fired_by", 1, 2), tie("appointed_by", 2, 1)
    assert headings(*ties, who=1) == [
        "Reports to", "Appointed or removed by", "Whom Ada Obst appointed, removed or can remove", "Other ties",
    ]  # fmt: skip


def test_ties_of_others_are_left_out() -> None:
    assert headings(tie("reports_to", 1, 2), who=3) == []
