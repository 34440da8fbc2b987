"""What a person may write into the fields of a fact, and what is wrong with the rest."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.errors import CorrectionError
from onrecord.record import Content, Cue, Event, Figure, Office, Silence, Statement, Tie
from onrecord.record.kinds import BY_NAME, FACTS
from onrecord.store.corrections.editing import (
    EditedArticle,
    editable_fields,
    edits_of,
    field_words,
    with_values,
    written,
)

AT = ((0, 4),)
FACT: dict[str, Any] = {
    "figure": Figure(span=(0, 4), value=3400, qualifier="about", unit="boats", evidence=AT),
    "range": Figure(span=(0, 4), value=(10, 20), qualifier="range", unit=None, evidence=AT),
    "office": Office(holder="e1", title="mayor", status="current", start="2020", evidence=AT, confidence=0.4),
    "event": Event(trigger=(0, 4), when="2024-05-17", time=(0, 4), evidence=AT, confidence=0.9),
    "tie": Tie(kind="hired_by", subject="e1", object="e2", evidence=AT, confidence=0.9),
    "silence": Silence(
        party="e1", party_text="Lee", party_span=(0, 4), outcome="declined", evidence=AT, confidence=0.9
    ),
    "statement": Statement(
        id="s1", mode="direct", speaker="Lee", text="“It is well,”", source=None, cue=Cue(spans=((18, 22),)),
        content=Content(spans=((0, 13),)), confidence=0.9,
    ),
}  # fmt: skip


ARTICLE = EditedArticle(
    text="“It is well,” Lee said, and the bridge will stand.", party=lambda name: {"id": 7, "name": name.title()}
)


def edits(name: str, **given: str) -> dict[str, Any]:
    """The edits of a fact; `from_` stands for "from"."""
    kind = BY_NAME[{"range": "figure"}.get(name, name)]
    return edits_of(kind, FACT[name], {field.rstrip("_"): text for field, text in given.items()}, article=ARTICLE)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4200", 4200),
        (" 4,200 ", 4200),
        ("1.5", 1.5),
        ("1.5 million", 1_500_000),
        ("twenty-five", 25),
        ("$3 billion", 3_000_000_000),
        ("-12", -12),
        ("12%", 12),
    ],
)
def test_a_value_is_a_number_as_people_write_it(text: str, value: float) -> None:
    assert edits("figure", value=text) == {"value": value}


@pytest.mark.parametrize(
    ("text", "value"),
    [("5 to 7", (5, 7)), ("5–7", (5, 7)), ("5-7", (5, 7)), ("1 million to 2 million", (1_000_000, 2_000_000))],
)
def test_two_ends_make_a_range(text: str, value: tuple[int, int]) -> None:
    assert edits("figure", value=text) == {"value": value, "qualifier": "range"}


def test_an_end_may_be_open_and_a_single_value_is_no_range() -> None:
    assert edits("figure", value="5 to ..") == {"value": (5, None)}
    assert edits("range", value="15") == {"value": 15, "qualifier": "exactly"}


@pytest.mark.parametrize("text", ["", "boats", "12abc", "7 to 5", ".. to ..", "1 to 2 to 3", "1/0", "9" * 61, "$", "٣"])
def test_what_is_no_number_is_refused_at_its_field(text: str) -> None:
    with pytest.raises(CorrectionError, match=r"^value: "):
        edits("figure", value=text)


@pytest.mark.parametrize("date", ["2024", "2024-02", "2024-02-29", "2024-22", "199X", "2020~", "2020/2024", "2020/.."])
def test_dates_are_edtf(date: str) -> None:
    assert edits("event", when=date) == {"when": date}
    assert edits("figure", period=date) == {"period": date}


@pytest.mark.parametrize(
    "date", ["", "May 2024", "2024-13", "2023-02-29", "2024/2020", "2024-05/2024-04", "../..", "1/2/3", "20"]
)
def test_what_is_no_date_is_refused_at_its_field(date: str) -> None:
    with pytest.raises(CorrectionError, match=r"^when: "):
        edits("event", when=date)


def test_fields_that_stay_may_be_given_and_others_emptied() -> None:
    given = {"title": " head  of harbors", "place": "", "status": "current", "from_": "", "to": ""}
    assert edits("office", **given) == {"title": "head of harbors", "start": None}


def test_an_office_ends_after_it_began() -> None:
    assert edits("office", to="2020") == {"end": "2020"}
    with pytest.raises(CorrectionError, match=r"^to: 2019 comes before 2020"):
        edits("office", to="2019-12")


@pytest.mark.parametrize(
    ("name", "given", "wrong"),
    [
        ("tie", {"kind": "friend"}, "^kind: friend is not one of nominated_by, "),
        ("silence", {"outcome": ""}, "^outcome: is empty"),
        ("office", {"title": " "}, "^title: is empty"),
        ("office", {"title": "x" * 301}, "the title has 301 characters"),
        (
            "office",
            {"holder": "e2"},
            "^holder: no field to edit; those of offices are title, organization, place, status, from, to",
        ),
        ("event", {"when": "2024-05-17"}, "^when: says so already"),
        ("event", {}, "^event: says so already"),
    ],
)
def test_what_cannot_be_is_refused(name: str, given: dict[str, str], wrong: str) -> None:
    with pytest.raises(CorrectionError, match=wrong):
        edits(name, **given)


def test_a_closed_list_is_chosen_from() -> None:
    assert edits("tie", kind="fired_by", when="2021") == {"kind": "fired_by", "when": "2021"}
    assert edits("silence", outcome="no_response") == {"outcome": "no_response"}


def test_every_kind_of_fact_has_something_to_edit() -> None:
    for kind in FACTS:
        fields = editable_fields(kind)
        assert fields
        assert {field.field for field in fields} <= set(kind.value.__struct_fields__)
        assert all(field.choices for field in fields if field.form == "choice")
    assert [(f.name, f.form, f.needed) for f in editable_fields(BY_NAME["office"])] == [
        ("title", "text", True), ("organization", "party", False), ("place", "text", False), ("status", "choice", True), ("from", "date", False),
        ("to", "date", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ({"id": 7, "name": "Quay Trust"}, "Quay Trust"),
        (4200, "4200"),
        (1.5, "1.5"),
        ((10, 20), "10 to 20"),
        ([None, 5], ".. to 5"),
        ("2024", "2024"),
    ],
)
def test_a_value_is_written_as_it_is_read(value: Any, text: str) -> None:
    assert written(value) == text


def test_values_from_json_are_those_of_the_type() -> None:
    assert with_values(FACT["figure"], {"value": [1, None]}).value == (1, None)
    assert with_values(FACT["statement"], {"content": {"spans": [[0, 4]]}}).content == Content(spans=((0, 4),))


def test_an_extent_goes_with_its_words_and_marks() -> None:
    assert edits("statement", content='"It is well," … the bridge will stand') == {
        "content": {"spans": ((0, 13), (28, 49))}, "text": "“It is well,” … the bridge will stand", "mode": "mixed",
    }  # fmt: skip
    assert edits("statement", content="It is well", force="denies") == {
        "content": {"spans": ((1, 11),)}, "text": "It is well", "force": "denies",
    }  # fmt: skip
    (words, *_) = editable_fields(BY_NAME["statement"])
    assert (words.form, words.needed, field_words(FACT["statement"], words)) == ("words", True, "“It is well,”")
    for text in ("", "It is bad", "well,” Lee said, and the bridge"):
        with pytest.raises(CorrectionError, match=r"^content: "):
            edits("statement", content=text)


def test_an_organization_is_kept_by_its_number() -> None:
    assert edits("office", organization="quay trust") == {"organization": {"id": 7, "name": "Quay Trust"}}
    with pytest.raises(CorrectionError, match=r"^organization: says so already"):
        edits("office", organization=" ")
