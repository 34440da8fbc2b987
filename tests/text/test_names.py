"""Names of other pipelines: OntoNotes' labels read as CoNLL's."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc, Span

from onrecord.text.names import names_of


def test_names_have_one_scheme_of_labels() -> None:
    doc = Doc(spacy.blank("en").vocab, words=["Ann", "Lee", "told", "the", "Senate", "on", "Friday", "in", "Hale"])
    doc.ents = [Span(doc, 0, 2, "PERSON"), Span(doc, 3, 5, "ORG"), Span(doc, 6, 7, "DATE"), Span(doc, 8, 9, "GPE")]
    found = list(names_of(doc))
    assert [(name.label, doc.text[slice(*name.span)]) for name in found] == [
        ("PERSON", "Ann Lee"), ("ORG", "the Senate"), ("LOC", "Hale"),
    ]  # fmt: skip
    assert [(name.start, name.stop) for name in found] == [(0, 2), (3, 5), (8, 9)]
