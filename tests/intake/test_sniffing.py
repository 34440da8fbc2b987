"""What an input without a known suffix is, also where it comes in pieces."""

import io
import os
import threading
import time
from collections.abc import Sequence

import pytest

from onrecord.errors import NotTextError
from onrecord.intake.sniffing import sniffed, with_front

PAGE = b"<!-- saved -->\n<!DOCTYPE html><html><body><p>The board met.</p></body></html>"


@pytest.mark.parametrize(
    ("front", "form"),
    [
        (b"<html>", "html"),
        (b"\xef\xbb\xbf  <?xml version='1.0'?>\n<!-- a --> <!-- b --><!DOCTYPE HTML>", "html"),
        (b"<!-- a > b -- c --><article>", "html"),
        (b"<!-- unclosed <html>", "text"),
        (b"<!---->" * 500 + b"<!", "text"),
        (b"<!---->" * 500 + b"<body>", "html"),
        (b"<htmlx>", "text"),
        (b'{"id": 1}', "jsonl"),
        (b'{"a\\"b" :', "jsonl"),
        (b'{"' + b'\\"' * 2_000, "text"),
        (b"The board met.", "text"),
        (b"", "text"),
    ],
)
def test_the_form_of_what_begins_so(front: bytes, form: str) -> None:
    began = time.process_time()
    assert sniffed(front, "a") == form
    assert time.process_time() - began < 1  # 30 comments took hours


@pytest.mark.parametrize(
    ("front", "suffix", "form"),
    [
        (b'{\n"id": 1,', "", "json"),
        (b'[{"id": 1}]', ".txt", "json"),
        (b'{"id": 1,\n"text": "a"}', "", "json"),
        (b'{"id": 1}\n', ".txt", "jsonl"),
        (b"not json", ".jsonl", "jsonl"),
        (b"%PDF-1.7", ".txt", "pdf"),
        (b"PK\x03\x04", ".docx", "zip"),
        (b"WARC/1.0\r\n", "", "crawl"),
        (b"<?xml version='1.0'?>\n<?xml-stylesheet href='x'?>\n<rss version='2.0'>", ".txt", "feed"),
        (b"From: Ada\nTo: Bo\nSubject: The pier\n\nIt is closed.", ".txt", "mail"),
        (b"Received: from a\n by b\nFrom: Ada\n\nIt is closed.", "", "mail"),
        (b"From ada Thu May 16 2024\nReceived: from a\nFrom: Ada\n\nClosed.", "", "mailbox"),
        (b"From: Ada\n\nIt is closed.", "", "text"),
        (b"---\ntitle: The pier\n---\n", "", "markdown"),
        (b"# The pier", ".md", "markdown"),
        (b"# The pier", "", "text"),
    ],
)
def test_content_goes_before_the_name(front: bytes, suffix: str, form: str) -> None:
    assert sniffed(front, "a", suffix) == form


@pytest.mark.parametrize(
    ("front", "suffix"),
    [(b"a,b\n1,2\n", ".csv"), (b"PD", ".pdf"), (b"", ".docx"), (b"<?xml version='1.0'?><nitf>", ".xml")],
)
def test_what_would_be_misread_is_refused(front: bytes, suffix: str) -> None:
    with pytest.raises(NotTextError, match="; give "):
        sniffed(front, "a", suffix)


def _piped(pieces: Sequence[bytes], *, closed: bool = True) -> tuple[bytes, bytes]:
    """What the front is, and what is read after it, of a pipe into which these pieces are written one by one."""
    end, start = os.pipe()

    def write() -> None:
        for piece in pieces:
            os.write(start, piece)
            time.sleep(0.02)
        if closed:
            os.close(start)

    writer = threading.Thread(target=write)
    writer.start()
    with open(end, "rb") as stream:  # noqa: PTH123
        front, whole = with_front(stream)
        read = whole.read() if closed else whole.readline()
    writer.join()
    if not closed:
        os.close(start)
    return front, read


@pytest.mark.parametrize("pieces", [[b"\n", PAGE], [PAGE[:3], PAGE[3:]], [b"{", b'"id": 1}\n'], [b"x" * 9_000], [b""]])
def test_a_pipe_is_known_by_its_front_however_it_is_written(pieces: list[bytes]) -> None:
    whole = b"".join(pieces)
    assert _piped(pieces) == (whole[:4096], whole)


def test_a_first_line_of_json_does_not_wait_for_the_second() -> None:
    line = b'{"id": 1, "text": "A vote."}\n'
    assert _piped([line], closed=False) == (line, line)


def test_a_file_is_not_moved() -> None:
    stream = io.BufferedReader(io.BytesIO(PAGE))  # type: ignore[arg-type]
    front, same = with_front(stream)
    assert (front, same.read()) == (PAGE, PAGE)
