"""Whether exported weights read as the network that they come from does."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from onrecord.model.network.encoder import Encoder
from onrecord.model.network.windows import to_pieces
from onrecord.model.network.wordpieces import WordPieces
from onrecord.text.words import NetworkWords
from training import restore
from training.batch import Batch
from training.example import Example
from training.network import Labels, Network, size_of


def likeness(example: Example, run: Path, weights: Path) -> float:
    """Return the smallest cosine between a word's vector by the exported graph and by PyTorch."""
    size = len(example.words)
    words = NetworkWords(
        words=example.words, tokens=np.arange(size), starts=np.arange(size), ends=np.arange(size) + 1,
        paragraphs=example.paragraphs, marks=np.array(example.marks),
    )  # fmt: skip
    vectors, _ = Encoder(weights, threads=1).encode(words)
    state = load_file(run / "weights.safetensors")
    labels = Labels(**json.loads((run / "labels.json").read_text(encoding="utf-8")))
    network = Network(labels, size=size_of(state)).eval()
    network.load_state_dict(state)
    pieces = to_pieces(WordPieces.from_file(weights / "vocabulary.txt"), example.words)
    batch = Batch([example], [pieces], 190)
    with torch.no_grad():
        states = torch.cat([network.encoder(*group).reshape(-1, vectors.shape[1]) for group in batch.groups])
    wanted = states[batch.firsts].numpy()
    alike = (wanted * vectors).sum(1) / np.linalg.norm(wanted, axis=1) / np.linalg.norm(vectors, axis=1)
    return float(alike.min())


def restored(weights: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the run that `training.restore` makes of exported weights, in the folder `out`."""
    monkeypatch.setattr("sys.argv", ["restore", "--weights", str(weights), "--out", str(out)])
    restore.main()
    return out
