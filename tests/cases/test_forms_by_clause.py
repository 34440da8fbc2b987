"""Typography and form, twenty and more variants of each clause with those of its neighbours. All texts are invented."""

from __future__ import annotations

import pytest

import onrecord

Said = list[tuple[str, str | None, str]]

MARKS = "“”\"‘’'«»‹›„‚「」 .,"
FIRST, SECOND = "The east pier is rotten from end to end", "We close it for the winter, and perhaps for good"


def said(text: str) -> Said:
    record = onrecord.read(text, published="2024-05-17")
    return [(s.mode, s.speaker, s.text) for s in record.statements]


UNSPACED = [
    text.format(o=o, c=c)
    for o, c in ("“”", '""', "„“", "«»")
    for text in (
        "Lena Okoro said:{o}The pier is rotten from end to end.{c}",
        "{o}The pier is rotten from end to end,{c}Lena Okoro said.",
        "Lena Okoro told reporters,{o}The pier is rotten from end to end.{c}",
        "{o}The pier is rotten from end to end,{c}said Lena Okoro, its head.",
        "Lena Okoro, head of the board, said:{o}The pier is rotten from end to end.{c}The board agreed.",
    )
]


@pytest.mark.parametrize("text", UNSPACED)
def test_no_space_beside_a_mark(text: str) -> None:
    assert [(mode, who, words.strip(MARKS)) for mode, who, words in said(text)] == [
        ("direct", "Lena Okoro", "The pier is rotten from end to end")
    ]


NESTED = [
    (outer.format(f"{before} {inner.format('The pier is rotten')}{after}"), frame)
    for inner, outer in (("‘{}’", "“{}”"), ("'{}'", '"{}"'), ('"{}"', "'{}'"), ("“{}”", "‘{}’"), ("‹{}›", "«{}»"))
    for before, after, frame in (
        ("I heard him say", " and I left", "{},{} Lena Okoro said."),
        ("The sign says", ", which is true", "{},{} said Lena Okoro."),
        ("He wrote", " in his report", "{},{} Lena Okoro told reporters."),
    )
]


@pytest.mark.parametrize(("quoted", "frame"), NESTED)
def test_a_quotation_within_one_ends_before_it(quoted: str, frame: str) -> None:
    text = frame.format(quoted[:-1], quoted[-1])
    found = [(mode, who, words.strip(MARKS)) for mode, who, words in said(text)]
    assert ("direct", "Lena Okoro", quoted.strip(MARKS)) in found


PARAGRAPHS = [
    (lead.format(f"{o}{FIRST}.{gap}{o}{SECOND}.{c}"), who)
    for o, c in ("“”", '""', "''", "‘’", "«»")
    for gap in ("\n\n", "\n\n\n", "\r\n\r\n")
    for lead, who in (("Lena Okoro said: {}", "Lena Okoro"), ("The head of the board, Lena Okoro, told the board: {}", "Lena Okoro"))
]  # fmt: skip


@pytest.mark.parametrize(("text", "who"), PARAGRAPHS)
def test_a_quotation_goes_on_in_the_next_paragraph(text: str, who: str) -> None:
    found = said(f"{text}\n\nThe board meets again on Tuesday to vote on the plan.")
    whole = [(mode, speaker) for mode, speaker, words in found if FIRST in words and SECOND in words]
    assert whole == [("direct", who)]
    assert not [words for _, _, words in found if "Tuesday" in words]


STRAY = [
    'The 6" board broke. {}', "It was 5' wide. {}", 'He is 6\' 2" tall. {}', "The '80s are over. {}", "Rock 'n' roll is dead. {}",
    "The workers' club closed. {}", '"The town slept. {}', 'The town slept." {}', "“The town slept. {}", "The town slept.” {}",
    "The boss's car and the girls' bags burned. {}", "Fish 'n' chips cost £9. {}", "He sang “Low Water. {}", "The so-called ‘fish tax passed. {}",
    "A 32″ screen fell. {}", "It lies at 51° 30' N. {}", "Ma'am, 'tis late. {}", '» The town slept. {}', "The town slept. » {}", '{} "',
    "The O'Haras and the D'Arcys left. {}",
]  # fmt: skip


OPENED = ['"The town slept. {}', "“The town slept. {}", "He sang “Low Water. {}"]
"""Marks that open a quotation nobody closes, before another in the same paragraph: where they end is not told."""
STRAYS = [
    pytest.param(
        frame, gap, marks=[pytest.mark.xfail(strict=True, reason="nobody can tell where it ends")] if opened else []
    )
    for frame in STRAY
    for gap in (" ", "\n\n")
    if (opened := frame in OPENED and gap == " ") or frame != OPENED[0]  # which may go on in the next paragraph
]


@pytest.mark.parametrize(("frame", "gap"), STRAYS)
def test_a_stray_mark_turns_nothing_round(frame: str, gap: str) -> None:
    text = frame.replace(" {}", f"{gap}{{}}").format('"We are late with it," Lena Okoro said. "Very late."')
    assert ("direct", "Lena Okoro", '"We are late with it," … "Very late."') in said(text)


