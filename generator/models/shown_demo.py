"""What a page shows of a model at work; ready for a template to lay out."""

from dataclasses import dataclass

from generator.models.shown import Anchor, Href, ShownStatement


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownImage:
    """A picture with its size, so that a page keeps its place before it is there."""

    src: Href
    alternative: str
    caption: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPicture:
    """One picture that the model was run on."""

    anchor: Anchor
    title: str
    author: str
    licence: str
    fails: bool
    befores: tuple[ShownImage, ...]
    """What the model's picture is compared with."""
    left: str
    """The caption of the one that is shown at first."""
    after: ShownImage
    """What the model made."""
    difference: ShownImage | None
    """Where that differs from the original."""
    others: tuple[ShownImage, ...]
    """The input as it is, and other enlargements."""
    statements: tuple[ShownStatement, ...]
    """Sizes, closeness and what to look at; then what the catalog says of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTry:
    """Where a page's script finds what runs the model in the reader's browser."""

    model: str
    """What the model is called."""
    encoder: Href
    decoder: Href
    runtime: Href
    script: Href
    samples: str
    """A list of `src` and `label`, as JSON."""
    wasm: int
    """How many bytes a reader loads where the browser runs WebAssembly."""
    webgpu: int | None
    """The same for WebGPU; None where no such program is there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDemo:
    """A model at work."""

    anchor: Anchor
    script: Href
    """What makes the comparisons move."""
    pictures: tuple[ShownPicture, ...]
    tryout: ShownTry | None
