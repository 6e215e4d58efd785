"""A demonstration's files are held to each other before a page shows anything of them."""

import json
from decimal import Decimal
from typing import Any

import pytest

from generator.demos import asset_files, judge_demos, record_files
from generator.demos.records import Unreadable, read_record
from generator.demos.webp import webp_size
from generator.models.assembled import Catalog
from generator.models.catalog import Model
from generator.models.demo import DemoMeasure, Download, HeldFile

HERE = "docs/assets/demos/soft/"
FILE = f"{HERE}hair.json"
RUNTIME = "docs/assets/try/runtime/"
TRY = {"encoder": "docs/e.onnx", "decoder": "docs/d.onnx", "samples": []}


def webp(width: int, height: int) -> bytes:
    """The head of a lossless WebP of this size: RFC 9649, section 3.4."""
    bits = (width - 1) | (height - 1) << 14
    return (
        b"RIFF\x00\x00\x00\x00WEBPVP8L\x00\x00\x00\x00\x2f" + bits.to_bytes(4, "little") + b"....."
    )


def picture(role: str, width: int, height: int) -> dict[str, Any]:
    said = {"caption": role, "alternative": f"Hair, {role}"}
    return {"file": f"hair/{role}.webp", "width": width, "height": height, **said}


def content(**changes: Any) -> dict[str, Any]:
    sizes = {"input": (8, 6), "bicubic": (32, 24), "original": (32, 24), "soft": (32, 24)}
    return {
        "picture": "hair",
        "title": "Hair",
        "shows": "Look at the ends.",
        "author": "Ada",
        "licence": "CC0-1.0",
        "scale": 4,
        "psnr_bicubic": 27.62,
        "psnr_soft": 28.63,
        "seconds": 6.2,
        "files": {role: picture(role, *size) for role, size in sizes.items()},
        **changes,
    }


def held(name: str, data: bytes, size: int = 100) -> HeldFile:
    return HeldFile(name=name, data=data, size=size)


def files_of(record: dict[str, Any]) -> tuple[HeldFile, ...]:
    """The JSON file and all its pictures, in the sizes that it says."""
    pictures = (
        held(HERE + each["file"], webp(each["width"], each["height"]))
        for each in record["files"].values()
    )
    return (held(FILE, json.dumps(record).encode()), *pictures)


def catalog(**changes: Any) -> Catalog:
    demo = {"method": "soft", "pictures": [{"file": FILE}], **changes}
    return Catalog(models=(Model.model_validate({"id": "soft", "name": "Soft", "demo": demo}),))


def told(files: tuple[HeldFile, ...], **changes: Any) -> list[tuple[str, str]]:
    return [
        (str(each.code), each.message) for each in judge_demos(catalog(**changes), files).findings
    ]


def without(files: tuple[HeldFile, ...], name: str) -> tuple[HeldFile, ...]:
    return tuple(each for each in files if each.name != name)


def test_files_that_agree_become_a_demonstration() -> None:
    judged = judge_demos(catalog(), files_of(content()))
    assert judged.findings == ()
    (demo,) = judged.demos
    assert (demo.model, demo.download) == ("soft", None)
    assert [each.file for each in demo.pictures] == [FILE]
    assert [each.role for each in demo.pictures[0].record.images] == [
        "input", "bicubic", "original", "soft"
    ]  # fmt: skip


def test_only_what_lies_below_docs_is_read() -> None:
    record = content(files={"input": {**picture("input", 8, 6), "file": "../../../../secret.webp"}})
    given = catalog(pictures=[{"file": FILE}, {"file": "/etc/passwd"}, {"file": "demos/x.json"}])
    assert record_files(given) == (FILE,)
    assert (
        asset_files(given, (held(FILE, json.dumps(record).encode()),))[0]
        == f"{RUNTIME}ort.wasm.min.mjs"
    )


def test_a_missing_picture_is_told_at_the_demo_block() -> None:
    files = without(files_of(content()), f"{HERE}hair/soft.webp")
    (finding,) = judge_demos(catalog(), files).findings
    assert finding.path == ("models", 0, "demo", "pictures", 0, "file")
    assert finding.message == f"there is no file '{HERE}hair/soft.webp' that can be read"


def test_a_picture_of_another_size_than_its_json_says_is_told() -> None:
    name = f"{HERE}hair/bicubic.webp"
    files = (*without(files_of(content()), name), held(name, webp(32, 23)))
    assert told(files) == [
        ("demo-size-mismatch", f"'{name}' has 32 x 23 pixels, and its JSON file says 32 x 24")
    ]


def test_a_picture_that_is_no_webp_is_told() -> None:
    name = f"{HERE}hair/bicubic.webp"
    files = (*without(files_of(content()), name), held(name, b"\x89PNG"))
    assert told(files) == [("demo-invalid", f"'{name}' is no WebP picture")]


@pytest.mark.parametrize(
    ("scale", "size"), [(4, (32, 24)), (3.7, (30, 22)), (3.7, (29, 22)), (1, (8, 6))]
)
def test_the_input_times_the_scale_comes_out_but_for_a_fraction_of_a_pixel(
    scale: float, size: tuple[int, int]
) -> None:
    record = content(scale=scale)
    record["files"]["soft"] = picture("soft", *size)
    record["files"]["original"] = picture("original", *size)
    assert told(files_of(record)) == []


def test_another_size_than_the_scale_makes_is_told() -> None:
    record = content(scale=8)
    assert told(files_of(record)) == [
        ("demo-size-mismatch", f"'{FILE}' says 8 x 6 pixels times 8, and 32 x 24 come out")
    ]


