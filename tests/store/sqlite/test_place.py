"""All SQL lies in store/sqlite: nobody else speaks to the database."""

from __future__ import annotations

import ast
from pathlib import Path

import onrecord

ROOT = Path(onrecord.__file__).parent
ASKING = {"execute", "executemany", "executescript"}


def _asks(path: Path) -> bool:
    calls = (n.func for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Call))
    return any(isinstance(called, ast.Attribute) and called.attr in ASKING for called in calls)


def test_only_store_sqlite_asks_the_database() -> None:
    asking = {p.relative_to(ROOT).as_posix() for p in ROOT.rglob("*.py") if _asks(p)}
    assert asking
    assert not {p for p in asking if not p.startswith("store/sqlite/")}
