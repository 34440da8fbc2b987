"""Days as they are given, in names of files and on pages."""

import time

import pytest

from onrecord.intake.dates import is_written
from onrecord.intake.html import article_from_html


@pytest.mark.parametrize(
    ("day", "page", "written"),
    [
        ("2024-02-01", "2024-02-31", False),
        ("2024-02-01", "2024-02", False),
        ("2024-02-26", "2024-02", False),
        ("2024-02-01", "31 February 2024", False),
        ("2024-02-01", "2024-02-11", False),
        ("2024-02-01", "12024-02-01", False),
        ("2024-02-01", "2024-02-01T08:00:00Z", True),
        ("2024-02-01", "/2024/02/01/", True),
        ("2024-02-01", "20240201", True),
        ("2024-02-01", "2024-2-1", True),
        ("2024-05-17", "5/17/2024", True),
        ("2024-05-17", "17.05.24", True),
        ("2024-05-17", "May 17th, 2024", True),
        ("2024-05-17", "Friday,\n May&nbsp;17 2024", True),
        ("2024-05-17", "17 mai 2024", True),
        ("2024-05-17", "the 17th of May, 2024", True),
        ("2024-05-17", "17-May-2024", True),
        ("2024-05-17", "2024 May 17", True),
        ("2024-05-17", "", False),
    ],
)
def test_whether_a_page_says_a_day(day: str, page: str, written: bool) -> None:
    assert is_written(day, page) is written


@pytest.mark.parametrize(
    "form", ['<meta property="article:published_time" content="{}">', '<time datetime="{}">x</time>']
)
@pytest.mark.parametrize(
    ("says", "day"),
    [
        ("2024-02-31", None),
        ("2024-02", None),
        ("2024-04-31T10:00:00+02:00", None),
        ("2024-06-00", None),
        ("2024-13-05", None),
        ("2024-02-29", "2024-02-29"),
        ("2024-02-01T10:00:00+02:00", "2024-02-01"),
        ("1 February 2024", "2024-02-01"),
    ],
)
def test_no_day_is_made_of_one_that_there_is_not(form: str, says: str, day: str | None) -> None:
    body = "<p>The board voted on Thursday to close the east pier, its head, Lena Okoro, said.</p>"
    page = f"<html><head>{form.format(says)}</head><body><article><h1>Pier closed</h1>{body}</article></body></html>"
    article = article_from_html(page.encode(), source="a.html")
    assert (article.published, article.published_basis) == (day, day and "metadata")


def test_a_day_whose_figures_stand_in_elements_of_their_own_is_kept() -> None:
    body = "<p>The board voted on Thursday to close the east pier, its head, Lena Okoro, said.</p>"
    day = '<p class="date">May <i>17</i>, <b>2024</b></p>'
    page = f"<html><body><article><h1>Pier closed</h1>{day}{body}</article></body></html>"
    assert article_from_html(page.encode(), source="a.html").published == "2024-05-17"


@pytest.mark.parametrize("unit", ["1 May ", "5/17/", "2024", "17 ", "a", "May ", "1,,,,,,,,", "&nbsp;1"])
def test_a_large_page_is_looked_through_once(unit: str) -> None:
    began = time.process_time()
    assert not is_written("1999-05-17", unit * (500_000 // len(unit)))
    assert time.process_time() - began < 2
