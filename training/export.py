"""Export: `python -m training.export --run build/train`: int8 ONNX graphs, 16-bit heads, labels.

Matrices are int8 by column with activations quantized as they come, word vectors int8 by row.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
from onnx import TensorProto
from safetensors.numpy import load_file

from onrecord.model.network.heads import LINEAR
from onrecord.model.network.reader import WEIGHTS
from onrecord.model.network.roles import REACHES
from training.graph import OURS, Array, Graph, quantize
from training.network import ARC, HIDDEN, LABEL, POSITIONS, ROLE, Size, size_of
from training.train import starting_weights

Weights = dict[str, Array]


def under(weights: Weights, prefix: str) -> Weights:
    """Return the weights whose names begin so, without the beginning."""
    return {k.removeprefix(prefix): v for k, v in weights.items() if k.startswith(prefix)}


def export_encoder(weights: Weights, path: Path) -> None:
    """Write one window: ids, cases [1, pieces], firsts [words] → vectors and linear heads [words, …]."""
    w, g, size = under(weights, "encoder."), Graph(), size_of(weights)
    x = _embeddings(g, w, size)
    apart = [_distances(g, w["distances"])] if size.relative else []
    for i in range(size.layers):
        x = _layer(g, x, under(w, f"layers.{i}."), f"l{i}", size=size, apart=apart)
    x = g.op("Squeeze", [x, g.constant("zero", np.array([0]))])[0]
    x = g.op("Gather", [x, "firsts"], axis=0)[0]
    if size.relative:
        x = g.op("MatMul", [x, g.constant("narrow.w", w["narrow.weight"].T)])[0]
        g.op("Add", [x, g.constant("narrow.b", w["narrow.bias"])])
    g.call("vectors")
    matrix = np.concatenate([weights[f"{n}.weight"].T for n in LINEAR], 1)
    bias = np.concatenate([weights[f"{n}.bias"] for n in LINEAR])
    linear = g.op("MatMul", ["vectors", g.constant("linear.w", matrix)])[0]
    g.op("Add", [linear, g.constant("linear.b", bias)])
    g.call("linear")
    pieces: list[str | int] = [1, "pieces"]
    out: dict[str, list[str | int]] = {"vectors": ["words", HIDDEN], "linear": ["words", len(bias)]}
    g.save(path, whole={"ids": pieces, "cases": pieces, "firsts": ["words"]}, real={}, out=out)


def _embeddings(g: Graph, w: Weights, size: Size) -> str:
    table, scale = quantize(w["words.weight"], axis=1)
    rows = g.op("Cast", g.op("Gather", [g.constant("words", table), "ids"]), to=TensorProto.FLOAT)[0]
    scales = g.op("Gather", [g.constant("words.s", scale[:, None]), "ids"])[0]
    x = g.op("Mul", [rows, scales])[0]
    x = g.op("Add", [x, *g.op("Gather", [g.constant("cases.table", w["cases.weight"]), "cases"])])[0]
    length = g.op("Gather", [g.op("Shape", ["ids"])[0], g.constant("one", np.array([1]))])[0]
    parts = [g.constant("positions", w["positions.weight"]), g.constant("zero", np.array([0])), length]
    x = g.op("Add", [x, *g.op("Slice", parts)])[0]
    return _norm(g, x, w, "norm", size.epsilon)


def _distances(g: Graph, table: Array) -> str:
    """Add the bias [1, heads, pieces, pieces] of attention by distance: table[:, key - query + POSITIONS - 1]."""
    zero, one = g.constant("zero", np.array([0])), g.constant("one", np.array([1]))
    length = g.op("Squeeze", [g.op("Gather", [g.op("Shape", ["ids"])[0], one])[0], zero])[0]
    places = g.op("Range", [g.constant("none", np.array(0)), length, g.constant("single", np.array(1))])[0]
    apart = g.op("Sub", [g.op("Unsqueeze", [places, zero])[0], g.op("Unsqueeze", [places, one])[0]])[0]
    at = g.op("Add", [apart, g.constant("middle", np.array(POSITIONS - 1))])[0]
    return g.op("Unsqueeze", [g.op("Gather", [g.constant("distances", table), at], axis=1)[0], zero])[0]


def _layer(g: Graph, x: str, w: Weights, name: str, *, size: Size, apart: list[str]) -> str:
    """Add a layer without a mask: windows are read one at a time, so none is padded or changes another's scale."""
    packed = g.matmul(x, f"{name}.qkv", w["qkv.weight"].T, w["qkv.bias"])
    thirds = g.constant("thirds", np.array([size.hidden] * 3))
    parts = g.op("Split", [packed, thirds], outputs=3, axis=2)
    parts += ["", "", *apart] if apart else []
    mixed = g.op("MultiHeadAttention", parts, domain=OURS, num_heads=size.heads)[0]
    mixed = g.matmul(mixed, f"{name}.out", w["out.weight"].T, w["out.bias"])
    # Add and LayerNormalization apart: fused as SkipLayerNormalization they took a fifth of the time.
    x = _norm(g, g.op("Add", [x, mixed])[0], w, "norm1", size.epsilon, name)
    inner = g.matmul(x, f"{name}.up", w["up.weight"].T, w["up.bias"])
    inner = g.op("Gelu", [inner], domain=OURS)[0]
    inner = g.matmul(inner, f"{name}.down", w["down.weight"].T, w["down.bias"])
    return _norm(g, g.op("Add", [x, inner])[0], w, "norm2", size.epsilon, name)


