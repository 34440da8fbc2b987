"""A text four times as long takes four times the work: calls are counted, not seconds, so that no machine fails it."""

from __future__ import annotations

import cProfile
import pstats

import pytest
import spacy

from benchmarks.linear_texts import KINDS, text_of_kind
from onrecord.facts.pipeline import COMPONENTS, load
from onrecord.intake import article_from_text

SHORT = 500
MOST = 1.3
"""Times the calls a word: a text of 500 words has its beginning, and few of a name's or a noun's fellows."""


@pytest.fixture(scope="module")
def nlp() -> spacy.Language:
    return load(threads=1)


def _calls(nlp: spacy.Language, text: str) -> dict[str, float]:
    """Calls a word by component, of Python's functions and of C's."""
    doc = nlp.make_doc(text)
    doc._.article = article_from_text(text, published="2016-09-25")
    doc = nlp.get_pipe("onrecord_reader")(doc)
    found = {}
    for component in COMPONENTS:
        profile = cProfile.Profile()
        value = profile.runcall(component.find, doc)
        doc._.set(component.assigns, value)
        found[component.name] = pstats.Stats(profile).total_calls / len(doc)  # type: ignore[attr-defined]
    return found


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("distinct names", SHORT), ("the same names", SHORT), ("organizations", SHORT), ("quotations", SHORT),
        ("quoted paragraphs", SHORT), ("unclosed quotations", SHORT), ("numbers", SHORT), ("offices", SHORT),
        ("capitals", SHORT), ("disputes", 3 * SHORT),  # each position is held against 50 others
    ],
)  # fmt: skip
def test_calls_grow_with_the_words(nlp: spacy.Language, kind: str, words: int) -> None:
    _calls(nlp, text_of_kind(kind, 200))  # tables are read once
    short, long = _calls(nlp, text_of_kind(kind, words)), _calls(nlp, text_of_kind(kind, 4 * words))
    whole = sum(short.values())
    grown = {name: (short[name], long[name]) for name in short if long[name] > MOST * short[name] + 0.05 * whole}
    assert not grown, "calls a word"


@pytest.mark.parametrize("kind", KINDS)
def test_kinds_begin_alike_at_every_length(kind: str) -> None:
    short, long = text_of_kind(kind, 200), text_of_kind(kind, 400)
    assert long.startswith(short)
    assert len(short.split()) < 300 < 400 <= len(long.split())
