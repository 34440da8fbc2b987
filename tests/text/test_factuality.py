from __future__ import annotations

from functools import cache

import pytest
from spacy.language import Language

import onrecord
from onrecord.text.factuality import denials, factuality, governed, is_stated, predicate_of
from onrecord.text.view import view_of


@cache
def nlp() -> Language:
    return onrecord.load(threads=1)


def said(text: str, word: str) -> str:
    view = view_of(nlp()(text))
    return factuality(view, predicate_of(view, view.words.index(word)))


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        ("Ann Lee left.", "left", "stated"),
        ("Ann Lee has left.", "left", "stated"),
        ("Ann Lee did not leave.", "leave", "negated"),
        ("None of the buyers were charged or named.", "named", "negated"),
        ("Ann Lee neither called nor wrote.", "wrote", "negated"),
        ("No member left.", "left", "negated"),
        ("Ann Lee stopped writing.", "writing", "ended"),
        ("Ann Lee no longer writes.", "writes", "ended"),
        ("Ann Lee never stopped writing.", "writing", "stated"),
        ("Ann Lee refused to stop writing.", "writing", "stated"),
        ("Ann Lee will leave.", "leave", "planned"),
        ("Ann Lee plans to leave.", "leave", "planned"),
        ("Ann Lee does not plan to leave.", "leave", "negated"),
        ("Ann Lee was due to leave.", "leave", "once planned"),
        ("Ann Lee was to be released.", "released", "once planned"),
        ("Ann Lee could leave.", "leave", "conditional"),
        ("If Ann Lee leaves, Bo Li stays.", "leaves", "conditional"),
        ("Ann Lee would have left.", "left", "conditional"),
        ("Ann Lee did not refuse to leave.", "leave", "conditional"),
        ("Bo Li did not say that Ann Lee left.", "left", "negated"),
        ("Bo Li will say that Ann Lee left.", "left", "stated"),
        ("Bo Li doubts that Ann Lee left.", "left", "conditional"),
        ("Not only did Ann Lee leave, she ran.", "leave", "stated"),
        ("Ann Lee opposed it but did not leave.", "opposed", "stated"),
        ("Ann Lee's refusal to leave annoyed Bo Li.", "leave", "negated"),
        ("Ann Lee was kept from leaving.", "leaving", "negated"),
        ("Ann Lee is no longer the mayor.", "mayor", "ended"),
    ],
)
def test_factuality(text: str, word: str, wanted: str) -> None:
    assert said(text, word) == wanted


def test_what_governs_and_what_denies() -> None:
    view = view_of(nlp()("Bo Li denied that Ann Lee did not answer."))
    verb = view.words.index("answer")
    assert governed(view, verb) == "negated"
    assert [view.words[i] for i in denials(view, verb)] == ["not"]
    assert is_stated(view, view.words.index("denied")) and not is_stated(view, verb)
