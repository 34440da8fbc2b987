"""The head that reads roles given a cue or a trigger: features of the words around it, convolutions, a CRF."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
import onnxruntime

from onrecord.model.network.crf import decode
from onrecord.model.network.roles import Surroundings
from onrecord.model.network.scores import Scores, product

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
CUES = 8  # read at once: more of them fall out of the processor's cache


class RoleHead:
    """A role head by its name: the matrices of heads.npz that begin with it, and its convolutions' graph."""

    def __init__(self, name: str, weights: Mapping[str, Floats], graph: onnxruntime.InferenceSession) -> None:
        self._name, self._graph = name, graph
        self._w = {k.removeprefix(f"{name}."): v for k, v in weights.items() if k.startswith(f"{name}.")}

    def read(
        self, x: Floats, scores: Scores, cues: Ints, around: Surroundings, odds: Floats, kinds: Ints | None = None
    ) -> tuple[Ints, Floats]:
        """Return role tags [cues, WIDTH] of the words around each cue, and each reading's log-probability.

        Args:
            x: [words, HIDDEN].
            cues: [cues] word indices.
            odds: [words] probability that each word is a cue itself.
            kinds: [cues] what each trigger is of, for a head that knows kinds.
        """
        if not len(cues):
            return np.zeros((0, around.index.shape[1]), dtype=np.int64), np.zeros(0, dtype=np.float32)
        parts = []
        for k in range(0, len(cues), CUES):
            features = self._features(x, scores, cues[k : k + CUES], around.part(k, k + CUES), odds)
            if kinds is not None:
                features += self._w["kinds.weight"][kinds[k : k + CUES]][:, None]
            parts.append(self._graph.run(None, {"features": features})[0])
        transitions, begin = self._w["transitions"], self._w["begin"]
        return decode(np.concatenate(parts), around.mask, transitions=transitions, begin=begin)

    def _features(self, x: Floats, scores: Scores, cues: Ints, around: Surroundings, odds: Floats) -> Floats:
        w, at, index = self._w, x[cues], around.index
        gate = product(at, w["gate.weight"]) + w["gate.bias"]
        anchor = product(at, w["anchor.weight"]) + w["anchor.bias"]
        features: Floats = scores[f"{self._name}.key"][index]  # a copy: what is added is added in its place
        features *= gate[:, None]
        features += scores[f"{self._name}.word"][index]
        features += anchor[:, None]
        features += w["distance.weight"][around.distance[0]]
        features += w["place.weight"][around.place]
        features += odds[index][..., None] * w["other"]
        return features
