"""The losses of a batch, by head."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from onrecord.model.network.roles import TAGS, surroundings
from training.batch import Batch
from training.example import OTHER, Example, Roles
from training.frame_losses import frame_losses
from training.lemmas import script_of
from training.network import Labels, Network, crf_loss
from training.places import places_of, tags_of

HALVES = torch.cpu._is_avx512_bf16_supported()
"""Whether the processor multiplies bfloat16 itself: one that imitates it takes three times as long as in 32 bits."""


class Losses:
    """The losses of one batch, by head."""

    def __init__(self, network: Network, labels: Labels, batch: Batch) -> None:
        self.network, self.batch = network, batch
        self.index = {
            f: {v: i for i, v in enumerate(getattr(labels, f))} for f in ("upos", "xpos", "scripts", "deprels", "names")
        }
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=HALVES):
            states = [network.encoder(*group) for group in batch.groups]
        self.x = network.drop(torch.cat([s.reshape(-1, s.shape[-1]) for s in states])[batch.firsts].float())

    def all(self) -> dict[str, Tensor]:
        """Return each head's mean loss, those without labels in this batch left out."""
        net, get = self.network, self._words
        losses = {
            "upos": self._tags(net.upos, get(lambda e: self._numbers("upos", e.upos))),
            "xpos": self._tags(net.xpos, get(lambda e: self._numbers("xpos", e.xpos))),
            "script": self._tags(net.script, get(self._scripts)),
            "name": self._tags(net.name, get(lambda e: self._numbers("names", e.names))),
            "unnamed": self._unnamed(),
            "silver": self._tags(net.silver_name, get(lambda e: self._numbers("names", e.silver_names))),
            "sentence": self._yes(net.sentence, get(lambda e: e.sentences and [int(s) for s in e.sentences])),
            "cue": self._yes(net.cue, get(_anchors)),
            "tree": self._trees(), "roles": self._roles(), "coref": self._coreference(),
        }  # fmt: skip
        losses |= frame_losses(net, self.batch, self.x)
        return {k: v for k, v in losses.items() if v is not None}

    def _numbers(self, kind: str, values: list[str] | None) -> list[int] | None:
        return None if values is None else [self.index[kind].get(v, -1) for v in values]

    def _words(self, labels: Callable[[Example], list[int] | None]) -> Tensor:
        rows = [labels(e) or [-1] * len(e.words) for e in self.batch.examples]
        return torch.tensor([v for row in rows for v in row])

    def _tags(self, head: torch.nn.Module, gold: Tensor) -> Tensor | None:
        on = gold >= 0
        return functional.cross_entropy(head(self.x[on]).float(), gold[on]) if on.any() else None

    def _unnamed(self) -> Tensor | None:
        """Return the loss of the words that are in no person's or organization's name, whatever else they are."""
        on = self._words(lambda e: e.names and [0 if tag == OTHER else -1 for tag in e.names]) == 0
        if not on.any():
            return None
        scores = self.network.name(self.x[on]).float()
        others = torch.tensor([i for tag, i in self.index["names"].items() if tag[2:] not in ("PERSON", "ORG")])
        return (torch.logsumexp(scores, 1) - torch.logsumexp(scores[:, others], 1)).mean()

    def _yes(self, head: torch.nn.Module, gold: Tensor) -> Tensor | None:
        on = gold >= 0
        if not on.any():
            return None
        return functional.binary_cross_entropy_with_logits(head(self.x[on])[:, 0].float(), gold[on].float())

    def _scripts(self, example: Example) -> list[int] | None:
        if example.lemmas is None:
            return None
        return [
            self.index["scripts"].get(script_of(w, m), -1) for w, m in zip(example.words, example.lemmas, strict=True)
        ]

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
            rels = torch.tensor(
                [[self.index["deprels"][r[k]] if a + k < b else 0 for k in range(width)] for a, b, _, r in part]
            )
            x = self.x[place]
            arcs = net.parser.arcs(x, net.drop).float()
            arcs = arcs.masked_fill(~functional.pad(inside, (1, 0), value=True)[:, None], -1e4)
            losses.append(functional.cross_entropy(arcs[inside], heads[inside], reduction="sum"))
            losses.append(
                functional.cross_entropy(
                    net.parser.labels(x, heads, net.drop).float()[inside], rels[inside], reduction="sum"
                )
            )
        return torch.stack(losses).sum() / sum(b - a for a, b, _, _ in sentences)

    def _roles(self) -> Tensor | None:
        net, parts = self.network, []
        probability = torch.sigmoid(net.cue(self.x)[:, 0].float()).detach()
        for example, base in zip(self.batch.examples, self.batch.offsets, strict=False):
            if not example.roles:
                continue
            cues = np.array([r.anchor for r in example.roles])
            around = surroundings(cues, **places_of(example))
            parts.append(
                (
                    around,
                    cues + base,
                    base,
                    np.stack([_role_tags(*row) for row in zip(example.roles, around.index, around.mask, strict=True)]),
                )
            )
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
            missed = torch.logsumexp(scores, 1) - torch.logsumexp(scores.masked_fill(~right, -1e4), 1)
            asked = [k for k, (h, _) in enumerate(example.mentions) if h not in example.named]
            if asked:
                losses.append(missed[asked].mean())
        return torch.stack(losses).mean() if losses else None


def _role_tags(roles: Roles, index: np.ndarray, mask: np.ndarray) -> np.ndarray:
    kinds = dict.fromkeys(roles.content, "content") | dict.fromkeys(roles.cue, "cue")
    return tags_of(kinds | dict.fromkeys(roles.source, "source"), index, mask, TAGS)


def _anchors(example: Example) -> list[int] | None:
    if example.roles is None:
        return None
    anchors = {r.anchor for r in example.roles}
    unsure = example.unsure - anchors
    return [-1 if i in unsure else int(i in anchors) for i in range(len(example.words))]


def _sentences(batch: Batch) -> Iterator[tuple[int, int, list[int], list[str]]]:
    for example, base in zip(batch.examples, batch.offsets, strict=False):
        if example.heads is None or example.sentences is None or example.deprels is None:
            continue
        starts = [i for i, s in enumerate(example.sentences) if s] + [len(example.words)]
        for a, b in itertools.pairwise(starts):
            if b - a <= 120:
                heads = [0 if h < 0 else h - a + 1 for h in example.heads[a:b]]
                yield a + int(base), b + int(base), heads, example.deprels[a:b]
