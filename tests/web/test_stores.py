"""The store under the server: another file in its place, none, one that cannot be opened; many threads at once."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from fastapi.testclient import TestClient

from onrecord.errors import MissingStoreError, OnRecordError, ReadOnlyStoreError
from onrecord.resolve import open_store
from onrecord.store import Store
from onrecord.web import create_app, stores
from onrecord.web.guard.refusals import page_policy
from onrecord.web.stores import Stores
from tests.store.small import Small
from tests.web.story import ORIGIN, TOKEN

HEADERS = {"Origin": ORIGIN}
OLD, NEW = "Ada Marsh", "Boris Lunt"
PLACES = ("/", "/people", "/who/1", "/articles", "/articles/1", "/facts/s1.1", "/timeline", "/search?q=spoke", "/api/counts",
          "/api/people", "/api/who/1", "/api/said", "/silences", "/figures", "/questions", "/corrections")  # fmt: skip


def made(path: Path, name: str) -> Path:
    small = Small(f"“It holds,” {name} said.", source=f"{name}.txt", publisher=name)
    small.statement("“It holds,”", small.entity(name))
    with open_store(path) as store:
        store.add(small.record())
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made(tmp_path / "other.db", NEW)
    return made(tmp_path / "story.db", OLD)


@pytest.fixture
def client(path: Path) -> Iterator[TestClient]:
    app = create_app(path, token=TOKEN, author="tester")
    with TestClient(app, base_url=ORIGIN, follow_redirects=False) as opened:
        yield opened


def replace(path: Path) -> None:
    """As an editor, a backup or a sync program does: a copy beside it, then its name."""
    shutil.copy(path.with_name("other.db"), path.with_name("copy.db"))
    path.with_name("copy.db").rename(path)


def token_of(client: TestClient, place: str = "/who/1") -> str:
    found = re.search(r'name="token" value="([^"]+)"', client.get(place).text)
    assert found
    return found[1]


def rename(client: TestClient, token: str, name: str = "Cleo Dunn") -> httpx.Response:
    return client.post("/corrections/rename", data={"token": token, "who": "e1", "name": name}, headers=HEADERS)


def rename_by_api(client: TestClient, token: str, name: str = "Cleo Dunn") -> httpx.Response:
    body = {"who": "e1", "name": name}
    return client.post("/api/corrections/rename", json=body, headers={**HEADERS, "X-Onrecord-Token": token})


def kept(path: Path) -> list[str]:
    with open_store(path, readonly=True) as store:
        return [c.change for c in store.corrections()]


@pytest.mark.parametrize("post", [rename, rename_by_api])
def test_a_correction_from_a_page_of_the_former_store_is_refused(
    client: TestClient, path: Path, post: Callable[[TestClient, str], httpx.Response]
) -> None:
    """Its numbers are of others there: #1 is another person now."""
    token = token_of(client)
    replace(path)
    answer = post(client, token)
    assert answer.status_code == 409
    assert "reload the page" in answer.text
    assert kept(path) == []
    assert post(client, token_of(client)).status_code in (200, 303)
    assert kept(path) == [f"{NEW} is called Cleo Dunn"]


def test_a_correction_without_a_page_is_made_where_the_path_leads(client: TestClient, path: Path) -> None:
    replace(path)
    assert rename(client, TOKEN).status_code == 303
    assert kept(path) == [f"{NEW} is called Cleo Dunn"]


def test_no_page_shows_the_former_store(client: TestClient, path: Path) -> None:
    for place in PLACES:
        assert NEW not in client.get(place).text, place
    before = sum(OLD in client.get(place).text for place in PLACES)
    replace(path)
    seen = [client.get(place) for place in PLACES]
    assert [a.status_code for a in seen] == [200] * len(PLACES)
    assert not [p for p, a in zip(PLACES, seen, strict=True) if OLD in a.text]
    assert sum(NEW in a.text for a in seen) == before > 8


