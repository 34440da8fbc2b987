"""What the store knows of a candidate beyond the name: offices and times."""

from __future__ import annotations

import pytest

from onrecord.record import Article, Entity, Mention, Office, OfficeStatus, Record, article_id
from onrecord.resolve.cooccurrence import office_words, offices_of, timeliness

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
    assert office_words([("Sen.", None)]) == office_words([("senator", None)]) != frozenset()
    assert office_words([("chief", "Port Office")]) > office_words([("chief", None)])


@pytest.mark.parametrize(("status", "has"), [("current", True), ("acting", True), ("former", False)])
def test_only_offices_held_now_tell_namesakes_apart(status: OfficeStatus, has: bool) -> None:
    assert bool(offices_of(record(status), "e1").titles) is has
    assert offices_of(record(status), "e2").titles == frozenset()
