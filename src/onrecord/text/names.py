"""The names that a pipeline found, under the labels that finders know, whichever scheme its labels are of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc

from onrecord.record import Span

_LABELS = {
    "PERSON": "PERSON", "PER": "PERSON", "ORG": "ORG", "LOC": "LOC", "MISC": "MISC",
    "GPE": "LOC", "FAC": "LOC", "NORP": "MISC", "EVENT": "MISC", "LAW": "MISC", "PRODUCT": "MISC",
    "WORK_OF_ART": "MISC",
}  # fmt: skip
"""CoNLL's labels, and those of OntoNotes as CoNLL's; OntoNotes' dates, numbers and languages are not names."""


class NameSpan(NamedTuple):
    """A name as the tokens `start` to `stop` of a Doc, as code points, both half-open, and its label as CoNLL's."""

    start: int
    stop: int
    span: Span
    label: str


def names_of(doc: Doc) -> Iterator[NameSpan]:
    """Yield the names among a Doc's entities, in reading order: "the U.S. Senate", not "Friday" or "two"."""
    for ent in doc.ents:
        label = _LABELS.get(ent.label_)
        if label is not None:
            yield NameSpan(ent.start, ent.end, (ent.start_char, ent.end_char), label)
