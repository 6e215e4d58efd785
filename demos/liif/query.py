"""The codes of a picture and a decoder come in; the picture at any size goes out. Needs numpy only.

This is the half of LIIF that is not a network: which four codes answer for an output pixel, how far
it lies from each, and how their answers are blended. The page's own script does the same.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Decode = Callable[[Floats, Floats], Floats]
"""Codes [M, 256] and offsets [M, 4] to colours [M, 3] in [-1, 1], not clamped."""

_AT_ONCE: Final = 16_384
"""Queries that are decoded in one call: their hidden values take 16 MB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """What one direction says of each output row (or column), on each of its two sides.

    All arrays have the shape [2, size]: before and after the query.
    """

    code: NDArray[np.int64]
    """The row of codes that answers."""
    way: NDArray[np.float64]
    """From that row to the query, in half rows: positive where the query lies behind it."""
    weight: NDArray[np.float64]
    """Its share of the answer; the two of a query sum to 1."""
    cell: float
    """How large an output pixel is, in half rows of codes: 2 / scale."""


def output_size(length: int, tenths: int) -> int:
    """How many pixels a side of so many becomes at a scale given in tenths; halves go up."""
    return (length * tenths + 5) // 10


def enlarge(
    codes: Floats, decode: Decode, *, shape: tuple[int, int], size: tuple[int, int]
) -> Floats:
    """Render the picture of these codes at a size (height, width), as [height, width, 3] in [0, 1].

    `shape` is the height and width of the input picture; `codes` has a row for each of its pixels.
    """
    down, across = axis(shape[0], size[0]), axis(shape[1], size[1])
    pixels = np.arange(size[0] * size[1])
    parts = (
        _colours(codes, decode, down, across, pixels[start : start + _AT_ONCE])
        for start in range(0, pixels.size, _AT_ONCE)
    )
    colours = np.concatenate(tuple(parts))
    return np.clip(colours * 0.5 + 0.5, 0, 1).reshape(*size, 3).astype(np.float32)


def axis(length: int, size: int) -> Axis:
    """Say for `size` output rows which of `length` rows of codes answer, and with what weight.

    Row i of n has its middle at (i + 0.5) / n of the picture. A query between two rows of codes has
    one on either side; beyond the outermost middle both are the outermost row. Each weighs as much
    as the query lies away from the other one, which in both directions together is the area of the
    rectangle to the diagonally opposite code.
    """
    place = (np.arange(size) + 0.5) * length / size - 0.5
    before = np.floor(place).astype(np.int64)
    code = np.clip(np.stack((before, before + 1)), 0, length - 1)
    way = 2 * (place - code)
    far = np.abs(way)
    total = far.sum(axis=0)
    weight = np.where(total > 0, far[::-1] / np.where(total > 0, total, 1), 0.5)
    return Axis(code=code, way=way, weight=weight, cell=2 * length / size)


def _colours(
    codes: Floats, decode: Decode, down: Axis, across: Axis, pixels: NDArray[np.int64]
) -> NDArray[np.float64]:
    """The blended answers for some output pixels, counted row by row."""
    rows, columns = np.divmod(pixels, across.code.shape[1])
    width = int(across.code.max()) + 1
    blend = np.zeros((pixels.size, 3))
    for y, x in _corners():
        index = down.code[y, rows] * width + across.code[x, columns]
        offsets = np.empty((pixels.size, 4), np.float32)
        offsets[:, 0] = down.way[y, rows]
        offsets[:, 1] = across.way[x, columns]
        offsets[:, 2] = down.cell
        offsets[:, 3] = across.cell
        weight = down.weight[y, rows] * across.weight[x, columns]
        blend += weight[:, None] * decode(codes[index], offsets)
    return blend


def _corners() -> Iterator[tuple[int, int]]:
    return ((y, x) for y in (0, 1) for x in (0, 1))
