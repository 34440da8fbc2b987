"""The watch sees what it is there for: else the tests beside it could not fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.leaving.watching import Seen, make_room, seen, start, strace

NOWHERE = "192.0.2.1"  # kept for documentation: nobody's
_NATIVE = "import ctypes; c = ctypes.CDLL(None); "
_UDP = f"import socket; s = socket.socket(type=socket.SOCK_DGRAM).detach(); a = socket.inet_aton('{NOWHERE}'); "
_CONNECT = f"{_UDP}import struct; r = struct.pack('=H', 2) + struct.pack('!H', 53) + a + bytes(8); c.connect(s, r, 16)"


def _watched(folder: Path, code: str) -> Seen:
    room = make_room(folder / "room")
    with start(room, ["-c", code]) as process:
        process.communicate(timeout=60)
    return seen(room)


@pytest.mark.parametrize(
    "code, words",
    [
        (f"import socket; socket.create_connection(('{NOWHERE}', 80))", "getaddrinfo"),
        (f"import socket; socket.socket().connect(('{NOWHERE}', 80))", NOWHERE),
        (f"import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'', ('{NOWHERE}', 53))", NOWHERE),
        ("import socket; socket.socket().bind(('0.0.0.0', 0))", "0.0.0.0"),
        ("import urllib.request; urllib.request.urlopen('http://collector.invalid/')", "collector.invalid"),
        pytest.param(
            f"{_NATIVE}{_CONNECT}", NOWHERE, marks=pytest.mark.skipif(not strace(), reason="strace is not installed")
        ),
    ],
    ids=["by name", "connect", "sendto", "bind", "urllib", "native"],
)
def test_what_reaches_out_is_seen_and_refused(tmp_path: Path, code: str, words: str) -> None:
    assert words in "".join(_watched(tmp_path, code).network)


@pytest.mark.parametrize(
    "code",
    [
        "import os; open(os.environ['HOME'] + '/file', 'w')",
        "import os; os.mkdir(os.environ['XDG_CACHE_HOME'] + '/file')",
        "import tempfile; tempfile.TemporaryFile().name",
        "import sqlite3; sqlite3.connect('file.db').execute('CREATE TABLE t (x)')",
        pytest.param(
            f"{_NATIVE}import os; p = os.environ['HOME'].encode() + b'/file'; c.mkdir(p, 448); c.rmdir(p)",
            marks=pytest.mark.skipif(not strace(), reason="strace is not installed"),
        ),
    ],
    ids=["home", "cache", "temporary", "database", "native, gone again"],
)
def test_what_is_written_elsewhere_is_seen(tmp_path: Path, code: str) -> None:
    assert any(str(tmp_path / "room") in path for path in _watched(tmp_path, code).changed)


def test_a_program_that_is_started_is_seen(tmp_path: Path) -> None:
    assert "true" in "".join(_watched(tmp_path, "import subprocess; subprocess.run(['true'])").started)


def test_what_was_given_may_be_written(tmp_path: Path) -> None:
    code = "import pathlib; pathlib.Path('../given/file').write_text('x')"
    assert _watched(tmp_path, code) == Seen(network=(), changed=(), started=())
    assert (tmp_path / "room" / "given" / "file").read_text() == "x"
