"""To whom, where, when and why without a name something was said: sentences of our own, read by the pipeline."""

from __future__ import annotations

import pytest

from onrecord.facts.read import read
from onrecord.facts.statements.circumstances.addressees import find_addressee
from onrecord.facts.statements.sources import Owners
from onrecord.text.view import view_of
from tests.make_doc import make_doc

ARTICLE = """Dora Vance told reporters on Thursday that the pier was rotten.

Vance urged the harbor board to close the pier. She told Paul Rowe that the crane was safe.

The pier will be rebuilt in May, said a town official, who was not authorized to speak publicly about the plan.

Rowe said in an interview that he had read her letter. "The pier is safe," Rowe said Wednesday.

Vance tweeted that nobody would be hurt. A judge ruled that the pier belongs to the town.

The board denied that it had known."""


@pytest.fixture(scope="module")
def told():
    """What is found of each statement, by the beginning of its words."""
    record = read(ARTICLE, published="2024-05-17")
    return record, {statement.text: statement for statement in record.statements}


def _of(told, words):
    return next(statement for text, statement in told[1].items() if words in text)


@pytest.mark.parametrize(
    ("words", "addressee"),
    [
        ("was rotten", "reporters"),
        ("close the pier", "the harbor board"),
        ("the crane was safe", "Paul Rowe"),
        ("read her letter", None),
    ],
)
def test_addressee(told, words, addressee):
    found = _of(told, words).addressee
    assert (" ".join(told[0].words(span) for span in found.spans) if found else None) == addressee


def test_a_named_addressee_has_its_entity(told):
    record, _ = told
    addressee = _of(told, "the crane was safe").addressee
    assert record.entity(addressee.entity).name == "Paul Rowe"


def test_a_preposition_alone_is_nobody():
    """ "The party warned about in March": where the tree hangs "about" on the verb, no noun stands behind it."""
    text = "It was a flood that the party warned about in March."
    tree = (
        "PRP:nsubj:4 VBD/be:cop:4 DT:det:4 NN:ROOT:0 WDT:obj:8 DT:det:7 NN:nsubj:8 VBD/warn:acl:4 "
        "IN/about:obl:8 IN:case:11 NNP:obl:8 .:punct:4"
    )
    said = ("party", "warned about", "It was a flood")
    doc = make_doc(text, tree, attributions=[said])
    (attribution,) = doc._.attributions
    view = view_of(doc)
    assert find_addressee(view, attribution, Owners.of(view, ())) is None


@pytest.mark.parametrize(
    ("words", "channel"),
    [
        ("was rotten", "press"),
        ("read her letter", "interview"),
        ("nobody would be hurt", "social"),
        ("had known", None),
    ],
)
def test_channel(told, words, channel):
    assert _of(told, words).channel == channel


def test_why_a_source_is_not_named(told):
    record, _ = told
    reason = _of(told, "will be rebuilt").anonymity
    assert record.words(reason) == "who was not authorized to speak publicly about the plan"
    assert _of(told, "was rotten").anonymity is None


@pytest.mark.parametrize(
    ("words", "day"),
    [("was rotten", "2024-05-16"), ("The pier is safe", "2024-05-15"), ("will be rebuilt", None), ("had known", None)],
)
def test_the_day_stands_with_the_cue(told, words, day):
    assert _of(told, words).said == day


def test_a_denial_says_so(told):
    assert _of(told, "had known").force == "denies"
    assert _of(told, "close the pier").force == "asks"
