"""The view in the terminal: what it says, and that it fits."""

from __future__ import annotations

import io
import re

import pytest
from rich.cells import cell_len
from rich.console import Console

from onrecord.export.terminal import render
from onrecord.record import Record
from tests.export.stories import STORIES, bare, harbour, hostile


def shown(record: Record, width: int = 80, *, terminal: bool = False) -> str:
    file = io.StringIO()
    console = Console(
        file=file,
        width=width,
        force_terminal=terminal,
        color_system="standard" if terminal else None,
        legacy_windows=False,
    )
    render(record, console)
    return file.getvalue()


def test_the_whole_of_a_record_at_80_columns() -> None:
    text = shown(harbour())
    assert text.startswith(
        "Harbour chief says she will not quit over silted channel\nThe Port Lantern · 7 Jun 2022 (date given by"
    )
    for words in (
        "▌ Edda Lindqvist, harbour master, port council  2\n",
        "  3  Edda Lindqvist said “I answer to the port council, not to the mayor. I have\n     kept this harbour open",
        "     direct · at a press conference\n",
        "     direct · as told by Edda Lindqvist\n",
        "▌ Officials  1\n     1 uncertain\n",
        "  5  Somebody unnamed claimed “Nobody checked the depth,”\n",
        "▌ No source named  1\n",
        "  – appointed by port council · Apr 2021\n",
        "  – appointed by port council · Apr 2021\n    1 uncertain\n",
        "Renn’s office did not respond\n",
        "about 2001                ",
        "40 to 45         members\n",
        "$2,500,000       The dredging cost $2.5 million.\n",
        "\nEdda Lindqvist rejected I will not go · toward Tobias Renn\n",
    ):
        assert words in text, words


@pytest.mark.parametrize("story", STORIES)
@pytest.mark.parametrize("width", [24, 38, 60, 80, 100, 200])
def test_nothing_is_wider_than_the_console_or_ends_in_space(story: str, width: int) -> None:
    for line in shown(STORIES[story](), width).splitlines():
        assert cell_len(line) <= min(width, 100), line
        assert line == line.rstrip()


@pytest.mark.parametrize("story", STORIES)
def test_a_pipe_gets_the_same_words_without_colour(story: str) -> None:
    record = STORIES[story]()
    coloured, plain = shown(record, terminal=True), shown(record)
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain
    assert shown(record) == plain


def test_control_characters_of_the_article_are_not_sent() -> None:
    text = shown(hostile(), terminal=True)
    assert "\x1b[31mred" not in text and "\x07" not in text and "\u202e" not in text
    assert "\ufffd[31mred\ufffd" in text and "[2J" in text


def test_an_article_without_facts_says_so() -> None:
    assert "Nobody is quoted or reported in this article." in shown(bare("Words."))
