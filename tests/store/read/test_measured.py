"""Figures by what they measure: grouped, counted, and one measure alone."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from onrecord.resolve import open_store
from onrecord.store import Quantity, Value
from onrecord.store.read.answers import Article
from onrecord.store.read.measured import Measured, StatedFigure, by_measure, measure_of, measures, of_measure
from tests.store.small import Small
from tests.web.story import add_versions


def value(fact: str, of: str | None, *, at: str = "2021-05-01") -> Value:
    article = Article(id=1, name="a", publisher=None, published=at)
    return Value(
        fact=fact, words="$3", low=3.0, high=3.0, qualifier="exactly", unit="USD", sentence="s", at=at, change=None, of=of,
        article=article, copies=1,
    )  # fmt: skip


def quantity(*values: Value, disagree: tuple[tuple[str, str], ...] = ()) -> Quantity:
    return Quantity(unit="USD", period=None, values=values, disagree=disagree)


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("the project", "project"),
        ("The projects", "project"),
        ("cost of the wall", "cost wall"),
        ("it", ""),
        (None, ""),
    ],
)
def test_what_is_measured_is_told_by_its_content_words(words: str | None, key: str) -> None:
    assert measure_of(words) == key


def test_what_two_articles_measure_is_listed() -> None:
    stated = [
        StatedFigure("usd", "the wall", 1), StatedFigure("usd", "The wall", 2), StatedFigure("usd", "the wall", 3), StatedFigure("%", "the wall", 1),
        StatedFigure("usd", "a bridge", 1), StatedFigure("usd", "a bridge", 1), StatedFigure("usd", "the vote", 4), StatedFigure("usd", "the votes", 5),
    ]  # fmt: skip
    assert measures(stated) == (
        Measured(quantity="usd", measured="the wall", figures=3, articles=3),
        Measured(quantity="usd", measured="the vote", figures=2, articles=2),
    )


def test_one_measure_alone_keeps_its_disagreements() -> None:
    whole = quantity(
        value("f1.1", "the wall"), value("f2.1", "a bridge"), value("f3.1", "the wall"),
        disagree=(("f1.1", "f2.1"), ("f1.1", "f3.1")),
    )  # fmt: skip
    found = of_measure(whole, "walls")
    assert [one.fact for one in found.values] == ["f1.1", "f3.1"]
    assert found.disagree == (("f1.1", "f3.1"),)
    assert of_measure(whole, "the quay").values == ()


def test_the_largest_group_comes_first_and_what_stands_alone_last() -> None:
    values = [
        value("f1.1", None, at="2021-05-03"), value("f2.1", "a bridge"), value("f3.1", "the wall"), value("f4.1", "a bridge"),
        value("f5.1", "the bridges"), value("f6.1", "walls"), value("f7.1", "the quay", at="2021-05-02"),
    ]  # fmt: skip
    found = [(measured, [one.fact for one in group]) for measured, group in by_measure(values)]
    assert found == [("a bridge", ["f2.1", "f4.1", "f5.1"]), ("the wall", ["f3.1", "f6.1"]), (None, ["f7.1", "f1.1"])]
    assert by_measure([]) == ()


def test_the_store_tells_what_is_measured_and_what_a_version_changed(tmp_path: Path) -> None:
    with open_store(add_versions(tmp_path / "s.db")) as store:
        for number in (1, 2):
            text = f"Article {number}: the wall has cost $3{number} million."
            small = Small(text, source=str(number), published=f"2021-05-0{number}")
            small.figure(f"$3{number} million", 30e6 + number, "USD")
            small.figures[0] = msgspec.structs.replace(small.figures[0], of=small.at("the wall"))
            store.add(small.record())
        (measured,) = store.browse.measures()
        assert (measured.measured, measured.figures, measured.articles) == ("the wall", 2, 2)
        (revision,) = store.browse.revised_figures()
        assert [(edit.before, edit.after) for edit in revision.edits] == [("40 crates", "55 crates")]
        assert store.browse.revised_figures(limit=0) == ()
