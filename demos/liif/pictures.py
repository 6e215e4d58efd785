"""A photograph and a crop come in; the true original and the small input made from it go out."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from PIL import Image

from demos.liif.query import Floats

FACTOR: Final = 4
"""The original is this many times as wide and as high as the input that is made from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crop:
    """A part of a photograph, in the photograph's own pixels, and how much smaller it is used."""

    left: int
    top: int
    width: int
    height: int
    reduced_by: int = 1
    """By this much the crop is reduced first: it removes most traces of JPEG."""


def cut(photograph: Path, crop: Crop) -> Image.Image:
    """The crop of a photograph: what an enlarged picture is compared with."""
    size = (crop.width // crop.reduced_by, crop.height // crop.reduced_by)
    box = (crop.left, crop.top, crop.left + crop.width, crop.top + crop.height)
    with Image.open(photograph) as image:
        whole = image.convert("RGB")
    if crop.reduced_by == 1:
        return whole.crop(box)
    return whole.resize(size, Image.Resampling.LANCZOS, box=box)


def shrink(original: Image.Image) -> Image.Image:
    """The small input: a bicubic reduction, as in the training of LIIF."""
    size = (original.width // FACTOR, original.height // FACTOR)
    return original.resize(size, Image.Resampling.BICUBIC)


def read_colours(image: Image.Image) -> Floats:
    """The colours of a picture, [H, W, 3] in [0, 1]."""
    return np.asarray(image, np.float32) / np.float32(255)


def show_colours(colours: Floats) -> Image.Image:
    """A picture of these colours; each is rounded to the nearest of 256 levels, halves up."""
    return Image.fromarray(np.floor(colours * 255 + 0.5).astype(np.uint8))
