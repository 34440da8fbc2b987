"""Ray: the same bytes as in one process. Only where Ray is installed: onrecord[scale]."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.errors import ScaleError
from onrecord.scale.engine import RayEngine
from onrecord.scale.reading import ReadingRun, ReadOptions, in_this_process
from tests.scale.test_reading import contents


@pytest.mark.slow
@pytest.mark.filterwarnings("default")  # Ray warns of its own settings
def test_ray_writes_what_one_process_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("ray")
    monkeypatch.setattr("onrecord.scale.pieces.FILES_MOST", 1)
    given = tmp_path / "in"
    given.mkdir()
    for name in ("Ann Lee", "Bo Ott", "Cy Roe"):
        (given / f"{name}.txt").write_text(f"Pier\n\n{name} said that the pier would close.\n", encoding="utf-8")
    told = {}
    for folder, engine in {"ray": RayEngine(2), "here": in_this_process}.items():
        run = ReadingRun.of([str(given)], str(tmp_path / folder), ReadOptions())
        told[folder] = sorted(done.piece for done in run.read(engine))
    assert len(told["ray"]) == 3
    assert told["ray"] == told["here"]
    assert contents(tmp_path / "ray") == contents(tmp_path / "here")


@pytest.mark.slow
def test_ray_says_nothing_of_its_own(tmp_path: Path) -> None:
    pytest.importorskip("ray")
    (tmp_path / "in.txt").write_text("Pier\n\nAnn Lee said that the pier would close.\n", encoding="utf-8")
    command = ["scale", "read", str(tmp_path / "in.txt"), "--out", str(tmp_path / "out"), "--workers", "1"]
    run = subprocess.run(
        [sys.executable, "-m", "onrecord.cli", *command], capture_output=True, text=True, timeout=300, check=True
    )
    assert (run.stdout, run.stderr) == ("", "onrecord: piece 1 of 1: 1 article, skipped 0 inputs\n")


@pytest.mark.slow
def test_ray_listens_on_this_machine_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a process of its own: Ray looks at the variables of its first import."""
    pytest.importorskip("ray")
    monkeypatch.setenv("RAY_ADDRESS", "192.0.2.1:6379")  # nobody's: it counts for nothing
    program = "from onrecord.scale.engine import _started\nwith _started(1, None) as ray: print(ray.nodes())"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=300, check=True)
    [node] = ast.literal_eval(run.stdout)
    assert node["NodeManagerAddress"] == "127.0.0.1"


def test_without_ray_the_remedy_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    (tmp_path / "in.txt").write_text("Pier\n\nAnn Lee said so.\n", encoding="utf-8")
    run = ReadingRun.of([str(tmp_path / "in.txt")], str(tmp_path / "out"), ReadOptions())
    with pytest.raises(ScaleError, match=r"pip install 'onrecord\[scale\]'"):
        [*run.read(RayEngine(1))]
