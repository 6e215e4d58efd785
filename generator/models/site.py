"""Generated files and the catalog they were made from in, one value that holds them out."""

from dataclasses import dataclass, field

from generator.errors import Problem
from generator.models.assembled import Catalog
from generator.models.output import OutputFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Everything that the generator adds to a site."""

    files: tuple[OutputFile, ...]
    catalog: Catalog = field(default_factory=Catalog)
    """What the pages are held to, once they are rendered."""
    advice: tuple[Problem, ...] = ()
    """What the catalog's author should know of, and what fails nothing."""
