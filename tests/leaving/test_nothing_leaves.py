"""Nothing leaves the machine, and nothing is written but what was asked for: every command, watched."""

from __future__ import annotations

import json
import os
import re
import signal
import urllib.request
from pathlib import Path

import pytest

from onrecord.cli.app import app
from onrecord.export.formats import FORMATS
from tests.leaving.watching import Room, Seen, make_room, seen, start
from tests.web.served import PAGES
from tests.web.story import small_store

NOTHING = Seen(network=(), changed=(), started=())
COMMAND = ("-m", "onrecord.cli")
SAID = "“The bridge is safe,” Mayor Ada Lund said on Monday. “I drove over it this morning.”"
# All that makes a browser or a careless parser fetch something; 192.0.2.0/24 is nobody's.
REACHING = f"""<?xml version="1.0"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://192.0.2.1/xhtml1.dtd" [
<!ENTITY out SYSTEM "http://192.0.2.1/entity"> <!ENTITY % more SYSTEM "http://192.0.2.1/more"> %more; ]>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:xi="http://www.w3.org/2001/XInclude"><head>
<base href="http://192.0.2.1/"/><title>Bridge is safe, mayor says</title>
<link rel="stylesheet" href="style.css"/><link rel="canonical" href="http://192.0.2.1/story"/>
<meta http-equiv="refresh" content="0; url=http://192.0.2.1/next"/><meta property="og:image" content="/i.png"/>
<script src="http://192.0.2.1/s.js"></script><script type="application/ld+json">
{{"@context": "http://192.0.2.1/schema", "@type": "NewsArticle", "headline": "Bridge is safe, mayor says"}}</script></head>
<body><article><h1>Bridge is safe, mayor says</h1><img src="http://192.0.2.1/p.png"/><iframe src="//192.0.2.1/f"/>
<xi:include href="http://192.0.2.1/included"/><p>{SAID} &out;</p><p>See <a href="http://192.0.2.1/a">the report</a>, which
the council of the town received last week and will discuss in public on Thursday.</p></article></body></html>"""
CHANGES = (
    ("rename", "Ada Marsh", "Ada L. Marsh", "--yes"), ("merge", "e1", "e2", "--yes"), ("undo", "1", "--yes"), ("split", "e1", "--article", "1", "--yes"),
    ("retype", "e1", "organization", "--yes"), ("speaker", "s1.1", "--nobody", "--yes"), ("edit", "f1.1", "value=5", "--yes"), ("reject", "f1.1", "--yes"), ("accept", "s1.1", "--reason", "so", "--yes"), ("questions",), ("review",), ("corrections",), ("keep", "s1.1", "--note", "so"), ("kept",), ("searches", "--save", "bridges", "bridge"),
)  # fmt: skip
LOOKS = (
    ("who", "Boris Lunt"), ("said", "bridge"), ("timeline",), ("figures", "bolts"), ("silences",),
    ("about", "Boris Lunt"), ("offices",), ("positions",), ("disputes",), ("ties",), ("changes", "bolts"), ("versions",), ("versions", "1"),
    ("compare", "Boris Lunt", "Ada Marsh"), ("sources",), ("sources", "--shares"), ("schema",), ("--version",),
)  # fmt: skip
# One process for all, as starting takes the time. What a command answers is for its own tests.
_ALL = """
import json, sys
from onrecord.cli.app import app
for words in json.loads(sys.argv[1]):
    try:
        app(words, standalone_mode=False)
    except (Exception, SystemExit) as error:
        print(words, repr(error), file=sys.stderr)
"""


@pytest.fixture
def room(tmp_path: Path) -> Room:
    room = make_room(tmp_path / "room")
    for name, text in {"page.html": REACHING, "note.txt": SAID, "address.html": "http://192.0.2.1/story"}.items():
        (room.given / name).write_text(text, encoding="utf-8")
    (room.given / "lines.jsonl").write_text(
        json.dumps({"id": "1", "text": f"{SAID} It rained.", "url": "http://192.0.2.1/line"}), encoding="utf-8"
    )
    return room


def _ended(room: Room, *arguments: str | Path) -> tuple[str, str]:
    with start(room, arguments) as process:
        return process.communicate(timeout=300)


