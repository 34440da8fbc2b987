"""What `--out` writes: whole or not at all, with the rights and behind the links that are there, and nothing beside."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.cli.io.files import whole_file

ROOT = Path(__file__).parent.parent.parent
pytestmark = pytest.mark.skipif(os.name != "posix", reason="rights and links as POSIX has them")


def _write(path: Path, data: bytes = b"new") -> None:
    with whole_file(path) as stream:
        stream.write(data)


@pytest.mark.parametrize(
    ("umask", "before", "mode"),
    [
        (0o022, None, 0o644), (0o077, None, 0o600), (0, None, 0o666),
        (0o022, 0o600, 0o600), (0o022, 0o664, 0o664), (0o077, 0o644, 0o644), (0o022, 0o640, 0o640), (0o022, 0o755, 0o755),
    ],
)  # fmt: skip
def test_rights(tmp_path: Path, umask: int, before: int | None, mode: int) -> None:
    path, old = tmp_path / "record.json", os.umask(umask)
    try:
        if before is not None:
            path.write_bytes(b"old")
            path.chmod(before)
        _write(path)
    finally:
        os.umask(old)
    assert (path.read_bytes(), path.stat().st_mode & 0o7777) == (b"new", mode)
    assert list(tmp_path.iterdir()) == [path]


def test_what_was_for_one_is_never_for_all(tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    path.touch()
    path.chmod(0o600)
    with whole_file(path) as stream:
        stream.write(b"x")
        (part,) = (p for p in tmp_path.iterdir() if p != path)
        assert part.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only the superuser gives files away")
def test_its_owner_stays(tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    path.touch()
    os.chown(path, 1234, 2345)
    _write(path)
    assert (path.stat().st_uid, path.stat().st_gid) == (1234, 2345)


@pytest.mark.parametrize("there", [True, False])
def test_links_go_on_leading_there(tmp_path: Path, there: bool) -> None:
    target, first, second = tmp_path / "far" / "record.json", tmp_path / "first", tmp_path / "second"
    target.parent.mkdir()
    if there:
        target.write_bytes(b"old")
    first.symlink_to(target)
    second.symlink_to("first")
    _write(second)
    assert target.read_bytes() == b"new"
    assert first.is_symlink() and second.is_symlink()
    assert sorted(tmp_path.iterdir()) == [target.parent, first, second]
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize("name", ["x" * 255, "é" * 127, "\udcff.json", "-", ".hidden", " "])
def test_any_name_that_a_file_can_have(tmp_path: Path, name: str) -> None:
    _write(tmp_path / name)
    assert [p.name for p in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["none/record.json", "file/record.json", "x" * 256, "loop"])
def test_what_cannot_be_written(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(OSError, match=name[:4]):
        _write(tmp_path / name)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file", "loop"]


def test_a_failure_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    path.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), whole_file(path):
        raise ZeroDivisionError
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_part_of_a_killed_process_of_the_same_number_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / f".record.json.{os.getpid()}.part").write_bytes(b"half")
    _write(tmp_path / "record.json")
    assert [p.name for p in tmp_path.iterdir()] == ["record.json"]


def test_a_device_is_written_as_it_is() -> None:
    _write(Path("/dev/null"))
    with pytest.raises(OSError, match="No space left"):
        _write(Path("/dev/full"))


_WRITER = """
import sys, time
from pathlib import Path
from onrecord.cli.io.files import leave_nothing_behind, whole_file
leave_nothing_behind()
with whole_file(Path(sys.argv[1])) as stream:
    stream.write(b"half")
    print("ready", flush=True)
    time.sleep(60)
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_leaves_nothing_behind(tmp_path: Path, number: signal.Signals) -> None:
    path = tmp_path / "record.json"
    path.write_bytes(b"old")
    command = [sys.executable, "-c", _WRITER, str(path)]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    heard = lambda: signal.signal(number, signal.SIG_DFL)  # noqa: E731  # a shell's background job ignores SIGINT
    with subprocess.Popen(
        command, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, preexec_fn=heard
    ) as writer:
        assert writer.stdout is not None and writer.stdout.readline() == b"ready\n"
        assert len(list(tmp_path.iterdir())) == 2
        writer.send_signal(number)
        assert writer.wait(30) == -number
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_nohup_holds(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-c",
        _WRITER.replace("time.sleep(60)", "time.sleep(0.5)"),
        str(tmp_path / "record.json"),
    ]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    ignored = lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN)  # noqa: E731
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, preexec_fn=ignored) as writer:
        assert writer.stdout is not None and writer.stdout.readline() == b"ready\n"
        writer.send_signal(signal.SIGHUP)
        assert writer.wait(30) == 0
    assert (tmp_path / "record.json").read_bytes() == b"half"
