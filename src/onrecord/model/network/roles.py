"""The words around a cue as the role head sees them: distances, marks and sentences; tags."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from onrecord.text.marks import Mark

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
BEFORE, AFTER = 80, 120  # words around a cue; on PolNeAR train 99.4 % of the roles lie within
WIDTH = BEFORE + 1 + AFTER
DISTANCES = 30
REACHES = (1, 2, 4)  # words to each side that the three convolutions see
SENTENCES = 7  # from three sentences before to three after
PARAGRAPHS = 3
PLACES = len(Mark) * SENTENCES * PARAGRAPHS
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """[cues, WIDTH] arrays: word indices (0 where masked), distance and place classes, and the mask."""

    index: Ints
    distance: Ints
    place: Ints
    mask: npt.NDArray[np.bool_]

    def part(self, start: int, stop: int) -> Surroundings:
        """Return those of some of the cues."""
        k = slice(start, stop)
        return Surroundings(index=self.index[k], distance=self.distance[k], place=self.place[k], mask=self.mask[k])


def surroundings(
    cues: Ints, *, marks: Ints, sentences: Ints, paragraphs: Ints, before: int = BEFORE, after: int = AFTER
) -> Surroundings:
    """Return what the role head knows of each word near each cue, beside its vector.

    Args:
        cues: [cues] word indices.
        marks, sentences, paragraphs: [words] Mark, running number of the sentence and of the paragraph.
        before, after: words to each side; WIDTH of the arrays is their sum and one.
    """
    offsets = np.arange(-before, after + 1)
    index = cues[:, None] + offsets[None]
    mask = (index >= 0) & (index < len(marks))
    index = np.where(mask, index, 0)
    sentence = np.clip(sentences[index] - sentences[cues][:, None], -3, 3) + 3
    paragraph = np.clip(paragraphs[index] - paragraphs[cues][:, None], -1, 1) + 1
    place = (marks[index] * SENTENCES + sentence) * PARAGRAPHS + paragraph
    distance = np.broadcast_to(_classes(offsets), index.shape)
    return Surroundings(index=index, distance=distance, place=place, mask=mask)


def _classes(offsets: Ints) -> Ints:
    """Return the class of each distance: one for each of the first five words, then two for each doubling."""
    far = 5 + np.minimum(np.log2(np.maximum(np.abs(offsets), 6) / 5) * 2 + 1, 9)
    found: Ints = np.where(np.abs(offsets) <= 5, offsets + 14, 14 + np.sign(offsets) * far.astype(np.int64))
    return found.astype(np.int64)
