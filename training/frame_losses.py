"""The losses of the heads that learn from annotated articles: triggers, values and roles of frames, and statements."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from onrecord.model.network.frames import AFTER, BEFORE, KINDS, TAGS, VALUES
from onrecord.model.network.frames import ROLES as NAMES
from onrecord.model.network.roles import surroundings
from training.batch import Batch
from training.example import Frame
from training.network import Network, crf_loss
from training.places import places_of, tags_of

_OTHERS = torch.tensor([[kind != own for kind, _ in VALUES] for own in KINDS])
"""[kinds, values]: the values that are not a kind's."""


def frame_losses(network: Network, batch: Batch, x: Tensor) -> dict[str, Tensor | None]:
    """Return the mean losses by head; None for those without labels in this batch.

    Args:
        x: [words, HIDDEN] of the batch's examples, one after another.
    """
    frames = list(_frames(batch))
    return {
        "trigger": _triggers(network, batch, x),
        "value": _values(network, x, frames),
        "frames": _roles(network, batch, x),
        **_statements(network, batch, x),
    }


def _frames(batch: Batch) -> Iterator[tuple[Frame, int]]:
    """Yield each frame with its head word's place in the batch."""
    for example, base in zip(batch.examples, batch.offsets, strict=False):
        for frame in example.frames or ():
            yield frame, frame.anchor + int(base)


def _triggers(network: Network, batch: Batch, x: Tensor) -> Tensor | None:
    gold = np.full((len(x), len(KINDS)), -1, dtype=np.int64)
    for example, base in zip(batch.examples, batch.offsets, strict=False):
        for kind in example.framed:
            gold[base : base + len(example.words), KINDS.index(kind)] = 0
            gold[base + np.array(sorted(example.unknown.get(kind, ())), dtype=np.int64), KINDS.index(kind)] = -1
    for frame, at in _frames(batch):
        gold[at, KINDS.index(frame.kind)] = 1
    on = torch.from_numpy(gold >= 0)
    if not on.any():
        return None
    wanted = torch.from_numpy(gold).float()[on]
    return functional.binary_cross_entropy_with_logits(network.trigger(x).float()[on], wanted)


def _values(network: Network, x: Tensor, frames: list[tuple[Frame, int]]) -> Tensor | None:
    valued = [(f, at) for f, at in frames if f.value is not None]
    if not valued:
        return None
    at = torch.tensor([at for _, at in valued])
    kinds = torch.tensor([KINDS.index(f.kind) for f, _ in valued])
    scores = network.value(x[at]).float().masked_fill(_OTHERS[kinds], -1e4)
    return functional.cross_entropy(scores, torch.tensor([f.value for f, _ in valued]))


def _roles(network: Network, batch: Batch, x: Tensor) -> Tensor | None:
    parts, tags, kinds = [], [], list[int]()
    for example, base in zip(batch.examples, batch.offsets, strict=False):
        frames = [f for f in example.frames or () if f.sure]
        if not frames:
            continue
        around = surroundings(np.array([f.anchor for f in frames]), before=BEFORE, after=AFTER, **places_of(example))
        parts.append((around, np.array([f.anchor for f in frames]) + base, base))
        kinds += [KINDS.index(f.kind) for f in frames]
        for frame, index, mask in zip(frames, around.index, around.mask, strict=True):
            named = {word: name for name, words in zip(NAMES, frame.roles, strict=True) for word in words}
            tags.append(tags_of(named, index, mask, TAGS))
    if not parts:
        return None
    index = torch.from_numpy(np.concatenate([a.index + base for a, _, base in parts]))
    mask = torch.from_numpy(np.concatenate([a.mask for a, _, _ in parts]))
    distance = torch.from_numpy(np.concatenate([a.distance for a, _, _ in parts]))
    place = torch.from_numpy(np.concatenate([a.place for a, _, _ in parts]))
    anchors = torch.from_numpy(np.concatenate([anchors for _, anchors, _ in parts]))
    odds = torch.sigmoid(network.trigger(x).float()).detach().amax(1)
    emissions = network.frames(x, anchors, index, (distance, place, odds[index]), network.drop, torch.tensor(kinds))
    return crf_loss(emissions, torch.from_numpy(np.stack(tags)), mask, network.frames).mean()


def _statements(network: Network, batch: Batch, x: Tensor) -> dict[str, Tensor | None]:
    """Return the losses of whether a word cues a reader's statement, and of what is said of it there."""
    gold = torch.full((len(x),), -1.0)
    labels = []
    for example, base in zip(batch.examples, batch.offsets, strict=False):
        if example.said is None:
            continue
        gold[base : base + len(example.words)] = 0
        gold[base + np.array(sorted(example.unknown.get("said", ())), dtype=np.int64)] = -1
        labels += [(at + int(base), said) for at, said in example.said.items()]
    at = torch.tensor([at for at, _ in labels], dtype=torch.int64)
    gold[at] = 1
    on = gold >= 0
    if not on.any():
        return {}
    found: dict[str, Tensor | None] = {
        "said": functional.binary_cross_entropy_with_logits(network.said(x[on])[:, 0].float(), gold[on])
    }
    if not labels:
        return found
    thought = torch.tensor([float(said.thought) for _, said in labels])
    found["thought"] = functional.binary_cross_entropy_with_logits(network.thought(x[at])[:, 0].float(), thought)
    for name in ("force", "channel"):
        wanted = torch.tensor([getattr(said, name) for _, said in labels])
        found[name] = functional.cross_entropy(getattr(network, name)(x[at]).float(), wanted)
    return found