def _made(room: Room) -> set[str]:
    return {str(p.relative_to(room.given)) for p in room.given.rglob("*") if p.is_file()} - GIVEN


GIVEN = {"page.html", "note.txt", "address.html", "lines.jsonl"}


def test_what_checks_a_promise_is_there(root: Path) -> None:
    named = set(re.findall(r"`(tests/[\w/.]+)`", (root / "SECURITY.md").read_text(encoding="utf-8")))
    assert len(named) > 8
    assert [path for path in sorted(named) if not (root / path).exists()] == []


def test_every_command_is_watched() -> None:
    watched = {words[0] for words in (*CHANGES, *LOOKS)} | {"read", "add", "serve", "export", "mcp"}
    assert watched >= {str(command.callback.__name__) for command in app.registered_commands if command.callback}


@pytest.mark.slow
def test_reading(room: Room) -> None:
    _, said = _ended(room, *COMMAND, "read", room.given, "--format", "html", "--out", room.given / "pages")
    assert seen(room) == NOTHING, said
    assert _made(room) == {"pages/page.html", "pages/note.html", "pages/1.html"}, said


@pytest.mark.slow
def test_adding(room: Room) -> None:
    out, said = _ended(room, *COMMAND, "add", room.given, "--store", room.given / "story.db")
    assert seen(room) == NOTHING, said
    assert _made(room) == {"story.db"}, said
    assert "3 new" in out


@pytest.mark.slow
def test_exporting(room: Room) -> None:
    _ended(room, *COMMAND, "add", room.given / "note.txt", "--store", room.given / "story.db")
    for form in FORMATS:
        _, said = _ended(room, *COMMAND, "export", room.given / "story.db", "--to", form.name)
        assert seen(room) == NOTHING, said
    assert _made(room) == {"story.db", *(f"story-{form.name}{form.suffix}" for form in FORMATS)}


def test_an_address_is_not_fetched(room: Room) -> None:
    _, said = _ended(room, *COMMAND, "read", "http://192.0.2.1/story.html")
    assert "192.0.2.1" in said
    assert seen(room) == NOTHING


def test_asking_and_correcting(room: Room) -> None:
    store = small_store(room.given / "story.db")
    words = [[*w] if w[0] in {"schema", "--version"} else [*w, "--store", str(store)] for w in (*LOOKS, *CHANGES)]
    out, said = _ended(room, "-c", _ALL, json.dumps(words))
    assert seen(room) == NOTHING, said
    assert "40 bolts" in out, said
    assert all(line.startswith("onrecord: ") for line in said.splitlines()), said  # no command failed
    assert _made(room) == {"story.db"}


def test_an_assistant_asks(room: Room) -> None:
    store = small_store(room.given / "story.db")
    asked = [
        ("initialize", {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}),
        ("tools/call", {"name": "said", "arguments": {"words": "bridge"}}),
    ]  # fmt: skip
    lines = [json.dumps({"jsonrpc": "2.0", "id": n, "method": m, "params": p}) for n, (m, p) in enumerate(asked)]
    lines.insert(1, json.dumps({"jsonrpc": "2.0", "method": "notifications/initialized"}))
    with start(room, [*COMMAND, "mcp", store], typed=True) as process:
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write("\n".join(lines) + "\n")
        process.stdin.flush()
        answers = [process.stdout.readline() for _ in asked]
        _, said = process.communicate(timeout=60)
    assert "the bridge is safe" in answers[-1], (answers, said)
    assert seen(room) == NOTHING, said
    assert _made(room) == {"story.db"}


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="a system without process groups")
def test_serving(room: Room) -> None:
    store = small_store(room.given / "story.db")
    with start(room, [*COMMAND, "serve", store, "--port", "0"]) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            address = re.search(r"(http://127\.0\.0\.1:\d+)/", line)
            assert address, (line, process.stderr and process.stderr.read())
            opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
            pages = [opener.open(address[1] + page, timeout=60).read() for page in PAGES if page != "/missing"]
        finally:
            os.killpg(process.pid, signal.SIGINT)
            _, said = process.communicate(timeout=60)
    assert any(b"the bridge is safe" in page for page in pages)
    assert seen(room) == NOTHING, said
    assert _made(room) == {"story.db"}
