"""What breaks off, and what does not."""

from __future__ import annotations

import pytest

from onrecord.intake.passages.teasers import is_cut, is_short


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("The harbour board closed the pier on Thursday …", True),
        ("The harbour board closed the pier on [...]", True),
        ("The board closed the pier, and Marsh said it… [+1834 chars]", True),
        ("The board closed the pier. Read more »", True),
        ("The board closed the pier. Continue reading", True),
        ("“I … never asked,” she said.", False),
        ("She would like people to read more books.", False),
        ("", False),
    ],
)  # fmt: skip
def test_a_text_that_breaks_off(text: str, cut: bool) -> None:
    assert is_cut(text) is cut


def test_a_story_has_eighty_words() -> None:
    assert is_short("word " * 79)
    assert not is_short("word " * 80)
