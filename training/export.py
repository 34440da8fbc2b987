"""Export: `python -m training.export --run build/train`: int8 ONNX encoder and role head, 16-bit heads, labels.

The encoder's matrices are int8 by column with activations quantized as they come, on ONNX Runtime's fused
operators (QAttention, DynamicQuantizeMatMul, SkipLayerNormalization, Gelu); word vectors are int8 by row.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from safetensors.numpy import load_file

from onrecord.model.roles import REACHES, TAGS
from training.network import ATTENTION_HEADS, HIDDEN, LAYERS, ROLE
from training.train import starting_weights

OURS = "com.microsoft"
Array = np.ndarray


class Graph:
    """Nodes and initializers of a graph that is being put together."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}
        self.count = 0

    def constant(self, name: str, value: Array) -> str:
        self.constants.setdefault(name, numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def op(
        self, kind: str, inputs: list[str], *, outputs: int = 1, domain: str = "", **attributes: object
    ) -> list[str]:
        self.count += 1
        names = [f"{kind}_{self.count}_{k}" for k in range(outputs)]
        self.nodes.append(helper.make_node(kind, inputs, names, domain=domain, **attributes))
        return names

    def matmul(self, x: str, name: str, weight: Array, bias: Array) -> str:
        """X @ weight + bias, weight [in, out] as int8."""
        matrix, scale = quantize(weight, axis=0)
        parts = [
            x,
            self.constant(f"{name}.w", matrix),
            self.constant(f"{name}.s", scale),
            "",
            self.constant(f"{name}.b", bias),
        ]
        return self.op("DynamicQuantizeMatMul", parts, domain=OURS)[0]

    def save(self, path: Path, inputs: list[onnx.ValueInfoProto], outputs: list[onnx.ValueInfoProto]) -> None:
        graph = helper.make_graph(self.nodes, path.stem, inputs, outputs, list(self.constants.values()))
        opset = [helper.make_opsetid("", 17), helper.make_opsetid(OURS, 1)]
        onnx.save(helper.make_model(graph, opset_imports=opset, ir_version=8, producer_name="onrecord"), path)


def quantize(weight: Array, *, axis: int) -> tuple[Array, Array]:
    """Symmetric int8 with one scale for each column (axis 0) or row (axis 1)."""
    scale = np.maximum(np.abs(weight).max(axis), 1e-8) / 127
    return np.round(weight / (scale[None] if axis == 0 else scale[:, None])).astype(np.int8), scale.astype(np.float32)


def export_encoder(weights: dict[str, Array], path: Path) -> None:
    """ids, cases [windows, pieces] int64 and lengths [windows] int32 in; states [windows, pieces, HIDDEN] out."""
    w = {k.removeprefix("encoder."): v for k, v in weights.items() if k.startswith("encoder.")}
    g = Graph()
    table, scale = quantize(w["words.weight"], axis=1)
    rows = g.op("Cast", g.op("Gather", [g.constant("words", table), "ids"]), to=TensorProto.FLOAT)[0]
    scales = g.op("Gather", [g.constant("words.s", scale[:, None]), "ids"])[0]
    x = g.op("Mul", [rows, scales])[0]
    x = g.op("Add", [x, *g.op("Gather", [g.constant("cases.table", w["cases.weight"]), "cases"])])[0]
    length = g.op("Gather", [g.op("Shape", ["ids"])[0], g.constant("one", np.array([1]))])[0]
    places = g.op("Slice", [g.constant("positions", w["positions.weight"]), g.constant("zero", np.array([0])), length])[
        0
    ]
    x = g.op("Add", [x, places])[0]
    x = g.op(
        "LayerNormalization", [x, g.constant("n.w", w["norm.weight"]), g.constant("n.b", w["norm.bias"])], epsilon=1e-12
    )[0]
    for i in range(LAYERS):
        x = _layer(
            g, x, {k.removeprefix(f"layers.{i}."): v for k, v in w.items() if k.startswith(f"layers.{i}.")}, f"l{i}"
        )
    g.op("Identity", [x])
    g.nodes[-1].output[0] = "states"
    two = ["windows", "pieces"]
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, two) for n in ("ids", "cases")]
    inputs.append(helper.make_tensor_value_info("lengths", TensorProto.INT32, two[:1]))
    g.save(path, inputs, [helper.make_tensor_value_info("states", TensorProto.FLOAT, [*two, HIDDEN])])


