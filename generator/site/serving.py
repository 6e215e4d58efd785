"""What a build of a `serve` made in; the same, where nothing changed, for the next builds out."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import CodeType
from typing import Any


@dataclass(slots=True, kw_only=True)
class Bucket:
    """One template's code, in the form in which Jinja asks for it and fills it."""

    place: tuple[str, str | None]
    source: str
    code: CodeType | None = None


class CompiledTemplates:
    """A cache of code as Jinja has it (`BytecodeCache`), in memory.

    MkDocs makes a new environment for each build, which would compile all templates of the theme
    again. Code depends on the source alone: a template that was edited is compiled anew.
    """

    def __init__(self) -> None:
        self._buckets: dict[tuple[str, str | None], Bucket] = {}

    def get_bucket(
        self, environment: object, name: str, filename: str | None, source: str, /
    ) -> Bucket:
        """What is held of a template, or an empty bucket where nothing fits its source."""
        held = self._buckets.get((name, filename))
        fits = held is not None and held.source == source
        return held if held and fits else Bucket(place=(name, filename), source=source)

    def set_bucket(self, bucket: Bucket, /) -> None:
        """Hold it in place of the one with an older source."""
        self._buckets[bucket.place] = bucket


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderedPage:
    """A page as it was rendered, and what it was rendered from."""

    markdown: str
    html: str
    contents: Any
    """The headings, in the form that the theme reads."""
    anchors: frozenset[str]
    links: Mapping[str, Mapping[str, str]]
    """By the `src_uri` of other pages: the anchors there that it leads to."""


class RenderedPages:
    """Pages whose Markdown did not change since the last build need not be rendered again."""

    def __init__(self) -> None:
        self._pages: dict[str, RenderedPage] = {}
        self._around: object = None

    def begin(self, around: object) -> None:
        """Begin a build; pages are let go where what they all depend on differs from the last."""
        if around != self._around:
            self._pages.clear()
        self._around = around

    def unchanged(self, src_uri: str, markdown: str) -> RenderedPage | None:
        """The page as it was rendered from these words; None where it never was."""
        held = self._pages.get(src_uri)
        return held if held is not None and held.markdown == markdown else None

    def hold(self, src_uri: str, page: RenderedPage) -> None:
        """Hold it for the next builds, in place of what an older text gave."""
        self._pages[src_uri] = page