def test_a_number_in_what_to_look_at_is_told() -> None:
    assert told(files_of(content(shows="Its 40 hairs are sharp."))) == [
        ("demo-invalid", f"'shows' of '{FILE}' is a reading, and holds the number '40'")
    ]


def test_an_original_of_another_size_is_told() -> None:
    record = content()
    record["files"]["original"] = picture("original", 33, 24)
    assert told(files_of(record)) == [
        (
            "demo-size-mismatch",
            f"'{FILE}' says that the original has 33 x 24 pixels, and 'soft' has 32 x 24",
        )
    ]


def test_what_is_compared_must_be_there() -> None:
    record = content()
    del record["files"]["original"]
    assert told(files_of(record), method="sofd") == [
        ("demo-invalid", f"'{FILE}' names no picture 'original'"),
        ("demo-invalid", f"'{FILE}' names no picture 'sofd'"),
    ]
    hints = [each.hint for each in judge_demos(catalog(method="sofd"), files_of(record)).findings]
    assert hints[1] == "did you mean 'soft'?"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "is no JSON"),
        (b"[" * 100_000, "is no JSON"),
        (b"\xff{}", "is no JSON"),
        (b'{"scale": NaN}', "is no JSON"),
        (b"[]", "is no JSON object"),
        (json.dumps(content(author=" ")).encode(), "has something wrong at 'author': ' ': there must be"),
        (json.dumps(content(scale="big")).encode(), "has something wrong at 'scale': 'big': a number"),
        (json.dumps(content(scale=0)).encode(), "has something wrong at 'scale'"),
        (json.dumps(content(files={"input": 3})).encode(), "has something wrong at 'images.0'"),
        (json.dumps(content(psnr_soft="high")).encode(), "has something wrong at 'measures.1.value'"),
        (
            json.dumps(content(files={"input": picture("input", 0, 6)})).encode(),
            "has something wrong at 'images.0.width'",
        ),
    ],
)  # fmt: skip
def test_a_file_that_no_demonstration_wrote_is_told(data: bytes, why: str) -> None:
    with pytest.raises(Unreadable) as error:
        read_record(data)
    assert str(error.value).startswith(why)
    (finding,) = judge_demos(catalog(), (held(FILE, data),)).findings
    assert (str(finding.code), finding.message) == ("demo-invalid", f"'{FILE}' {error.value}")


def test_what_was_measured_keeps_its_key_and_its_decimals() -> None:
    record = read_record(json.dumps(content(psnr_soft=28.630, ssim_soft=1)).encode())
    assert record.measures[1:] == (
        DemoMeasure(key="psnr_soft", metric="psnr", method="soft", value=Decimal("28.63")),
        DemoMeasure(key="ssim_soft", metric="ssim", method="soft", value=Decimal(1)),
    )


def tried(*runtime: str) -> tuple[HeldFile, ...]:
    names = ("docs/e.onnx", "docs/d.onnx", *(RUNTIME + name for name in runtime))
    return tuple(held(name, b"", 10**number) for number, name in enumerate(names))


WASM = ("ort.wasm.min.mjs", "ort-wasm-simd-threaded.mjs", "ort-wasm-simd-threaded.wasm")
WEBGPU = (
    "ort.webgpu.min.mjs",
    "ort-wasm-simd-threaded.asyncify.mjs",
    "ort-wasm-simd-threaded.asyncify.wasm",
)


@pytest.mark.parametrize(
    ("runtime", "download"),
    [
        ((), None),
        (WASM[:2], None),
        (WASM, Download(wasm=11_111, webgpu=None)),
        ((*WASM, *WEBGPU), Download(wasm=11_111, webgpu=11_100_011)),
    ],
)
def test_what_a_reader_loads_is_added_up_where_the_runtime_is_there(
    runtime: tuple[str, ...], download: Download | None
) -> None:
    judged = judge_demos(catalog(**{"try": TRY}), (*files_of(content()), *tried(*runtime)))
    assert judged.findings == ()
    assert judged.demos[0].download == download


def test_a_model_that_cannot_be_loaded_is_told() -> None:
    (finding,) = judge_demos(catalog(**{"try": TRY}), (*files_of(content()), *tried()[:1])).findings
    assert finding.path == ("models", 0, "demo", "try", "decoder")


@pytest.mark.parametrize(
    "head",
    [
        b"RIFF\x00\x00\x00\x00WEBPVP8 \x00\x00\x00\x00\x00\x00\x00\x9d\x01\x2a\x7b\x00\xc9\x01",
        b"RIFF\x00\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00\x7a\x00\x00\xc8\x01\x00",
        webp(123, 457),
    ],
    ids=["lossy", "extended", "lossless"],
)
def test_each_kind_of_webp_tells_its_size(head: bytes) -> None:
    assert webp_size(head) == (123, 457)


@pytest.mark.parametrize(
    "head",
    [
        b"",
        webp(1, 1)[:29],
        b"RIFX" + webp(1, 1)[4:],
        webp(1, 1).replace(b"VP8L", b"VP8Z"),
        webp(1, 1).replace(b"\x2f", b"\x2e"),
        b"RIFF\x00\x00\x00\x00WEBPVP8 \x00\x00\x00\x00\x00\x00\x00\x9d\x01\x2b\x7b\x00\xc9\x01",
    ],
)
def test_what_is_no_webp_has_no_size(head: bytes) -> None:
    assert webp_size(head) is None
