"""Quotation marks of all kinds: what people report about other tools, and what pages hold. All texts are invented."""

from __future__ import annotations

import textwrap

import pytest

import onrecord

MARKS = [
    "“{}”", '"{}"', "«{}»", "»{}«", "« {} »", "‹{}›", "›{}‹", "„{}“", "„{}”", "”{}”", "“{}“", "‟{}”", "＂{}＂",
    "「{}」", "『{}』", "〝{}〞", "❝{}❞", "‚{}‘", "‘{}’", "'{}'", "''{}''", "``{}''", "‘‘{}’’", '" {} "', "“ {} ”",
]  # fmt: skip
FRAMES = {
    "{}, Lena Okoro said.": ("The east pier is rotten from end to end,", None),
    "Lena Okoro, head of the harbour board, said: {}": ("The east pier is rotten from end to end.", None),
    "{} Lena Okoro told reporters. {}": ("The east pier is rotten from end to end,", "We close it for the winter now."),
}


def statements(text: str) -> list[tuple[str, str | None, str]]:
    record = onrecord.read(text, published="2024-05-17")
    return [(s.mode, s.speaker, s.text) for s in record.statements]


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("marks", MARKS)
def test_a_quotation_is_direct_in_any_marks(frame: str, marks: str) -> None:
    first, second = FRAMES[frame]
    quoted = [marks.format(words) for words in (first, second) if words is not None]
    text = frame.replace("{},", "{}").format(*quoted)
    assert statements(text) == [("direct", "Lena Okoro", " … ".join(quoted))]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('The head of the board, Lena Okoro, said:"The pier is rotten."', ["direct:The pier is rotten."]),
        ('Lena Okoro said,"The pier is rotten."', ["direct:The pier is rotten."]),
        ("Lena Okoro said:“The pier is rotten.”The board agreed.", ["direct:The pier is rotten."]),
        ('"The pier is rotten,"Lena Okoro said.', ["direct:The pier is rotten,"]),
        ("“The pier is rotten,”said Lena Okoro.", ["direct:The pier is rotten,"]),
    ],
)  # fmt: skip
def test_no_space_beside_a_mark(text: str, said: list[str]) -> None:
    assert [mode + ":" + words.strip('“”"') for mode, _, words in statements(text)] == said


@pytest.mark.parametrize(
    ("inner", "outer"),
    [("'{}'", '"{}"'), ("‘{}’", "“{}”"), ('"{}"', "'{}'"), ("“{}”", "‘{}’"), ("‹{}›", "«{}»"), ("“{}”", "“{}”")],
)
def test_a_quotation_in_a_quotation(inner: str, outer: str) -> None:
    quoted = outer.format(f"Paul told me, {inner.format('The pier is rotten,')} and I believed him,")
    found = statements(f"{quoted} council member Lena Okoro said.")
    assert ("direct", "Lena Okoro", quoted) in found
    assert not [words for _, speaker, words in found if speaker == "Paul" and "believed" in words]


OVER_PARAGRAPHS = {
    "straight": 'Ms Okoro said: "The pier is rotten from end to end.\n\n"We close it for the winter, and perhaps for good."',
    "curly": "Ms Okoro said: “The pier is rotten from end to end.\n\n“We close it for the winter, and perhaps for good.”",
    "single": "Ms Okoro said: 'The pier is rotten from end to end.\n\n'We close it for the winter, and perhaps for good.'",
    "single, curly": "Ms Okoro said: ‘The pier is rotten from end to end.\n\n‘We close it for the winter, and perhaps for good.’",
    "guillemets": "Ms Okoro said: «The pier is rotten from end to end.\n\n«We close it for the winter, and perhaps for good.»",
    "second mark lost": 'Ms Okoro said: "The pier is rotten from end to end.\n\nWe close it for the winter, and perhaps for good."',
}  # fmt: skip


@pytest.mark.parametrize("text", OVER_PARAGRAPHS.values(), ids=OVER_PARAGRAPHS)
def test_a_quotation_goes_on_in_the_next_paragraph(text: str) -> None:
    said = [
        s for s in statements(f"{text}\n\nThe board meets again on Tuesday to vote on the plan.") if s[1] == "Okoro"
    ]
    assert [mode for mode, _, _ in said] == ["direct"]
    assert "rotten" in said[0][2]
    assert "perhaps for good" in said[0][2]
    assert "Tuesday" not in said[0][2]


