"""Files, folders and lines become articles in order; what cannot be read is told and the rest is read."""

import json
import os
from pathlib import Path

import pytest

from onrecord.errors import (
    BrokenLineError,
    DateError,
    EmptyArticleError,
    ForeignLanguageError,
    MissingInputError,
    NotTextError,
    OnRecordError,
    ParserError,
    TooLongError,
    UnreadableArticleError,
)
from onrecord.intake.files import open_articles
from onrecord.record import Article
from tests.intake.texts import ARTICLE, GERMAN


def read(*paths: Path | str, published: str | None = None) -> tuple[list[Article], list[OnRecordError], list[str]]:
    skipped: list[OnRecordError] = []
    left: list[str] = []
    articles = list(open_articles(paths, published=published, skipped=skipped.append, left_out=left.append))
    return articles, skipped, left


def test_a_text_file_is_kept_to_the_letter(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(ARTICLE.replace("\n", "\r\n").encode())
    (article,), skipped, _ = read(file, published="2021-03-04")
    assert article.text.encode() == file.read_bytes()
    assert (article.source, article.published, skipped) == (str(file), "2021-03-04", [])


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2024-05-17-port.txt", "2024-05-17"),
        ("gazette_2024.05.17.html", "2024-05-17"),
        ("port 2024_05_17", "2024-05-17"),
        ("2024-05-17 (2024-05-17).txt", "2024-05-17"),
        ("2024-05-17 to 2024-05-19.txt", None),
        ("2024-02-30.txt", None),
        ("2024-05.17.txt", None),
        ("12024-05-17.txt", None),
        ("20240517.txt", None),  # as many digits number a million things
    ],
)
def test_a_file_is_named_by_its_day(tmp_path: Path, name: str, day: str | None) -> None:
    (tmp_path / name).write_text(ARTICLE if "html" not in name else f"<html><body><p>{ARTICLE}</p></body></html>")
    (article,), _, _ = read(tmp_path / name)
    assert (article.published, article.published_basis) == (day, day and "metadata")
    (article,), _, _ = read(tmp_path / name, published="2021-03-04")
    assert (article.published, article.published_basis) == ("2021-03-04", "given")


def test_a_page_knows_its_day_better_than_its_file(tmp_path: Path) -> None:
    file = tmp_path / "2024-05-17.html"
    head = '<meta property="article:published_time" content="2024-05-16T08:00:00Z">'
    file.write_text(f"<html><head>{head}</head><body><p>{ARTICLE}</p></body></html>")
    (article,), _, _ = read(file)
    assert (article.published, article.published_basis) == ("2024-05-16", "metadata")