def test_replaced_in_the_middle_of_a_correction(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Just before it is written: nothing is, in either; just after: it is said."""
    with Stores(path) as opened:
        with pytest.raises(OnRecordError, match="nothing was changed in either"), opened.writing() as store:
            replace(path)
            store.rename("e1", "Cleo Dunn")
        assert kept(path) == []
        with pytest.raises(OnRecordError, match="see whether"), opened.writing() as store:
            store.rename("e1", "Cleo Dunn")
            replace(path)
        assert kept(path) == []
        with opened.reading() as store:
            assert store.who("e1").who.name == NEW


def test_a_log_left_behind_is_not_read_as_the_new_files(path: Path) -> None:
    """SQLite would mix the two: a correction leaves all of it in the file, and so does what another program added."""
    with Stores(path) as opened:
        with opened.writing() as store:
            store.rename("e1", "Cleo Dunn")
        assert Path(f"{path}-wal").stat().st_size == 0
        with open_store(path) as adding:
            adding.rename("e1", "Dora Ash")
        log = Path(f"{path}-wal")
        assert log.stat().st_size > 0
        os.utime(log, (time.time() - 60, time.time() - 60))
        opened._settled = time.monotonic() - 60
        with opened.reading() as store:
            assert store.who("e1").who.name == "Dora Ash"
        assert log.stat().st_size == 0
        replace(path)
        with opened.writing() as store:
            store.rename("e1", "Eve Fox")
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert kept(path) == [f"{NEW} is called Eve Fox"]


def _folder(path: Path) -> None:
    path.mkdir()


def _newer(path: Path) -> None:
    shutil.copy(path.with_name("other.db"), path)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 9999")
    connection.close()


UNUSABLE: dict[str, Callable[[Path], object]] = {
    "gone": lambda path: None,
    "a folder": _folder,
    "empty": lambda path: path.write_bytes(b""),
    "no database": lambda path: path.write_bytes(b"word " * 1000),
    "truncated": lambda path: path.write_bytes(path.with_name("other.db").read_bytes()[:5000]),
    "newer": _newer,
    "a loop": lambda path: path.symlink_to(path),
}


@pytest.mark.parametrize("what", UNUSABLE)
def test_what_cannot_be_opened_is_said_and_nothing_written(client: TestClient, path: Path, what: str) -> None:
    token = token_of(client)
    path.rename(path.with_name("kept.db"))
    UNUSABLE[what](path)
    for place in PLACES:
        answer = client.get(place)
        assert answer.status_code == 503, (place, answer.text)
        assert OLD not in answer.text
        assert "story.db" in answer.text
    assert {rename(client, token).status_code, rename_by_api(client, token).status_code} <= {409, 503}
    assert client.get("/data").status_code == client.get("/missing").status_code - 204 == 200  # what needs no store
    shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink(missing_ok=True)
    path.with_name("kept.db").rename(path)
    assert OLD in client.get("/people").text
    assert rename(client, token_of(client)).status_code == 303
    assert kept(path) == [f"{OLD} is called Cleo Dunn"]


def test_a_file_that_is_empty_does_not_become_a_store(client: TestClient, path: Path) -> None:
    path.unlink()
    path.write_bytes(b"")
    assert client.get("/").status_code == 503
    assert path.read_bytes() == b""


def test_many_threads_while_it_is_replaced_again_and_again(path: Path) -> None:
    """Whoever asks after a file was put there is answered from it, and never from one before."""
    for number in range(6):
        made(path.with_name(f"n{number}.db"), f"Person{number} Lane")
    placed, stop = [-1], threading.Event()
    wrong: list[tuple[int, str]] = []

    def ask(opened: Stores) -> int:
        asked = 0
        while not stop.is_set():
            least = placed[0]
            with opened.reading() as store:
                name = store.browse.people(limit=5).rows[0].name
                name = store.browse.dossier("e1", limit=3).who.name
            if (int(name[6]) if name != OLD else -1) < least:
                wrong.append((least, name))
            asked += 1
        return asked

    with Stores(path) as opened, ThreadPoolExecutor(8) as pool:
        asking = [pool.submit(ask, opened) for _ in range(8)]
        for number in range(6):
            time.sleep(0.05)
            path.with_name(f"n{number}.db").rename(path)
            placed[0] = number
        time.sleep(0.1)
        stop.set()
        assert sum(found.result() for found in asking) > 16
    assert wrong == []


def test_it_waits_for_those_who_still_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "_PATIENCE", 0.2)
    with Stores(path) as opened:
        with opened.reading() as store:
            replace(path)
            with pytest.raises(OnRecordError, match="try again"), opened.reading():
                pass
            assert store.who("e1").who.name == OLD  # what began before ends as it began
        with opened.reading() as store:
            assert store.who("e1").who.name == NEW


def test_more_readers_than_there_is_room_for_are_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "_PATIENCE", 0.1)
    with Stores(path, readers=1) as opened, opened.reading():  # noqa: SIM117
        with pytest.raises(OnRecordError, match="too many"), opened.reading():
            pass


def test_the_stamp_tells_the_files_apart(path: Path) -> None:
    with Stores(path) as opened:
        first = opened.stamp()
        replace(path)
        second = opened.stamp()
        with opened.reading():
            pass
        assert first != second == opened.stamp()
        path.unlink()
        with pytest.raises(MissingStoreError), opened.reading():
            pass
        assert opened.stamp() not in (first, second)


def test_a_store_that_may_not_be_written_is_shown(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def open_to_read(path: Path, *, readonly: bool = False) -> Store:
        if not readonly:
            raise ReadOnlyStoreError(f"{path}: may not be written")
        return open_store(path, readonly=True)

    monkeypatch.setattr(stores, "open_store", open_to_read)
    with TestClient(create_app(path, token=TOKEN), base_url=ORIGIN, follow_redirects=False) as client:
        assert OLD in client.get("/people").text
        for post in (rename, rename_by_api):
            answer = post(client, token_of(client))
            assert answer.status_code == 403
            assert "may not be written" in answer.text
    assert kept(path) == []


def test_a_defect_of_ours_is_said_behind_the_same_walls(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: Stores) -> str:
        raise RuntimeError("secret words")

    app = create_app(path, token=TOKEN)
    monkeypatch.setattr(Stores, "reading", broken)
    with TestClient(app, base_url=ORIGIN, raise_server_exceptions=False) as client:
        for place in ("/", "/api/counts"):
            answer = client.get(place)
            assert answer.status_code == 500
            assert "a bug of ours" in answer.text
            assert "secret words" not in answer.text
            assert "default-src 'none'" in answer.headers["content-security-policy"]
        page = client.get("/", headers={"accept": "text/html"})
        assert (page.status_code, page.headers["content-type"]) == (500, "text/html; charset=utf-8")
        assert "<h1>Something went wrong</h1>" in page.text and "secret words" not in page.text
        assert page.headers["content-security-policy"] == page_policy()


def test_whole_tables_are_asked_for_one_after_the_other_and_leave_the_rest_free(path: Path) -> None:
    begun, free = threading.Event(), threading.Event()

    def ask() -> None:
        with opened.reading(whole=True):
            begun.set()
            assert free.wait(60)

    def ask_after() -> bool:
        with opened.reading(whole=True):
            return free.is_set()

    with Stores(path, readers=2) as opened, ThreadPoolExecutor(2) as threads:
        first = threads.submit(ask)
        assert begun.wait(60)
        second = threads.submit(ask_after)
        for _ in range(3):  # the second waits without the connection that is left
            with opened.reading() as store:
                assert store.counts()["article"] == 1
        free.set()
        assert second.result(60) is True
        first.result(60)
