"""Records by speaker, by person and in the order of time."""

from __future__ import annotations

import pytest

from onrecord.record import Article, Passage, Record, article_id
from onrecord.views.summary import clause, in_time, initials, profiles, speakers
from tests.export.stories import bare, crowd, harbour


def test_the_most_quoted_come_first_and_the_unnamed_last() -> None:
    found = speakers(harbour())
    assert [(speaker.name, len(speaker.statements)) for speaker in found] == [
        ("Edda Lindqvist", 2), ("Tobias Renn", 1), ("Officials", 1), (None, 1),
    ]  # fmt: skip
    assert [speaker.initials for speaker in found] == ["EL", "TR", "O", "?"]
    assert speakers(bare()) == ()


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Ada Lovelace", "AL"), ("National Border Patrol Council", "NC"), ("officials", "O"), (None, "?"), ("…", "?"),
        ("U.S. Customs and Border Protection", "UP"), ("Þórður", "Þ"), ("שלום עולם", "שע"), ("the U.N. envoy", "U"),
    ],
)  # fmt: skip
def test_initials(name: str | None, letters: str) -> None:
    assert initials(name) == letters


def test_profiles_gather_what_is_known_of_each() -> None:
    found = {profile.entity.name: profile for profile in profiles(harbour())}
    assert list(found) == ["Edda Lindqvist", "Tobias Renn", "Nour Haddad", "Jo Tann", "port council", "Silt Watch"]
    edda = found["Edda Lindqvist"]
    assert (len(edda.offices), len(edda.ties), edda.statements, edda.bare) == (1, 2, 2, False)
    assert found["Jo Tann"].bare
    assert len(profiles(crowd(12))) == 13


def test_events_stand_in_time_and_the_undated_last() -> None:
    assert [event.when for event in in_time(harbour().events)] == [
        "2001~",
        "2020-10-01/2021-09-30",
        "2021-04",
        "2022-06-06",
        "soon",
    ]


def test_the_clause_keeps_the_spaces_of_the_text() -> None:
    record = harbour()
    told = clause(record, record.events[1].trigger, evidence=record.events[1].evidence, reach=12)
    assert (told.before, told.kernel, told.after) == ("The council ", "appointed", " Lindqvist…")


@pytest.mark.parametrize(
    ("text", "kernel", "shown"),
    [
        (
            "Rain fell. Ten members wrote to Sen. Ada Crane on Nov. 1, he said. It dried.",
            "Ten",
            "Ten members wrote to Sen. Ada Crane on Nov. 1, he said.",
        ),
        ("“We left.” The U.S. Mint paid $5 million. So be it.", "$5 million", "The U.S. Mint paid $5 million."),
        ("He asked: “Who paid?” Nobody did.", "Who", "He asked: “Who paid?”"),
        ("no end and no start", "end", "no end and no start"),
    ],
)
def test_the_clause_is_the_sentence(text: str, kernel: str, shown: str) -> None:
    passage = Passage(span=(0, len(text)), kind="body")
    article = Article(id=article_id(text), source="a", text=text, passages=(passage,))
    start = text.index(kernel)
    span = (start, start + len(kernel))
    told = clause(Record(article=article), span, evidence=(span,), reach=200)
    assert told.before + told.kernel + told.after == shown and told.kernel == kernel
