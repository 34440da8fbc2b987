"""docs/developing.md walks through a new kind of fact: done to a copy of onrecord, it reaches every consumer."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.store.sqlite.connection import newest_schema
from tests.markdown import Block, blocks

ROOT = Path(__file__).parent.parent
MOST = 8
"""Files that a new kind of fact may take."""
_SECTION = re.compile(r"^## A new kind of fact\n(.*?)^## ", re.MULTILINE | re.DOTALL)
_CHANGED = re.compile(r"^\+\+\+ b/(.*)$", re.MULTILINE)
_HUNK = re.compile(r"^@@\n", re.MULTILINE)
_ASKED = ("tests/facts/votes", "tests/record/test_kinds.py", "tests/test_words.py", "tests/facts/test_linear.py")
"""Its own tests, every consumer's, those for word lists in code and for finders whose time grows with the square."""
_READ = """
import sys
import onrecord, spacy
from onrecord.facts.pipeline import COMPONENTS
text = "Ann Lee is the mayor of Port Hale. The Port Hale Council voted 5-2 on Monday to close the pier, she said."
record = onrecord.read(text, published="2024-05-17")
onrecord.load().to_disk(sys.argv[1])
assert spacy.load(sys.argv[1])(text)._.record.votes == record.votes
assert [c.requires for c in COMPONENTS if c.name == "votes"] == [("doc._.entities",)]
print([(v.body_text, v.result, v.ayes, v.noes) for v in record.votes])
"""


def walkthrough() -> tuple[Block, ...]:
    """The section's blocks that are files, or changes to files."""
    page = (ROOT / "docs" / "developing.md").read_text(encoding="utf-8")
    section = _SECTION.search(page)
    assert section is not None
    return tuple(block for block in blocks(section[1]) if block.path or block.kind == "diff")


def file_of(block: Block) -> str:
    """The file that a block makes or changes; a migration takes the next free number."""
    path = block.path or _CHANGED.findall(block.body)[0]
    return re.sub(r"migrations/[0-9]{4}", f"migrations/{newest_schema() + 1:04}", path)


def copy_of_onrecord(folder: Path) -> Path:
    """The package, its tests and docs, with the weights where they are."""
    weights = Path("src/onrecord/model/network/weights")
    left_out = shutil.ignore_patterns("__pycache__", "weights", "golden")
    for name in ("src", "tests", "docs", "benchmarks"):
        shutil.copytree(ROOT / name, folder / name, ignore=left_out)
    (folder / weights).symlink_to(ROOT / weights)
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def do(block: Block, *, folder: Path) -> None:
    """Write the file that the block is, or change one as it says."""
    file = folder / file_of(block)
    if block.path:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(block.body.split("\n", 1)[1], encoding="utf-8")
        return
    text = file.read_text(encoding="utf-8")
    for hunk in _HUNK.split(block.body)[1:]:
        lines = hunk.splitlines(keepends=True)
        before, after = ("".join(line[1:] for line in lines if line[0] in signs) for signs in (" -", " +"))
        assert text.count(before) == 1, (
            f"docs/developing.md:{block.line}: {file.name} holds {text.count(before)} of\n{before}"
        )
        text = text.replace(before, after)
    file.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = copy_of_onrecord(tmp_path_factory.mktemp("walkthrough"))
    for block in walkthrough():
        do(block, folder=folder)
    yield folder
    shutil.rmtree(folder)


def run(copy: Path, *words: str) -> str:
    """Runs Python over the copy in place of this package."""
    path = os.pathsep.join((str(copy / "src"), str(copy)))
    done = subprocess.run(
        [sys.executable, *words],
        cwd=copy,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_new_kind_takes_eight_files_at_most() -> None:
    files = {file_of(block) for block in walkthrough()}
    assert len(files) <= MOST, sorted(files)
    assert sum((ROOT / file).exists() for file in files) == sum(block.kind == "diff" for block in walkthrough())


@pytest.mark.slow
def test_every_consumer_has_it(copy: Path) -> None:
    said = run(
        copy, "-m", "pytest", "-q", "-p", "no:cacheprovider", *_ASKED, "-k", "votes or told_apart or live_in or numbers"
    )
    assert "passed" in said and "failed" not in said


@pytest.mark.slow
def test_it_is_read_and_loaded_without_an_entry_point(copy: Path) -> None:
    said = run(copy, "-c", _READ, str(copy / "saved"))
    assert said.strip() == "[('The Port Hale Council', 'carried', 5, 2)]"


def test_it_is_written_as_the_rest_is(copy: Path) -> None:
    files = [file for block in walkthrough() if (file := file_of(block)).endswith(".py")]
    run(copy, "-m", "ruff", "check", "--no-cache", *files)
