"""The publication date that a text implies, and when there is none."""

from __future__ import annotations

import pytest
import spacy

from onrecord.facts.times import infer_published

_NLP = spacy.blank("en")


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Ship sinks off Oslo\n\nMarch 3, 2016\n\nA ship sank on Thursday.", "2016-03-03"),
        ("Ship sinks off Oslo\n\nPublished March 3, 2016 by the harbour office\n\nA ship sank.", "2016-03-03"),
        ("OSLO, March 3, 2016 (Agency) — A ship sank.", "2016-03-03"),
        ("This is the harbour letter for Thursday, March 3, 2016. A ship sank.", "2016-03-03"),
        ("A ship sank on Thursday, the harbour office said.", None),
        ("A ship sank here on March 3, 1916, and nobody forgot.", None),
        ("A ship sank on March 3.", None),
    ],
)
def test_infers(text: str, published: str | None) -> None:
    assert infer_published(_NLP(text)) == published
