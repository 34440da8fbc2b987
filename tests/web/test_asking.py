"""Questions to the search, taken apart."""

from __future__ import annotations

import pytest

from onrecord.web.asking import question


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("what did Elena Marsh say about the dredging?", "Elena Marsh", "the dredging"),
        ("What has Marsh said on eels", "Marsh", "eels"),
        ("said by Howard Quill about eels", "Howard Quill", "eels"),
        ("everything said by Howard Quill", "Howard Quill", ""),
        ("Marsh said about eels", "Marsh", "eels"),
        ("who said eels were counted", "", "eels were counted"),
        ("what did Marsh say", "Marsh", ""),
    ],
)
def test_questions(text: str, speaker: str, words: str) -> None:
    found = question(text)
    assert found is not None
    assert (found.speaker, found.words) == (speaker, words)


@pytest.mark.parametrize(
    "text",
    ["Marsh", "Marsh eels", '"Marsh said"', "Marsh said no", "said", "said by", "who said", "", "?", "no comment"],
)
def test_words_that_ask_nothing(text: str) -> None:
    assert question(text) is None