def _norm(g: Graph, x: str, w: Weights, which: str, epsilon: float, name: str = "") -> str:
    parts = [x, *(g.constant(f"{name}.{which}.{k}", w[f"{which}.{k}"]) for k in ("weight", "bias"))]
    return g.op("LayerNormalization", parts, epsilon=epsilon)[0]


def export_parser(weights: Weights, path: Path) -> None:
    """Write the parser's projections [words, 2 ARC + 2 LABEL] → heads, words of arcs, of labels, by label."""
    w, g = under(weights, "parser."), Graph()
    sizes = g.constant("sizes", np.array([ARC, ARC, LABEL, LABEL]))
    parts = g.op("Split", [*g.op("Gelu", ["projected"], domain=OURS), sizes], outputs=4, axis=1)
    for part, name in ((parts[0], "arc_heads"), (parts[2], "label_heads")):
        g.op("Identity", [part])
        g.call(name)
    g.matmul(parts[1], "arc", w["arc"][:-1], w["arc"][-1])
    g.call("arc_words")
    label = w["label"].transpose(1, 0, 2).reshape(LABEL + 1, -1)
    g.matmul(parts[3], "label", label[:-1], label[-1])
    g.call("label_words")
    widths = {"arc_heads": ARC, "arc_words": ARC, "label_heads": LABEL, "label_words": label.shape[1]}
    out: dict[str, list[str | int]] = {k: ["words", v] for k, v in widths.items()}
    g.save(path, whole={}, real={"projected": ["words", 2 * ARC + 2 * LABEL]}, out=out)


def export_roles(weights: Weights, path: Path, head: str) -> None:
    """Write a role head's mixing: features [cues, words, ROLE] in, emissions [cues, words, tags] out."""
    w, g = under(weights, f"{head}."), Graph()
    h = g.op("Gelu", [_norm(g, "features", w, "norms.0", 1e-5)], domain=OURS)[0]
    for k, reach in enumerate(REACHES):
        mixed = g.matmul(_seen(g, h, reach), f"mix{k}", w[f"mix.{k}.weight"].T, w[f"mix.{k}.bias"])
        mixed = g.op("Gelu", [_norm(g, mixed, w, f"norms.{k + 1}", 1e-5)], domain=OURS)[0]
        h = g.op("Add", [h, mixed])[0]
    out = g.op("MatMul", [h, g.constant("tags.w", w["tags.weight"].T)])[0]
    g.op("Add", [out, g.constant("tags.b", w["tags.bias"])])
    g.call("emissions")
    out: dict[str, list[str | int]] = {"emissions": ["cues", "words", len(w["tags.bias"])]}
    g.save(path, whole={}, real={"features": ["cues", "words", ROLE]}, out=out)


def _seen(g: Graph, h: str, reach: int) -> str:
    """Set each word beside the words `reach` to its left and right: [cues, words, 3 ROLE]."""
    axis, first, last = g.constant("one", np.array([1])), g.constant("first", np.array([0])), np.array([2**31])
    wide = g.op("Pad", [h, g.constant(f"pad{reach}", np.array([0, reach, 0, 0, reach, 0]))])[0]
    left = g.op("Slice", [wide, first, g.constant(f"to{reach}", np.array([-2 * reach])), axis])[0]
    right = g.op("Slice", [wide, g.constant(f"from{reach}", np.array([2 * reach])), g.constant("last", last), axis])[0]
    return g.op("Concat", [left, h, right], axis=2)[0]


def export_heads(weights: Weights, path: Path) -> None:
    """Write what is left for numpy, 16 bits a number, matrices as [in, out]."""
    graphs = (f"{head}.{part}" for head in ("roles", "frames") for part in ("mix", "norms", "tags"))
    skip = ("encoder.", *graphs, "parser.arc", "parser.label.", *(f"{name}." for name in LINEAR))
    left = {k: v for k, v in weights.items() if not k.startswith(skip) and k != "parser.label"}
    turned = {k: v.T if k.endswith(("gate.weight", "anchor.weight", "near.weight")) else v for k, v in left.items()}
    sizes = np.array([weights[f"{n}.bias"].shape[0] for n in LINEAR])
    np.savez_compressed(path, sizes=sizes, **{k: v.astype(np.float16) for k, v in turned.items()})


def export_run(run: Path, out: Path) -> None:
    """Export the run that `training.train` wrote to the folder `out`, as the package reads it."""
    out.mkdir(parents=True, exist_ok=True)
    weights = load_file(run / "weights.safetensors")
    export_encoder(weights, out / "encoder.onnx")
    export_parser(weights, out / "parser.onnx")
    for head in ("roles", "frames"):
        export_roles(weights, out / f"{head}.onnx", head)
    export_heads(weights, out / "heads.npz")
    labels = json.loads((run / "labels.json").read_text(encoding="utf-8"))
    if (out / "labels.json").is_file():  # what calibration found for the weights before is a beginning
        before = json.loads((out / "labels.json").read_text(encoding="utf-8"))
        labels = {k: v for k, v in before.items() if k not in labels} | labels
    (out / "labels.json").write_text(json.dumps(labels, indent=1), encoding="utf-8")
    shutil.copy(starting_weights() / "vocab.txt", out / "vocabulary.txt")


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="the folder that training.train wrote")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    options = parser.parse_args()
    export_run(options.run, options.out)


if __name__ == "__main__":
    main()
