"""The heads: vectors of words to tags, names, trees, cues and roles, in numpy."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

from onrecord.errors import ModelError
from onrecord.model.network.encoder import session
from onrecord.model.network.frames import ACTS
from onrecord.model.network.role_head import RoleHead
from onrecord.model.network.roles import Surroundings
from onrecord.model.network.scores import Scores, product
from onrecord.model.network.tree import best_tree

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
TAGGERS = (
    "upos", "xpos", "script", "sentence", "name", "silver_name", "cue",
    "said", "thought", "force", "channel", "trigger", "value",
)  # fmt: skip
PARSER = ("parser.arc_head", "parser.arc_word", "parser.label_head", "parser.label_word")
LINEAR = (
    *TAGGERS, *PARSER, "roles.word", "roles.key", "frames.word", "frames.key", "coreference.query", "coreference.key",
)  # fmt: skip
PARSED = 200
"""Words whose sentences are parsed at once: 13 kB each, and the int8 scale of a run is theirs alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The names of the heads' outputs, and the numbers found by calibration."""

    upos: list[str]
    xpos: list[str]
    scripts: list[str]
    deprels: list[str]
    names: list[str]
    cue_threshold: float = 0.5
    said_threshold: float = 0.5
    act_threshold: float = 0.5
    trigger_thresholds: dict[str, float] = field(default_factory=dict)
    confidence: tuple[float, float, float] = (1.0, 0.1, 0.0)


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
        self._roles = RoleHead("roles", self._w, session(folder / "roles.onnx", threads))
        self._frames = RoleHead("frames", self._w, session(folder / "frames.onnx", threads))
        self._parser = session(folder / "parser.onnx", threads)
        sizes = self._w["sizes"].astype(np.int64).tolist()
        ends = np.cumsum(sizes).tolist()
        self._slices = {n: slice(end - size, end) for n, size, end in zip(LINEAR, sizes, ends, strict=True)}

    def scores(self, linear: Floats) -> Scores:
        """Return the encoder's linear outputs [words, outputs] by head."""
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
        return self._roles.read(x, scores, cues, around, cue_odds)

    def frames(
        self, x: Floats, scores: Scores, triggers: Ints, around: Surroundings, odds: Floats, kinds: Ints
    ) -> tuple[Ints, Floats]:
        """Role tags [triggers, words] around each trigger of these kinds, and each reading's log-probability."""
        return self._frames.read(x, scores, triggers, around, odds, kinds)

    def acts(self, features: Floats) -> Floats:
        """Return the probability [attributions, ACTS] that each act is performed, by what `acts.features_of` tells.

        None is where the head was not fitted to the weights.
        """
        if "act.out.weight" not in self._w:
            return np.zeros((len(features), len(ACTS)), dtype=np.float32)
        hidden = np.maximum(features @ self._w["act.hidden.weight"] + self._w["act.hidden.bias"], 0)
        odds: Floats = 1 / (1 + np.exp(-(hidden @ self._w["act.out.weight"] + self._w["act.out.bias"])))
        return odds

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
