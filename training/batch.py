"""Some examples as tensors."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from onrecord.model.network.windows import CASES, EncodedWords, to_windows
from training.example import Example

CLS, SEP, MASK, PAD = 101, 102, 103, 0
SHORT = 80  # pieces: shorter windows are batched apart


class Batch:
    """Some examples as tensors: windows for the encoder, and where each word's first piece lies in them."""

    def __init__(
        self, examples: list[Example], pieces: list[EncodedWords], limit: int, *, masked: float = 0.0, seed: int = 0
    ) -> None:
        self.examples = examples
        self.offsets = np.cumsum([0] + [len(e.words) for e in examples])
        rng = np.random.default_rng(seed)
        rows: list[tuple[np.ndarray, np.ndarray, np.ndarray]] = []  # ids, cases, words' places
        for example, piece in zip(examples, pieces, strict=True):
            ends = np.append(piece.starts[1:], len(piece.ids))
            ids = _masked(piece, masked, rng) if masked else piece.ids
            for start, stop in to_windows(example.words, example.paragraphs, piece, limit=limit):
                a, b = piece.starts[start], ends[stop - 1]
                rows.append((ids[a:b], piece.cases[a:b], piece.starts[start:stop] - a))
        short = [i for i, row in enumerate(rows) if len(row[0]) + 2 <= SHORT]
        long = [i for i, row in enumerate(rows) if len(row[0]) + 2 > SHORT]
        parts = [(part, width) for part, width in ((short, SHORT), (long, limit + 2)) if part]
        self.groups = [_stack([rows[i] for i in part], width) for part, width in parts]
        firsts: list[np.ndarray] = [np.empty(0)] * len(rows)
        base = 0
        for (part, width), (ids, _, _) in zip(parts, self.groups, strict=True):
            for k, i in enumerate(part):
                firsts[i] = base + k * width + 1 + rows[i][2]
            base += ids.numel()
        self.firsts = torch.from_numpy(np.concatenate(firsts))


def _masked(piece: EncodedWords, share: float, rng: np.random.Generator) -> np.ndarray:
    """Return the pieces with that share of the words hidden: what surrounds a word has to tell its part."""
    hidden = np.repeat(rng.random(len(piece.starts)) < share, np.diff(np.append(piece.starts, len(piece.ids))))
    return np.where(hidden, MASK, piece.ids)


def _stack(rows: list[tuple[np.ndarray, np.ndarray, np.ndarray]], width: int) -> tuple[Tensor, Tensor, Tensor]:
    # Few shapes: oneDNN makes its kernels anew for each, 0.1 to 0.5 s every time.
    many = -(-len(rows) // 4) * 4
    ids = np.full((many, width), PAD)
    cases = np.full((many, width), CASES)
    mask = np.zeros((many, width), dtype=bool)
    mask[:, 0] = True
    for k, (i, c, _) in enumerate(rows):
        ids[k, 0], ids[k, 1 : len(i) + 1], ids[k, len(i) + 1] = CLS, i, SEP
        cases[k, 1 : len(i) + 1] = c
        mask[k, : len(i) + 2] = True
    return torch.from_numpy(ids), torch.from_numpy(cases), torch.from_numpy(mask)
