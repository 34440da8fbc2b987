"""Who wrote an article."""

from __future__ import annotations

import pytest

from onrecord.intake.passages.bylines import authors_of, bare_authors_of, is_about_author, is_bare_name, is_byline


@pytest.mark.parametrize(
    ("byline", "people"),
    [
        ("By Ada Marsh and Tom Reed, Staff Writers", ("Ada Marsh", "Tom Reed")),
        ("By ADA MCKAY-ROSS", ("Ada Mckay-Ross",)),
        ("By Associated Press", ()),
        ("By noon the boats had left.", ()),
        ("The mayor spoke.", ()),
    ],
)
def test_authors(byline: str, people: tuple[str, ...]) -> None:
    assert authors_of(byline) == people
    assert is_byline(byline) == bool(people)


def test_bylines_of_other_forms() -> None:
    assert is_byline("Ada Marsh reported from Alder.")
    assert bare_authors_of("and Tom Reed") == ("Tom Reed",)
    assert is_bare_name("Tom Reed, staff writer", below_name=False)
    assert not is_bare_name("The mayor resigns", below_name=False)
    assert is_about_author("Ada Marsh is a politics reporter for The Alder Post.")
    assert not is_about_author("Ada Marsh is late.")
