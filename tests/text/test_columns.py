"""The columns of a Doc: words, sentences, paragraphs, children, and the way from code points to words."""

from __future__ import annotations

from onrecord.text.columns import words_of
from onrecord.text.words import words_of as network_words_of
from tests.make_doc import make_doc

TEXT = "The port closed.\n“We left,” Ada Marsh said."


def test_columns() -> None:
    words = words_of(make_doc(TEXT))
    assert len(words) == len(words.forms) == len(words.starts)
    assert [words.text[a:b] for a, b in zip(words.starts, words.ends, strict=True)] == words.forms
    assert words.lowers[:3] == ["the", "port", "closed"]
    assert words.places["Ada"] == [words.forms.index("Ada")]
    assert {i for below in words.children for i in below} == {i for i, h in enumerate(words.heads) if h != i}
    assert [words.sentence[a] for a, _ in words.sentences] == list(range(len(words.sentences)))
    assert words.paragraph[words.forms.index("port")] == 0
    assert words.paragraph[words.forms.index("Ada")] == 1


def test_quotations() -> None:
    words = words_of(make_doc(TEXT))
    assert [w for w, inside in zip(words.forms, words.quoted, strict=True) if inside and w.isalpha()] == ["We", "left"]


def test_from_code_points_to_words() -> None:
    words = words_of(make_doc(TEXT))
    place = TEXT.index("port")
    assert words.forms[words.at(place + 2)] == "port"
    assert words.forms[words.at(place - 1)] == "port"
    assert [words.forms[i] for i in words.between((place, place + 11))] == ["port", "closed"]
    assert words.glued(words.forms.index("."))
    assert not words.glued(words.forms.index("port"))
    assert words.top(range(2)) in (0, 1)


def test_the_network_takes_words_without_space() -> None:
    words = network_words_of(make_doc(TEXT))
    assert not any(word.isspace() for word in words.words)
    assert [word for word, begins in zip(words.words, words.paragraphs, strict=True) if begins] == ["The", "“"]
    part = words.part(1, 3)
    assert list(part.words) == ["port", "closed"]
