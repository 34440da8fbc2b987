"""Where an example's words stand, and their roles as tags."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from training.example import Example


def places_of(example: Example) -> dict[str, np.ndarray]:
    """Return the example's marks and numbers of sentences and paragraphs, as `surroundings` takes them."""
    sentences = np.cumsum(example.sentences or example.paragraphs)
    return {"marks": np.array(example.marks), "sentences": sentences, "paragraphs": np.cumsum(example.paragraphs)}


def tags_of(roles: Mapping[int, str], index: np.ndarray, mask: np.ndarray, tags: Sequence[str]) -> np.ndarray:
    """Return the BIO tags, as places in `tags`, of the words `index` (0 where masked) with these roles."""
    found, last, before = np.zeros(len(index), dtype=np.int64), "", -2
    for k, (word, on) in enumerate(zip(index.tolist(), mask.tolist(), strict=True)):
        role = roles.get(word, "") if on else ""
        if role:
            found[k] = tags.index(f"{'I' if role == last and word == before + 1 else 'B'}-{role}")
        last, before = role, word
    return found
