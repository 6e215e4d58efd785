"""The checkpoint and the dandelion come in; a small input and its enlargement go out.

python -m demos.liif.sample FETCHED FOLDER

They are what the page's script is tested against, and the first picture that it offers.
"""

import sys
from pathlib import Path
from typing import Final

import torch

from demos.liif.files import CHECKPOINT, DANDELION
from demos.liif.model import load_model
from demos.liif.pictures import FACTOR, Crop, cut, read_colours, show_colours, shrink

CROP: Final = Crop(left=1860, top=480, width=768, height=768, reduced_by=3)


def main(fetched: Path, folder: Path) -> None:
    """Write `sample-64.png` and `sample-64-x4.png` into a folder."""
    small = shrink(cut(fetched / DANDELION.file, CROP))
    size = (FACTOR * small.height, FACTOR * small.width)
    torch.set_num_threads(1)
    large = load_model(fetched / CHECKPOINT.file).enlarge(read_colours(small), size)
    small.save(folder / "sample-64.png", optimize=True)
    show_colours(large).save(folder / "sample-64-x4.png", optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
