"""`make wheels` tries every Python that is promised, and the lowest versions can be asked for."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest

from benchmarks.wheels import ROOT, check_floors, floors, interpreter, versions
from benchmarks.wheels import _compare as compare

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_the_versions_are_the_promised_ones() -> None:
    lowest, above = re.fullmatch(r">=3\.(\d+),<3\.(\d+)", PROJECT["requires-python"]).groups()  # type: ignore[union-attr]
    assert versions() == tuple(f"3.{minor}" for minor in range(int(lowest), int(above)))


@pytest.mark.parametrize("line", [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["web"]])
def test_every_requirement_has_a_lowest_version_and_no_highest(line: str) -> None:
    assert re.fullmatch(r"[\w-]+>=[\d.]+", line)


def test_a_python_is_found_or_not() -> None:
    found = interpreter(f"3.{sys.version_info.minor}")
    assert found is None or isinstance(found, Path)
    assert interpreter("3.2") is None


def test_other_records_are_refused() -> None:
    compare({"one": b"a", "other": b"a"})
    with pytest.raises(SystemExit, match="not the same records: one 1 bytes, other 2 bytes"):
        compare({"one": b"a", "other": b"bb"})


def test_a_floor_that_nobody_can_have_is_said() -> None:
    installed = {name: f"{floor}.0" for name, floor in floors().items()}
    check_floors("".join(f"{name}=={version}\n" for name, version in installed.items()))
    installed["lxml"] = "99.1"
    with pytest.raises(SystemExit, match=r"lxml>=.*, but 99\.1 was installed"):
        check_floors("".join(f"{name}=={version}\n" for name, version in installed.items()))
