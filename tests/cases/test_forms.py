"""Interviews, transcripts, lists, blocks, headlines and crossheads: whose words they are. All texts are invented."""

from __future__ import annotations

import pytest

import onrecord

LEDE = "Lena Okoro has led the harbour board for ten years. She spoke to the Gazette about the pier."
ANSWERS = ["I knew on Monday.", "Petra Vance did, and nobody else."]


def said(text: str) -> list[tuple[str | None, str]]:
    record = onrecord.read(text, published="2024-05-17")
    return [(s.speaker, s.text) for s in (*record.statements, *record.attributions)]


@pytest.mark.parametrize(
    ("asks", "answers"),
    [("Q:", "A:"), ("Q.", "A."), ("Question:", "Answer:"), ("Q :", "A :"), ("Gazette:", "Okoro:"), ("GAZETTE:", "OKORO:"),
     ("Gazette:", "Lena Okoro:"), ("Interviewer:", "Lena Okoro:")],
)  # fmt: skip
@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_answers_are_of_whom_the_interview_is_with(asks: str, answers: str, between: str) -> None:
    turns = [
        f"{asks} When did you know?",
        f"{answers} {ANSWERS[0]}",
        f"{asks} Who else knew?",
        f"{answers} {ANSWERS[1]}",
    ]
    found = said(between.join([LEDE, *turns]))
    assert [
        (speaker, text.rstrip(".")) for speaker, text in found if text.rstrip(".") in {a.rstrip(".") for a in ANSWERS}
    ] == [("Lena Okoro", answer.rstrip(".")) for answer in ANSWERS]
    assert not [speaker for speaker, _ in found if speaker in ("Q", "A", "Question", "Answer")]


TURNS = [
    "We knew nothing of the cracks.",
    "That is not so, as the minutes show.",
    "Nobody has shown them to me.",
    "They hang in the hall.",
]


@pytest.mark.parametrize(
    ("first", "second", "names"),
    [
        ("Lena Okoro", "Petra Vance", ("Lena Okoro", "Petra Vance")),
        ("OKORO", "VANCE", ("Lena Okoro", "Petra Vance")),
        ("Okoro", "Vance", ("Lena Okoro", "Petra Vance")),
        ("Ms. Okoro", "Ms. Vance", ("Lena Okoro", "Petra Vance")),
        ("Ms Okoro", "Ms Vance", ("Lena Okoro", "Petra Vance")),
        ("LENA OKORO", "PETRA VANCE", ("Lena Okoro", "Petra Vance")),
    ],
)
def test_a_transcript_in_any_case(first: str, second: str, names: tuple[str, str]) -> None:
    lines = [f"{(first, second)[n % 2]}: {turn}" for n, turn in enumerate(TURNS)]
    found = said("\n\n".join(["Lena Okoro and Petra Vance met on Monday in the town hall.", *lines]))
    turns = [
        (speaker, text.rstrip(".")) for speaker, text in found if text.rstrip(".") in {t.rstrip(".") for t in TURNS}
    ]
    assert turns == [(names[n % 2], turn.rstrip(".")) for n, turn in enumerate(TURNS)]


def test_a_list_of_facts_is_no_transcript() -> None:
    rows = ["Name: Lena Okoro.", "Age: 54.", "Party: Labour.", "Town: Alder."]
    found = said("\n\n".join([*rows, "Lena Okoro said on Monday that she would stay."]))
    assert [(who, what.removeprefix("that ")) for who, what in found] == [("Lena Okoro", "she would stay")]


ITEMS = ("14 of 20 bolts were rusted", "nobody had looked at them", "repairs would cost £3m")


