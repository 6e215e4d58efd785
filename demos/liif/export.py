"""The checkpoint comes in; the two ONNX files that the page's script runs go out.

python -m demos.liif.export FETCHED FOLDER

The graphs are written node by node: the same bytes each time, and names that a reader can follow.
"""

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from demos.liif.files import CHECKPOINT
from demos.liif.model import Decoder, Encoder, load_model

_OPSET: Final = 17
"""Old enough for onnxruntime-web, with WebGPU and with WASM."""
_IR_VERSION: Final = 8
"""The file format that came with this opset."""

Shape = tuple[int | str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A graph under construction: nodes in the order they run, and their weights."""

    nodes: list[onnx.NodeProto] = field(default_factory=list)
    weights: list[onnx.TensorProto] = field(default_factory=list)

    def node(self, kind: str, inputs: tuple[str, ...], output: str, **settings: Any) -> str:
        """Add a node; return the name of what it computes."""
        self.nodes.append(helper.make_node(kind, list(inputs), [output], name=output, **settings))
        return output

    def weight(self, name: str, values: Tensor) -> str:
        """Add fixed numbers; return their name."""
        array = values.detach().contiguous().numpy()
        self.weights.append(numpy_helper.from_array(array, name))
        return name

    def convolution(self, source: str, layer: nn.Module, output: str) -> str:
        """Add a 3x3 convolution with zero padding."""
        kernel = self.weight(f"{output}.weight", layer.get_parameter("weight"))
        bias = self.weight(f"{output}.bias", layer.get_parameter("bias"))
        padding = [1, 1, 1, 1]
        return self.node("Conv", (source, kernel, bias), output, kernel_shape=[3, 3], pads=padding)

    def linear(self, source: str, layer: nn.Module, output: str) -> str:
        """Add a fully connected layer."""
        matrix = self.weight(f"{output}.weight", layer.get_parameter("weight").T)
        bias = self.weight(f"{output}.bias", layer.get_parameter("bias"))
        return self.node("Gemm", (source, matrix, bias), output)


def main(fetched: Path, folder: Path) -> None:
    """Write `encoder.onnx` and `decoder.onnx` into a folder."""
    model = load_model(fetched / CHECKPOINT.file)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "encoder.onnx").write_bytes(encoder_file(model.encoder))
    (folder / "decoder.onnx").write_bytes(decoder_file(model.decoder))


def encoder_file(encoder: Encoder) -> bytes:
    """`image` [1, 3, H, W] in [0, 1] to `codes` [H*W, 256], as the bytes of an ONNX file."""
    draft = Draft()
    half = draft.weight("half", torch.tensor(0.5))
    middle = draft.node("Sub", ("image", half), "middle")
    start = draft.convolution(draft.node("Div", (middle, half), "normal"), encoder.head, "head")
    features = start
    for at, block in enumerate(encoder.blocks):
        name = f"block{at}"
        first = draft.convolution(features, block.get_submodule("first"), f"{name}.first")
        positive = draft.node("Relu", (first,), f"{name}.relu")
        second = draft.convolution(positive, block.get_submodule("second"), f"{name}.second")
        features = draft.node("Add", (features, second), name)
    tail = draft.convolution(features, encoder.tail, "tail")
    features = draft.node("Add", (tail, start), "features")
    folded = draft.convolution(features, encoder.folded, "folded")
    rows = draft.node("Transpose", (folded,), "rows", perm=[0, 2, 3, 1])
    flat = draft.weight("flat", torch.tensor([-1, 256]))
    draft.node("Reshape", (rows, flat), "codes")
    return _file(
        draft,
        name="EDSR-baseline-LIIF encoder",
        inputs={"image": (1, 3, "H", "W")},
        outputs={"codes": ("H*W", 256)},
    )


def decoder_file(decoder: Decoder) -> bytes:
    """`codes` [M, 256] and `offsets` [M, 4] to `colours` [M, 3], as the bytes of an ONNX file."""
    draft = Draft()
    matrix = draft.weight("place.weight", decoder.place.weight.T)
    place = draft.node("MatMul", ("offsets", matrix), "place")
    source = draft.node("Relu", (draft.node("Add", ("codes", place), "first"),), "first.relu")
    for at, layer in enumerate(decoder.hidden):
        hidden = draft.linear(source, layer, f"hidden{at}")
        source = draft.node("Relu", (hidden,), f"hidden{at}.relu")
    draft.linear(source, decoder.colour, "colours")
    return _file(
        draft,
        name="EDSR-baseline-LIIF decoder",
        inputs={"codes": ("M", 256), "offsets": ("M", 4)},
        outputs={"colours": ("M", 3)},
    )


def _file(draft: Draft, *, name: str, inputs: dict[str, Shape], outputs: dict[str, Shape]) -> bytes:
    """The bytes of a checked ONNX file of this graph."""
    graph = helper.make_graph(
        draft.nodes, name, _ends(inputs), _ends(outputs), initializer=draft.weights
    )
    model = helper.make_model(
        graph,
        producer_name="demos/liif",
        ir_version=_IR_VERSION,
        opset_imports=[helper.make_opsetid("", _OPSET)],
    )
    onnx.checker.check_model(model, full_check=True)
    data: bytes = model.SerializeToString(deterministic=True)
    return data


def _ends(ends: dict[str, Shape]) -> list[onnx.ValueInfoProto]:
    return [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)
        for name, shape in ends.items()
    ]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
