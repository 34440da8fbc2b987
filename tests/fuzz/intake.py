"""Whatever is given as a text, a file or a day, intake gives articles to the letter, or an error of its own."""

from __future__ import annotations

import os
from datetime import date

import msgspec

from onrecord import OnRecordError
from onrecord.intake import article_from_text, checked_date, open_articles
from onrecord.record import Article, article_id
from tests.fuzz.lines import lines
from tests.fuzz.pages import BYTES, declared, page
from tests.fuzz.scratch import scratch_folder
from tests.fuzz.tape import Tape
from tests.fuzz.target import Target
from tests.fuzz.texts import mutated, odd_text, text

_SUFFIXES = (".txt", ".html", ".jsonl", "", ".xhtml", ".ndjson", ".HTM", ".bin", ".md")
_NAMES = ("a", "2024-05-17-port", "2024-02-31", "2024-05-17 2024-05-18", "a b", "é", "\udcff", "-", "\u202ea", "%41", "x" * 200, "\x1b[2J")  # fmt: skip
_FRONTS = (
    b"", b"<!-- a -->", b"<!--", b"<?xml ?>", b"<!doctype html>", b"<html", b"<body>", b'{"text": ', b"{", b'[{"text": ', b"\xef\xbb\xbf",
    b"\n", b" ", b"{\n", b'{"a\\"b" :', b"<!-->", b"-->", b"%PDF-", b"\xff\xfe", b"\x1f\x8b", b"<article>", b"<p>", b'{"format": "onrecord/1", ',
)  # fmt: skip
_DAYS = (
    "2024-05-17", "2024-02-31", "2024-05-17T10:00", "2024-05-17 25:00", "2024-05-17T10:00:00+99:99", "2024-05-17\n", "٢٠٢٤-٠٥-١٧", "0000-00-00",
    "9999-12-31", "9999-12-31T23:59:59.9999999Z", "2024-W20-5", "20240517", "", "2024-05", "2024", "-2024-05-17", "2024-05-17T10:00junk",
)  # fmt: skip


def check_text(given: str) -> None:
    try:
        article = article_from_text(given, source="a.txt")
    except OnRecordError as error:
        check_error(error, name="a.txt")
    else:
        assert article.text == given
        check_article(article)


def check_error(error: OnRecordError, *, name: str = "") -> None:
    """An error names the thing."""
    assert str(error).strip() and name in str(error), error


def check_article(article: Article) -> None:
    """Passages are whole paragraphs in order, between them is space only, and a record can hold the article."""
    place = 0
    for passage in article.passages:
        start, end = passage.span
        words = article.text[start:end]
        assert start >= place and words == words.strip() != "", passage
        assert not article.text[place:start].strip(), passage
        place = end
    assert article.passages and not article.text[place:].strip()
    assert article.id == article_id(article.text)
    assert (article.published is None) == (article.published_basis is None)
    assert article.published is None or date.fromisoformat(article.published).isoformat() == article.published
    assert msgspec.json.decode(msgspec.json.encode(article), type=Article) == article


def check_file(given: tuple[str, bytes]) -> None:
    """Whatever a file holds, and whatever its name, it is read, or named with what is wrong with it."""
    name, data = given
    path = scratch_folder("intake") / name
    path.write_bytes(data)
    try:
        skipped: list[OnRecordError] = []
        for article in open_articles([path], skipped=skipped.append):
            check_article(article)
        for error in skipped:
            assert isinstance(error, OnRecordError)
            check_error(error, name=os.fsencode(path).decode("utf-8", "replace"))
    finally:
        path.unlink()


def check_day(given: str) -> None:
    try:
        assert date.fromisoformat(checked_date(given, "--published"))
    except OnRecordError as error:
        check_error(error, name="--published")


def _page_file(tape: Tape) -> tuple[str, bytes]:
    return "a.html", page(tape)


def _lines_file(tape: Tape) -> tuple[str, bytes]:
    return "a.jsonl", lines(tape)


def _declared_file(tape: Tape) -> tuple[str, bytes]:
    return f"a{tape.pick(('.html', '.txt', '.htm', ''))}", declared(tape)


def _bytes_file(tape: Tape) -> tuple[str, bytes]:
    """A text in a character set with bytes broken, or bytes alone."""
    if tape.one_in(6):
        return "a.txt", tape.bytes(tape.below(400))
    charset = tape.pick(("utf-8", "windows-1252", "utf-16", "mac-roman", "utf-16-be", "utf-32"))
    return "a.txt", mutated(tape, text(tape).encode(charset, "replace"), odd=BYTES)


def _fronted_file(tape: Tape) -> tuple[str, bytes]:
    """A file of any name, whose front tells what it is or seems to."""
    name = tape.pick(_NAMES) + tape.pick(_SUFFIXES)
    front = b"".join(tape.pick(_FRONTS) * (tape.size(64) if tape.one_in(3) else 1) for _ in tape.times(3))
    return name, front + tape.pick((lambda t: text(t).encode(), page, lines))(tape)


def _text(tape: Tape) -> str:
    return odd_text(tape, surrogates=True) if tape.one_in(8) else text(tape)


def _day(tape: Tape) -> str:
    if tape.one_in(2):
        return odd_text(tape, surrogates=True)
    return mutated(tape, tape.pick(_DAYS), odd=("0", "-", ":", "T", "９", "+"))


TARGETS = (
    Target(name="intake-text", make=_text, check=check_text, few=60),
    Target(name="intake-bytes", make=_bytes_file, check=check_file, few=40),
    Target(name="intake-pages", make=_page_file, check=check_file, few=25),
    Target(name="intake-lines", make=_lines_file, check=check_file, few=40),
    Target(name="intake-charsets", make=_declared_file, check=check_file, few=25),
    Target(name="intake-fronts", make=_fronted_file, check=check_file, few=25),
    Target(name="intake-days", make=_day, check=check_day, few=40, share=0.2),
)
