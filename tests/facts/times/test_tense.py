"""Whether a weekday is the last or the next one, by the verbs around it."""

from __future__ import annotations

import pytest
import spacy

from onrecord.facts.times import find_times
from onrecord.facts.times.tense import Tenses
from tests.make_doc import make_doc

PUBLISHED = "2019-08-14"  # a Wednesday


@pytest.mark.parametrize(
    ("text", "tags", "day"),
    [
        ("The council votes on Friday.", "DT NN VBZ IN NNP .", "2019-08-16"),
        ("The hearing is Friday.", "DT NN VBZ NNP .", "2019-08-16"),
        ("Vance could win on Friday.", "NNP MD VB IN NNP .", "2019-08-16"),
        ("Vance could have won on Friday.", "NNP MD VB VBN IN NNP .", "2019-08-09"),
        ("Vance could have trouble on Friday.", "NNP MD VB NN IN NNP .", "2019-08-16"),
        ("The council voted on Friday.", "DT NN VBD IN NNP .", "2019-08-09"),
        ("He says the council voted Friday.", "PRP VBZ DT NN VBD NNP .", "2019-08-09"),
        # A headline's present is the past.
        ("Vance wins Friday vote", "NNP VBZ NNP NN", "2019-08-09"),
    ],
)
def test_the_week_of_a_weekday(text: str, tags: str, day: str) -> None:
    words = tags.split()
    doc = make_doc(text, " ".join(f"{tag}:dep:{0 if n == 0 else 1}" for n, tag in enumerate(words)))
    assert [t.edtf for t in find_times(doc, published=PUBLISHED)] == [day]


@pytest.mark.parametrize(
    ("text", "tags", "direction"),
    [
        ("The council met in May.", "DT NN VBD IN NNP .", -1),
        ("The council will meet in May.", "DT NN MD VB IN NNP .", 1),
        ("The council could meet in May.", "DT NN MD VB IN NNP .", 0),
        ("It is expected to meet in May.", "PRP VBZ VBN TO VB IN NNP .", 1),
        ("They did not know until May.", "PRP VBD RB VB IN NNP .", -1),
        ("They waited until May.", "PRP VBD IN NNP .", 1),
        ("The work is planned for May.", "DT NN VBZ VBN IN NNP .", 1),
        ("The council in May.", "DT NN IN NNP .", 0),
    ],
)
def test_the_direction_of_a_clause(text: str, tags: str, direction: int) -> None:
    doc = make_doc(text, " ".join(f"{tag}:dep:{0 if n == 0 else 1}" for n, tag in enumerate(tags.split())))
    assert Tenses(doc).direction(text.index("May")) == direction


def test_without_tags_nothing_is_scheduled_or_planned() -> None:
    doc = spacy.blank("en")("The council votes on Friday, and opens on Friday.")
    tenses = Tenses(doc)
    assert not tenses.is_scheduled(doc.text.index("Friday"))
    assert not tenses.is_planned(doc.text.rindex("Friday"))
    assert tenses.direction(doc.text.index("Friday")) == 0


@pytest.mark.parametrize(
    ("text", "tags", "planned"),
    [
        ("The fair opens on Friday.", "DT NN VBZ IN NNP .", True),
        ("The fair opened on Friday.", "DT NN VBD IN NNP .", False),
        ("The fair opens Friday.", "DT NN VBZ NNP .", False),
        ("Lee says on Friday.", "NNP VBZ IN NNP .", False),
        ("The fair opens on Friday", "DT NN VBZ IN NNP", False),  # a headline
    ],
)
def test_plans(text: str, tags: str, planned: bool) -> None:
    doc = make_doc(text, " ".join(f"{tag}:dep:{0 if n == 0 else 1}" for n, tag in enumerate(tags.split())))
    assert Tenses(doc).is_planned(text.index("Friday")) is planned