@pytest.mark.parametrize("mark", ["“", '"'])
def test_who_says_it_may_stand_in_the_last_paragraph(mark: str) -> None:
    close = {"“": "”"}.get(mark, mark)
    text = f"{mark}The pier is rotten from end to end.\n\n{mark}We close it now,{close} Ms Okoro told reporters."
    assert [(m, who) for m, who, _ in statements(text)] == [("direct", "Okoro")]
    assert "rotten" in statements(text)[0][2]


@pytest.mark.parametrize("bullet", "•▪●■◆►➢✓‣◦»›·")
def test_bullets_belong_to_nothing(bullet: str) -> None:
    lines = [
        "Lena Okoro said the pier was closed on Monday.",
        '"We are ready to mend it," Okoro said.',
        "A vote is near.",
    ]
    found = statements("\n".join(f"{bullet} {line}" for line in lines))
    assert found[-1] == ("direct", "Lena Okoro", '"We are ready to mend it,"')
    assert all(bullet not in words for _, _, words in found)


@pytest.mark.parametrize(
    "text",
    [
        'The 12" pipe was laid in March. "We are late with it," Lena Okoro said. "Very late."',
        'A pier of 30\' by 6" was sold. "We are late with it," Lena Okoro said. "Very late."',
        'It rained." The town slept. "We are late with it," Lena Okoro said. "Very late."',
        'The boys\' pier and the \'90s club closed. "We are late with it," Lena Okoro said. "Very late."',
        'Rock \'n\' roll is over. "We are late with it," Lena Okoro said. "Very late."',
    ],
)
def test_stray_marks_turn_nothing_round(text: str) -> None:
    assert statements(text) == [("direct", "Lena Okoro", '"We are late with it," … "Very late."')]


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("width", range(44, 76, 4))
def test_lines_broken_to_a_width_part_no_name(width: int, newline: str) -> None:
    paragraphs = [
        "Lena Okoro will close the pier on Friday, her deputy, Petra Vance, said. “She told us last night,” Vance told the "
        "Alder Gazette. “She had made up her mind some weeks before.”",
        "The loan was $2.5 million, due on May 30. The Department of Transportation declined to comment on it.",
    ]
    text = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in paragraphs).replace("\n", newline)
    record = onrecord.read(text, published="2024-05-17")
    assert {(e.kind, e.name) for e in record.entities} == {
        ("person", "Lena Okoro"),
        ("person", "Petra Vance"),
        ("organization", "Alder Gazette"),
        ("organization", "Department of Transportation"),
    }
    assert [s.speaker for s in record.statements][:2] == ["Petra Vance", "Petra Vance"]
    assert [s.party_text for s in record.silences] == ["The Department of Transportation"]


@pytest.mark.parametrize("width", range(50, 70, 3))
def test_what_a_number_counts_stands_on_the_next_line_too(width: int) -> None:
    text = textwrap.fill(
        "The harbour board voted on Monday to close the pier that Lena Okoro built. The pier holds 40 fishing boats, the police "
        "said. Its other parts are open to all who wish to walk on them, and to their dogs, until the board meets again.",
        width,
    )
    found = [onrecord.read(text.replace("\n", newline)).figures for newline in ("\n", "\r\n")]
    assert [[(f.value, f.unit) for f in figures] for figures in found] == [[(40, "fishing boats")]] * 2


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_turns_are_found_whatever_ends_a_line(newline: str) -> None:
    turns = ["Lena Okoro: Nobody asked us.", "Petra Vance: We asked you twice.", "Lena Okoro: When was that?"]
    text = newline.join(["Two heads of the board met in Alder on Monday.", "", *(t + newline for t in turns)])
    said = [(s.speaker, s.text.rstrip(".?")) for s in onrecord.read(text, published="2024-05-17").statements]
    assert said == [(who, words.rstrip(".?")) for who, words in (turn.split(": ") for turn in turns)]