@pytest.mark.parametrize("bullet", ["•", "-", "–", "*", "▪", "●", "1.", "a)", "(b)", "➢"])
@pytest.mark.parametrize("lead", ["The report found that:", "Lena Okoro said that:"])
def test_the_items_below_a_colon_are_what_was_said(bullet: str, lead: str) -> None:
    found = said("\n".join([lead, *(f"{bullet} {item};" for item in ITEMS)]) + "\n\nThe pier was built in 1911.")
    source = lead.split(" found")[0].split(" said")[0]
    assert (source, " … ".join(ITEMS)) in [(speaker, text.replace(";", "")) for speaker, text in found]
    assert not [text for _, text in found if text in ("that:", "that")]


BLOCK = "We are closing the pier until the summer because our engineers found it rotten. I am sorry for that."


@pytest.mark.parametrize(
    "label",
    [
        "From Chairwoman Lena Okoro:", "Statement from Lena Okoro:", "A statement by Lena Okoro, head of the board:",
        "Lena Okoro said in a statement:", "Lena Okoro said in a statement on Friday:", "Lena Okoro wrote on Facebook:",
        "Response from Lena Okoro:", "Lena Okoro told the board:", "Lena Okoro, head of the board, said:", "Message from Lena Okoro:",
    ],
)  # fmt: skip
def test_a_block_below_a_name_is_theirs(label: str) -> None:
    found = said("\n\n".join(["The board voted on Monday.", label, BLOCK, "The pier was built in 1911."]))
    assert ("Lena Okoro", BLOCK.rstrip(".")) in [(speaker, text.rstrip(".")) for speaker, text in found]
    assert not [text for _, text in found if "1911" in text]


TOPICS = [
    ("Lena Okoro: Norland drops harbour inquiry", "Prosecutors in Norland have dropped an inquiry into the harbour, of which Lena Okoro was head."),
    ("Lena Okoro: Board votes to close pier", "The harbour board voted on Monday to close the east pier, a day after its head, Lena Okoro, left."),
    ("Petra Vance: Court clears former mayor", "A court has cleared the former mayor of Alder, Petra Vance, of fraud."),
    ("Hugo Tamm: Police search house in Marlow", "Police have searched a house in Marlow in the case of Hugo Tamm, who has been missing since May."),
    ("Ida Bohn: Union calls strike over sacking", "A union has called a strike at the ferry line over the sacking of Ida Bohn."),
]  # fmt: skip


@pytest.mark.parametrize(("headline", "lede"), TOPICS)
def test_a_topic_before_a_colon_says_nothing(headline: str, lede: str) -> None:
    topic, _, rest = headline.partition(": ")
    found = said("\n\n".join([headline, lede, "The pier was built in 1911, and it has been closed twice since."]))
    assert (topic, rest) not in found


@pytest.mark.parametrize(
    ("headline", "lede"),
    [
        (
            "Lena Okoro: ‘I will not quit over the pier’",
            "The head of the harbour board said on Monday that she would stay.",
        ),
        (
            "Okoro: I will not quit over the pier",
            "The head of the harbour board, Lena Okoro, said on Monday that she would stay.",
        ),
        ("Lena Okoro: Pier was safe in May", "Lena Okoro told reporters on Monday that the pier was safe in May."),
    ],
)
def test_a_claim_behind_a_name_is_theirs(headline: str, lede: str) -> None:
    rest = headline.partition(": ")[2]
    assert ("Lena Okoro", rest) in said("\n\n".join([headline, lede, "The pier was built in 1911."]))


@pytest.mark.parametrize(
    "question",
    ["What did the prosecutors say?", "What does the board say?", "Who said what?", "What did Lena Okoro know?", "What has the mayor said?",
     "Why did nobody say so?", "How did the town respond?", "What do experts think?", "When did she know?", "What did he promise?"],
)  # fmt: skip
def test_a_question_between_paragraphs_tells_nothing(question: str) -> None:
    text = (
        f"The pier was closed on Thursday, police said.\n\n{question}\n\nThe beams are rotten, according to Lena Okoro."
    )
    words = {"what", "who", "why", "how", "when"}
    assert not [text for _, text in said(text) if set(text.lower().split()) <= words]
