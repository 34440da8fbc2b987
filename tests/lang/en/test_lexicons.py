"""The word lists: each says where it is from, and has the same columns in every line."""

from __future__ import annotations

from importlib.resources import files

import pytest

from onrecord.lang.en.lexicons import rows, word_lists, word_set, word_table

LISTS = [
    "documents", "given_names", "nicknames", "no_names", "organization_heads", "organization_topics", "organizations",
    "other_heads", "parties", "places", "role_synonyms", "roles", "settings", "titles",
]  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_list_has_a_source_and_even_columns(name):
    text = (files("onrecord.facts") / "data" / f"{name}.tsv").read_text(encoding="utf-8")
    assert text.startswith("# Source: ")
    assert len({len(row) for row in rows(name)}) == 1
    firsts = [row[0] for row in rows(name)]
    assert all(first == first.lower().strip() for first in firsts)
    assert name == "nicknames" or len(firsts) == len(set(firsts))


def test_lists_are_read_as_sets_tables_and_lists():
    assert "mayor" in word_set("titles")
    assert word_table("given_names")["mary"] == "female"
    assert {"stephen", "steven"} <= word_lists("nicknames")["steve"]
