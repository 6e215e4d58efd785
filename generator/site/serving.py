"""The theme's templates in; their code, compiled once for all builds of a `serve`, out."""

from dataclasses import dataclass
from types import CodeType


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
