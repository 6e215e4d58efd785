"""A model's demonstration in, what a page shows of it out: pictures, sizes, closeness.

Addresses are relative: those of pictures as Markdown reads them, from where the page's source lies,
and those of scripts and models from where the page itself will lie, one folder further down.
"""

import json
import posixpath
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from generator.demos import PUBLISHED, picture_path
from generator.explain.statements import Desk
from generator.models.catalog import DemoPicture, Model, Statement
from generator.models.demo import DemoImage, Demonstration, DemoRecord, Download
from generator.models.pages import (
    Anchor,
    Href,
    ShownDemo,
    ShownImage,
    ShownPicture,
    ShownTry,
)
from generator.models.statements import Pair

_ASSETS: Final = "assets/"
_UNITS: Final = {"psnr": " dB", "ssim": ""}
_DIGITS: Final = {"psnr": Decimal("0.01"), "ssim": Decimal("0.001")}


def show_demo(model: Model, desk: Desk) -> ShownDemo | None:
    """The model at work; None where the catalog has no demonstration of it."""
    read = desk.library.demos.get(model.id)
    if model.demo is None or read is None:
        return None
    return ShownDemo(
        anchor=Anchor(f"see-{model.id}"),
        script=Href(_from_page(desk.src_uri, f"{_ASSETS}compare.js")),
        pictures=tuple(
            _picture(each, picture, model, desk=desk, number=number)
            for number, (each, picture) in enumerate(
                zip(read.pictures, model.demo.pictures, strict=True), start=1
            )
        ),
        tryout=_try(model, read.download, desk.src_uri) if read.download else None,
    )


def fact_statements(demonstration: Demonstration, model: Model) -> Iterator[Statement]:
    """What the files of a picture say by themselves: sizes, closeness, what to look at."""
    method = model.demo.method if model.demo else ""
    record = demonstration.record
    small, large = record.image("input"), record.image(method)
    if small is not None and large is not None:
        yield _sizes(small, large, record.scale)
    own = next((each for each in record.measures if each.method == method), None)
    if own is not None:
        methods = dict.fromkeys(each.method for each in record.measures)
        told = ", ".join(_closeness(each, record, model) for each in methods)
        yield Statement(
            text=f"Closeness to the original, where higher is closer: {told}.",
            measured=f"{demonstration.file}#{own.key}",
        )
    if record.outside_training.strip():
        told = f"{demonstration.file}#outside_training"
        yield Statement(text=record.outside_training, measured=told)
    yield Statement(text=record.shows, reading=True)


def _closeness(method: str, record: DemoRecord, model: Model) -> str:
    values = " and ".join(
        f"{each.metric.upper()} {each.value.quantize(_DIGITS[each.metric])}{_UNITS[each.metric]}"
        for each in record.measures
        if each.method == method
    )
    own = model.demo is not None and method == model.demo.method
    return f"{values} for {model.name if own else method}"


def _sizes(small: DemoImage, large: DemoImage, scale: Decimal) -> Statement:
    """One input pixel stands behind a whole number of others only at a whole scale."""
    said = f"{small.width} × {small.height} pixels in, {large.width} × {large.height} out"
    if scale == 1:
        return Statement(text=f"{said}.", computed=(_count("pixels", large),))
    if scale != scale.to_integral_value():
        pixels = (_count("pixels in", small), _count("pixels out", large))
        return Statement(text=f"{said}, and all of them are predicted.", computed=pixels)
    side = int(scale)
    return Statement(
        text=f"{said}: one input pixel stands behind {side * side}, and all {side * side} are predicted.",
        computed=(
            Pair(name="width", value=f"{side}*{small.width}"),
            Pair(name="height", value=f"{side}*{small.height}"),
            Pair(name="predicted", value=f"{side}*{side}"),
        ),
    )


def _count(name: str, image: DemoImage) -> Pair:
    return Pair(name=name, value=f"{image.width}*{image.height}")


def _picture(
    demonstration: Demonstration, given: DemoPicture, model: Model, *, desk: Desk, number: int
) -> ShownPicture:
    record = demonstration.record
    method = model.demo.method if model.demo else ""
    shown = {image.role: _image(image, demonstration.file, desk.src_uri) for image in record.images}
    after = record.image(method)
    beside = tuple(
        image.role
        for image in record.images
        if after is not None
        and (image.width, image.height) == (after.width, after.height)
        and image.role not in (method, "difference")
    )
    return ShownPicture(
        anchor=Anchor(f"see-{model.id}-{number}"),
        title=record.title,
        author=record.author,
        licence=record.licence,
        fails=record.fails,
        befores=tuple(shown[role] for role in beside),
        left=shown[beside[0]].caption,
        after=shown[method],
        difference=shown.get("difference"),
        others=tuple(
            each for role, each in shown.items() if role not in (*beside, method, "difference")
        ),
        statements=desk.statements((*fact_statements(demonstration, model), *given.statements)),
    )


def _image(image: DemoImage, file: str, src_uri: str) -> ShownImage:
    return ShownImage(
        src=Href("../" * src_uri.count("/") + _published(picture_path(file, image))),
        alternative=image.alternative,
        caption=image.caption,
        width=image.width,
        height=image.height,
    )


def _try(model: Model, download: Download, src_uri: str) -> ShownTry | None:
    tried = model.demo.try_ if model.demo else None
    if tried is None:
        return None
    samples = [
        {"src": _from_page(src_uri, _published(each.file)), "label": each.label}
        for each in tried.samples
    ]
    return ShownTry(
        model=model.name,
        encoder=Href(_from_page(src_uri, _published(tried.encoder))),
        decoder=Href(_from_page(src_uri, _published(tried.decoder))),
        runtime=Href(_from_page(src_uri, f"{_ASSETS}try/runtime/")),
        script=Href(_from_page(src_uri, f"{_ASSETS}try/try.js")),
        samples=json.dumps(samples, ensure_ascii=False),
        wasm=download.wasm,
        webgpu=download.webgpu,
    )


def _published(name: str) -> str:
    """Where a file of docs/ lies on the site, from its root."""
    return posixpath.normpath(name).removeprefix(PUBLISHED)


def _from_page(src_uri: str, path: str) -> str:
    return "../" * (src_uri.count("/") + 1) + path
