"""Restore: `python -m training.restore --out build/train`: shipped weights as a run that training goes on from.

int8 matrices come back with their rounding, half a step of 1/127 of each column's largest; training heals it in
some ten steps. `training.train --resume` then goes on from them.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import fields
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper
from safetensors.numpy import save_file

from onrecord.model.network.heads import LINEAR
from onrecord.model.network.reader import WEIGHTS
from onrecord.model.network.roles import REACHES
from training.graph import Array
from training.network import Labels

Weights = dict[str, Array]


def constants(path: Path) -> Weights:
    """Return the initializers of a graph by name."""
    return {c.name: numpy_helper.to_array(c) for c in onnx.load(path).graph.initializer}


def matrix(graph: Weights, name: str) -> Array:
    """Return an int8 matrix [in, out] as real numbers."""
    weight: Array = graph[f"{name}.w"].astype(np.float32) * graph[f"{name}.s"]
    return weight


def restore_encoder(graph: Weights) -> Weights:
    """Return what export_encoder wrote, under the network's names."""
    weights = {
        "encoder.words.weight": graph["words"].astype(np.float32) * graph["words.s"],
        "encoder.positions.weight": graph["positions"],
        "encoder.cases.weight": graph["cases.table"],
    }
    for kind in ("weight", "bias"):
        weights[f"encoder.norm.{kind}"] = graph[f".norm.{kind}"]
    if "distances" in graph:
        weights["encoder.distances"] = graph["distances"]
        weights |= {"encoder.narrow.weight": graph["narrow.w"].T, "encoder.narrow.bias": graph["narrow.b"]}
    for i in range(sum(name.endswith(".qkv.w") for name in graph)):
        for part in ("qkv", "out", "up", "down"):
            weights[f"encoder.layers.{i}.{part}.weight"] = matrix(graph, f"l{i}.{part}").T
            weights[f"encoder.layers.{i}.{part}.bias"] = graph[f"l{i}.{part}.b"]
        for norm in ("norm1", "norm2"):
            for kind in ("weight", "bias"):
                weights[f"encoder.layers.{i}.{norm}.{kind}"] = graph[f"l{i}.{norm}.{kind}"]
    return weights


def restore_linear(graph: Weights, sizes: list[int]) -> Weights:
    """Return the linear heads, which the encoder's graph holds side by side."""
    ends = np.cumsum(sizes).tolist()
    weights: Weights = {}
    for name, size, end in zip(LINEAR, sizes, ends, strict=True):
        weights[f"{name}.weight"] = graph["linear.w"][:, end - size : end].T
        weights[f"{name}.bias"] = graph["linear.b"][end - size : end]
    return weights


def restore_parser(graph: Weights) -> Weights:
    """Return the parser's two bilinear maps."""
    arc = np.concatenate([matrix(graph, "arc"), graph["arc.b"][None]])
    label = np.concatenate([matrix(graph, "label"), graph["label.b"][None]])
    size = label.shape[0]
    return {"parser.arc": arc, "parser.label": label.reshape(size, -1, size).transpose(1, 0, 2)}


def restore_roles(graph: Weights, head: str) -> Weights:
    """Return a role head's convolutions, norms and tags."""
    weights = {f"{head}.tags.weight": graph["tags.w"].T, f"{head}.tags.bias": graph["tags.b"]}
    for k in range(len(REACHES)):
        weights |= {f"{head}.mix.{k}.weight": matrix(graph, f"mix{k}").T, f"{head}.mix.{k}.bias": graph[f"mix{k}.b"]}
    for k in range(len(REACHES) + 1):
        weights |= {f"{head}.norms.{k}.{kind}": graph[f".norms.{k}.{kind}"] for kind in ("weight", "bias")}
    return weights


def restore_heads(path: Path) -> tuple[Weights, list[int]]:
    """Return the matrices kept as 16-bit numbers, and the linear heads' sizes."""
    with np.load(path) as arrays:
        held = {k: v.astype(np.float32) for k, v in arrays.items()}
    sizes = held.pop("sizes").astype(int).tolist()
    turned = ("gate.weight", "anchor.weight", "near.weight")
    return {k: v.T if k.endswith(turned) else v for k, v in held.items()}, sizes


def main() -> None:
    """Read the command line and write weights.safetensors and labels.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    weights, sizes = restore_heads(options.weights / "heads.npz")
    encoder = constants(options.weights / "encoder.onnx")
    weights |= restore_encoder(encoder) | restore_linear(encoder, sizes)
    weights |= restore_parser(constants(options.weights / "parser.onnx"))
    for head in ("roles", "frames"):
        weights |= restore_roles(constants(options.weights / f"{head}.onnx"), head)
    whole = {k: np.ascontiguousarray(v, dtype=np.float32) for k, v in weights.items()}
    save_file(whole, options.out / "weights.safetensors")
    labels = json.loads((options.weights / "labels.json").read_text(encoding="utf-8"))
    kept = {f.name: labels[f.name] for f in fields(Labels)}
    (options.out / "labels.json").write_text(json.dumps(kept), encoding="utf-8")


if __name__ == "__main__":
    main()
