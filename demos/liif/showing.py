"""A chosen picture and the model come in; the pictures to show, with captions and words, go out."""

import io
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from demos.liif.chosen import Chosen
from demos.liif.model import Liif
from demos.liif.pictures import FACTOR, cut, read_colours, show_colours, shrink
from demos.liif.query import output_size

_OTHERS: Final = (37, 80)
"""Further scales, in tenths."""
_TRAINED: Final = 40
"""The largest scale of the training, in tenths."""
_BRIGHTER: Final = 4
"""A difference of 64 levels is white in its map."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enlarged:
    """The true original, the small input made from it, and what becomes of that at full size."""

    original: Image.Image
    small: Image.Image
    bicubic: Image.Image
    liif: Image.Image
    seconds: float
    """What LIIF took."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One picture to show, before it is a file."""

    role: str
    image: Image.Image
    caption: str
    alternative: str
    exact: bool = False
    """To be saved without loss: it has few pixels, or few that differ."""


def enlarge_chosen(model: Liif, chosen: Chosen, fetched: Path) -> Enlarged:
    """Cut the original, make the small input from it, and enlarge that in two ways."""
    original = cut(fetched / chosen.photograph.file, chosen.crop)
    small = _input_of(chosen, original)
    begun = time.perf_counter()
    colours = model.enlarge(read_colours(small), (original.height, original.width))
    seconds = time.perf_counter() - begun
    return Enlarged(
        original=original,
        small=small,
        bicubic=small.resize(original.size, Image.Resampling.BICUBIC),
        liif=show_colours(colours),
        seconds=seconds,
    )


def show_all(model: Liif, chosen: Chosen, enlarged: Enlarged) -> Iterator[Shown]:
    """All pictures to show, in the order of the README."""
    small = enlarged.small
    nearest = small.resize(enlarged.original.size, Image.Resampling.NEAREST)
    size = f"{small.width} × {small.height} pixels"
    squares = "each input pixel is a square"
    yield _shown(chosen, "input", small, f"Input, {size}", chosen.in_input)
    yield _shown(chosen, "bicubic", enlarged.bicubic, f"Bicubic, {FACTOR}×", chosen.in_bicubic)
    yield _shown(chosen, "nearest", nearest, f"Nearest pixel, {FACTOR}×", squares)
    yield _shown(chosen, "original", enlarged.original, "Original", chosen.in_original)
    yield _shown(chosen, "liif", enlarged.liif, f"LIIF, {FACTOR}×", chosen.in_liif)
    yield _difference(chosen, enlarged)
    for tenths in () if chosen.fails else _OTHERS:
        yield _at_scale(model, chosen, small, tenths)


def levels_of(image: Image.Image) -> NDArray[np.uint8]:
    """Its red, green and blue, [H, W, 3], from 0 to 255."""
    return np.asarray(image, np.uint8)


def _input_of(chosen: Chosen, original: Image.Image) -> Image.Image:
    blurred = original.filter(ImageFilter.GaussianBlur(chosen.blur)) if chosen.blur else original
    small = shrink(blurred)
    if chosen.jpeg_quality is None:
        return small
    file = io.BytesIO()
    small.save(file, "JPEG", quality=chosen.jpeg_quality)
    with Image.open(file) as damaged:
        return damaged.convert("RGB")


def _shown(chosen: Chosen, role: str, image: Image.Image, caption: str, words: str) -> Shown:
    return Shown(
        role=role,
        image=image,
        caption=caption,
        alternative=f"{chosen.subject}: {words}.",
        exact=role in {"input", "nearest"},
    )


def _difference(chosen: Chosen, enlarged: Enlarged) -> Shown:
    """The largest of the three colours' differences, as grey."""
    ways = levels_of(enlarged.liif).astype(np.int64) - levels_of(enlarged.original)
    grey = np.minimum(np.abs(ways).max(axis=-1) * _BRIGHTER, 255)
    return Shown(
        role="difference",
        image=Image.fromarray(grey.astype(np.uint8)),
        caption="Where LIIF differs from the original: white is off by 64 of 255 levels or more",
        alternative=f"Map of differences: {chosen.in_difference}.",
    )


def _at_scale(model: Liif, chosen: Chosen, small: Image.Image, tenths: int) -> Shown:
    size = (output_size(small.height, tenths), output_size(small.width, tenths))
    scale = f"{tenths / 10:g}"
    image = show_colours(model.enlarge(read_colours(small), size))
    beyond = ", beyond its training (1× to 4×)" if tenths > _TRAINED else ""
    words = f"at {size[1]} × {size[0]} pixels, {chosen.in_liif}"
    return _shown(chosen, f"liif-{scale}", image, f"LIIF, {scale}×{beyond}", words)
