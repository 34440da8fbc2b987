"""A statement in one line: the cue's words around the speaker, and what is remarked beside it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from onrecord.store import Article, Position, Silence
from onrecord.views.told import certain, remarks, silent, told, uncertain


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
        ("suggestion", None, "that Lee resign", "Quill — suggestion that Lee resign"),
        ("a call for", None, "rest", "Quill — a call for rest"),
        ("calls for", None, "rest", "Quill calls for rest"),
        ("the firm belief", None, "that Lee resigned", "Quill — the firm belief that Lee resigned"),
        ("voiced criticism of", None, "the pier", "Quill voiced criticism of the pier"),
        ("are warning against", None, "a strike", "Quill are warning against a strike"),
        ("has lent weight to accusations", None, "that it leaks", "Quill has lent weight to accusations that it leaks"),
        ("made a suggestion", None, "that it rained", "Quill made a suggestion that it rained"),
        ("was first reported", None, "the fall", "Was first reported by Quill: the fall"),
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


@pytest.mark.parametrize(
    ("party", "words", "told"),
    [
        ("Ada Rowe", "A spokesman for Ms. Rowe, who owns the pier", "A spokesman for Ms. Rowe, who owns the pier"),
        ("Ada Rowe", "legal representatives of Rowe", "legal representatives of Rowe"),
        ("Harbor Board", "A Harbor Board spokeswoman", "A Harbor Board spokeswoman"),
        ("Ian Moss", "Harbor Board spokesman Ian Moss", "Ian Moss"),
        ("Ada Rowe", "Ms. Rowe", "Ada Rowe"),
        ("Harbor Board", "the board", "Harbor Board"),
        ("Ada Rowe", "", "Ada Rowe"),
        ("None of the Rowes", "None of the Rowes", "The Rowes"),
    ],
)
def test_who_speaks_for_a_silent_party_is_not_the_party(party, words, told):
    one = Silence(
        fact="z1.1", party=party, party_id=1, outcome="declined", sentence="", at=None, copies=1, words=words,
        article=Article(id=1, name="a", publisher=None, published=None),
    )  # fmt: skip
    assert silent(one) == told


@dataclass
class Sure:
    confidence: float


@pytest.mark.parametrize(("confidence", "shown"), [(0.57, False), (0.58, True)])
def test_a_position_takes_more_than_half(confidence, shown):
    found = Position(
        fact="p1.1", actor="Ada Rowe", act="oppose", target="the pier", at=None, according_to=None,
        article=Article(id=1, name="a", publisher=None, published=None), confidence=confidence,
    )  # fmt: skip
    assert bool(certain([found])) is shown
    assert bool(uncertain([found])) is not shown


def test_half_is_certain():
    found = [Sure(0.5), Sure(0.49), Sure(0.9)]
    assert [s.confidence for s in certain(found)] == [0.5, 0.9]
    assert [s.confidence for s in uncertain(found)] == [0.49]