def _layer(g: Graph, x: str, w: dict[str, Array], name: str) -> str:
    matrix, scale = quantize(w["qkv.weight"].T, axis=0)
    packed, x_scale, x_zero = g.op("DynamicQuantizeLinear", [x], outputs=3)
    parts = [
        packed,
        g.constant(f"{name}.qkv", matrix),
        g.constant(f"{name}.qkv.b", w["qkv.bias"]),
        x_scale,
        g.constant(f"{name}.qkv.s", scale),
        "lengths",
        x_zero,
        g.constant(f"{name}.qkv.z", np.zeros(len(scale), np.int8)),
    ]
    mixed = g.op("QAttention", parts, domain=OURS, num_heads=ATTENTION_HEADS)[0]
    mixed = g.matmul(mixed, f"{name}.out", w["out.weight"].T, w["out.bias"])
    x = _norm(g, x, mixed, w, name, "norm1")
    inner = g.matmul(x, f"{name}.up", w["up.weight"].T, w["up.bias"])
    inner = g.op("Gelu", [inner], domain=OURS)[0]
    return _norm(g, x, g.matmul(inner, f"{name}.down", w["down.weight"].T, w["down.bias"]), w, name, "norm2")


def _norm(g: Graph, x: str, more: str, w: dict[str, Array], name: str, which: str) -> str:
    parts = [
        x,
        more,
        g.constant(f"{name}.{which}.w", w[f"{which}.weight"]),
        g.constant(f"{name}.{which}.b", w[f"{which}.bias"]),
    ]
    return g.op("SkipLayerNormalization", parts, domain=OURS, epsilon=1e-12)[0]


def export_roles(weights: dict[str, Array], path: Path) -> None:
    """The role head's mixing: features [cues, words, ROLE] in, emissions [cues, words, tags] out."""
    w = {k.removeprefix("roles."): v for k, v in weights.items() if k.startswith("roles.")}
    g = Graph()

    def norm(x: str, k: int) -> str:
        parts = [x, g.constant(f"n{k}.w", w[f"norms.{k}.weight"]), g.constant(f"n{k}.b", w[f"norms.{k}.bias"])]
        return g.op("Gelu", g.op("LayerNormalization", parts, epsilon=1e-5), domain=OURS)[0]

    h = norm("features", 0)
    whole, width = np.array([0]), np.array([2**31])
    for k, reach in enumerate(REACHES):
        wide = g.op("Pad", [h, g.constant(f"pad{k}", np.array([0, reach, 0, 0, reach, 0]))])[0]
        one = g.constant("one", np.array([1]))
        left = g.op("Slice", [wide, g.constant("whole", whole), g.constant(f"cut{k}", np.array([-2 * reach])), one])[0]
        right = g.op("Slice", [wide, g.constant(f"from{k}", np.array([2 * reach])), g.constant("width", width), one])[0]
        seen = g.op("Concat", [left, h, right], axis=2)[0]
        mixed = g.matmul(seen, f"mix{k}", w[f"mix.{k}.weight"].T, w[f"mix.{k}.bias"])
        h = g.op("Add", [h, norm(mixed, k + 1)])[0]
    out = g.op("MatMul", [h, g.constant("tags.w", w["tags.weight"].T)])[0]
    g.op("Add", [out, g.constant("tags.b", w["tags.bias"])])
    g.nodes[-1].output[0] = "emissions"
    shape = ["cues", "words"]
    g.save(
        path,
        [helper.make_tensor_value_info("features", TensorProto.FLOAT, [*shape, ROLE])],
        [helper.make_tensor_value_info("emissions", TensorProto.FLOAT, [*shape, len(TAGS)])],
    )


def export_heads(weights: dict[str, Array], path: Path) -> None:
    """All other matrices, 16 bits a number, as [in, out]."""
    skip = ("encoder.", "roles.mix", "roles.norms", "roles.tags")
    heads = {k: v for k, v in weights.items() if not k.startswith(skip)}
    linear = [
        k.removesuffix(".weight")
        for k in heads
        if k.endswith(".weight") and k.removesuffix(".weight") + ".bias" in heads
    ]
    arrays = {
        k: (v.T if k.removesuffix(".weight") in linear and k.endswith(".weight") else v).astype(np.float16)
        for k, v in heads.items()
    }
    np.savez_compressed(path, **arrays)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True, help="the folder that training.train wrote")
    parser.add_argument("--out", type=Path, default=Path("src/onrecord/model/weights"))
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    weights = load_file(arguments.run / "weights.safetensors")
    export_encoder(weights, arguments.out / "encoder.onnx")
    export_roles(weights, arguments.out / "roles.onnx")
    export_heads(weights, arguments.out / "heads.npz")
    labels = json.loads((arguments.run / "labels.json").read_text(encoding="utf-8"))
    (arguments.out / "labels.json").write_text(json.dumps(labels, indent=1), encoding="utf-8")
    shutil.copy(starting_weights() / "tokenizer.json", arguments.out / "tokenizer.json")


if __name__ == "__main__":
    main()
