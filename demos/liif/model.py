"""The checkpoint's bytes come in; EDSR-baseline and LIIF as two PyTorch modules go out.

Written from the paper's description. The first decoder layer reads 576 numbers of the feature map
that are the same for every query at one code, so that part is one 3x3 convolution of the map: the
same sums, computed once for each input pixel.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import torch
from torch import Tensor, nn

from demos.liif.files import CHECKPOINT
from demos.liif.query import Floats, enlarge

_FEATURES: Final = 64
_HIDDEN: Final = 256
_BLOCKS: Final = 16
_UNFOLDED: Final = _FEATURES * 9


class Block(nn.Module):
    """Two convolutions beside a short cut."""

    def __init__(self) -> None:
        super().__init__()
        self.first = _convolution(_FEATURES, _FEATURES)
        self.second = _convolution(_FEATURES, _FEATURES)

    def forward(self, features: Tensor) -> Tensor:
        """Add what the two convolutions find to what came in."""
        found: Tensor = self.second(torch.relu(self.first(features)))
        return features + found


class Encoder(nn.Module):
    """A picture [1, 3, H, W] in [0, 1]; one code [256] for each of its pixels, row by row."""

    def __init__(self) -> None:
        super().__init__()
        self.head = _convolution(3, _FEATURES)
        self.blocks = nn.ModuleList(Block() for _ in range(_BLOCKS))
        self.tail = _convolution(_FEATURES, _FEATURES)
        self.folded = _convolution(_FEATURES, _HIDDEN)
        """The first decoder layer's feature part with its bias, before its ReLU."""

    def forward(self, image: Tensor) -> Tensor:
        """Compute the codes, [H*W, 256]."""
        start = self.head((image - 0.5) / 0.5)
        features = start
        for block in self.blocks:
            features = block(features)
        codes: Tensor = self.folded(self.tail(features) + start)
        return codes.permute(0, 2, 3, 1).reshape(-1, _HIDDEN)


class Decoder(nn.Module):
    """Codes [M, 256] and offsets [M, 4]; colours [M, 3] in [-1, 1], not clamped.

    The offsets are the way from the code to the query (down, right) and the size of the output
    pixel (height, width), all four multiplied by the feature map's height and width.
    """

    def __init__(self) -> None:
        super().__init__()
        self.place = nn.Linear(4, _HIDDEN, bias=False)
        self.hidden = nn.ModuleList(nn.Linear(_HIDDEN, _HIDDEN) for _ in range(3))
        self.colour = nn.Linear(_HIDDEN, 3)

    def forward(self, codes: Tensor, offsets: Tensor) -> Tensor:
        """Predict one colour for each code at its offset."""
        values = torch.relu(codes + self.place(offsets))
        for layer in self.hidden:
            values = torch.relu(layer(values))
        colours: Tensor = self.colour(values)
        return colours


@dataclass(frozen=True, slots=True, kw_only=True)
class Liif:
    """The two halves of the network, with the trained weights."""

    encoder: Encoder
    decoder: Decoder

    def enlarge(self, image: Floats, size: tuple[int, int]) -> Floats:
        """Render a picture [H, W, 3] in [0, 1] at another size (height, width) in pixels."""
        height, width, _ = image.shape
        with torch.inference_mode():
            planes = torch.from_numpy(np.ascontiguousarray(image.transpose(2, 0, 1)))[None]
            codes: Floats = self.encoder(planes).numpy()
        return enlarge(codes, self._decode, shape=(height, width), size=size)

    def _decode(self, codes: Floats, offsets: Floats) -> Floats:
        with torch.inference_mode():
            colours: Floats = self.decoder(
                torch.from_numpy(codes), torch.from_numpy(offsets)
            ).numpy()
        return colours


def load_model(checkpoint: Path) -> Liif:
    """Read the trained weights; a file with another sha256 is refused before it is unpickled.

    Raises:
        ValueError: the file is not the checkpoint that this program knows.
    """
    found = hashlib.sha256(checkpoint.read_bytes()).hexdigest()
    if found != CHECKPOINT.sha256:
        raise ValueError(
            f"'{checkpoint}' has the sha256 {found}, not {CHECKPOINT.sha256}; "
            "remove it and run `make demo` to fetch it again"
        )
    weights = torch.load(checkpoint, map_location="cpu", weights_only=True)["model"]["sd"]
    model = Liif(encoder=Encoder().eval(), decoder=Decoder().eval())
    model.encoder.load_state_dict(_encoder_weights(weights))
    model.decoder.load_state_dict(_decoder_weights(weights))
    return model


def _convolution(inputs: int, outputs: int) -> nn.Conv2d:
    return nn.Conv2d(inputs, outputs, kernel_size=3, padding=1)


def _encoder_weights(weights: dict[str, Tensor]) -> dict[str, Tensor]:
    """The checkpoint's names and shapes as `Encoder` has them."""
    places = {"head": "encoder.head.0", "tail": f"encoder.body.{_BLOCKS}"}
    for at in range(_BLOCKS):
        places[f"blocks.{at}.first"] = f"encoder.body.{at}.body.0"
        places[f"blocks.{at}.second"] = f"encoder.body.{at}.body.2"
    own = _renamed(weights, places)
    first = weights["imnet.layers.0.weight"][:, :_UNFOLDED]
    own["folded.weight"] = first.reshape(_HIDDEN, _FEATURES, 3, 3)
    own["folded.bias"] = weights["imnet.layers.0.bias"]
    return own


def _decoder_weights(weights: dict[str, Tensor]) -> dict[str, Tensor]:
    """The checkpoint's names and shapes as `Decoder` has them."""
    places = {f"hidden.{at}": f"imnet.layers.{2 * at + 2}" for at in range(3)}
    own = _renamed(weights, places | {"colour": "imnet.layers.8"})
    own["place.weight"] = weights["imnet.layers.0.weight"][:, _UNFOLDED:]
    return own


def _renamed(weights: dict[str, Tensor], places: dict[str, str]) -> dict[str, Tensor]:
    return {
        f"{own}.{kind}": weights[f"{theirs}.{kind}"]
        for own, theirs in places.items()
        for kind in ("weight", "bias")
    }
