"""The name of the publication above an article."""

from __future__ import annotations

from onrecord.intake.passages.mastheads import is_masthead, is_section, known_publication, publisher_of


def test_mastheads() -> None:
    assert known_publication("Reuters") == "Reuters"
    assert known_publication("The mayor resigns") is None
    assert publisher_of("The Alder Valley Times-Herald") == "The Alder Valley Times-Herald"
    assert publisher_of("") is None
    assert is_masthead("Reuters")
    assert is_section("Politics")
    assert not is_section("The mayor resigns")
