"""From runs of words to spans: marks bound direct speech, paragraphs end the rest, one cue a piece."""

import numpy as np
import spacy

from onrecord.model.network.attributions import (
    Roles,
    _apart,
    _bounded,
    _claimed_once,
    _in_paragraph,
    _unbroken,
    to_attributions,
)
from onrecord.model.network.heads import Labels
from onrecord.text.marks import Mark
from onrecord.text.words import words_of

NLP = spacy.blank("en")
LABELS = Labels(upos=[], xpos=[], scripts=[], deprels=[], names=[], confidence=(1.0, 0.0, 0.0), said_threshold=0.3)


def roles(anchor, content, cue=None, logit=1.0, said=0.0):
    return Roles(
        anchor=anchor,
        source=[],
        cue=cue or [(anchor, anchor + 1)],
        content=content,
        cue_logit=logit,
        log_probability=-1.0,
        said_logit=said,
        thought=False,
        force="asserts",
        channel=None,
    )


def words(text):
    return words_of(NLP(text))


def test_content_grows_to_the_marks_that_bound_it():
    text = words("“We never won,” she said.")
    assert _bounded((2, 4), text.marks) == (0, 6)
    assert _bounded((7, 8), text.marks) == (7, 8)


def test_a_long_quotation_is_told_whole_by_a_cue_outside_it():
    text = words_of(NLP("“" + "word " * 30 + "end,” she said."))
    last = text.marks.tolist().index(Mark.CLOSE)
    assert _bounded((25, 28), text.marks) == (25, last + 1)
    assert _bounded((25, 28), text.marks, (), len(text.marks)) == (0, last + 1)
    assert _bounded((25, 28), text.marks, {10}, len(text.marks)) == (25, last + 1)


def test_a_content_has_no_hole_but_its_own_cue_and_source():
    sentences = np.array([0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1])
    assert _unbroken([(5, 7), (0, 2)], set(), sentences) == [(0, 7)]
    assert _unbroken([(0, 2), (5, 7)], {3}, sentences) == [(0, 2), (5, 7)]
    assert _unbroken([(5, 7), (9, 11)], set(), sentences) == [(5, 7), (9, 11)]
    assert _unbroken([(5, 10), (9, 11)], set(), sentences) == [(5, 11)]


def test_content_ends_with_its_paragraph():
    breaks = np.zeros(10, dtype=bool)
    breaks[6] = True
    assert _in_paragraph((3, 9), 2, breaks) == (3, 6)
    assert _in_paragraph((3, 6), 2, breaks) == (3, 6)


def test_the_surer_of_two_heads_of_a_cue_stays():
    kept = _apart([roles(4, [(6, 9)], cue=[(4, 6)], logit=2.0), roles(5, [(6, 9)], logit=1.0)])
    assert [r.anchor for r in kept] == [4]


def test_a_piece_claimed_twice_goes_to_the_nearer_cue():
    text = words("“One,” he said. “Two,” she said.")
    sentences = np.array([w in ("“",) for w in text.words])
    he, she = roles(5, [(0, 4), (7, 11)]), roles(12, [(7, 11)])
    _claimed_once([he, she], np.cumsum(sentences), np.cumsum(text.paragraphs))
    assert (he.content, she.content) == ([(0, 4)], [(7, 11)])


def test_a_reported_report_keeps_its_words():
    outer, inner = roles(1, [(2, 9)]), roles(3, [(4, 9)])
    _claimed_once([outer, inner], np.ones(10, dtype=np.int64), np.ones(10, dtype=np.int64))
    assert (outer.content, inner.content) == ([(2, 9)], [(4, 9)])


def test_spans_and_confidence():
    text = words("She said that it rained.")
    (found,) = to_attributions([roles(1, [(2, 4), (4, 5)])], text, LABELS)
    assert found.content == ((9, 23),)
    assert found.cue == ((4, 8),)
    assert abs(found.confidence - 0.7311) < 1e-4


def test_a_reader_counts_what_is_likelier_than_the_threshold():
    text = words("She said that it rained.")
    sure, unsure = (
        to_attributions([roles(1, [(2, 5)], said=float(np.log(odds / (1 - odds))))], text, LABELS)[0]
        for odds in (0.31, 0.29)
    )
    assert sure.said > 0.5 > unsure.said
