"""Crawls: pages that are articles are read, the rest is counted by reason."""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

import pytest

from onrecord.errors import MissingInputError
from tests.intake.formats.made import PAGE, read, write, zipped
from tests.intake.texts import GERMAN


def response(
    address: str, body: bytes | str, *, status: str = "200 OK", kind: str = "text/html; charset=utf-8"
) -> bytes:
    data = body.encode() if isinstance(body, str) else body
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(data)}\r\n\r\n".encode() + data
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-05-17T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{len(data):032d}>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


CRAWL = [
    response("https://gazette.example/pier", PAGE),
    response("https://gazette.example/pier.png", b"\x89PNG", kind="image/png"),
    response("https://gazette.example/gone", "<html><p>Gone.</p></html>", status="404 Not Found"),
    response("https://gazette.example/hafen", f"<html><body><article><p>{GERMAN}</p></article></body></html>"),
    response("https://gazette.example/menu", "<html><body><a href=x>Home</a></body></html>"),
    response("https://gazette.example/pier2", PAGE.replace("Lena", "Eva")),
]
LEFT = (
    "left out 4 responses (1 of type image/png, 1 with status 404, 1 not in English: "
    "https://gazette.example/hafen, 1 without an article: https://gazette.example/menu)"
)


def test_pages_are_read_and_the_rest_is_counted(tmp_path: Path) -> None:
    path = write(tmp_path / "crawl.warc", b"".join(CRAWL))
    articles, skipped, left = read(path)
    assert skipped == []
    assert [(a.source, a.url) for a in articles] == [
        ("https://gazette.example/pier",) * 2,
        ("https://gazette.example/pier2",) * 2,
    ]
    assert left == [f"{path}: {LEFT}"]


def test_what_stands_in_an_article_s_place_is_told_apart(tmp_path: Path) -> None:
    check = "<html><head><title>Just a moment...</title></head><body><p>Checking your browser before you go on.</p></body></html>"
    gone = "<html><head><title>Page not found</title></head><body><p>We are sorry. That page is gone.</p></body></html>"
    crawl = [response(f"https://gazette.example/{n}", page) for n, page in enumerate((check, gone, check))]
    _, _, (left,) = read(write(tmp_path / "crawl.warc", b"".join(crawl)))
    assert left.endswith(
        "left out 3 responses (2 a check for robots: https://gazette.example/0 …, "
        "1 missing at its address: https://gazette.example/1)"
    )


def test_a_packed_crawl_is_read_record_by_record(tmp_path: Path) -> None:
    path = write(tmp_path / "crawl.warc.gz", b"".join(gzip.compress(record) for record in CRAWL))
    articles, skipped, left = read(path)
    assert (len(articles), skipped, left) == (2, [], [f"{path}: {LEFT}"])


def test_a_browser_s_crawl_is_an_archive_of_such(tmp_path: Path) -> None:
    members = {"datapackage.json": "{}", "archive/data.warc.gz": gzip.compress(CRAWL[0])}
    articles, _, _ = read(write(tmp_path / "crawl.wacz", zipped(members)))
    assert [a.url for a in articles] == ["https://gazette.example/pier"]


def test_without_the_package_the_remedy_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    _, (error,), _ = read(write(tmp_path / "crawl.warc", CRAWL[0]))
    assert isinstance(error, MissingInputError)
    assert "pip install 'onrecord[warc]'" in str(error)
