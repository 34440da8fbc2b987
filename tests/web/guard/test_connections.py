"""Connections over real sockets: what is begun and not ended is closed, and others get their answers meanwhile."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI, Response
from starlette.types import ASGIApp

from onrecord.web.guard.clients import Proxies
from onrecord.web.guard.connections import Crowd, Limits
from onrecord.web.guard.security import secure
from onrecord.web.serving import usual_limits
from tests.web.served import running
from tests.web.story import CHANGE, TOKEN, small_store

SHORT = Limits(head=0.4, body=0.6, answer=0.4, idle=1, each=6, total=10, backlog=4)
HEAD = b"GET /ok HTTP/1.1\r\nHost: 127.0.0.1\r\n"
POST = b"".join(f"{name}: {value}\r\n".encode() for name, value in CHANGE.items())


def _app() -> ASGIApp:
    app = FastAPI()
    app.get("/ok")(lambda: "ok")
    app.get("/big")(lambda: Response(b"x" * 40_000_000))
    app.post("/ok")(lambda: "changed")

    @app.get("/slow")
    def slow() -> str:
        time.sleep(1.2)
        return "slow"

    return secure(app, token=TOKEN)


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with running(_app(), limits=SHORT) as found:
        yield found


def _open(port: int, data: bytes = b"") -> socket.socket:
    opened = socket.create_connection(("127.0.0.1", port), timeout=5)
    opened.sendall(data)
    return opened


def _rest(opened: socket.socket) -> bytes:
    """What comes until it is closed; TimeoutError where it is not."""
    found = b""
    try:
        while data := opened.recv(65536):
            found += data
    except ConnectionError:
        pass
    return found


def _answers(port: int) -> bool:
    answer = httpx.get(f"http://127.0.0.1:{port}/ok", timeout=5)
    return (answer.status_code, answer.json()) == (200, "ok")


@pytest.mark.parametrize(
    ("sent", "status", "least"),
    [
        (b"", b"", 0.3),
        (b"GET /", b"408", 0.3),
        (HEAD, b"408", 0.3),
        (b"\r\n", b"", 0.0),
        (b"POST /ok HTTP/1.1\r\n" + POST + b"Content-Length: 5\r\n\r\nab", b"408", 0.5),
        (b"POST /ok HTTP/1.1\r\n" + POST + b"Transfer-Encoding: chunked\r\n\r\n5\r\nab", b"408", 0.5),
        (b"POST /ok HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\n\r\nab", b"403", 0.5),
        (HEAD + b"Content-Length: 5\r\n\r\nab", b"200", 0.5),
        (HEAD + b"\r\n", b"200", 0.9),
        (HEAD + b"\r\nGET /", b"200", 0.3),
        (HEAD + b"\r\n" + HEAD + b"\r\n" + HEAD, b"200", 0.3),
    ],
    ids=["nothing", "a word", "half a head", "an empty line", "half a body", "half a chunk", "refused", "unread", "idle",
         "half a second", "half a third"],
)  # fmt: skip
def test_what_is_begun_and_not_ended_is_closed(port: int, sent: bytes, status: bytes, least: float) -> None:
    start = time.monotonic()
    with _open(port, sent) as opened:
        found = _rest(opened)
    assert least <= time.monotonic() - start < 2.5
    assert found[9:12] == status or (not status and found[9:12] in (b"", b"400")), found[:300]
    if status == b"408":
        assert b"too slowly" in found
        assert b"default-src 'none'" in found
    assert _answers(port)


@pytest.mark.parametrize("head", [True, False], ids=["head", "body"])
def test_a_sign_now_and_then_does_not_keep_it_open(port: int, head: bool) -> None:
    begun = HEAD if head else b"POST /ok HTTP/1.1\r\n" + POST + b"Content-Length: 5000\r\n\r\n"
    start = time.monotonic()
    with _open(port, begun) as opened, pytest.raises(ConnectionError):
        while time.monotonic() - start < 3:
            opened.sendall(b"X")
            time.sleep(0.05)
    assert time.monotonic() - start < 1.5


def test_who_takes_nothing_of_the_answer_is_closed(port: int) -> None:
    with _open(port, HEAD.replace(b"/ok", b"/big") + b"\r\n") as opened:
        time.sleep(1.5)
        assert len(_rest(opened)) < 30_000_000


def test_who_takes_the_answer_slowly_gets_all_of_it(port: int) -> None:
    with _open(port, HEAD.replace(b"/ok", b"/big") + b"Connection: close\r\n\r\n") as opened:
        found = 0
        while data := opened.recv(1 << 20):
            found += len(data)
            time.sleep(0.02)
    assert found > 40_000_000


def test_what_takes_us_long_is_waited_for(port: int) -> None:
    assert httpx.get(f"http://127.0.0.1:{port}/slow", timeout=5).json() == "slow"


def test_a_connection_that_is_used_again_and_again_is_kept(port: int) -> None:
    with httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
        seen = set()
        for _ in range(5):
            stream = client.get("/ok").extensions["network_stream"]
            seen.add(stream.get_extra_info("client_addr"))
            time.sleep(0.3)
    assert len(seen) == 1


def test_others_get_their_answers_while_one_holds_all_that_it_can(port: int) -> None:
    with ExitStack() as held:
        for _ in range(40):
            held.enter_context(_open(port, HEAD))
        start = time.monotonic()
        assert all(_answers(port) for _ in range(5))
        assert time.monotonic() - start < 2


def test_what_is_worked_on_does_not_give_way(port: int) -> None:
    with ExitStack() as held:
        asked = [
            held.enter_context(_open(port, HEAD.replace(b"/ok", b"/slow") + b"Connection: close\r\n\r\n"))
            for _ in range(6)
        ]
        time.sleep(0.3)
        with _open(port, HEAD + b"\r\n") as more:
            assert b"503" in _rest(more)[:20]
        assert [_rest(one)[9:12] for one in asked] == [b"200"] * 6


class _Held:
    """A connection as the crowd sees it."""

    def __init__(self, crowd: Crowd, address: str, *, waits: bool = True) -> None:
        self.crowd, self.address, self.waits, self.open = crowd, address, waits, True
        self.open = crowd.admit(self, address=address)  # type: ignore[arg-type]

    def give_way(self) -> None:
        self.open = False
        self.crowd.leave(self, address=self.address)  # type: ignore[arg-type]


def test_the_address_with_the_most_gives_way() -> None:
    crowd = Crowd(SHORT, proxies=Proxies(["10.9.9.9"]))
    honest = _Held(crowd, "10.0.0.1")
    many = [_Held(crowd, "10.0.0.2") for _ in range(20)]
    assert [one.open for one in many] == [False] * 14 + [True] * 6
    proxied = [_Held(crowd, "10.9.9.9") for _ in range(20)]
    assert honest.open
    assert sum(one.open for one in many + proxied) == SHORT.total - 1
    assert sum(one.open for one in proxied) >= 4
    late = _Held(crowd, "10.0.0.3")
    assert late.open
    assert honest.open


def test_who_has_few_does_not_give_way_to_who_has_many() -> None:
    crowd = Crowd(SHORT, proxies=Proxies())
    few = [_Held(crowd, f"10.0.0.{n}") for n in range(6)]
    many = [_Held(crowd, "10.0.1.1", waits=False) for _ in range(6)]
    assert [one.open for one in many] == [True] * 4 + [False] * 2
    assert all(one.open for one in few)


@pytest.mark.parametrize("files", [20, 64, 128, 256, 1024, 1 << 20])
def test_the_limits_leave_room_for_other_files(files: int) -> None:
    limits = usual_limits(files)
    assert 4 <= limits.each <= limits.total
    assert limits.backlog >= 1
    if files >= 128:
        assert limits.total + 5 * (limits.backlog + 1) + 64 <= files


@contextmanager
def _limited(store: Path, *, files: int) -> Iterator[int]:
    """`onrecord serve` where a program may have so many files open."""
    lines = (
        "import resource, sys",
        f"resource.setrlimit(resource.RLIMIT_NOFILE, ({files}, {files}))",
        "from onrecord.cli.app import app",
        f"app(['serve', {str(store)!r}, '--port', '0', '--password', 's'])",
    )
    with subprocess.Popen(
        [sys.executable, "-c", "\n".join(lines)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            line = process.stdout.readline()
            assert "127.0.0.1:" in line, process.stderr and process.stderr.read()
            yield int(line.split("127.0.0.1:")[1].split("/")[0])
        finally:
            process.terminate()
            _, said = process.communicate(timeout=30)
            assert "out of system resource" not in said, said[-2000:]
            assert "Traceback" not in said, said[-2000:]


@pytest.mark.skipif(sys.platform == "win32", reason="no limit to files there")
def test_half_heads_beyond_the_number_of_files_keep_nobody_out(tmp_path: Path) -> None:
    with _limited(small_store(tmp_path / "s.db", invented=0), files=128) as port, ExitStack() as held:
        for _ in range(300):
            held.enter_context(_open(port, b"GET / HTTP/1.1\r\n"))
        for _ in range(3):
            answer = httpx.get(f"http://127.0.0.1:{port}/", auth=("", "s"), timeout=5)
            assert answer.status_code == 200


def test_two_hundred_at_once_are_all_answered(tmp_path: Path) -> None:
    from onrecord.web import create_app

    app = create_app(small_store(tmp_path / "s.db", invented=0), token=TOKEN)
    with running(app) as port, ExitStack() as held:
        asked = [
            held.enter_context(_open(port, HEAD.replace(b"/ok", b"/api/counts") + b"Connection: close\r\n\r\n"))
            for _ in range(200)
        ]
        for one in asked:
            one.settimeout(60)
        assert [_rest(one)[9:12] for one in asked] == [b"200"] * 200
