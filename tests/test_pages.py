"""What README and docs/ say works: their commands run, their Python runs, their output is what comes out."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.measured import read_measured
from benchmarks.readme import TABLE, measured_table
from tests.markdown import Block, blocks

ROOT = Path(__file__).parent.parent
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("**/*.md")])
BLOCKS = [
    pytest.param(page, block, id=f"{page.relative_to(ROOT)}:{block.line}")
    for page in PAGES
    for block in blocks(page.read_text(encoding="utf-8"))
]
LEFT_OUT = re.compile(r"^(make|git|pip|python3? -m (pip|venv)|apt-get|source|cd)\b")  # CI and its make run these
_LINK = re.compile(r"\]\((?!https?://|#|mailto:)([^)#\s]+)")


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with the files that the pages speak of."""
    samples = ROOT / "samples"
    shutil.copytree(samples, tmp_path / "samples")
    shutil.copytree(samples, tmp_path / "articles")
    shutil.copy(samples / "courier.txt", tmp_path / "article.txt")
    shutil.copy(samples / "ledger-2024-05-17.html", tmp_path / "story.html")
    shutil.copy(samples / "wire.jsonl", tmp_path / "articles.jsonl")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def shell(command: str, desk: Path) -> str:
    """Runs a line as a user's shell would, with this environment's `onrecord` first on PATH."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "COLUMNS": "100", "NO_COLOR": "1"}
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=desk,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stderr}"
    return done.stdout


def commands(block: Block) -> list[str]:
    """The block's commands, without prompts, comments and what CI runs anyway."""
    joined = block.body.replace("\\\n", " ")
    lines = [re.sub(r"\s+# .*$", "", line.removeprefix("$ ")).strip() for line in joined.splitlines()]
    return [line for line in lines if line and not line.startswith("#") and not LEFT_OUT.match(line)]


@pytest.mark.parametrize(("page", "block"), [p for p in BLOCKS if p.values[1].kind == "sh"])
def test_commands_run(page, block, desk):
    for command in commands(block):
        shell(command, desk)


@pytest.mark.parametrize(("page", "block"), [p for p in BLOCKS if p.values[1].kind == "console"])
def test_output_is_what_comes_out(page, block, desk):
    """A console block is a command after `$ ` and its output; a line of `…` stands for lines left out."""
    command, *wanted = block.body.rstrip("\n").split("\n")
    said = [_without_odds(line) for line in shell(command.removeprefix("$ "), desk).splitlines()]
    at = 0
    for line in filter(None, map(_without_odds, wanted)):
        if line.strip() != "…":
            assert line in said[at:], f"{line!r} is not in the rest of the output:\n" + "\n".join(said)
            at = said.index(line, at) + 1


def _without_odds(line: str) -> str:
    """The line without its confidence: int8 kernels round differently from one CPU to another."""
    return re.sub(r"\blow confidence \(\d+ %\)", "", line).rstrip()


@pytest.mark.parametrize(
    ("page", "block"), [p for p in BLOCKS if p.values[1].kind == "python" and not p.values[1].path]
)
def test_python_runs(page, block, desk):
    """`text` is an article; here and not in a process of its own, so that the network loads once."""
    code = compile(block.body, f"{page}:{block.line}", "exec")
    exec(code, {"__name__": "page", "text": (desk / "article.txt").read_bytes().decode("utf-8")})


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    for target in _LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_readme_tells_what_was_measured():
    """`make regold` writes it."""
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [table[0] for table in TABLE.finditer(page)] == [measured_table(read_measured())]


def test_readme_is_short():
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) < 100
