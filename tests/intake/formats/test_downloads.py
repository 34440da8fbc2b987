"""Downloads of news databases: each article with its fields, in every file format that they come in."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest

from onrecord.intake.formats.downloads import split
from tests.intake.formats.made import BODY, PARAGRAPHS, docx, read, write
from tests.intake.texts import ARTICLE

SECOND = "Fishermen sue the harbour board"
TEXT = "\n\n".join(BODY)

NEXIS = "".join(
    f"Page {n} of 2\n\n{title}\n\nThe Harbour Gazette\n\nMay {15 + n}, 2024 Thursday\n\n\nCopyright 2024 Harbour Press All Rights"
    f" Reserved\n\nSection: NEWS; Pg. {n}\n\nLength: 120 words\n\nByline: By Ada Marsh and Bo Ott\n\nDateline: ALDER\n\n"
    f"Body\n\n\n{TEXT}\n\nClassification\n\n\nLanguage: ENGLISH\n\nSubject: HARBOURS (90%)\n\nLoad-Date: May 18, 2024\n\n\n"
    "End of Document\n\n\n"
    for n, title in ((1, PARAGRAPHS[0]), (2, SECOND))
)
LEXIS = "".join(
    f"                               {n} of 2 DOCUMENTS\n\n\n                             The Harbour Gazette\n\n"
    f"                            May {15 + n}, 2024 Thursday\n                             Late Edition - Final\n\n{title}\n\n"
    f"BYLINE: By Ada Marsh and Bo Ott\n\nSECTION: Section A; Column 1; Pg. {n}\n\nLENGTH: 120 words\n\nDATELINE: ALDER\n\n"
    f"{TEXT}\n\nURL: http://gazette.example\n\nLOAD-DATE: May 18, 2024\n\nLANGUAGE: ENGLISH\n\nPUBLICATION-TYPE: Newspaper\n\n"
    "                      Copyright 2024 Harbour Press\n                              All Rights Reserved\n\n\n"
    for n, title in ((1, PARAGRAPHS[0]), (2, SECOND))
)
FACTIVA = "".join(
    f"HD\n{title}\n\nBY\nBy Ada Marsh and Bo Ott\n\nWC\n120 words\n\nPD\n{15 + n} May 2024\n\nSN\nThe Harbour Gazette\n\nSC\nHARG\n\n"
    f"LA\nEnglish\n\nCY\nCopyright 2024 Harbour Press\n\nLP\nALDER — {BODY[0]}\n\nTD\n{BODY[1]}\n\n{BODY[2]}\n\nNS\ngharb : Harbours\n\n"
    f"AN\nDocument HARG00002024051{n}\n\n\n"
    for n, title in ((1, PARAGRAPHS[0]), (2, SECOND))
)
PROQUEST = "".join(
    f"____________________________________________________________\n\nDocument {n} of 2\n\n{title}\n\nAuthor: Marsh, Ada; Ott, Bo\n\n"
    f"Publication info: The Harbour Gazette; Alder [Alder]{15 + n} May 2024: A.{n}.\n\nAbstract: The board voted.\n\n"
    f"Full text: ALDER — {TEXT}\n\nSubject: Harbours\n\nTitle: {title}\n\nPublication title: The Harbour Gazette\n\n"
    f"Publication date: May {15 + n}, 2024\n\nProQuest document ID: 77{n}\n\n"
    for n, title in ((1, PARAGRAPHS[0]), (2, SECOND))
)
ALL = {"Nexis Uni": NEXIS, "LexisNexis": LEXIS, "Factiva": FACTIVA, "ProQuest": PROQUEST}


def as_rtf(text: str) -> str:
    escaped = "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in text)
    return "{\\rtf1\\ansi " + escaped.replace("\n", "\\par\n") + "}"


def as_html(text: str) -> str:
    lines = "".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line.strip())
    return f'<!DOCTYPE html><html><body><div class="enArticle">{lines}</div></body></html>'


@pytest.mark.parametrize("database", ALL)
@pytest.mark.parametrize("suffix", [".txt", ".docx", ".rtf", ".html"])
def test_each_article_has_its_fields(tmp_path: Path, database: str, suffix: str) -> None:
    text = ALL[database]
    data = {
        ".txt": text,
        ".docx": docx([escape(line) for line in text.split("\n")]),
        ".rtf": as_rtf(text),
        ".html": as_html(text),
    }
    path = write(tmp_path / f"download{suffix}", data[suffix])
    articles, skipped, _ = read(path)
    assert skipped == []
    assert [(a.source, a.title, a.publisher, a.published) for a in articles] == [
        (f"{path}:1", PARAGRAPHS[0], "The Harbour Gazette", "2024-05-16"),
        (f"{path}:2", SECOND, "The Harbour Gazette", "2024-05-17"),
    ]
    for article in articles:
        assert article.authors == ("Ada Marsh", "Bo Ott")
        assert article.text.split("\n\n")[1:] == [f"ALDER — {BODY[0]}", *BODY[1:]]


def test_a_plain_article_is_no_download() -> None:
    assert split(ARTICLE) is None
    assert split(ARTICLE + "\nEnd of Document\n") is None


def test_an_article_that_cannot_be_read_costs_itself_only(tmp_path: Path) -> None:
    broken = NEXIS.replace(TEXT, "", 1).replace(f"{PARAGRAPHS[0]}\n", "\n", 1)
    articles, skipped, _ = read(write(tmp_path / "d.txt", broken))
    assert [a.title for a in articles][-1] == SECOND
    assert len(articles) + len(skipped) == 2
