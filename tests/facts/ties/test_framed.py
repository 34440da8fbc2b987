"""Ties of the frames that the network reads."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc

from onrecord.facts.ties.framed import read_ties
from onrecord.model.frame import Frame
from tests.facts.tagged import tagged

TEXT = "Ann Lee, senior member of {}, spoke_VBD."


@pytest.mark.parametrize(("body", "found"), [("Gridwell", ["Gridwell"]), ("Ohio", []), ("Fla", [])])
def test_nobody_is_a_member_of_a_place(body: str, found: list[str]) -> None:
    doc, entities = tagged(TEXT.format(body), person="Ann Lee", organization="Gridwell", place="Ohio")
    if not Doc.has_extension("frames"):
        Doc.set_extension("frames", default=None)
    word, start = doc.text.index("member"), doc.text.index(body)
    doc._.frames = (
        Frame(
            kind="tie", value="member_of", anchor=(word, word + 6), trigger=((word, word + 6),), subject=((0, 7),),
            object=((start, start + len(body)),), other=(), confidence=0.9, value_odds=0.9,
        ),
    )  # fmt: skip
    assert [tie.object for tie in read_ties(doc, entities, times=())] == found
