"""What a sentence rests on: the supplied texts, the quotes from them, and the statements made."""

import re
from typing import Annotated, Literal, TypeAlias

from pydantic import BeforeValidator, StringConstraints, WithJsonSchema, model_validator

from generator.models.base import Parsed

ID_PATTERN = r"^[a-z0-9]+(?:[_-][a-z0-9]+)*$"
SOME_TEXT = r"\S"
Id: TypeAlias = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=80)]
Text: TypeAlias = Annotated[str, StringConstraints(pattern=SOME_TEXT)]
Kind: TypeAlias = Literal["quoted", "computed", "measured", "reading"]
Depth: TypeAlias = Literal["title", "summary", "abstract", "excerpt", "repository"]


class Pair(Parsed):
    """A name and what stands behind it: one entry of a small mapping, in the author's order."""

    name: Text
    value: Text


def _pairs(given: object) -> object:
    if isinstance(given, dict):
        return tuple({"name": name, "value": value} for name, value in given.items())
    return given


Pairs: TypeAlias = Annotated[
    tuple[Pair, ...],
    BeforeValidator(_pairs),
    WithJsonSchema({"type": "object", "additionalProperties": {"type": ["string", "number"]}}),
]


class Excerpt(Parsed):
    """A short piece of a longer text, with its place there."""

    at: Text
    """Where it stands: `Section 3, Cell decoding`."""
    text: Text
    """The exact words."""


class SourceText(Parsed):
    """A text that was supplied, and that quotes may come from. It holds either `text` or `parts`."""

    id: Id | None = None
    """How a scope names it, after the owner's id: `<paper>/<id>`. Default: the origin, else the depth."""
    depth: Depth
    """How deep the words go: a quote from an abstract proves that the abstract says so, no more."""
    origin: Text | None = None
    """Who or what supplied it: `brief`, `readme`, an edition."""
    text: Text | None = None
    """The whole text, raw, as it was supplied."""
    parts: tuple[Excerpt, ...] = ()
    """Excerpts, where only pieces of the text are held."""

    @model_validator(mode="after")
    def _holds_one_form(self) -> "SourceText":
        if (self.text is None) == (not self.parts):
            raise ValueError("a source holds either `text` or `parts`")
        return self

    @property
    def name(self) -> str:
        """The last part of its scope name."""
        return self.id or (self.origin if self.origin and _is_id(self.origin) else self.depth)

    @property
    def pieces(self) -> tuple[Excerpt, ...]:
        """The texts one by one, each with its place; a whole text has its depth for a place."""
        if self.text is None:
            return self.parts
        return (Excerpt(at=self.depth.capitalize(), text=self.text),)


def _is_id(text: str) -> bool:
    return re.match(ID_PATTERN, text) is not None


class Quote(Parsed):
    """The exact words of one supplied source that a statement rests on."""

    paper: Id | None = None
    """The paper that says it; or else `tool`."""
    tool: Id | None = None
    """The tool whose repository says it."""
    quote: Text
    """Words that stand verbatim in a source of that paper or tool."""
    at: Text | None = None
    """Where it stands there, for the reader."""

    @model_validator(mode="after")
    def _names_one_work(self) -> "Quote":
        if (self.paper is None) == (self.tool is None):
            raise ValueError("a quote names either a `paper` or a `tool`")
        return self

    @property
    def work(self) -> str:
        """The id of the paper or tool."""
        return self.paper or self.tool or ""


class Statement(Parsed):
    """One sentence of an answer, with what it rests on."""

    text: Text
    """The sentence, plain text, in our own words."""
    evidence: tuple[Quote, ...] = ()
    """The quotes that carry it."""
    computed: Pairs = ()
    """Named arithmetic expressions whose values are numbers of the text: `{outputs: 4*4}`."""
    measured: Text | None = None
    """A value of a demonstration's file in this repository: `demos/x.json#psnr`."""
    reading: bool = False
    """True where the sentence is our own interpretation; the reader is told."""
