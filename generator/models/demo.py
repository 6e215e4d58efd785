"""A model at work: what the catalog says of its demonstration, and what the files of that say."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal, TypeAlias

from pydantic import ConfigDict, Field, model_validator

from generator.models.base import Parsed
from generator.models.statements import Statement, Text

Pixels: TypeAlias = Annotated[int, Field(ge=1, le=16383)]
"""Along one side of a picture; WebP can hold no more."""


class DemoPicture(Parsed):
    """One picture that the model was run on."""

    file: Text
    """What the demonstration measured and made: `docs/assets/demos/liif/dandelion.json`."""
    statements: tuple[Statement, ...] = ()
    """What else is to be said of it."""


class DemoSample(Parsed):
    """A small picture that a reader may start with."""

    file: Text
    """Where it lies: `docs/assets/demos/liif/dandelion/input.webp`."""
    label: Text
    """What it is called in the list of samples."""


class TryOut(Parsed):
    """What a reader's browser needs to run the model itself."""

    encoder: Text
    """The first half of the network: `docs/assets/models/liif/encoder.onnx`."""
    decoder: Text
    """The second half of it."""
    samples: tuple[DemoSample, ...] = ()
    """Small pictures to start with."""


class Demo(Parsed):
    """The model at work: before and after, and what a reader can run. Paths count from the catalog."""

    method: Text
    """What the files call this model: `liif`, as in `psnr_liif`."""
    pictures: tuple[DemoPicture, ...]
    """The pictures that it was run on, in the order of the page."""
    try_: Annotated[TryOut | None, Field(alias="try")] = None
    """The files with which the model runs in a reader's browser; absent where it cannot."""

    @model_validator(mode="after")
    def _shows_something(self) -> "Demo":
        if not self.pictures:
            raise ValueError("`pictures` names no picture")
        return self


class _Written(Parsed):
    """What a demonstration's program wrote: it may say more than the pages need."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class DemoImage(_Written):
    """One picture file of a demonstration."""

    role: Text
    """`input`, `original`, `difference`, or the method that made it: `bicubic`."""
    file: Text
    """From the folder of the JSON file: `dandelion/input.webp`."""
    width: Pixels
    height: Pixels
    caption: Text
    """What it is, in a few words."""
    alternative: Text
    """What it shows, for those who cannot see it."""


class DemoMeasure(_Written):
    """How close a method comes to the original."""

    key: Text
    """Where the number stands in the file: `psnr_liif`."""
    metric: Literal["psnr", "ssim"]
    method: Text
    value: Annotated[Decimal, Field(max_digits=20)]
    """In dB for PSNR, without a unit for SSIM."""


class DemoRecord(_Written):
    """What the JSON file of a demonstrated picture says."""

    title: Text
    """What the picture is, in a few words."""
    shows: Text
    """What to look at: a sentence of whoever chose it, and so a reading."""
    fails: bool = False
    """True where it shows what the model cannot do."""
    outside_training: str = ""
    """How the input differs from what the model was trained on; empty where it does not."""
    author: Text
    licence: Text
    """As its files state it: `CC0-1.0`."""
    scale: Annotated[Decimal, Field(gt=0, le=100, max_digits=10)]
    """How many output pixels stand side by side for one input pixel."""
    images: tuple[DemoImage, ...]
    measures: tuple[DemoMeasure, ...] = ()

    def image(self, role: str) -> DemoImage | None:
        """The picture of this role, where there is one."""
        return next((each for each in self.images if each.role == role), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldFile:
    """A file that a demonstration names, as far as it was read."""

    name: str
    data: bytes
    """The whole of a text; of a picture the first bytes, which tell its size."""
    size: int
    """How many bytes it has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Demonstration:
    """A demonstrated picture whose files were read and agree with each other."""

    file: str
    record: DemoRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """How many bytes a browser loads to run a model: its files and the program that runs them."""

    wasm: int
    """With the program for WebAssembly, which all browsers have."""
    webgpu: int | None
    """With the one for WebGPU."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelDemo:
    """What was read of a model's demonstration."""

    model: str
    pictures: tuple[Demonstration, ...]
    """In the order of the catalog."""
    download: Download | None
    """What a reader loads to run the model; None where it cannot be run on this site."""
