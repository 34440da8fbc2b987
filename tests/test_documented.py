"""Every command, option and public name is in a page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer
from typer.core import TyperGroup

import onrecord
from onrecord.cli.app import app

ROOT = Path(__file__).parent.parent
PAGES = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))))
GROUP = typer.main.get_command(app)
assert isinstance(GROUP, TyperGroup)


def test_every_command_is_in_a_page() -> None:
    assert [name for name in GROUP.commands if not re.search(rf"\b{name}\b", PAGES)] == []


@pytest.mark.parametrize("command", GROUP.commands)
def test_every_option_is_in_a_page(command: str) -> None:
    options = {one for p in GROUP.commands[command].params for one in p.opts if one.startswith("--")} - {"--help"}
    assert sorted(one for one in options if not re.search(rf"(?<![\w-]){one}\b", PAGES)) == []


def test_every_public_name_is_in_a_page() -> None:
    assert sorted(name for name in onrecord.__all__ if not re.search(rf"\b{name}\b", PAGES)) == []
