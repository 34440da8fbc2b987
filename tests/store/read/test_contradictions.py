"""Facts that cannot both be true: asked about, and gone once one of them is rejected; uncertain ones are folded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

from onrecord.cli.app import app
from onrecord.record import Record, Tie, article_id
from onrecord.resolve import open_store
from tests.store.small import Small

WEDDINGS = (("Boris Quill", 0.9), ("Carl Oduya", 0.8))


def married(husband: str, sure: float) -> Record:
    small = Small(f"Ada Marsh married {husband} in May. Mayor Ada Marsh spoke.", source=f"{husband}.txt")
    wife, other = small.entity("Ada Marsh"), small.entity(husband)
    tie = Tie(
        kind="spouse_of",
        subject=wife,
        object=other,
        evidence=((0, len(f"Ada Marsh married {husband}")),),
        confidence=sure,
        rule="kin",
    )
    return msgspec.structs.replace(small.record(), ties=(tie,))


def governed(holder: str) -> Record:
    small = Small(f"Mayor {holder} of Port Hale spoke to {holder}'s council.", source=f"{holder}.txt")
    small.office(
        small.entity(holder),
        "mayor",
        small.entity("Port Hale", kind="organization"),
        words=f"Mayor {holder} of Port Hale",
    )
    return small.record()


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    file = tmp_path / "store.db"
    with open_store(file) as store:
        store.add_all([*(married(*one) for one in WEDDINGS), governed("Dora Vance"), governed("Emil Park")])
    yield file


def test_two_spouses_and_two_holders_are_asked_about_until_one_is_rejected(path):
    with open_store(path) as store:
        spouses, mayors = store.contradictions()
        assert (spouses.why, spouses.kept, spouses.contradicted) == ("two spouses", "t1.1", "t2.1")
        assert (spouses.kept_words, spouses.contradicted_words) == (
            "Ada Marsh spouse of Boris Quill",
            "Ada Marsh spouse of Carl Oduya",
        )
        assert mayors.why == "one post, two holders"
        assert {mayors.kept, mayors.contradicted} == {"o3.1", "o4.1"}
        store.reject("t2.1")
        assert [one.why for one in store.contradictions()] == ["one post, two holders"]
        assert store.contradictions(limit=1) == store.contradictions(limit=0)


def test_the_command_names_both_and_how_to_reject_one(path):
    said = CliRunner().invoke(app, ["questions", "--facts", "--store", str(path)]).stdout
    assert "Ada Marsh spouse of Boris Quill [t1.1], or Ada Marsh spouse of Carl Oduya [t2.1]? two spouses" in said
    assert "onrecord reject t2.1" in said


def test_uncertain_ties_are_only_counted(tmp_path):
    file = tmp_path / "store.db"
    with open_store(file) as store:
        store.add(married("Boris Quill", 0.4))
    short, whole = (
        CliRunner().invoke(app, [*words, "--store", str(file)]).stdout for words in (["ties"], ["ties", "--uncertain"])
    )
    assert "Boris Quill" not in short
    assert "1 uncertain; --uncertain lists them" in short
    assert "Ada Marsh spouse of Boris Quill" in whole
    assert "uncertain" not in whole
    who = CliRunner().invoke(app, ["who", "Ada Marsh", "--store", str(file)]).stdout
    assert "1 uncertain; --uncertain lists them" in who
    assert "spouse of" not in who


def test_what_more_articles_state_outweighs_what_one_does(path):
    with open_store(path) as store:
        for number in (1, 2, 3):
            wedding = married("Carl Oduya", 0.6)
            text = f"{wedding.article.text} Report {number}, with words of its own about the {number} guests."
            article = msgspec.structs.replace(wedding.article, id=article_id(text), source=f"{number}.txt", text=text)
            store.add(msgspec.structs.replace(wedding, article=article))
        (spouses, _) = store.contradictions()
        assert (spouses.kept_words, spouses.contradicted_words) == (
            "Ada Marsh spouse of Carl Oduya",
            "Ada Marsh spouse of Boris Quill",
        )
