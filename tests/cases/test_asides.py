"""What "per Ruiz" and "in Ruiz's view" give to somebody, and firms of no known sort. All texts are invented."""

from __future__ import annotations

import pytest

import onrecord

LED = "Lena Ruiz, an engineer, went to see the bridge on Monday. "
FRAMED = [
    "It is rusted from end to end{per} Ruiz.",
    "It is rusted from end to end{per} Lena Ruiz.",
    "It is rusted from end to end{per} the engineer, Lena Ruiz.",
    "In Ruiz’s opinion, it is rusted from end to end.",
    "In Lena Ruiz's words, it is rusted from end to end.",
    "By Ruiz's account, it is rusted from end to end.",
    "In her view, it is rusted from end to end.",
    "In the view of Lena Ruiz, it is rusted from end to end.",
    "In the opinion of Ruiz, it is rusted from end to end.",
    *(
        pytest.param(
            f"In Ruiz's {noun}, it is rusted from end to end.",
            marks=pytest.mark.xfail(strict=True, reason="the network reads it too, with the noun as its source"),
        )
        for noun in ("estimation", "view", "telling")
    ),
]


@pytest.mark.parametrize("text", FRAMED)
def test_a_phrase_beside_a_comma_says_whose_view_it_is(text: str) -> None:
    record = onrecord.read(LED + text.format(per=", per"), published="2024-05-17")
    assert [(s.speaker, s.text.lower()) for s in record.statements] == [("Lena Ruiz", "it is rusted from end to end")]


@pytest.mark.parametrize(
    "text",
    [
        "The toll is 40 dollars per ton.",
        "In view of the rust, it closed.",
        "By the account books, it paid well in May.",
    ],
)
def test_other_phrases_say_nothing_of_a_speaker(text: str) -> None:
    assert onrecord.read(LED + text, published="2024-05-17").statements == ()


@pytest.mark.parametrize(
    "text",
    [
        "Northline Rail runs the line. The company declined to comment.",
        "Officials at Brewster Lane were glad. The firm declined to comment.",
        "Officials of Northline Rail met the mayor. The company did not return calls.",
        "Zentra sued on Friday over its patent. The company would not comment.",
        "Hugo Tamm, who runs Lumo, quit. The company declined to comment.",
    ],
)
def test_the_company_is_the_body_of_no_known_sort_just_named(text: str) -> None:
    record = onrecord.read(text, published="2024-05-17")
    body = next(e.id for e in record.entities if e.kind == "organization")
    assert [s.party for s in record.silences] == [body]


def test_the_company_is_not_a_council() -> None:
    record = onrecord.read("Harrow Council met on Monday. The company declined to comment.", published="2024-05-17")
    assert [s.party for s in record.silences] == [None]


def test_an_appointment_takes_effect_on_its_day() -> None:
    text = "Lumo ASA (OSE: LUMO) today announced that Ida Bohn has been appointed chief executive officer, effective June 1."
    record = onrecord.read(text, published="2024-05-17")
    assert [(o.title, o.start) for o in record.offices] == [("chief executive officer", "2024-06-01")]
