"""Which words stand in quotation marks."""

import pytest

from onrecord.text.marks import quotation_states

OUT, IN, OPEN, CLOSE = 0, 1, 2, 3


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("She said “ we won ” .", [OUT, OUT, OPEN, IN, IN, CLOSE, OUT]),
        ('She said " we won " .', [OUT, OUT, OPEN, IN, IN, CLOSE, OUT]),
        ("`` We won '' , she said", [OPEN, IN, IN, CLOSE, OUT, OUT, OUT]),
        ("a ” stray mark", [OUT, CLOSE, OUT, OUT]),
        ("", []),
    ],
)
def test_marks_open_and_close(text, states):
    words = text.split()
    assert quotation_states(words, [i == 0 for i in range(len(words))]) == states


def test_an_unclosed_quotation_ends_with_its_paragraph():
    words = ["“", "We", "won", ".", "They", "lost", "."]
    assert quotation_states(words, [i in (0, 4) for i in range(7)]) == [OPEN, IN, IN, IN, OUT, OUT, OUT]
