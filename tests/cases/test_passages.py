"""Datelines, notes, footers and other furniture in the forms of papers and agencies everywhere. All texts are invented."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.intake import article_from_text
from onrecord.intake.html import article_from_html

FIRST = "The harbour board voted on Thursday to close the east pier until the summer, police said."
BODY = (
    "Fishermen who land their catch there said that nobody had asked them before the vote was taken.",
    "The board meets again on Tuesday, when a repair budget of 3 million pounds is expected to be passed.",
)

DATELINES = [
    "NEW DELHI, May 17 (PTI):", "New Delhi [India], May 17 (ANI):", "KOCHI:", "MYSURU:", "ISLAMABAD:", "KATHMANDU, May 17:",
    "Kathmandu, May 17 (RSS):", "MUMBAI, Reuters:", "DHAKA, May 17 (BSS) -", "LAGOS, Nigeria:", "Lagos, Nigeria | AFP |",
    "MOSCOW, May 17. /TASS/.", "MOSCOW. May 17 (Interfax) -", "BEIJING, May 17 (Xinhua) --", "TOKYO (Kyodo) --",
    "SEOUL, May 17 (Yonhap) --", "BRUSSELS, 17 May 2024 (IRIN) -", "London, 17 May (Argus) —", "Paris (AFP) -",
    "May 17 (Reuters) -", "WASHINGTON/LONDON, May 17 (Reuters) -", "SÃO PAULO (AP) —", "ŁÓDŹ, Poland —", "SAN JOSÉ —",
    "PORT-AU-PRINCE, Haiti (AP) —", "WINSTON-SALEM, N.C. —", "THE HAGUE, Netherlands (AP) —", "UNITED NATIONS (AP) —",
    "GAZA STRIP (AP) _", "HOUSTON (KTRK) --", "JERUSALEM (JTA) —", "LONDON, Friday —", "RENO, Nev. (AP) —",
    "NEW YORK (BUSINESS WIRE)--", "OSLO, May 17, 2024 /PRNewswire/ --",
    "VANCOUVER, British Columbia, May 17, 2024 (GLOBE NEWSWIRE) --",
]  # fmt: skip
NO_DATELINES = [
    "OKORO: We vote", "MAYOR OKORO: We vote", "NATO: The allies met", "SIR – Your paper said", "BREAKING — The board voted",
    "UPDATE: The board voted", "Q: When did the board vote", "Lena Okoro. The board", "Lagos | The board voted", "FBI: Agents said",
    "WASHINGTON The board voted", "I. The board voted",
]  # fmt: skip


def kinds(text: str) -> list[tuple[str, str]]:
    return [(passage.kind, text[slice(*passage.span)]) for passage in article_from_text(text).passages]


@pytest.mark.parametrize("dateline", DATELINES)
def test_datelines_of_many_agencies(dateline: str) -> None:
    text = "\n\n".join(["Pier closed until summer", f"{dateline} {FIRST}", *BODY])
    assert kinds(text)[1:3] == [("dateline", dateline), ("body", FIRST)]


@pytest.mark.parametrize("opening", NO_DATELINES)
def test_what_looks_like_a_dateline(opening: str) -> None:
    text = "\n\n".join(["Pier closed until summer", f"{opening} on Thursday to close the pier, police said.", *BODY])
    assert kinds(text)[1][0] == "body"


@pytest.mark.parametrize(
    "dateline", ["ALDER, Norland (AP) —", "NEW DELHI, May 17 (PTI):", "LAGOS (Reuters) -", "KOCHI:"]
)
def test_datelines_are_cut_in_pages_too(dateline: str) -> None:
    paragraphs = "".join(f"<p>{words}</p>" for words in (f"{dateline} {FIRST}", *BODY))
    page = f"<html lang='en'><body><article><h1>Pier closed until summer</h1>{paragraphs}</article></body></html>"
    article = article_from_html(page.encode(), source="pier.html")
    found = [(p.kind, article.text[slice(*p.span)]) for p in article.passages]
    assert found[:3] == [("headline", "Pier closed until summer"), ("dateline", dateline), ("body", FIRST)]


@pytest.mark.parametrize("city", ["KOCHI", "MYSURU", "LUCKNOW", "LAGOS", "KATHMANDU"])
def test_a_city_before_a_colon_is_a_place(city: str) -> None:
    record = onrecord.read(
        f"The fleet stayed in port.\n\n{city}: Fishermen said the sea was rough.", published="2024-05-17"
    )
    assert [(e.name, e.kind) for e in record.entities] == [(city, "place")]
    assert [(s.speaker, s.text) for s in record.statements] == [("Fishermen", "the sea was rough")]


NOTES = [
    "Correction: An earlier version of this article misstated the name of the board's head. She is Lena Okoro, not Lena Okoye.",
    "CORRECTION: The loan is 3 million pounds, not 4 million as Lena Okoye said.",
    "Corrections: May 17. The name of Lena Okoro was given as Lena Okoye.",
    "Correction (May 18): The head of the board is Lena Okoro, not Lena Okoye.",
    "Correction, May 18, 2024: This article has been updated to say that Lena Okoro, not Lena Okoye, heads the board.",
    "Clarification: The board voted on Thursday, not on Friday, as Lena Okoye was quoted as saying.",
    "This article was amended on 18 May 2024. An earlier version said that Lena Okoye heads the board.",
    "• This article was amended on 18 May 2024 to correct the name of Lena Okoye.",
    "This story was corrected on May 18 to show that Lena Okoye was not there.",
    "This story has been corrected to show that Lena Okoro, not Lena Okoye, heads the board.",
    "This story corrects the spelling of the name Lena Okoye.",
    "An earlier version of this story gave the name of the head of the board as Lena Okoye.",
    "A previous version of this report said that Lena Okoye had resigned.",
    "The headline of this article was changed on May 18, as Lena Okoye did not resign.",
    "Due to an editing error, Lena Okoye was named as the head of the board.",
    "Because of an editing error, an article on Friday about the pier misstated the age of Lena Okoye. She is 54.",
    "An article on Friday about the east pier misstated the surname of its head, Lena Okoye.",
    "Editor's note: Lena Okoye writes for the board and is paid by it.",
    "Editors’ Note: After publication the board said that Lena Okoye was not present.",
    "Note to readers: Lena Okoye no longer works for the board.",
    "In an earlier version of this article Lena Okoye was said to be the mayor.",
    "Correction:\n\nThe head of the board is Lena Okoro, not Lena Okoye.",
]


@pytest.mark.parametrize("note", NOTES)
def test_corrections_and_editors_notes_are_not_the_story(note: str) -> None:
    text = "\n\n".join(["Pier closed until summer", FIRST, *BODY, note])
    assert {kind for kind, words in kinds(text) if words in note} == {"boilerplate"}


TAKEN_BACK = [note for note in NOTES if "ote" not in note[:14] and "headline" not in note and "\n" not in note]


@pytest.mark.parametrize("note", TAKEN_BACK)
def test_nobody_is_found_by_the_name_that_a_correction_takes_back(note: str) -> None:
    record = onrecord.read("\n\n".join([FIRST, f"The vote was right, said Lena Okoro, its head. {BODY[0]}", note]))
    assert not [s for s in record.statements if s.content.spans[0][0] >= record.article.text.index(note)]
    assert [e.name for e in record.entities if e.kind == "person"] == ["Lena Okoro"]


FOOTERS = [
    "Follow Ada Marsh on X @adamarsh", "Follow Ada Marsh on Bluesky", "Follow the Gazette on LinkedIn", "Copyright 2024 Alder Gazette",
    "Copyright 1998 The Alder Post", "© 2024 Alder Gazette", "Copyright © 2024. All rights reserved.", "Sign up for our newsletter",
    "To read the full story, subscribe or sign in.", "Subscribe now for $1 a week. Cancel anytime.", "Already a subscriber? Log in.",
    "This article is for subscribers only.", "You have 2 free articles left this month.",
    "Get unlimited access to the Gazette for £1.", "-30-", "ENDS", "###", "Media contact: Ada Marsh, 555-0142",
    "For further information, contact Ada Marsh on 555-0142.", "(Eds: Updates with the vote.)", "More to come",
    "Notes to editors: The board has nine members.",
]  # fmt: skip


@pytest.mark.parametrize("footer", FOOTERS)
def test_footers(footer: str) -> None:
    text = "\n\n".join(["Pier closed until summer", FIRST, *BODY, footer])
    assert kinds(text)[-1] == ("boilerplate", footer)


@pytest.mark.parametrize(
    "sentence",
    [
        "Follow the money on its way, said Lena Okoro, and you will see who gains.",
        "Corrections to the plan will be made in June, the board said.",
        "The correction: a new beam under the east pier, which nobody had asked for.",
        "Contact with the island was lost at noon, the board said.",
        "Subscribers to the ferry will get their money back, the line said.",
        "This article of the treaty was amended on the last day, said Okoro.",
        "Ends do not justify means, said Okoro.",
        "To read the full plan takes a week, Okoro said.",
        "An article about the pier in the Gazette moved her, Okoro said.",
        "Copyright was not what the vote was about, said Okoro.",
    ],
)
def test_sentences_that_begin_like_a_footer(sentence: str) -> None:
    text = "\n\n".join(["Pier closed until summer", FIRST, BODY[0], sentence, BODY[1]])
    assert ("body", sentence) in kinds(text)


@pytest.mark.parametrize(
    "slug",
    [
        "BC-EU--Harbour-Bridge, 3rd Ld-Writethru", "AP-US--Harbor Pier", "BC-Harbour-Pier, 1st Ld-Writethru", "AM-Harbour-Pier, Bjt",
        "PM-UK--Pier, 2nd Ld", "AP-EU--Norland-Pier, 5th Ld-Writethru, 420",
    ],
)  # fmt: skip
def test_wire_slugs_name_nobody(slug: str) -> None:
    text = "\n\n".join([slug, f"ALDER, Norland (AP) — {FIRST}", *BODY, "By ADA MARSH", "Associated Press"])
    assert [kind for kind, _ in kinds(text)] == ["boilerplate", "dateline", "body", "body", "body", "byline", "byline"]


def test_a_press_release() -> None:
    text = (
        "FOR IMMEDIATE RELEASE\n\nContact: Dana Reed, 555-0142\n\nAlder Ferries Names Ida Bohn Chief Executive\n\n"
        "OSLO, May 17, 2024 /PRNewswire/ -- Alder Ferries today announced that Ida Bohn has been appointed chief executive "
        'officer.\n\n"We are delighted," said Tom Reilly, chair of its board.'
    )
    record = onrecord.read(text, published="2024-05-17")
    assert record.article.title == "Alder Ferries Names Ida Bohn Chief Executive"
    assert [kind for kind, _ in kinds(text)] == ["boilerplate", "boilerplate", "headline", "dateline", "body", "body"]
    assert ("Tom Reilly", '"We are delighted,"') in [(s.speaker, s.text) for s in record.statements]


@pytest.mark.parametrize(
    "time", ["10 p.m.", "4:14 p.m.", "10pm", "7.30am", "11 a.m. ET", "2 p.m.:", "12:05", "9:40 GMT"]
)
def test_times_above_the_entries_of_a_live_page(time: str) -> None:
    text = "\n\n".join(["Pier closed until summer", time, FIRST, time, BODY[0], BODY[1]])
    assert [kind for kind, words in kinds(text) if words == time] == ["dateline", "dateline"]
