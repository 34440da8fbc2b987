"""The Atom feed of a search or a person: what it holds, as a feed reader reads it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import feedparser
import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from onrecord.cli.app import app
from onrecord.errors import NoSuchNameError
from onrecord.export.cited import Cited
from onrecord.export.notes.feed import feed
from onrecord.resolve import open_store
from onrecord.web import create_app
from tests.web.story import TOKEN, answered, asked, small_store


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return small_store(tmp_path / "story.db", invented=0)


def read(data: bytes) -> Any:
    found = feedparser.parse(data, sanitize_html=False)
    assert (found.bozo, found.version) == (False, "atom10")
    return found


def made(store: Path, **asked_for: Any) -> Any:
    with open_store(store, readonly=True) as opened:
        return read(feed(opened, **asked_for))


def test_a_person_s_feed_has_what_they_said_and_where_they_gave_no_answer(store: Path) -> None:
    found = made(store, about="Boris Lunt")
    assert [entry.title for entry in found.entries] == [
        "Boris Lunt said “Ada Marsh never looked at it,”", "Boris Lunt declined to comment",
    ]  # fmt: skip
    assert found.feed.title == "On record: Boris Lunt"
    assert found.feed.updated == "2021-05-11T00:00:00Z"
    assert [entry.author for entry in found.entries] == ["Boris Lunt", "Boris Lunt"]


def test_entries_are_those_of_the_whole_export(store: Path) -> None:
    (entry,) = made(store, words="bridge").entries
    (fact,) = Cited(asked().record()).facts("statement")
    assert entry.id == f"urn:onrecord:{fact.id}"
    assert entry.content[0].value == fact.words
    assert fact.place in entry.summary
    later = made(store, about="Boris Lunt").entries[0]
    assert later.id == f"urn:onrecord:{next(Cited(answered().record()).facts('statement')).id}"


def test_words_and_a_speaker_narrow_together_and_corrections_hold(store: Path) -> None:
    assert made(store, words="bridge", about="Boris Lunt").entries == []
    with open_store(store) as opened:
        opened.attribute("s1.1", "Boris Lunt", author="tester")
        opened.reject("z1.1", author="tester")
    assert [entry.title for entry in made(store, words="bridge", about="Boris Lunt").entries] == [
        "Boris Lunt said the bridge is safe"
    ]
    assert len(made(store, about="Boris Lunt").entries) == 2


def test_feeds_of_one_store_have_ids_of_their_own(store: Path) -> None:
    ids = {
        made(store, **one).feed.id for one in ({}, {"words": "bridge"}, {"about": "Boris Lunt"}, {"about": "Ada Marsh"})
    }
    assert len(ids) == 4
    with pytest.raises(NoSuchNameError):
        made(store, about="Zeno Quist")


def test_the_command_writes_it(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "bridge.atom"
    done = CliRunner().invoke(app, ["export", str(store), "--to", "atom", "--words", "bridge", "--out", str(out)])
    assert done.exit_code == 0, done.stderr
    assert len(read(out.read_bytes()).entries) == 1
    refused = CliRunner().invoke(app, ["export", str(store), "--to", "csv", "--about", "Boris Lunt"])
    assert refused.exit_code != 0
    assert "--to atom" in refused.stderr


def test_the_web_app_serves_it(store: Path) -> None:
    with TestClient(create_app(store, token=TOKEN), base_url="http://127.0.0.1") as client:
        with open_store(store, readonly=True) as opened:
            number = opened.find("Boris Lunt")[0].id
        answer = client.get(f"/feed?about={number}")
        assert answer.headers["content-type"].startswith("application/atom+xml")
        assert len(read(answer.content).entries) == 2
        assert len(read(client.get("/feed?q=bridge").content).entries) == 1
        assert client.get("/feed?about=9999").status_code == 404
        assert client.get("/feed?q=%3F%21").status_code in (200, 422)
        assert f"/feed?about={number}" in client.get(f"/who/{number}").text
        assert "/feed?q=bridge" in client.get("/search?q=bridge").text
