"""Sentences cut at every word, with and without their stop: whatever a text ends in, it is read."""

from __future__ import annotations

import ast
import re
from functools import cache
from itertools import islice
from pathlib import Path

import pytest
import spacy
from hypothesis import example, given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.facts.figures.find import find_figures
from onrecord.facts.pipeline import load
from onrecord.facts.times import find_times
from onrecord.intake import open_articles

HERE = Path(__file__).parent
_UNITS = ["12", "3", "%", "percent", "euros", "$", "of", "a", "in", "years", "half", "trillions", "—", "“", "."]
_STOPS = " .?!,;:”\"’'"


@cache
def sentences() -> tuple[str, ...]:
    """Those of samples/, of the composed sentences, and of the tests beside this one."""

    def refuse(error: onrecord.OnRecordError) -> None:
        raise error

    texts = [a.text for a in open_articles([HERE.parents[1] / "samples"], published=None, skipped=refuse)]
    texts += [row.split("\t")[1] for f in sorted((HERE / "composed").glob("*.tsv")) for row in _rows(f)]
    for file in sorted(HERE.rglob("test_*.py")):
        tree = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        texts += [n.value for n in tree if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    found = (s.strip() for text in texts for s in re.split(r"\n+|(?<=[.?!”])\s+", text))
    return tuple(dict.fromkeys(s for s in found if s[:1].isupper() and 2 < len(s.split()) < 40))


def _rows(file: Path) -> list[str]:
    return [line for line in file.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]


def cuts(sentence: str) -> list[str]:
    """A sentence up to each of its words and from each on, with the stop and without."""
    words = sentence.split()
    cut = [" ".join(part) for k in range(len(words)) for part in (words[: k + 1], words[k:])]
    return [text for text in dict.fromkeys(t for c in cut for t in (c, c.rstrip(_STOPS))) if text]


def test_there_are_sentences_of_all_kinds() -> None:
    assert len(sentences()) > 800
    assert "Support fell by 3 percentage points." in sentences()
    cut = cuts("Rents rose 4%.")
    assert cut == ["Rents", "Rents rose 4%.", "Rents rose 4%", "Rents rose", "rose 4%.", "rose 4%", "4%.", "4%"]


def test_amounts_and_times_stand_at_every_edge() -> None:
    nlp = spacy.blank("en")
    counting = (s for s in sentences() if re.search(r"\d|%|illion|undred|ousand|ozen|year|day|month|week", s))
    for sentence in islice(counting, 0, None, 3):  # all of them take 8 s
        for text in cuts(sentence):
            doc = nlp(text)
            times = find_times(doc, published="2019-08-14")
            figures = find_figures(doc, times=times)
            assert all(0 <= s < e <= len(text) for s, e in (*(t.span for t in times), *(f.span for f in figures)))


@pytest.fixture(scope="module")
def nlp() -> spacy.Language:
    return load(threads=1)


@settings(max_examples=100)
@given(data=st.data())
def test_every_cut_is_read(nlp: spacy.Language, data: st.DataObject) -> None:
    sentence = data.draw(st.sampled_from(sentences()))
    text = data.draw(st.sampled_from(cuts(sentence)))
    assert nlp(text).text == text


@settings(max_examples=30)
@given(words=st.lists(st.sampled_from(_UNITS)))
@example(words=["We", "are", "trillions", "of", "dollars"])
@example(words=["fell", "by", "12%"])
@example(words=["3", "euros"])
@example(words=["“Fourteen", "years"])
def test_units_in_any_order_are_read(nlp: spacy.Language, words: list[str]) -> None:
    text = " ".join(words)
    assert nlp(text).text == text
