"""Reading many articles at once: in order, and with Python left as it was."""

from __future__ import annotations

import gc
import sys
from collections.abc import Generator

from onrecord.facts.read import read_articles
from onrecord.intake import article_from_text


def test_records_come_in_the_articles_order_and_leave_python_alone() -> None:
    before = sys.getswitchinterval(), gc.get_threshold()
    articles = [article_from_text(f"The mayor said that {n} of the boats had sunk.") for n in ("two", "three", "four")]
    for article, record in zip(articles, read_articles(articles, threads=2), strict=True):
        assert record.article.id == article.id
        assert (sys.getswitchinterval(), gc.get_threshold()) == before


def test_who_stops_reading_reads_no_more() -> None:
    asked = iter([article_from_text("The mayor said that the boats had sunk.")] * 99)
    reading = read_articles(asked, threads=2)
    assert isinstance(reading, Generator)
    next(reading)
    reading.close()
    assert next(asked, None) is not None