BLOCK = "We are closing the pier until the summer because our engineers found it rotten. I am sorry for that."
LABELS = [
    "From Mayor Lena Okoro:", "From Senator Lena Okoro:", "Statement by Lena Okoro:", "A statement from Lena Okoro:",
    "Statement of Lena Okoro:", "Comment from Lena Okoro:", "Lena Okoro said:", "Mayor Lena Okoro said in an email:",
    "Lena Okoro posted on X:", "Lena Okoro tweeted:", "Lena Okoro wrote in a letter:", "Lena Okoro replied:",
    "The chairwoman, Lena Okoro, said:", "In a statement, Lena Okoro said:", "Here is the full statement from Lena Okoro:",
]  # fmt: skip


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
@pytest.mark.parametrize("label", LABELS)
def test_a_block_below_a_label_is_theirs(label: str, gap: str) -> None:
    text = f"The board voted on Monday.\n\n{label}{gap}{BLOCK}\n\nThe pier was built in 1911."
    assert ("Lena Okoro", BLOCK.rstrip(".")) in [(who, words.rstrip(".")) for _, who, words in said(text)]


TALK = ["We knew nothing of the cracks.", "That is not so, as the minutes show.", "Nobody has shown them to me.", "They hang in the hall."]  # fmt: skip
PAIRS = [
    ("OKORO", "VANCE"), ("Okoro", "Vance"), ("Lena Okoro", "Petra Vance"), ("LENA OKORO", "PETRA VANCE"), ("MS. OKORO", "MS. VANCE"),
    ("Ms. Okoro", "Ms. Vance"), ("Mayor Okoro", "Judge Vance"), ("MAYOR OKORO", "JUDGE VANCE"), ("“OKORO", "“VANCE"), ("Mrs. Okoro", "Mrs. Vance"),
]  # fmt: skip


@pytest.mark.parametrize("gap", ["\n\n", "\n", "\r\n\r\n"])
@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_turns_are_of_whom_stands_before_the_colon(one: str, other: str, gap: str) -> None:
    lines = [f"{(one, other)[n % 2]}: {turn}" for n, turn in enumerate(TALK)]
    text = f"Lena Okoro and Petra Vance met on Monday in the town hall.{gap}{gap.join(lines)}"
    turns = [
        (who, words.strip(MARKS)) for _, who, words in said(text) if words.strip(MARKS) in {t.rstrip(".") for t in TALK}
    ]
    assert turns == [(("Lena Okoro", "Petra Vance")[n % 2], turn.rstrip(".")) for n, turn in enumerate(TALK)]


ENTRIES = [
    f"{time}{gap}Mayor Lena Okoro said the pier was rotten."
    for time in ("10:42", "10.42am", "4:14 p.m.", "10:42 GMT", "7pm", "11 a.m. ET", "09:05 BST", "2 p.m.:", "Updated 10:42", "12:30 p.m. ET")
    for gap in ("\n\n", "\n")
]  # fmt: skip


@pytest.mark.parametrize("entry", ENTRIES)
def test_the_entries_of_a_live_page_are_read(entry: str) -> None:
    text = f"Pier closed until summer\n\n{entry}\n\n3:15 p.m.\n\nThe board will meet again on Tuesday, its head said."
    assert ("indirect", "Lena Okoro", "the pier was rotten") in said(text)


QUESTIONS = [
    "What did the police say?", "Who knew of it?", "What does Lena Okoro want?", pytest.param("Why did the board say no?", marks=pytest.mark.xfail(strict=True, reason="“no” is what the board said")), "How did it come to this?",
    "What have the engineers found?", "Where will the boats go?", "What did she promise?", "What is the board accused of?", "Did the mayor lie?",
]  # fmt: skip


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_question_between_paragraphs_tells_nothing(question: str) -> None:
    text = (
        f"The pier was closed on Thursday, police said.\n\n{question}\n\nThe beams are rotten, according to Lena Okoro."
    )
    assert [(who, words) for _, who, words in said(text)] == [
        ("police", "The pier was closed on Thursday"),
        ("Lena Okoro", "The beams are rotten"),
    ]


@pytest.mark.parametrize("topic", ["Petra Vance", "Hugo Tamm", "Alder pier", "Ida Bohn"])
@pytest.mark.parametrize(
    "rest",
    [
        "Police search house in Marlow",
        "Court clears former mayor",
        "Union calls strike over sacking",
        "Board votes to close harbour",
    ],
)
def test_a_topic_before_a_colon_says_nothing(topic: str, rest: str) -> None:
    lede = f"{rest.split()[0]} officials told of the {rest.partition(' ')[2]} on Monday, in the matter of {topic}."
    text = f"{topic}: {rest}\n\n{lede}\n\nThe pier was built in 1911, and it has been closed twice since."
    assert rest not in [words for _, _, words in said(text)]
