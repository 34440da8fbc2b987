"""The heads: vectors of words to tags, names, trees, cues and roles, in numpy."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from onrecord.errors import ModelError
from onrecord.model.minilm.crf import decode
from onrecord.model.minilm.encoder import session
from onrecord.model.minilm.roles import Surroundings
from onrecord.model.minilm.tree import best_tree

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
TAGGERS = ("upos", "xpos", "script", "sentence", "name", "silver_name", "cue")
PARSER = ("parser.arc_head", "parser.arc_word", "parser.label_head", "parser.label_word")
LINEAR = (*TAGGERS, *PARSER, "roles.word", "roles.key", "coreference.query", "coreference.key")
_ALONE = 200_000
"""Multiplications of a product that stay in one thread; OpenBLAS divides what has more than 262,144."""
PARSED = 200
"""Words whose sentences are parsed at once: 13 kB each, and the int8 scale of a run is theirs alone."""
CUES = 8  # read at once: more of them fall out of the processor's cache


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


def product(left: Floats, right: Floats) -> Floats:
    """The matrix product, in parts that OpenBLAS works out in this thread.

    Of larger ones it would wake a thread on every core, which takes them from the other articles: a tenth of the time.
    """
    rows = max(_ALONE // right.size, 1)
    if rows >= len(left):
        whole: Floats = left @ right
        return whole
    return np.concatenate([left[k : k + rows] @ right for k in range(0, len(left), rows)])


class Scores:
    """What the linear heads say of the words: `scores[head]` is [words, outputs]."""

    def __init__(self, linear: Floats, slices: dict[str, slice]) -> None:
        self._linear, self._slices = linear, slices

    def __getitem__(self, head: str) -> Floats:
        return self._linear[:, self._slices[head]]

    def between(self, first: str, last: str) -> Floats:
        """The outputs of a run of heads, side by side."""
        return self._linear[:, self._slices[first].start : self._slices[last].stop]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """What the coreference head knows of each word as a mention: [words, 128], and [words] odds of having none."""

    query: Floats
    key: Floats
    near: Floats

    @classmethod
    def of(cls, words: int, width: int) -> Mentions:
        """Room for what is known of so many words."""
        query, key = (np.empty((words, width), dtype=np.float32) for _ in range(2))
        return cls(query=query, key=key, near=np.empty(words, dtype=np.float32))


class Heads:
    """The heads over the linear ones: parser.onnx, roles.onnx, and the matrices of heads.npz."""

    def __init__(self, folder: Path, *, threads: int) -> None:
        try:
            with np.load(folder / "heads.npz") as arrays:
                self._w: dict[str, Floats] = {k: v.astype(np.float32) for k, v in arrays.items()}
            self.labels = Labels(**json.loads((folder / "labels.json").read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise ModelError(f"{folder}: the weights cannot be loaded ({error}); install onrecord again") from error
        self._roles = session(folder / "roles.onnx", threads)
        self._parser = session(folder / "parser.onnx", threads)
        sizes = self._w["sizes"].astype(np.int64).tolist()
        ends = np.cumsum(sizes).tolist()
        self._slices = {n: slice(end - size, end) for n, size, end in zip(LINEAR, sizes, ends, strict=True)}

    def scores(self, linear: Floats) -> Scores:
        """The encoder's linear outputs [words, outputs] by head."""
        return Scores(linear, self._slices)

    def trees(self, scores: Scores, sentences: npt.NDArray[np.bool_]) -> tuple[Ints, Ints]:
        """Head (a word index, itself for a root) and relation of each word; `sentences` marks first words."""
        projected = scores.between(PARSER[0], PARSER[-1])
        heads, relations = np.empty(len(sentences), dtype=np.int64), np.empty(len(sentences), dtype=np.int64)
        bounds = [*np.flatnonzero(sentences).tolist(), len(sentences)]
        for run in _runs(bounds, most=PARSED):
            first, last = run[0], run[-1]
            own = [place - first for place in run]
            found, relations[first:last] = self._parsed(np.ascontiguousarray(projected[first:last]), own)
            heads[first:last] = found + first
        return heads, relations

    def _parsed(self, projected: Floats, bounds: list[int]) -> tuple[Ints, Ints]:
        """Heads and relations of whole sentences, between these words."""
        names = ["arc_heads", "arc_words", "label_heads", "label_words"]
        arc_heads, arc_words, label_heads, label_words = self._parser.run(names, {"projected": projected})
        root = np.einsum("wa,a->w", arc_words, self._w["parser.root"])
        heads = np.arange(len(projected), dtype=np.int64)
        for a, b in pairwise(bounds):
            arcs = np.concatenate([root[a:b, None], product(arc_words[a:b], arc_heads[a:b].T)], 1)
            for i, h in enumerate(best_tree(arcs)):
                heads[a + i] = a + h - 1 if h else a + i
        return heads, self._relations(label_words, label_heads, heads)

    def _relations(self, words: Floats, heads_of: Floats, heads: Ints) -> Ints:
        is_root = heads == np.arange(len(heads))
        right = np.where(is_root[:, None], self._w["parser.label_root"], heads_of[heads])
        mixed = words.reshape(len(words), len(self.labels.deprels), -1)
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
        parts = [
            self._emissions(x, scores, cues[k : k + CUES], around.part(k, k + CUES), cue_odds)
            for k in range(0, len(cues), CUES)
        ]
        w = self._w
        return decode(np.concatenate(parts), around.mask, transitions=w["roles.transitions"], begin=w["roles.begin"])

    def _emissions(self, x: Floats, scores: Scores, cues: Ints, around: Surroundings, cue_odds: Floats) -> Floats:
        w, at, index = self._w, x[cues], around.index
        gate = product(at, w["roles.gate.weight"]) + w["roles.gate.bias"]
        anchor = product(at, w["roles.anchor.weight"]) + w["roles.anchor.bias"]
        features = scores["roles.key"][index]  # a copy: what is added is added in its place
        features *= gate[:, None]
        features += scores["roles.word"][index]
        features += anchor[:, None]
        features += w["roles.distance.weight"][around.distance[0]]
        features += w["roles.place.weight"][around.place]
        features += cue_odds[index][..., None] * w["roles.other"]
        emissions: Floats = self._roles.run(None, {"features": features})[0]
        return emissions

    def no_mentions(self, words: int) -> Mentions:
        """Room for what `antecedents` needs of so many words."""
        query = self._slices["coreference.query"]
        return Mentions.of(words, query.stop - query.start)

    def keep_mentions(self, mentions: Mentions, x: Floats, scores: Scores, *, first: int) -> None:
        """Put what `antecedents` needs of the words from `first` on into its place; all else of them can go."""
        part = slice(first, first + len(x))
        mentions.query[part], mentions.key[part] = scores["coreference.query"], scores["coreference.key"]
        mentions.near[part] = x @ self._w["coreference.near.weight"][:, 0] + self._w["coreference.near.bias"][0]

    def antecedents(self, mentions: Mentions, anaphor: int, candidates: Ints) -> Floats:
        """Log-odds that the mention headed by word `anaphor` corefers with the earlier ones headed by `candidates`."""
        query = mentions.query[anaphor]
        keys = mentions.key[candidates]
        apart = np.log2(np.maximum(anaphor - candidates, 1)).astype(np.int64).clip(max=9)
        out: Floats = (
            np.einsum("wk,k->w", keys, query) / np.float32(query.shape[0] ** 0.5)
            + mentions.near[anaphor]
            + self._w["coreference.distance"][apart]
        )
        return out


def _runs(bounds: list[int], *, most: int) -> Iterator[list[int]]:
    """Bounds of sentences in runs of at most so many words, of one sentence at least; each begins where one ends."""
    start = 0
    while start < len(bounds) - 1:
        end = start + 1
        while end < len(bounds) - 1 and bounds[end + 1] - bounds[start] <= most:
            end += 1
        yield bounds[start : end + 1]
        start = end
