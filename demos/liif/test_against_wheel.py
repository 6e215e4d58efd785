"""Our model beside the package's own, on the same pictures; and the exported files beside ours.

`make demo` runs it; the environment variable DEMO_FETCHED names the folder of what was fetched.
"""

import os
from pathlib import Path

import numpy as np
import onnxruntime
import pytest

from demos.liif.chosen import CHOSEN
from demos.liif.files import CHECKPOINT
from demos.liif.model import Liif, load_model
from demos.liif.pictures import Crop, cut, read_colours, shrink
from demos.liif.query import Floats, enlarge
from demos.liif.reference import SCALES, enlarged_size, random_picture
from demos.liif.wheel import TheirModel, load_theirs

FETCHED = Path(os.environ["DEMO_FETCHED"])
MODELS = Path(__file__).parents[2] / "docs/assets/models/liif"
LARGEST = 1e-4


@pytest.fixture(scope="module")
def ours() -> Liif:
    return load_model(FETCHED / CHECKPOINT.file)


@pytest.fixture(scope="module")
def theirs() -> TheirModel:
    return load_theirs(FETCHED)


def picture(name: str) -> Floats:
    if name == "random":
        return random_picture(24, 31)
    crop = Crop(left=2100, top=660, width=12 * 30, height=12 * 26, reduced_by=3)
    return read_colours(shrink(cut(FETCHED / CHOSEN[0].photograph.file, crop)))


def largest_difference(one: Floats, other: Floats) -> float:
    return float(np.abs(one - other).max())


@pytest.mark.parametrize("tenths", SCALES)
@pytest.mark.parametrize("name", ["random", "photograph"])
def test_our_model_computes_what_the_packages_own_does(
    ours: Liif, theirs: TheirModel, name: str, tenths: int
) -> None:
    image = picture(name)
    size = enlarged_size(image, tenths)
    assert largest_difference(ours.enlarge(image, size), theirs.enlarge(image, size)) < LARGEST


@pytest.mark.parametrize("tenths", [10, 15, *SCALES, 80])
@pytest.mark.parametrize("name", ["random", "photograph"])
def test_exported_files_compute_what_our_model_does(ours: Liif, name: str, tenths: int) -> None:
    image = picture(name)
    size = enlarged_size(image, tenths)
    assert largest_difference(ours.enlarge(image, size), run_exported(image, size)) < LARGEST


def test_another_file_in_the_place_of_the_checkpoint_is_not_unpickled(tmp_path: Path) -> None:
    other = tmp_path / CHECKPOINT.file
    other.write_bytes(b"cos\nsystem\n")
    with pytest.raises(ValueError, match=r"has the sha256 [0-9a-f]+, not 1cf77e16"):
        load_model(other)


def run_exported(image: Floats, size: tuple[int, int]) -> Floats:
    encoder = onnxruntime.InferenceSession(MODELS / "encoder.onnx")
    decoder = onnxruntime.InferenceSession(MODELS / "decoder.onnx")

    def decode(codes: Floats, offsets: Floats) -> Floats:
        colours: Floats = decoder.run(None, {"codes": codes, "offsets": offsets})[0]
        return colours

    planes = np.ascontiguousarray(image.transpose(2, 0, 1))[None]
    (codes,) = encoder.run(None, {"image": planes})
    return enlarge(codes, decode, shape=(image.shape[0], image.shape[1]), size=size)
