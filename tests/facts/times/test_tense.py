"""Whether a weekday is the last or the next one, by the verbs around it."""

from __future__ import annotations

import pytest

from onrecord.facts.times import find_times
from tests.make_doc import make_doc

PUBLISHED = "2019-08-14"  # a Wednesday


@pytest.mark.parametrize(
    ("text", "tags", "day"),
    [
        ("The council votes on Friday.", "DT NN VBZ IN NNP .", "2019-08-16"),
        ("The hearing is Friday.", "DT NN VBZ NNP .", "2019-08-16"),
        ("Vance could win on Friday.", "NNP MD VB IN NNP .", "2019-08-16"),
        ("Vance could have won on Friday.", "NNP MD VB VBN IN NNP .", "2019-08-09"),
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
