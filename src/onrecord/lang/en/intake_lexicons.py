"""Reading the word lists beside this module."""

from __future__ import annotations

from importlib.resources import files


def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The tab-separated rows of `lexicons/<name>.tsv`, without its comments."""
    lines = files(__package__).joinpath(f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))
