"""The package with the weights comes in; what its own model makes of two small pictures goes out.

python -m demos.liif.reference FETCHED FILE

`make test` holds the exported files to these arrays, without PyTorch and without the package.
"""

import sys
from pathlib import Path
from typing import Final

import numpy as np
import torch

from demos.liif.chosen import CHOSEN
from demos.liif.pictures import Crop, cut, read_colours, shrink
from demos.liif.query import Floats, output_size
from demos.liif.wheel import load_theirs

SCALES: Final = (20, 37, 40)
"""In tenths: two that are whole, and one that is not."""
_SMALL: Final = (12, 10)
"""Height and width of both pictures: large enough that all nine blocks of codes differ."""


def main(fetched: Path, file: Path) -> None:
    """Write inputs and outputs: `random`, `random-20` and so on."""
    torch.set_num_threads(1)
    theirs = load_theirs(fetched)
    arrays: dict[str, Floats] = {}
    for name, image in (("random", random_picture(*_SMALL)), ("photograph", _photograph(fetched))):
        arrays[name] = image
        for tenths in SCALES:
            arrays[f"{name}-{tenths}"] = theirs.enlarge(image, enlarged_size(image, tenths))
    file.parent.mkdir(parents=True, exist_ok=True)
    np.savez(file, allow_pickle=False, **arrays)


def random_picture(height: int, width: int) -> Floats:
    """Colours without any order: the hardest picture for an encoder."""
    return np.random.default_rng(7).random((height, width, 3), dtype=np.float32)


def enlarged_size(image: Floats, tenths: int) -> tuple[int, int]:
    """Height and width at a scale in tenths."""
    return output_size(image.shape[0], tenths), output_size(image.shape[1], tenths)


def _photograph(fetched: Path) -> Floats:
    """A few pixels of the first picture."""
    first = CHOSEN[0]
    crop = Crop(
        left=first.crop.left + 600, top=first.crop.top + 400, width=120, height=144, reduced_by=3
    )
    return read_colours(shrink(cut(fetched / first.photograph.file, crop)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
