"""What each paragraph of a plain text is. All texts are invented."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.intake.passages import find_passages

BODY = (
    "The harbour board voted on Thursday to close the east pier until the summer, its head, Lena Okoro, said.",
    "“We had no choice,” Okoro told reporters outside the town hall. “The beams are rotten from end to end.”",
    "Fishermen who land their catch there said that nobody had asked them before the vote was taken.",
    "The board meets again on Tuesday, when a repair budget of 3 million pounds is expected to be passed.",
)

# Paragraphs in the middle of an article: kind, and the words that show it.
INSIDE = [
    ("caption", "Lena Okoro, head of the harbour board, speaks on Monday. (Tom Reed/AP)"),
    ("caption", "Lena Okoro speaks to reporters outside the town hall. (AP Photo/Tom Reed)"),
    ("caption", "The east pier in February. (Tom Reed for The Washington Post)"),
    ("caption", "Workers close the gate of the pier (Photo by Tom Reed)"),
    ("caption", "Workers close the gate of the pier. (Courtesy of the Alder harbour board)"),
    ("caption", "The pier seen from the lighthouse. Photograph: Tom Reed/Reuters"),
    ("caption", "The pier seen from the lighthouse.Credit...Tom Reed for The New York Times"),
    ("caption", "Okoro and Hartley shake hands in the town hall. | Tom Reed/AP Photo"),
    ("caption", "Okoro leaves the hall after the vote. Tom Reed/Getty Images"),
    ("caption", "Tom Reed via Getty Images"),
    ("caption", "Tom Reed / Reuters"),
    ("caption", "Getty Images"),
    ("caption", "FILE - In this Feb. 3, 2021, file photo, the east pier lies in the water at Alder."),
    ("caption", "FILE PHOTO: A crane lifts beams from the water at the east pier in Alder, February 5, 2021."),
    ("caption", "Image: The east pier after the storm"),
    ("caption", "Image caption The east pier after the storm"),
    ("caption", "The mayor, left, with the head of the harbour board. (AP)"),
    ("related_link", "Read more: Mayor calls for inquiry into pier collapse"),
    ("related_link", "READ MORE: Mayor calls for inquiry into pier collapse"),
    ("related_link", "Related: What we know about the fall of the east pier."),
    ("related_link", "See also: Ferry line cuts its services to the islands"),
    ("related_link", "WATCH: Crane lifts the last beam from the water"),
    ("related_link", "In case you missed it: The town that lives on eels"),
    ("related_link", "More from The Alder Post:"),
    ("related_link", "Read the full story at The Alder Post."),
    ("related_link", "Click here to read the letter of the union."),
    ("related_link", "Watch the video of the meeting below:"),
    ("related_link", "[Here is what the harbour board decided on Thursday]"),
    ("related_link", "https://alder.example/news/2021/pier-collapse"),
    ("related_link", "Ferry line cuts services to the islands after pier falls into sea"),
    ("related_link", "“Nobody told us”: Fishermen learn of the closing from the radio"),
    ("related_link", "More on this story"),
    ("boilerplate", "Advertisement"),
    ("boilerplate", "ADVERTISEMENT"),
    ("boilerplate", "Story continues below advertisement"),
    ("boilerplate", "Copyright 2021 The Associated Press. All rights reserved."),
    ("boilerplate", "© 2021 The Alder Post"),
    ("boilerplate", "This material may not be published, broadcast, rewritten or redistributed without permission."),
    ("boilerplate", "Sign up for our morning newsletter and never miss a story."),
    ("boilerplate", "Subscribe to our podcast here."),
    ("boilerplate", "Follow Ada Marsh on Twitter @adamarsh."),
    ("boilerplate", "Ada Marsh covers the coast. Follow her on Twitter: @adamarsh. Reach her at ada@alder.example."),
    ("boilerplate", "This story has been updated with comments from the board."),
    ("boilerplate", "This is a developing story and will be updated."),
    ("boilerplate", "This report was provided by Coastal Wire."),
    ("boilerplate", "128 Comments"),
    ("boilerplate", "5 min"),
    ("dateline", "6:12 PM EST"),
    ("dateline", "Last Updated a month ago"),
    ("byline", "Ada Marsh reported from Alder."),
    ("body", "Okoro reported from the scene that nobody was hurt."),
    ("body", "30 members voted for it and 12 against."),
    ("caption", "Lena Okoro speaks in Marlow, March 4, 2021. REUTERS/Tom Reed"),
    ("boilerplate", "Share this article"),
    ("boilerplate", "* * *"),
    ("boilerplate", "line-height: 1.5em;"),
    ("boilerplate", "<iframe src='https://alder.example/video'></iframe>"),
    ("byline", "By Ada Marsh and Tom Reed, Staff Writers"),
    ("byline", "(Reporting by Ada Marsh; Editing by Tom Reed)"),
    ("byline", "Ada Marsh in London contributed to this report."),
    ("byline", "Associated Press writer Tom Reed contributed from Alder."),
    ("dateline", "Updated 5:32 PM ET, Fri March 5, 2021"),
    ("dateline", "Published: March 4, 2021 at 9:00 a.m. EST"),
    ("dateline", "Thursday, March 4, 2021"),
    ("dateline", "4 March 2021"),
    ("dateline", "Updated March 4, 2021 at 8:31 p.m. EST|Published March 4, 2021 at 4:22 p.m. EST"),
    ("dateline", "Published 5:32 PM EST, March 4, 2021"),
    ("dateline", "Thu 4 Mar 2021 15.03 GMT"),
    ("dateline", "PUBLISHED: 15:03, 4 March 2021 | UPDATED: 17:25, 4 March 2021"),
    ("dateline", "03/04/2021 04:31 PM EST"),
    ("dateline", "3 hours ago"),
    ("related_link", "HARBOUR CHIEF TO FACE VOTE NEXT WEEK"),
    ("boilerplate", "Comment on this story"),
    ("boilerplate", "CLICK HERE TO GET THE ALDER POST APP"),
    ("body", "March 4, 2021, was the day on which the pier fell."),
    ("body", "May 3 is the last day to vote."),
    ("body", "Magnus refused."),
    ("body", "A long dispute"),
    ("body", "By Friday, the water had reached the doors of the fish market."),
    ("body", "By Okoro's count, eleven boats were lost when the pier fell."),
    ("body", "By March, the fishermen had found another place to land their catch, they said."),
    ("body", "Read the letter again, Okoro said, and you will see that nobody was warned."),
    ("body", "Related charges against two members of the board were dropped in 2019."),
    ("body", "Watch how they vote, the union told its members in a letter."),
    ("body", "“Watch: they will be back in a month,” said Hartley, who has been mayor since 2012."),
    ("body", "More than 300 people signed the letter, which was sent to the mayor on Monday."),
    ("body", "Share prices of the ferry line fell by 3 percent after the vote."),
    ("body", "Print sales have fallen by half since 2010, the paper's owner said."),
    ("body", "Follow the money, said Hartley, and you will see who gains when the pier is gone."),
    ("body", "Sign-ups for the course rose by a third, the school said."),
    ("body", "Image is everything for a town that lives on its visitors, said Okoro."),
    ("body", "Photos of the fallen pier went around the world within hours, officials said."),
    ("body", "The survey was paid for by the Harbour Users' Group (HUG)."),
    ("body", "Paul Hartley (I/Alder) did not respond to a request for comment."),
    ("body", "The AFL-CIO said that it would stand by the dockers."),
    ("body", "- Close the pier and both of its gates to all traffic until summer"),
    ("body", "“I have lost my faith in the board” — Paul Hartley, mayor of Alder since 2012"),
    ("body", "The boats will be towed to the west pier at no cost to their owners, who"),
    ("body", "He said the paper, The Sun, had never called him."),
    ("body", "Time is short, the board's engineers wrote in their report."),
    ("body", "Advertisements for the post will be placed in April, the board said."),
    ("body", "Copyright was not the question before the court, Judge Mira Lund wrote."),
    ("body", "In this image of the town, said Hartley, there is no place for a harbour."),
]  # fmt: skip

TOPS = [
    (
        ["The Alder PostTruth by Daylight", "Harbour chief refuses to step down", "Okoro on Monday. (Tom Reed/AP)", *BODY],
        ["masthead", "headline", "caption", *["body"] * 4],
    ),
    (
        ["BBC News", "Pier closed until summer, board says", "By Ada Marsh", "BBC News, Alder", "4 March 2021", *BODY],
        ["masthead", "headline", "byline", "byline", "dateline", *["body"] * 4],
    ),
    (
        ["Pier Closed Until Summer.", "By ADA MARSH and TOM REED", "March 4, 2021", *BODY],
        ["headline", "byline", "dateline", *["body"] * 4],
    ),
    (
        ["Harbour Notebook", "How a wreck that nobody charted closed the pier", "By Ada Marsh | Sunday, May 26, 2024", *BODY],
        ["headline", "headline", "byline", *["body"] * 4],
    ),
    (["Politics", "Can the east pier be saved?", "Ada Marsh", "Staff writer", *BODY], ["masthead", "headline", "byline", "byline", *["body"] * 4]),
    (
        ["Democracy Dies in Darkness", "National Security", "Pier closed until summer, board says", "The vote splits the town",
         "By Ada Marsh", "and Tom Reed", "March 4, 2021 at 6:12 p.m. EST", "5 min", *BODY],
        ["masthead", "masthead", "headline", "headline", "byline", "byline", "dateline", "boilerplate", *["body"] * 4],
    ),
    (
        ["Pier closed until summer", "Ada Marsh in Alder and agencies", "Thu 4 Mar 2021 18.12 GMT", "The pier in March.",
         "The pier in March. Photograph: Tom Reed/AP", BODY[0], "The town on the pier and the sea", "Read more", BODY[1]],
        ["headline", "byline", "dateline", "caption", "caption", "body", "related_link", "related_link", "body"],
    ),
    (
        ["Pier closed until summer", BODY[0], "The pier in March", "Image source, Getty Images", "Image caption,",
         "The pier has stood since 1911", BODY[1], BODY[2], "Ada Marsh is a politics reporter for The Alder Post."],
        ["headline", "body", "caption", "caption", "caption", "caption", "body", "body", "boilerplate"],
    ),
    (["The Washington Post Democracy Dies in Darkness", "Pier closed", *BODY], ["masthead", "headline", *["body"] * 4]),
    (["New York Times editor resigns over harbour story", *BODY], ["headline", *["body"] * 4]),
    (["Associated Press wins harbour prize", *BODY], ["headline", *["body"] * 4]),
    ([*BODY], ["body"] * 4),
    (["Lena Okoro will stay.", BODY[0]], ["headline", "body"]),
    ([BODY[0]], ["body"]),
    (["Pier closed"], ["body"]),
    (["Okoro leaves the hall. (Tom Reed/AP)"], ["body"]),
    (
        ["Pier closed until summer", *BODY, "More on this story", "Mayor calls for inquiry", "Ferry line cuts its services to the islands"],
        ["headline", *["body"] * 4, "related_link", "related_link", "related_link"],
    ),
    (
        ["Board's plan in full", *BODY, "The plan:", "Close both gates of the pier at once and for good", "Mend the beams of the west pier before the winter comes", BODY[0]],
        ["headline", *["body"] * 8],
    ),
]  # fmt: skip

DATELINES = [
    ("WASHINGTON (AP) — The board will meet on Tuesday.", "WASHINGTON (AP) —"),
    ("LONDON, March 4 (Reuters) - The board will meet on Tuesday.", "LONDON, March 4 (Reuters) -"),
    ("RENO, Nev. — The board will meet on Tuesday.", "RENO, Nev. —"),
    ("NEW YORK -- The board will meet on Tuesday.", "NEW YORK --"),
    ("Mexico City (AFP) – The board will meet on Tuesday.", "Mexico City (AFP) –"),
    ("(CNN)The board will meet on Tuesday.", "(CNN)"),
    ("Washington CNN  —  The board will meet on Tuesday.", "Washington CNN  —"),
    ("ST. LOUIS —The board will meet on Tuesday.", "ST. LOUIS —"),
    ("BREAKING — The board will meet on Tuesday.", None),
    ("AFL-CIO leaders will meet the board on Tuesday.", None),
    ("OKORO: The board will meet on Tuesday.", None),
    ("Sen. Ada Marsh (R-Alder) — The board will meet on Tuesday.", None),
    ("Okoro — the head of the board — will meet the mayor on Tuesday.", None),
    ("US - Mexican talks will begin on Tuesday, the board said.", None),
]


def kinds(paragraphs: list[str]) -> list[str]:
    text = "\n\n".join(paragraphs)
    passages = find_passages(text)
    assert [text[slice(*passage.span)] for passage in passages] == paragraphs
    return [passage.kind for passage in passages]


@pytest.mark.parametrize(("kind", "paragraph"), INSIDE)
def test_a_paragraph_inside_an_article(kind: str, paragraph: str) -> None:
    found = kinds(["Harbour board closes the east pier", *BODY[:3], paragraph, BODY[3]])
    assert found == ["headline", "body", "body", "body", kind, "body"]


@pytest.mark.parametrize(("paragraphs", "expected"), TOPS)
def test_a_whole_article(paragraphs: list[str], expected: list[str]) -> None:
    assert kinds(paragraphs) == expected


@pytest.mark.parametrize(("paragraph", "dateline"), DATELINES)
def test_a_dateline_is_cut_from_its_sentence(paragraph: str, dateline: str | None) -> None:
    text = f"Pier closed until summer\n\n{paragraph}\n\n{BODY[1]}"
    found = [(passage.kind, text[slice(*passage.span)]) for passage in find_passages(text)][1:-1]
    if dateline is None:
        assert found == [("body", paragraph)]
    else:
        assert found == [("dateline", dateline), ("body", paragraph[len(dateline) :].lstrip())]


def test_capitals_before_a_dash_further_down_are_no_dateline() -> None:
    text = "\n\n".join(["Pier closed until summer", *BODY, "BOARD SPLIT - Two members of the board voted against it."])
    assert [passage.kind for passage in find_passages(text)] == ["headline", *["body"] * 5]


def test_single_line_breaks_divide_paragraphs() -> None:
    assert len(find_passages("\n".join(BODY))) == 4


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_lines_broken_to_a_width_are_joined(newline: str) -> None:
    wrapped = (
        "Pier closed until summer\n"
        "By Ada Marsh\n\n"
        "The harbour board voted on Thursday to close the east pier until the\n"
        "summer, its head, Lena Okoro, said. Fishermen who land their catch\n"
        "there said that nobody had asked them before the vote was taken.\n\n"
        "“We had no choice,” Okoro told reporters outside the town hall. “The\n"
        "beams are rotten from end to end.”"
    ).replace("\n", newline)
    passages = find_passages(wrapped)
    assert [passage.kind for passage in passages] == ["headline", "byline", "body", "body"]
    assert wrapped[slice(*passages[2].span)].endswith("was taken.")


@pytest.mark.parametrize(
    "piece", ["...", "Ada Marsh and ", "A/", "(", "By Ada, ", "1 Jan 2020 ", "{ ", "<a>", "“a” ", "follow ", ". "]
)
def test_no_text_takes_long(piece: str) -> None:
    lines = [
        (piece * 200)[:length] + end for length in (100, 500, 1000) for end in ("", ".", "/AP", " (Tom Reed/AP)", " x")
    ]
    began = time.process_time()
    find_passages("\n\n".join(lines * 10) + "\n" + piece * (100_000 // len(piece)))
    assert time.process_time() - began < 3  # a tenth of a second on an idle core; a slip in a pattern takes minutes


words = st.sampled_from(["By", "Ada", "Marsh", "(AP)", "—", "WASHINGTON", "Read more:", "said", "“No,”", "Getty", "/", "©", "2021", "the", ".", ",", "\n", "\n\n", "\r\n", "\t", " ", "http://a.b", "[", "]", "{", "}", "The Guardian", "|"])  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), st.lists(words, max_size=60).map(" ".join)))
def test_passages_cover_any_text_in_order(text: str) -> None:
    passages = find_passages(text)
    end = 0
    for passage in passages:
        assert not text[end : passage.span[0]].strip()
        assert text[slice(*passage.span)].strip()
        assert passage.span[0] >= end
        end = passage.span[1]
    assert not text[end:].strip()
    assert find_passages(text) == passages
    if passages:
        assert {"body", "headline"} & {passage.kind for passage in passages}
