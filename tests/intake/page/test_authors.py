"""Authors of pages. All people are invented."""

from __future__ import annotations

import pytest
from lxml import html

from onrecord.intake.page.authors import page_authors


def authors(*found: str, linked: tuple[str, ...] = (), head: str = "", publisher: str | None = None) -> tuple[str, ...]:
    page = html.fromstring(f"<html><head>{head}</head><body><p>x</p></body></html>")
    return page_authors(page, linked=linked, found=found, publisher=publisher)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ("By Ada Orrin", ("Ada Orrin",)),
        ("ADA ORRIN, AP Political Writer", ("Ada Orrin",)),
        ("Ada Orrin May", ("Ada Orrin",)),
        ("Ada Orrin Monday, May 20, 2019", ("Ada Orrin",)),
        ("Ada Orrin and Tom Reed", ("Ada Orrin", "Tom Reed")),
        ("Ada Orrin, Tom Reed & Lena Okoro", ("Ada Orrin", "Tom Reed", "Lena Okoro")),
        ("Tom Reed News reporter", ("Tom Reed",)),
        ("Tom Reed is a reporter at The Alder Post", ("Tom Reed",)),
        ("Analysis by Tom Reed, CNN Editor-at-large", ("Tom Reed",)),
        ("Tom Reed | Alder Media for alder.example", ("Tom Reed",)),
        ("Tom Reed Associated Press", ("Tom Reed",)),
        ("Lena Okoro, MS, RDN", ("Lena Okoro",)),
        ("R C Baker", ("R. C. Baker",)),
        ("Tom R Reed", ("Tom R. Reed",)),
        ("Staff Reports", ()),
        ("HNN Staff", ()),
        ("ALDER POST STAFF NOVEMBER", ()),
        ("Username", ()),
        ("admin", ()),
        ("Pieradmin", ()),
        ("The Alder and Norland defense ministries", ()),
        ("Follow Author", ()),
        ("The Associated Press", ()),
        ("Reuters", ()),
        ("https://social.example/tomreed", ()),
        ("Regan", ("Regan",)),
        ("", ()),
    ],
)
def test_people_without_roles_days_and_papers(found: str, expected: tuple[str, ...]) -> None:
    assert authors(found) == expected


def test_the_publisher_is_no_author() -> None:
    assert authors("Alder Post", "Tom Reed", publisher="The Alder Post") == ("Tom Reed",)


def test_nobody_is_named_twice() -> None:
    head = '<meta name="author" content="Tom Reed"><meta name="byl" content="By TOM REED">'
    assert authors("TOM REED", head=head) == ("Tom Reed",)
    assert authors("Tom Reed", "Tom L Reed") == ("Tom Reed",)


def test_linked_data_come_first_and_a_byline_may_know_more() -> None:
    assert authors("Tom Reed", linked=("Ada Orrin",)) == ("Ada Orrin",)
    assert authors("Tom Reed", "Ada Orrin", linked=("Ada Orrin",)) == ("Tom Reed", "Ada Orrin")
    assert authors("Tom Reed", linked=("Reuters",)) == ("Tom Reed",)


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("By Ada Orrin, Tom Reed 2019-11-18T22:05:36Z", ("Ada Orrin", "Tom Reed")),
        ("By Tom Reed", ("Ada Orrin",)),  # of another story
        ("Ada Orrin, Tom Reed", ("Ada Orrin",)),
    ],
)
def test_a_byline_on_the_page_may_name_more_people_beside_those_known(byline: str, expected: tuple[str, ...]) -> None:
    page = html.fromstring(f"<html><body><span class='story-Byline'>{byline}</span><p>x</p></body></html>")
    assert page_authors(page, linked=("Ada Orrin",), found=(), publisher=None) == expected
    assert page_authors(page, linked=(), found=(), publisher=None) == ()
