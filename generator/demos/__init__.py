"""The files that a model's demonstration names in; what they show, and what is wrong with them, out."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from generator.arithmetic import numbers_in
from generator.demos.records import Unreadable, read_record
from generator.demos.webp import HEAD as HEAD
from generator.demos.webp import webp_size
from generator.errors import Code, Finding, did_you_mean
from generator.evidence.measured import is_inside
from generator.models.assembled import Catalog
from generator.models.catalog import Model
from generator.models.demo import (
    Demo,
    DemoImage,
    Demonstration,
    DemoRecord,
    Download,
    HeldFile,
    ModelDemo,
)

PUBLISHED: Final = "docs/"
"""Below this folder everything becomes part of the site, under the same path without it."""
_AGAIN: Final = "run the demonstration that makes the file again"
_NEEDED: Final = ("input", "original")
"""Roles without which there is nothing to compare, beside the model's own."""
RUNTIME: Final = f"{PUBLISHED}assets/try/runtime/"
"""Where the program lies that runs models in a browser, in sites that have it."""
_WASM: Final = (
    f"{RUNTIME}ort.wasm.min.mjs",
    f"{RUNTIME}ort-wasm-simd-threaded.mjs",
    f"{RUNTIME}ort-wasm-simd-threaded.wasm",
)
_WEBGPU: Final = (
    f"{RUNTIME}ort.webgpu.min.mjs",
    f"{RUNTIME}ort-wasm-simd-threaded.asyncify.mjs",
    f"{RUNTIME}ort-wasm-simd-threaded.asyncify.wasm",
)
"""What docs/assets/try/runtime.js loads of it."""
_Path: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The demonstrations of a catalog that agree with their files, and all that does not."""

    demos: tuple[ModelDemo, ...] = ()
    findings: tuple[Finding, ...] = ()


def record_files(catalog: Catalog) -> tuple[str, ...]:
    """The JSON files that demonstrations name, as far as they lie below docs/."""
    named = (picture.file for demo in _demos(catalog) for picture in demo.pictures)
    return tuple(dict.fromkeys(name for name in named if _is_published(name)))


def asset_files(catalog: Catalog, records: Iterable[HeldFile]) -> tuple[str, ...]:
    """The pictures that these JSON files name, and what is needed to try a model."""
    named = [name for each in records for name in _pictures_of(each)]
    named += [name for demo in _demos(catalog) for _, name in _tried(demo)]
    named += [*_WASM, *_WEBGPU]
    return tuple(dict.fromkeys(name for name in named if _is_published(name)))


def judge_demos(catalog: Catalog, files: Iterable[HeldFile]) -> Judged:
    """Hold what the catalog and the JSON files say to the files that are there."""
    held = {file.name: file for file in files}
    demos: list[ModelDemo] = []
    findings: list[Finding] = []
    for number, model in enumerate(catalog.models):
        if model.demo is not None:
            found = tuple(_faults(model.demo, ("models", number, "demo"), held))
            findings.extend(found)
            if not found:
                demos.append(_read(model, model.demo, held))
    return Judged(demos=tuple(demos), findings=tuple(findings))


def _demos(catalog: Catalog) -> Iterator[Demo]:
    return (model.demo for model in catalog.models if model.demo is not None)


def _is_published(name: str) -> bool:
    return is_inside(name) and name.startswith(PUBLISHED)


def _pictures_of(file: HeldFile) -> tuple[str, ...]:
    try:
        record = read_record(file.data)
    except Unreadable:
        return ()
    return tuple(picture_path(file.name, each) for each in record.images)


def picture_path(file: str, image: DemoImage) -> str:
    """Where a picture lies that a JSON file names, from the catalog's folder."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(file), image.file))


def _tried(demo: Demo) -> Iterator[tuple[_Path, str]]:
    """What a reader's browser loads to run the model, each with its key."""
    if demo.try_ is not None:
        yield ("try", "encoder"), demo.try_.encoder
        yield ("try", "decoder"), demo.try_.decoder
        for position, sample in enumerate(demo.try_.samples):
            yield ("try", "samples", position, "file"), sample.file


