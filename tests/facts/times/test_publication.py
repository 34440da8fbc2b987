"""The publication date that a text implies, and when there is none."""

from __future__ import annotations

import pytest
import spacy

import onrecord
from onrecord.facts.times import infer_published

_NLP = spacy.blank("en")


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Ship sinks off Oslo\n\nMarch 3, 2016\n\nA ship sank on Thursday.", "2016-03-03"),
        ("Ship sinks off Oslo\n\nPublished March 3, 2016 by the harbour office\n\nA ship sank.", "2016-03-03"),
        ("OSLO, March 3, 2016 (Agency) — A ship sank.", "2016-03-03"),
        ("This is the harbour letter for Thursday, March 3, 2016. A ship sank.", "2016-03-03"),
        ("A ship sank on Thursday, the harbour office said.", None),
        ("A ship sank here on March 3, 1916, and nobody forgot.", None),
        ("A ship sank on March 3.", None),
        ("The letter, dated March 3, 1996, was read on Thursday.", None),
        (
            "OSLO, Aug. 24 (Agency) — The presidential nominee met President Obama on Wednesday, his mate said.",
            "2016-08-24",  # of the years of an election in his terms, only in 2016 a Wednesday
        ),
        ("OSLO, Aug. 24 (Agency) — The presidential nominee met former President Obama on Wednesday.", None),
        ("OSLO, Aug. 24 (Agency) — A ship met President Obama on Wednesday.", None),
        (
            "OSLO, Aug. 24, 2015 (Agency) - A ship sank on Monday.",
            "2015-08-24",
        ),
        ("A ship sank, he wrote on Tuesday. Sunk! — Harbour (@harbour) July 5, 2016", "2016-07-05"),
        ("A ship sank, he wrote. Sunk! — Harbour (@harbour) July 5, 2016. She left on Wednesday.", "2016-07-06"),
        ("A ship sank, he wrote. Sunk! — Harbour (@harbour) July 5, 2016", None),
        ("He promised on Sunday (twitter.com/harbour/status/210462857140252672).", None),  # 2012-06-06, a Wednesday
        ("He promised on Wednesday (twitter.com/harbour/status/210462857140252672).", "2012-06-06"),
        ("He promised on Wednesday (harbour.example/photo/210462857140252672).", None),
    ],
)
def test_infers(text: str, published: str | None) -> None:
    assert infer_published(_NLP(text)) == published


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("President Bush walked on Friday.", None),
        ("President Bush talked of the Nov. 4 election.", 2008),  # Nov. 4 was no election day in 1990 to 1992
        ("The presidential candidate visited President Obama on Saturday.", 2015),
        ("The presidential nominee visited President Obama on Saturday.", None),
        ("In 2014 he was defeated. Now he is running for president, he promised on Saturday.", 2015),
    ],
)
def test_the_year_of_a_dateline(text: str, year: int | None) -> None:
    found = infer_published(_NLP(f"OSLO, Oct. 3 (Agency) — {text}"))
    assert found == (f"{year}-10-03" if year else None)


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("May 17, 2024", "2024-05-17"),
        ("Friday, May 17, 2024", "2024-05-17"),
        ("Published May 17, 2024 at 3:30 p.m. EDT | Updated May 18, 2024", "2024-05-17"),
        ("17 May 2024", "2024-05-17"),
        ("May 2024", None),
    ],
)
def test_a_date_beside_the_byline_is_the_articles(line: str, published: str | None) -> None:
    text = f"Harbour board closes the east pier\n\nBy Ida Roe\n\n{line}\n\nThe board closed the pier. The ship sank in 1990."
    assert onrecord.read(text).article.published == published
