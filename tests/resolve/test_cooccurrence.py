"""What the store knows of a candidate beyond the name: offices and times."""

from __future__ import annotations

import pytest

from onrecord.record import Article, Entity, Mention, Office, OfficeStatus, Record, article_id
from onrecord.resolve.cooccurrence import Held, office_words, offices_of, timeliness

TEXT = "Ann Lee, chief of the Port Office"


def record(status: OfficeStatus) -> Record:
    """A record in which Ann Lee has an office."""
    people = Entity(id="e1", kind="person", name="Ann Lee", mentions=(Mention(span=(0, 7), form="name"),))
    body = Entity(id="e2", kind="organization", name="Port Office", mentions=(Mention(span=(22, 33), form="name"),))
    office = Office(holder="e1", title="chief", organization="e2", status=status, evidence=((0, 33),), confidence=0.9)
    article = Article(id=article_id(TEXT), source="a.txt", text=TEXT)
    return Record(article=article, entities=(people, body), offices=(office,))


@pytest.mark.parametrize(
    ("at", "first", "last", "weight"),
    [
        ("2024-05-17", "2024-01-01", "2024-12-31", 0.5),
        ("2024-05-17", "2023-01-01", "2024-04-01", 0.5),
        ("2024-05-17", "2022-01-01", "2023-01-01", 0.0),
        ("2024-05-17", "2001-01-01", "2002-01-01", -0.5),
        (None, "2024-01-01", "2024-12-31", 0.0),
        ("2024-05-17", None, None, 0.0),
    ],
)
def test_a_name_means_who_was_in_the_news(at: str | None, first: str | None, last: str | None, weight: float) -> None:
    assert timeliness(at, first, last) == weight


def test_offices_are_compared_by_their_words() -> None:
    assert office_words([Held("Sen.")]) == office_words([Held("senator")]) != office_words([])
    assert office_words([Held("chief", "Port Office")]).titles > office_words([Held("chief")]).titles


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (Held("mayor"), Held("striker", "Rovers"), True),
        (Held("Rep."), Held("pastor", "Weir Church"), True),
        (Held("police sergeant"), Held("plumber"), True),
        (Held("mayor"), Held("governor"), False),
        (Held("businessman"), Held("senator"), False),
        (Held("mayor", "Rovers Council"), Held("Sen."), False),
        (Held("striker"), Held("aide"), False),
    ],
)
def test_nobody_works_in_two_fields_at_once(one: Held, other: Held, apart: bool) -> None:
    assert office_words([one]).is_other_work(office_words([other])) is apart
    assert not office_words([one, other]).is_other_work(office_words([other]))


@pytest.mark.parametrize(
    ("one", "other", "elsewhere"),
    [
        (Held("mayor", place="Harrow"), Held("mayor", place="Weirton"), True),
        (Held("Gov.", place="N.J."), Held("governor", place="New Jersey"), False),
        (Held("mayor", place="New York"), Held("mayor", place="New York City"), False),
        (Held("mayor", place="Harrow"), Held("mayor"), False),
        (Held("mayor", place="Harrow"), Held("governor", place="Ohio"), False),
        (Held("senator", place="U.S."), Held("senator", place="Ohio"), False),
    ],
)
def test_nobody_is_mayor_of_two_towns(one: Held, other: Held, elsewhere: bool) -> None:
    assert office_words([one]).is_elsewhere(office_words([other])) is elsewhere


@pytest.mark.parametrize(("status", "has"), [("current", True), ("acting", True), ("former", False)])
def test_only_offices_held_now_tell_namesakes_apart(status: OfficeStatus, has: bool) -> None:
    assert bool(offices_of(record(status), "e1").titles) is has
    assert offices_of(record(status), "e2").titles == frozenset()
