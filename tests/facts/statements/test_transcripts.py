"""Turns of a transcript."""

import pytest

from onrecord.facts.statements.transcripts import find_turns

TALK = "The two met on Friday.\n\nLUND: Who pays for it?\n\nMAYOR QUILL: The city does.\n\n“LUND: All of it?”\n"


def test_turns_name_their_speakers():
    found = find_turns(TALK, ((0, len(TALK)),))
    assert [TALK[slice(*a.source[0])] for a in found] == ["LUND", "MAYOR QUILL", "LUND"]
    assert [TALK[slice(*a.content[0])] for a in found] == ["Who pays for it?", "The city does.", "All of it?"]


@pytest.mark.parametrize(
    "text",
    [
        "UPDATE: The bridge is open.",
        "UPDATE: One.\nUPDATE: Two.\nUPDATE: Three.",
        "Lund: One.\nQuill: Two.\nLund: Three.",
        "LUND: One.\nQUILL: Two.",
    ],
)
def test_labels_are_no_turns(text):
    assert find_turns(text, ((0, len(text)),)) == ()
