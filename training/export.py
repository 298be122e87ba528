"""Writes a checkpoint as int8 ONNX: `python -m training.export CHECKPOINT --out FILE --version NAME`.

The graph is built by hand from the operators of ONNX Runtime, so that every number in it is known: weights have seven
bits a column (eight would saturate in the AVX2 kernels of CPUs without VNNI, and so give other marks there), the
embedding eight bits a row; activations get their scale from the one window that is run. Its opening mark holds numbers
ten times as large as any word's ("massive activations": Sun and others, 2024), so it is made smaller for the products
of the wide layers, that the words keep their bits.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from training.data import TAGS
from training.encoder import SMALL, decoding
from tui.model.tags import SENTENCE_LABELS, WORD_LABELS
from tui.model.windows import LONGEST

MICROSOFT = "com.microsoft"
INPUTS = ("pieces", "shapes", "quoted", "places", "positions", "words")
_LARGEST = 63
_OPENING = 8.0
"""What the numbers of the opening mark are divided by: a power of two, which costs them no bit."""


class Graph:
    """Collects nodes and their constants."""

    def __init__(self, weights: dict[str, NDArray[np.float32]]) -> None:
        self.weights = weights
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, value: NDArray[np.generic]) -> str:
        """Store a constant and return its name."""
        self.constants.append(numpy_helper.from_array(value, name))
        return name

    def weight(self, name: str) -> str:
        """Store a weight as it is."""
        return self.constant(name, self.weights[name])

    def node(self, operator: str, inputs: list[str], output: str, domain: str = "", **settings: object) -> str:
        """Add an operator with one output and return the output's name."""
        self.nodes.append(helper.make_node(operator, inputs, [output], domain=domain, **settings))
        return output

    def linear(self, x: str, name: str, output: str) -> str:
        """x times a weight in seven bits a column, plus its bias."""
        inputs = [x, *self.whole(name), self.weight(name + ".bias")]
        return self.node("DynamicQuantizeMatMul", inputs, output, MICROSOFT)

    def product(self, x: str, name: str, output: str) -> str:
        """The same without the bias, with the opening mark made smaller meanwhile."""
        shrunk = self.node("Mul", [x, "opening.shrunk"], name + ".shrunk")
        made = self.node("DynamicQuantizeMatMul", [shrunk, *self.whole(name)], name + ".product", MICROSOFT)
        return self.node("Mul", [made, "opening.grown"], output)

    def whole(self, name: str) -> list[str]:
        """A weight as whole numbers, the scale of each of its columns, and their zeros."""
        weight = self.weights[name + ".weight"].T
        scale = np.abs(weight).max(0) / _LARGEST
        whole = np.clip(np.round(weight / scale), -_LARGEST, _LARGEST).astype(np.int8)
        return [
            self.constant(name + ".whole", np.ascontiguousarray(whole)),
            self.constant(name + ".scale", scale.astype(np.float32)),
            self.constant(name + ".zero", np.zeros(len(scale), np.int8)),
        ]

    def add_and_norm(self, x: str, y: str, name: str, output: str, bias: str = "") -> str:
        """Normalise x plus y, and a bias if there is one. In one operator (SkipLayerNormalization) it takes three times
        as long."""
        if bias:
            y = self.node("Add", [y, bias], name + ".biased")
        added = self.node("Add", [x, y], name + ".added")
        return self.normed(added, name, output)

    def normed(self, x: str, name: str, output: str) -> str:
        """Normalise x."""
        inputs = [x, self.weight(name + ".weight"), self.weight(name + ".bias")]
        return self.node("LayerNormalization", inputs, output, epsilon=1e-12, axis=-1)


