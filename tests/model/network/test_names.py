"""Names from the scores of two heads."""

from __future__ import annotations

import numpy as np
import pytest

from onrecord.model.network.heads import Labels
from onrecord.model.network.names import read_names

NAMES = ["O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG"]
LABELS = Labels(upos=[], xpos=[], scripts=[], deprels=[], names=NAMES)


@pytest.mark.parametrize(
    ("tags", "breaks", "names"),
    [
        ("O B-PERSON I-PERSON O", [], [(1, 3, "PERSON")]),
        ("B-PERSON B-PERSON", [], [(0, 1, "PERSON"), (1, 2, "PERSON")]),
        ("B-ORG I-ORG", [1], [(0, 1, "ORG"), (1, 2, "ORG")]),
        ("I-ORG O I-ORG", [], [(0, 1, "ORG"), (2, 3, "ORG")]),
        ("B-ORG I-PERSON I-PERSON", [], [(0, 3, "PERSON")]),
        ("O O", [], []),
    ],
)
def test_names(tags: str, breaks: list[int], names: list[tuple[int, int, str]]) -> None:
    numbers = [NAMES.index(tag) for tag in tags.split()]
    scores = np.eye(len(NAMES), dtype=np.float32)[numbers] * 9
    stops = np.isin(np.arange(len(numbers)), breaks)
    assert read_names({"name": scores, "silver_name": scores}, LABELS, stops) == names
