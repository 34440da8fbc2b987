"""Reading many articles at once: what it sets in Python for itself, it takes back."""

from __future__ import annotations

import gc
import sys

import pytest

from onrecord.facts.read import read_articles
from onrecord.intake import article_from_text


def test_reading_leaves_python_as_it_was() -> None:
    before = sys.getswitchinterval(), gc.get_threshold()
    articles = [article_from_text(f"The mayor said that {n} of the boats had sunk.") for n in ("two", "three", "four")]
    for _ in read_articles(articles, threads=2):
        assert sys.getswitchinterval() == pytest.approx(0.001)
        assert gc.get_threshold()[0] == 20_000
    assert (sys.getswitchinterval(), gc.get_threshold()) == before


def test_who_stops_reading_leaves_it_too() -> None:
    before = sys.getswitchinterval(), gc.get_threshold()
    reading = read_articles([article_from_text("The mayor said that the boats had sunk.")] * 9, threads=2)
    next(reading)
    reading.close()
    assert (sys.getswitchinterval(), gc.get_threshold()) == before
