"""The word lists: each says where it is from, and has the same columns in every line."""

from __future__ import annotations

from importlib.resources import files

import pytest

from onrecord.lang.en.lexicons import (
    rows,
    tables,
    word_forms,
    word_groups,
    word_lists,
    word_set,
    word_table,
    word_values,
)

FOLDER = files("onrecord.lang.en")
FILES = sorted(f.name for f in FOLDER.iterdir() if f.name.endswith((".tsv", ".toml")))


@pytest.mark.parametrize("file", FILES)
def test_every_list_names_its_source(file: str) -> None:
    comments = [line for line in (FOLDER / file).read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    assert any("Source:" in line for line in comments)


LISTS = [
    "documents", "given_names", "no_names", "numerals", "organization_heads", "organization_topics", "organizations",
    "other_heads", "parties", "places", "role_synonyms", "roles", "saying_verbs", "settings", "titles",
]  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_lists_have_even_columns_and_lower_words(name: str) -> None:
    assert len({len(row) for row in rows(name)}) == 1
    assert all(row[0] == row[0].lower().strip() for row in rows(name))
    assert len({row[:2] for row in rows(name)}) == len(rows(name))


def test_a_file_is_read_in_the_shape_that_is_asked_for() -> None:
    assert "mayor" in word_set("titles")
    assert word_table("given_names")["mary"] == "female"
    assert {"stephen", "steven"} <= word_lists("nicknames")["steve"]
    assert word_forms("organization_forms")["dept"] == word_forms("organization_forms")["department"] == "department"
    assert word_groups("name_nicknames")["abe"] & word_groups("name_nicknames")["abraham"]
    assert not word_groups("name_nicknames")["abe"] & word_groups("name_nicknames")["albert"]
    assert word_values("numerals", "plural")["tens of thousands"] == 10_000
    assert tables("times")["grains"]["day"] == "day"
