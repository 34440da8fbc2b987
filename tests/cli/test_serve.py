"""`onrecord serve`: the address that it prints answers; what it refuses says why."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner

from onrecord.cli.app import app
from onrecord.store import check_store
from tests.web.story import small_store


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return small_store(tmp_path / "story.db", invented=0)


def test_the_printed_address_answers(store: Path) -> None:
    command = [sys.executable, "-m", "onrecord.cli", "serve", str(store), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            address = re.search(r"http://127\.0\.0\.1:\d+/", line)
            assert address, (line, process.stderr and process.stderr.read() if process.poll() is not None else "")
            page = httpx.get(address[0], timeout=30)
            assert page.status_code == 200
            assert "2 articles say" in page.text
            assert httpx.get(address[0], headers={"Host": "evil.invalid"}, timeout=30).status_code == 421
        finally:
            process.send_signal(signal.SIGINT)
            assert process.wait(30) in (0, -signal.SIGINT, 128 + signal.SIGINT)


def test_other_machines_need_a_password(store: Path) -> None:
    done = CliRunner().invoke(app, ["serve", str(store), "--host", "0.0.0.0"])
    assert done.exit_code == 1
    assert "password" in done.stderr


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (["--proxy", "127.0.0.1"], "give a password"),
        (["--name", "archive.example.org"], "give a password"),
        (["--proxy", "nobody", "--password", "x"], "not a proxy's address"),
    ],
)
def test_a_proxy_lets_others_in(store: Path, given: list[str], words: str) -> None:
    done = CliRunner().invoke(app, ["serve", str(store), *given])
    assert done.exit_code == 1
    assert words in done.stderr


def test_behind_a_proxy_it_is_served_under_its_name(store: Path) -> None:
    given = ["--port", "0", "--proxy", "127.0.0.1", "--name", "archive.example.org", "--password", "x"]
    with subprocess.Popen(
        [sys.executable, "-m", "onrecord.cli", "serve", str(store), *given], stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            address = re.search(r"http://127\.0\.0\.1:\d+/", process.stdout.readline())
            assert address
            told = {"X-Forwarded-For": "203.0.113.7"}
            for name, status in (("archive.example.org", 200), ("evil.invalid", 421)):
                asked = httpx.get(address[0], auth=("", "x"), headers={"Host": name, **told}, timeout=30)
                assert asked.status_code == status
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(30)


def test_a_store_is_begun_where_there_is_none(tmp_path: Path) -> None:
    store = tmp_path / "new.db"
    command = [sys.executable, "-m", "onrecord.cli", "serve", "--store", str(store), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None and process.stderr is not None
            address = re.search(r"http://127\.0\.0\.1:\d+/", process.stdout.readline())
            assert address
            assert f"{store}: a new store" in process.stderr.readline()
            assert "Bring articles" in httpx.get(address[0], timeout=30).text
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(30)
    assert check_store(store) is None


def test_a_store_is_not_begun_where_nobody_may_make_files(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["serve", str(tmp_path / "no folder" / "none.db")])
    assert done.exit_code == 1
    assert "no folder" in done.stderr


def test_an_address_that_is_not_ours_is_said(store: Path) -> None:
    done = CliRunner().invoke(app, ["serve", str(store), "--host", "192.0.2.1", "--password", "x"])  # nobody's address
    assert done.exit_code == 1
    assert "give another --host or --port" in done.stderr


def test_without_the_extra_it_names_it(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.cli.serve.find_spec", lambda name: None if name == "uvicorn" else find_spec(name))
    done = CliRunner().invoke(app, ["serve", str(store)])
    assert done.exit_code == 1
    assert "pip install 'onrecord[web]'" in done.stderr
