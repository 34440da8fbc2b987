"""Topics and questions that look like statements."""

from __future__ import annotations

from onrecord.facts.statements.headings import without_headings
from onrecord.model.attribution import Attribution
from onrecord.text.view import view_of
from tests.make_doc import make_doc


def test_a_question_asks_what_was_said() -> None:
    text = "What did the prosecutors say?"
    view = view_of(make_doc(text))
    asked = Attribution(source=((9, 24),), cue=((25, 28),), content=((0, 4),), confidence=0.9)
    told = Attribution(source=((9, 24),), cue=((25, 28),), content=((0, 24),), confidence=0.9)
    assert without_headings(view, [asked, told], None, ()) == [told]
