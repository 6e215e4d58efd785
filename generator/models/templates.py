"""A template's name, file and text in, one value that holds them out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A template as an author wrote it."""

    name: str
    """Its path below the templates' folder."""
    file: str
    """Its path as problems name it."""
    text: str
