"""Putting an ONNX graph together by hand, on ONNX Runtime's fused int8 operators."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper

OURS = "com.microsoft"
Array = npt.NDArray[Any]
Shape = list[str | int]


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
        """Add X @ weight + bias, weight [in, out] as int8."""
        matrix, scale = quantize(weight, axis=0)
        parts = [
            x,
            self.constant(f"{name}.w", matrix),
            self.constant(f"{name}.s", scale),
            "",
            self.constant(f"{name}.b", bias),
        ]
        return self.op("DynamicQuantizeMatMul", parts, domain=OURS)[0]

    def call(self, name: str) -> None:
        """Name the last node's output: one of the graph's."""
        self.nodes[-1].output[0] = name

    def save(self, path: Path, *, whole: dict[str, Shape], real: dict[str, Shape], out: dict[str, Shape]) -> None:
        """Write the graph; its inputs are whole and real numbers, its outputs real."""
        inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, s) for n, s in whole.items()]
        inputs += [helper.make_tensor_value_info(n, TensorProto.FLOAT, s) for n, s in real.items()]
        outputs = [helper.make_tensor_value_info(n, TensorProto.FLOAT, s) for n, s in out.items()]
        graph = helper.make_graph(self.nodes, path.stem, inputs, outputs, list(self.constants.values()))
        opset = [helper.make_opsetid("", 17), helper.make_opsetid(OURS, 1)]
        onnx.save(helper.make_model(graph, opset_imports=opset, ir_version=8, producer_name="onrecord"), path)


def quantize(weight: Array, *, axis: int) -> tuple[Array, Array]:
    """Symmetric int8 with one scale for each column (axis 0) or row (axis 1)."""
    scale = np.maximum(np.abs(weight).max(axis), 1e-8) / 127
    return np.round(weight / (scale[None] if axis == 0 else scale[:, None])).astype(np.int8), scale.astype(np.float32)
