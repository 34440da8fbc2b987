"""The heads: vectors of words to tags, names, trees, cues and roles, in numpy."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from onrecord.errors import ModelError
from onrecord.model.crf import decode
from onrecord.model.encoder import session
from onrecord.model.roles import Surroundings
from onrecord.model.tree import best_tree

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
TAGGERS = ("upos", "xpos", "script", "sentence", "name", "silver_name", "cue")
PROJECTIONS = (
    "parser.arc_head",
    "parser.arc_word",
    "parser.label_head",
    "parser.label_word",
    "roles.word",
    "roles.key",
    "coreference.query",
    "coreference.key",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The names of the heads' outputs, and the numbers found by calibration."""

    upos: list[str]
    xpos: list[str]
    scripts: list[str]
    deprels: list[str]
    names: list[str]
    cue_threshold: float = 0.5
    confidence: tuple[float, float, float] = (1.0, 0.1, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """All that the linear heads say of the words: arrays [words, outputs], by head."""

    tags: dict[str, Floats]
    projected: dict[str, Floats]


class Heads:
    """The matrices of heads.npz and roles.onnx."""

    def __init__(self, folder: Path, *, threads: int) -> None:
        try:
            with np.load(folder / "heads.npz") as arrays:
                self._w: dict[str, Floats] = {k: v.astype(np.float32) for k, v in arrays.items()}
            self.labels = Labels(**json.loads((folder / "labels.json").read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise ModelError(f"{folder}: the weights cannot be loaded ({error}); install onrecord again") from error
        self._roles = session(folder / "roles.onnx", threads)
        names = (*TAGGERS, *PROJECTIONS)
        self._all = np.concatenate([self._w[f"{n}.weight"] for n in names], 1)
        self._bias = np.concatenate([self._w[f"{n}.bias"] for n in names])
        ends = np.cumsum([self._w[f"{n}.bias"].shape[0] for n in names])
        self._slices = {n: slice(end - self._w[f"{n}.bias"].shape[0], end) for n, end in zip(names, ends, strict=True)}
        label = self._w["parser.label"]
        self._label = np.ascontiguousarray(label.transpose(1, 0, 2).reshape(label.shape[1], -1))

    def scores(self, x: Floats) -> Scores:
        """Every linear head at once. x: [words, HIDDEN]."""
        out = x @ self._all + self._bias
        return Scores(
            tags={n: out[:, self._slices[n]] for n in TAGGERS},
            projected={n: out[:, self._slices[n]] for n in PROJECTIONS},
        )

    def trees(self, scores: Scores, sentences: npt.NDArray[np.bool_]) -> tuple[Ints, Ints]:
        """Head (a word index, itself for a root) and relation of each word; `sentences` marks first words."""
        p = {n: _gelu(scores.projected[f"parser.{n}"]) for n in ("arc_head", "arc_word", "label_head", "label_word")}
        left = p["arc_word"] @ self._w["parser.arc"][:-1] + self._w["parser.arc"][-1]
        root = left @ self._w["parser.root"]
        starts = [*np.flatnonzero(sentences).tolist(), len(sentences)]
        heads = np.arange(len(sentences), dtype=np.int64)
        for a, b in pairwise(starts):
            arcs = np.concatenate([root[a:b, None], left[a:b] @ p["arc_head"][a:b].T], 1)
            for i, h in enumerate(best_tree(arcs)):
                heads[a + i] = a + h - 1 if h else a + i
        return heads, self._relations(p["label_word"], p["label_head"], heads)

    def _relations(self, words: Floats, heads_of: Floats, heads: Ints) -> Ints:
        is_root = heads == np.arange(len(heads))
        right = np.where(is_root[:, None], self._w["parser.label_root"], heads_of[heads])
        size = len(self.labels.deprels)
        mixed = (words @ self._label[:-1] + self._label[-1]).reshape(len(words), size, -1)
        scores = np.einsum("wlj,wj->wl", mixed[:, :, :-1], right) + mixed[:, :, -1]
        root = self.labels.deprels.index("root")
        scores[:, root] = -np.inf
        found: Ints = scores.argmax(1)
        found[is_root] = root
        return found

    def roles(
        self, x: Floats, scores: Scores, cues: Ints, around: Surroundings, cue_odds: Floats
    ) -> tuple[Ints, Floats]:
        """Role tags [cues, WIDTH] of the words around each cue, and each reading's log-probability."""
        if not len(cues):
            return np.zeros((0, around.index.shape[1]), dtype=np.int64), np.zeros(0, dtype=np.float32)
        w, at = self._w, x[cues]
        gate = at @ w["roles.gate.weight"] + w["roles.gate.bias"]
        anchor = at @ w["roles.anchor.weight"] + w["roles.anchor.bias"]
        features = scores.projected["roles.key"][around.index] * gate[:, None]
        features += scores.projected["roles.word"][around.index]
        features += anchor[:, None] + w["roles.distance.weight"][around.distance[0]]
        features += w["roles.place.weight"][around.place]
        features += cue_odds[around.index][..., None] * w["roles.other"]
        emissions = self._roles.run(None, {"features": features})[0]
        return decode(emissions, around.mask, transitions=w["roles.transitions"], begin=w["roles.begin"])

    def antecedents(self, x: Floats, scores: Scores, anaphor: int, candidates: Ints) -> Floats:
        """Log-odds that the mention headed by word `anaphor` corefers with the earlier ones headed by `candidates`."""
        query = scores.projected["coreference.query"][anaphor]
        keys = scores.projected["coreference.key"][candidates]
        apart = np.log2(np.maximum(anaphor - candidates, 1)).astype(np.int64).clip(max=9)
        out: Floats = (
            keys @ query / np.float32(query.shape[0] ** 0.5)
            + self._near(x, anaphor)
            + self._w["coreference.distance"][apart]
        )
        return out

    def _near(self, x: Floats, anaphor: int) -> np.float32:
        value: np.float32 = x[anaphor] @ self._w["coreference.near.weight"][:, 0] + self._w["coreference.near.bias"][0]
        return value


def _gelu(x: Floats) -> Floats:
    """Gelu by tanh, within 0.001 of the exact one that the heads were trained with."""
    out: Floats = np.float32(0.5) * x * (1 + np.tanh(np.float32(0.7978845608) * (x + np.float32(0.044715) * x * x * x)))
    return out
