"""The networks that the page's script runs, against arrays of the package that trained them."""

from pathlib import Path

import numpy as np
import onnxruntime
import pytest

from demos.liif.query import Floats, enlarge, output_size

MODELS = Path(__file__).parents[2] / "docs/assets/models/liif"
REFERENCE = Path(__file__).parent / "liif-reference.npz"


def run_exported(image: Floats, size: tuple[int, int]) -> Floats:
    height, width, _ = image.shape
    encoder = onnxruntime.InferenceSession(MODELS / "encoder.onnx")
    decoder = onnxruntime.InferenceSession(MODELS / "decoder.onnx")

    def decode(codes: Floats, offsets: Floats) -> Floats:
        colours: Floats = decoder.run(["colours"], {"codes": codes, "offsets": offsets})[0]
        return colours

    planes = np.ascontiguousarray(image.transpose(2, 0, 1))[None]
    (codes,) = encoder.run(["codes"], {"image": planes})
    assert codes.shape == (height * width, 256)
    return enlarge(codes, decode, shape=(height, width), size=size)


@pytest.mark.parametrize("tenths", [20, 37, 40])
@pytest.mark.parametrize("name", ["random", "photograph"])
def test_exported_files_compute_what_the_packages_own_model_did(name: str, tenths: int) -> None:
    with np.load(REFERENCE) as arrays:
        image, expected = arrays[name], arrays[f"{name}-{tenths}"]
    size = (output_size(image.shape[0], tenths), output_size(image.shape[1], tenths))
    made = run_exported(image, size)
    assert made.shape == expected.shape
    assert np.abs(made - expected).max() < 1e-4


def test_the_files_have_the_ends_that_the_page_reads() -> None:
    ends = {
        name: [
            (end.name, end.type, end.shape)
            for end in (*session.get_inputs(), *session.get_outputs())
        ]
        for name in ("encoder", "decoder")
        for session in (onnxruntime.InferenceSession(MODELS / f"{name}.onnx"),)
    }
    assert ends == {
        "encoder": [
            ("image", "tensor(float)", [1, 3, "H", "W"]),
            ("codes", "tensor(float)", ["H*W", 256]),
        ],
        "decoder": [
            ("codes", "tensor(float)", ["M", 256]),
            ("offsets", "tensor(float)", ["M", 4]),
            ("colours", "tensor(float)", ["M", 3]),
        ],
    }


def test_the_two_files_take_less_than_seven_megabytes() -> None:
    assert sum(path.stat().st_size for path in MODELS.glob("*.onnx")) <= 7_000_000


def test_the_weights_licence_lies_beside_them() -> None:
    licence = (MODELS / "LICENSE.txt").read_text(encoding="utf-8")
    assert licence.startswith("BSD 3-Clause License\n")
    assert "Copyright (c) 2020, Yinbo Chen\n" in licence
    assert "Copyright (c) 2024, pifroggi\n" in licence