def test_a_folder_is_read_in_order_of_its_paths(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/y.TXT", ".hidden/x.txt", ".w.txt", "a/c.png", "c.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(ARTICLE if "html" not in name else f"<html><body><p>{ARTICLE}</p></body></html>")
    articles, skipped, left = read(tmp_path)
    assert [Path(article.source).relative_to(tmp_path).as_posix() for article in articles] == [
        "a/y.TXT",
        "a/z.txt",
        "b.txt",
        "c.html",
    ]
    assert skipped == []
    assert left == [f"{tmp_path}: left out {Path('a/c.png')} (no form of an article)"]


def test_lines_are_articles(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    lines = [
        {"id": "one", "text": ARTICLE, "published": "2016-09-25", "url": "https://alder.example/1", "more": [1]},
        {"id": 2, "text": "A “vote”.\r\n ", "published": None, "title": "T", "publisher": "P", "authors": ["A", "B"]},
        {"text": "No id.", "authors": "Ada Marsh"},
    ]
    file.write_bytes(b"\xef\xbb\xbf" + "\n\n".join(json.dumps(line, ensure_ascii=False) for line in lines).encode())
    (one, two, three), skipped, _ = read(file, published="2021-03-04")
    assert skipped == []
    assert (one.source, one.published, one.published_basis, one.url) == (
        "one",
        "2016-09-25",
        "given",
        "https://alder.example/1",
    )
    assert (two.source, two.text, two.title, two.publisher, two.authors) == (
        "2",
        "A “vote”.\r\n ",
        "T",
        "P",
        ("A", "B"),
    )
    assert (two.published, three.source, three.authors) == ("2021-03-04", f"{file}:5", ("Ada Marsh",))


@pytest.mark.parametrize(
    ("line", "error", "says"),
    [
        (b'{"id": "x", "text"', BrokenLineError, "a.jsonl:2: "),
        (b"not json", BrokenLineError, "give a line of UTF-8 JSON"),
        (b'{"id": "x"}', BrokenLineError, "`text`"),
        (b'{"id": "x", "text": 5}', BrokenLineError, "text"),
        (b'{"id": "x", "text": "caf\xe9"}', BrokenLineError, "UTF-8"),
        (b'{"id": "x", "text": "\\ud800"}', BrokenLineError, "a.jsonl:2: "),
        (b"[1, 2]", BrokenLineError, "a.jsonl:2: "),
        (b"null", BrokenLineError, "a.jsonl:2: "),
        (b"\xff\xfe{\x00", BrokenLineError, "a.jsonl:2: "),
        (
            b'{"id": "x", "text": "A vote.", "more": ' + b"[" * 100_000,
            BrokenLineError,
            "a.jsonl:2: JSON that is nested",
        ),
        (b'{"id": "x", "text": "A vote.", "more": ' + b'{"a":' * 100_000, BrokenLineError, "leave out the field"),
        (b'{"id": "x", "text": "A \\u0000 vote."}', NotTextError, "a.jsonl:2: x: a NUL at character 2"),
        (b'{"id": "x\\u0000", "text": "A vote."}', NotTextError, "`id`: a NUL at character 1"),
        (b'{"text": "A vote.", "title": "' + b"T" * 9_000_000 + b'"}', TooLongError, "`title`"),
        (b'{"text": "A vote.", "authors": [' + b'"A",' * 500_000 + b'"A"]}', TooLongError, "500,001 authors"),
        (b'{"id": "x", "text": " "}', EmptyArticleError, "a.jsonl:2: x: nothing but space"),
        (b'{"text": " "}', EmptyArticleError, "a.jsonl:2: nothing but space"),
        (b'{"id": "x", "text": "A vote.", "published": "2021-02-30"}', DateError, "a.jsonl:2: '2021-02-30'"),
        (b'{"id": "x", "text": "A vote.", "published": ""}', DateError, "YYYY-MM-DD"),
        (json.dumps({"text": GERMAN}).encode(), ForeignLanguageError, "German"),
        (b'{"id": "x", "text": "' + b"a" * 600_000 + b'"}', TooLongError, "600,000 characters"),
        (
            b'{"id": "x", "text": "' + b"a" * 10_000_001 + b'"}',
            TooLongError,
            "a.jsonl:2: a line of more than 10,000,000 bytes",
        ),
    ],
)
def test_a_broken_line_is_told_and_the_others_are_read(
    line: bytes, error: type[OnRecordError], says: str, tmp_path: Path
) -> None:
    file = tmp_path / "a.jsonl"
    good = json.dumps({"id": "good", "text": ARTICLE}).encode()
    file.write_bytes(b"\n".join([good, line, good]))
    articles, skipped, _ = read(file)
    assert [article.source for article in articles] == ["good", "good"]
    assert [type(e) for e in skipped] == [error]
    assert says in str(skipped[0])


@pytest.mark.parametrize(
    ("name", "data", "error", "says"),
    [
        ("empty.txt", b"", EmptyArticleError, "nothing but space"),
        ("space.txt", b" \n \n", EmptyArticleError, "nothing but space"),
        ("binary.txt", bytes(range(256)) * 16, NotTextError, "not text"),
        ("story.bin", b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, NotTextError, "starts like a PNG image"),
        ("story.json", b'{\n  "id": "x",\n  "title": "A vote."\n}', UnreadableArticleError, "JSON without an article"),
        ("table.csv", b"day,votes\n2024-05-17,12\n", NotTextError, "a table; give the articles' texts"),
        ("german.txt", GERMAN.encode(), ForeignLanguageError, "German"),
        ("long.txt", b"All work. " * 1_100_000, TooLongError, "more than 10,000,000 bytes"),
        ("line.txt", b"a" * 1_000_000, TooLongError, "1,000,000 characters"),
        ("empty.html", b"", EmptyArticleError, "no article in the page"),
        ("tags.html", b"<html><body><div></div></body></html>", EmptyArticleError, "no article in the page"),
        (
            "parser.html",
            b"<object>html",
            ParserError,
            "the parser failed on it (AssertionError); give its text as .txt",
        ),
        ("attributes.html", b"<p " + b"a=b " * 251 + b">", TooLongError, "more than 250 attributes"),
        ("missing.txt", None, MissingInputError, "no such file"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(
    name: str, data: bytes | None, error: type[OnRecordError], says: str, tmp_path: Path
) -> None:
    good = tmp_path / "good.txt"
    good.write_text(ARTICLE)
    if data is not None:
        (tmp_path / name).write_bytes(data)
    articles, skipped, _ = read(good, tmp_path / name, good)
    assert len(articles) == 2
    assert [type(e) for e in skipped] == [error]
    assert str(skipped[0]).startswith(f"{tmp_path / name}: ")
    assert says in str(skipped[0])
    assert ";" in str(skipped[0]) or ": cut it" in str(skipped[0])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_rights_is_named(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(ARTICLE)
    file.chmod(0)
    _, skipped, _ = read(file)
    assert [type(e) for e in skipped] == [UnreadableArticleError]


def test_a_file_that_vanishes_or_refuses_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.txt"
    file.write_text(ARTICLE)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    _, skipped, _ = read(file)
    assert str(skipped[0]) == f"{file}: cannot be read (Permission denied); check the file and its rights"


def test_a_name_that_is_too_long_or_no_utf_8_is_no_trouble(tmp_path: Path) -> None:
    odd = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(odd, "wb") as stream:  # noqa: PTH123
        stream.write(ARTICLE.encode())
    (article,), skipped, _ = read("a" * 5000, tmp_path)
    assert article.source == f"{tmp_path}/caf\ufffd.txt"
    assert [type(e) for e in skipped] == [UnreadableArticleError]


def test_a_folder_that_refuses_is_named_and_the_rest_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "a.txt").write_text(ARTICLE)
    scandir = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    articles, skipped, _ = read(tmp_path)
    assert len(articles) == 1
    assert [str(e).startswith(f"{tmp_path}/closed: cannot be read (Permission denied)") for e in skipped] == [True]


def test_folders_with_nothing_to_read_are_named(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "a.png").write_bytes(b"\x89PNG")
    _, skipped, _ = read(tmp_path / "empty", tmp_path / "other")
    assert [type(e) for e in skipped] == [MissingInputError, MissingInputError]
    assert "a folder with nothing in it that is read" in str(skipped[0])


def test_a_wrong_date_is_told_before_anything_is_read() -> None:
    with pytest.raises(DateError, match="--published"):
        open_articles(["a.txt"], published="11/11/2022", skipped=lambda _: None)


@pytest.mark.parametrize(
    ("data", "source"),
    [
        (ARTICLE.encode(), "a.md"),
        (b"\xff\xfe" + ARTICLE.encode("utf-16-le"), "a.md"),
        (
            b"<!-- saved --><!DOCTYPE html><html><body><article>" + ARTICLE.encode() + b"</article></body></html>",
            "a.md",
        ),
        (json.dumps({"id": "x", "text": ARTICLE}).encode(), "x"),
    ],
)
def test_a_file_with_another_name_is_known_by_its_front(data: bytes, source: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(data)
    (article,), skipped, _ = read(tmp_path / "a.md")
    assert (Path(article.source).name, skipped) == (source, [])
    assert "Okoro told reporters" in article.text
    assert "<" not in article.text


def test_articles_are_read_one_by_one(tmp_path: Path) -> None:
    first = tmp_path / "a.txt"
    first.write_text(ARTICLE)
    skipped: list[OnRecordError] = []
    articles = open_articles([first, "no.txt"], skipped=skipped.append)
    assert next(articles).source == str(first)
    assert skipped == []
