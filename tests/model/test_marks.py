"""Which words stand in quotation marks."""

import pytest

from onrecord.model.marks import quotation_states

O, I, B, E = 0, 1, 2, 3  # outside, inside, opening, closing


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("She said “ we won ” .", [O, O, B, I, I, E, O]),
        ('She said " we won " .', [O, O, B, I, I, E, O]),
        ("`` We won '' , she said", [B, I, I, E, O, O, O]),
        ("a ” stray mark", [O, E, O, O]),
        ("", []),
    ],
)
def test_marks_open_and_close(text, states):
    words = text.split()
    assert quotation_states(words, [i == 0 for i in range(len(words))]) == states


def test_an_unclosed_quotation_ends_with_its_paragraph():
    words = "“ We won . They lost .".split()
    assert quotation_states(words, [i in (0, 4) for i in range(7)]) == [B, I, I, I, O, O, O]