def build(state: dict[str, torch.Tensor], version: str) -> onnx.ModelProto:
    """The whole graph: numbers of one window to the tag scores of its words."""
    tagger = {name.removeprefix("tagger."): value for name, value in state.items() if name.startswith("tagger.")}
    weights = {name: value.float().numpy() for name, value in tagger.items()}
    transitions, begin = (one.float().numpy() for one in decoding(tagger))
    heads = ("tagger.head", "word_head", "sentence_head", "asks", "gives")
    head = np.concatenate([state[f"{name}.weight"].float().numpy() for name in heads])
    bias = np.concatenate([state[f"{name}.bias"].float().numpy() for name in heads])
    graph = Graph(weights)
    opening = np.ones((LONGEST, 1), np.float32)
    for name, factor in (("shrunk", 1 / _OPENING), ("grown", _OPENING)):
        opening[0] = factor
        graph.node("Gather", [graph.constant(f"opening.{name}.rows", opening.copy()), "positions"], f"opening.{name}")
    x = _embedded(graph)
    for number in range(SMALL.layers):
        x = _layer(graph, x, f"layers.{number}")
    chosen = graph.node("Gather", [x, "words"], "chosen", axis=1)
    times = graph.constant("heads.weight", np.ascontiguousarray(head.T))
    graph.node(
        "Add", [graph.node("MatMul", [chosen, times], "heads.product"), graph.constant("heads.bias", bias)], "scores"
    )
    shapes = {name: [1, "pieces"] for name in INPUTS} | {"positions": ["pieces"], "words": ["words"]}
    made = helper.make_graph(
        graph.nodes,
        "encoder",
        [helper.make_tensor_value_info(name, TensorProto.INT64, shapes[name]) for name in INPUTS],
        [helper.make_tensor_value_info("scores", TensorProto.FLOAT, [1, "words", len(bias)])],
        graph.constants,
    )
    imports = [helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)]
    model = helper.make_model(made, opset_imports=imports, ir_version=8)
    helper.set_model_props(
        model,
        {
            "version": version,
            "tags": json.dumps(TAGS),
            "labels": json.dumps([*WORD_LABELS, *SENTENCE_LABELS]),
            "transitions": json.dumps(np.round(transitions, 4).tolist()),
            "begin": json.dumps(np.round(begin, 4).tolist()),
        },
    )
    return model


def _embedded(graph: Graph) -> str:
    table = graph.weights["pieces.weight"]
    scale = np.abs(table).max(1, keepdims=True) / 127
    graph.constant("table", np.round(table / scale).astype(np.int8))
    graph.constant("table.scale", scale.astype(np.float32))
    rows = graph.node("Cast", [graph.node("Gather", ["table", "pieces"], "rows")], "rows.float", to=TensorProto.FLOAT)
    x = graph.node("Mul", [rows, graph.node("Gather", ["table.scale", "pieces"], "rows.scale")], "embedded")
    for name in ("shapes", "quoted", "places", "positions"):
        added = graph.node("Gather", [graph.weight(name + ".weight"), name], name + ".embedded")
        x = graph.node("Add", [x, added], name + ".added")
    return graph.normed(x, "norm", "normed")


def _layer(graph: Graph, x: str, name: str) -> str:
    joined = graph.linear(x, name + ".qkv", name + ".qkv.out")
    parts = [f"{name}.{part}" for part in "qkv"]
    graph.nodes.append(helper.make_node("Split", [joined], parts, axis=2))
    mixed = graph.node("MultiHeadAttention", parts, name + ".mixed", MICROSOFT, num_heads=SMALL.heads)
    x = graph.add_and_norm(x, graph.linear(mixed, name + ".out", name + ".out.out"), name + ".attended", name + ".a")
    inputs = [graph.product(x, name + ".up", name + ".up.out"), graph.weight(name + ".up.bias")]
    wide = graph.node("BiasGelu", inputs, name + ".gelu", MICROSOFT)
    narrow, bias = graph.product(wide, name + ".down", name + ".down.out"), graph.weight(name + ".down.bias")
    return graph.add_and_norm(x, narrow, name + ".norm", name + ".b", bias)


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", required=True)
    args = parser.parse_args()
    state = torch.load(args.checkpoint, weights_only=True)
    onnx.save(build(state, args.version), str(args.out))
    print(args.out.stat().st_size)


if __name__ == "__main__":
    main()
