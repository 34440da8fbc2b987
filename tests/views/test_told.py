"""A statement in one line: the cue's words around the speaker, and what is remarked beside it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from onrecord.views.told import certain, remarks, told, uncertain


@pytest.mark.parametrize(
    ("cue", "addressee", "text", "line"),
    [
        ("denied", None, "that he had asked her", "Quill denied that he had asked her"),
        ("According to", None, "he had not", "According to Quill: he had not"),
        ("Believes", None, "it will rain", "Quill believes it will rain"),
        ("told", "reporters", "it rained", "Quill told reporters it rained"),
        ("asked", "Marsh", "Marsh to resign", "Quill asked Marsh to resign"),
        ("said", "the crowd", "it rained", "Quill said it rained"),
        (None, None, "“No.”", "Quill said “No.”"),
        (":", None, "“No.”", "Quill said “No.”"),
        ("x" * 200, None, "“No.”", "Quill said “No.”"),
        ("in", None, "he leads", "In Quill: he leads"),
        ("in an open letter called", None, "it a farce", "Quill in an open letter called it a farce"),
        ("suggestion", None, "that Lee resign", "Suggestion by Quill: that Lee resign"),
        ("the firm belief of", None, "that Lee resigned", "The firm belief by Quill: that Lee resigned"),
        ("issued a statement", None, "that it rained", "Quill issued a statement that it rained"),
        ("is expected", None, "to resign", "Quill is expected to resign"),
    ],
)
def test_one_line(cue, addressee, text, line):
    assert told(cue, addressee=addressee, text=text).line("Quill", text) == line


def test_a_speaker_who_is_not_named():
    assert told("said").line(None, "it rained") == "Somebody unnamed said it rained"


@pytest.mark.parametrize(
    ("cue", "line"),
    [
        ("is widely expected", "Widely expected: rain"),
        ("reportedly", "Reportedly: rain"),
        ("Rumors", "Rumors: rain"),
        ("is considering", "Somebody unnamed is considering rain"),
        ("hints", "Somebody unnamed hints rain"),
    ],
)
def test_nobody_is_the_subject_of_a_cue_without_a_source(cue, line):
    assert told(cue).line(None, "rain") == line


@pytest.mark.parametrize(
    ("manner", "force", "addressee", "found"),
    [
        ("said", "asserts", None, ()),
        ("said", "denies", None, ("denial",)),
        ("thought", "asserts", None, ("thought, not said",)),
        ("said", "asks", "Marsh", ("request or question", "to Marsh")),
        ("said", "withholds", None, ("not answered",)),
    ],
)
def test_remarks(manner, force, addressee, found):
    assert remarks(manner=manner, force=force, addressee=addressee) == found


@dataclass
class Sure:
    confidence: float


def test_half_is_certain():
    found = [Sure(0.5), Sure(0.49), Sure(0.9)]
    assert [s.confidence for s in certain(found)] == [0.5, 0.9]
    assert [s.confidence for s in uncertain(found)] == [0.49]