def _faults(demo: Demo, path: _Path, held: Mapping[str, HeldFile]) -> Iterator[Finding]:
    for position, picture in enumerate(demo.pictures):
        where = (*path, "pictures", position, "file")
        if picture.file not in held:
            yield _missing(where, picture.file)
            continue
        try:
            record = read_record(held[picture.file].data)
        except Unreadable as error:
            message = f"'{picture.file}' {error}"
            yield Finding(code=Code.DEMO_INVALID, path=where, message=message, hint=_AGAIN)
            continue
        yield from _roles_lacking(record, demo.method, picture.file, where)
        yield from _reading_faults(record, picture.file, where)
        for image in record.images:
            yield from _image_faults(image, picture_path(picture.file, image), where, held)
        yield from _scale_faults(record, demo.method, picture.file, where)
    for key, name in _tried(demo):
        if name not in held:
            yield _missing((*path, *key), name)


def _missing(path: _Path, name: str) -> Finding:
    message = f"there is no file '{name}' that can be read"
    hint = f"correct the path, or {_AGAIN.removesuffix(' again')}"
    if not _is_published(name):
        message = f"'{name}' does not lie below '{PUBLISHED}', which becomes the site"
        hint = (
            f"move it there, and write the path from the catalog's folder: '{PUBLISHED}assets/...'"
        )
    return Finding(code=Code.DEMO_MISSING, path=path, message=message, hint=hint)


def _roles_lacking(record: DemoRecord, method: str, file: str, path: _Path) -> Iterator[Finding]:
    roles = tuple(image.role for image in record.images)
    for role in (*_NEEDED, method):
        if role not in roles:
            message = f"'{file}' names no picture '{role}'"
            hint = did_you_mean(role, roles) or f"it has {', '.join(roles)}; {_AGAIN}"
            yield Finding(code=Code.DEMO_INVALID, path=path, message=message, hint=hint)


def _reading_faults(record: DemoRecord, file: str, path: _Path) -> Iterator[Finding]:
    """What to look at is told as our reading, and a reading carries no number."""
    for number in numbers_in(record.shows):
        message = f"'shows' of '{file}' is a reading, and holds the number '{number}'"
        hint = "say it without the number in what the demonstration writes"
        yield Finding(code=Code.DEMO_INVALID, path=path, message=message, hint=hint)


def _image_faults(
    image: DemoImage, name: str, path: _Path, held: Mapping[str, HeldFile]
) -> Iterator[Finding]:
    if name not in held:
        yield _missing(path, name)
        return
    size = webp_size(held[name].data)
    if size is None:
        message = f"'{name}' is no WebP picture"
        yield Finding(code=Code.DEMO_INVALID, path=path, message=message, hint=_AGAIN)
    elif size != (image.width, image.height):
        message = (
            f"'{name}' has {size[0]} x {size[1]} pixels, and its JSON file says "
            f"{image.width} x {image.height}"
        )
        yield Finding(code=Code.DEMO_SIZE_MISMATCH, path=path, message=message, hint=_AGAIN)


def _scale_faults(record: DemoRecord, method: str, file: str, path: _Path) -> Iterator[Finding]:
    """The model's picture is the input times the scale; a fraction of a pixel may be cut off.

    The original is as large: the two are laid over each other.
    """
    small, large, original = map(record.image, ("input", method, "original"))
    if small is None or large is None or original is None:
        return
    if (original.width, original.height) != (large.width, large.height):
        message = (
            f"'{file}' says that the original has {original.width} x {original.height} pixels, "
            f"and '{method}' has {large.width} x {large.height}"
        )
        yield Finding(code=Code.DEMO_SIZE_MISMATCH, path=path, message=message, hint=_AGAIN)
    sides = ((small.width, large.width), (small.height, large.height))
    if any(abs(before * record.scale - after) >= 1 for before, after in sides):
        message = (
            f"'{file}' says {small.width} x {small.height} pixels times {record.scale}, and "
            f"{large.width} x {large.height} come out"
        )
        yield Finding(code=Code.DEMO_SIZE_MISMATCH, path=path, message=message, hint=_AGAIN)


def _read(model: Model, demo: Demo, held: Mapping[str, HeldFile]) -> ModelDemo:
    pictures = tuple(
        Demonstration(file=each.file, record=read_record(held[each.file].data))
        for each in demo.pictures
    )
    return ModelDemo(model=model.id, pictures=pictures, download=_download(demo, held))


def _download(demo: Demo, held: Mapping[str, HeldFile]) -> Download | None:
    """None without the program that runs models: sites are built without it, too."""
    if demo.try_ is None or any(name not in held for name in _WASM):
        return None
    own = (demo.try_.encoder, demo.try_.decoder)
    webgpu = all(name in held for name in _WEBGPU)
    return Download(
        wasm=sum(held[name].size for name in (*own, *_WASM)),
        webgpu=sum(held[name].size for name in (*own, *_WEBGPU)) if webgpu else None,
    )
