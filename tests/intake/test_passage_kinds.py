"""What a paragraph's own words show it to be: bylines, captions, datelines, mastheads, boilerplate; and paragraphs."""

from __future__ import annotations

import pytest

from onrecord.errors import ForeignLanguageError
from onrecord.intake.boilerplate import cue_kind
from onrecord.intake.bylines import authors_of, bare_authors_of, is_about_author, is_bare_name, is_byline
from onrecord.intake.captions import is_caption, is_credit
from onrecord.intake.datelines import dateline_end, is_dateline
from onrecord.intake.language import check_english
from onrecord.intake.mastheads import is_masthead, is_section, known_publication, publisher_of
from onrecord.intake.paragraphs import paragraphs
from tests.intake.texts import GERMAN


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


def test_captions_and_credits() -> None:
    assert is_caption("Boats at the market. (Ada Marsh/AP)")
    assert not is_caption("The boats left the market.")
    assert is_credit("Ada Marsh via Getty Images")
    assert not is_credit("Ada Marsh via the market and the port, where boats wait for the tide")


@pytest.mark.parametrize(
    ("paragraph", "line"),
    [
        ("RENO, Nev. (AP) — The mayor resigned.", "RENO, Nev. (AP) — "),
        ("(CNN) — The mayor resigned.", "(CNN) — "),
        ("The mayor — a sailor — resigned.", ""),
        ("BREAKING — The mayor resigned.", ""),
    ],
)
def test_dateline_before_a_sentence(paragraph: str, line: str) -> None:
    assert paragraph[: dateline_end(paragraph)] == line


def test_dateline_alone() -> None:
    assert is_dateline("Updated 5:32 PM ET, Fri November 11, 2022")
    assert not is_dateline("The mayor resigned on November 11, 2022")


def test_mastheads() -> None:
    assert known_publication("Reuters") == "Reuters"
    assert known_publication("The mayor resigns") is None
    assert publisher_of("The Alder Valley Times-Herald") == "The Alder Valley Times-Herald"
    assert publisher_of("") is None
    assert is_masthead("Reuters")
    assert is_section("Politics")
    assert not is_section("The mayor resigns")


def test_boilerplate() -> None:
    assert cue_kind("Sign up for our newsletter") == "boilerplate"
    assert cue_kind("READ MORE: the mayor resigns") == "related_link"
    assert cue_kind("The mayor resigns") is None


def test_language() -> None:
    check_english("The mayor said that the boats had sunk in the storm.", "a.txt")
    with pytest.raises(ForeignLanguageError, match="German"):
        check_english(GERMAN, "a.txt")
    with pytest.raises(ForeignLanguageError, match="not Latin"):
        check_english("Мэр города сказал, что лодки утонули", "a.txt")


def test_paragraphs() -> None:
    text = "  One port.\n\nTwo boats.\r\n\r\n\n"
    assert [text[start:stop] for start, stop in paragraphs(text)] == ["One port.", "Two boats."]
    assert list(paragraphs(" \n ")) == []
