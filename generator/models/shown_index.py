"""What is derived for an index: the pages of a kind, in groups, and the links that filter them."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.models.catalog import WorkKind
from generator.models.shown import Anchor, PageLink

FormOfWork: TypeAlias = WorkKind | Literal["repository"]
FacetName: TypeAlias = Literal["task", "kind", "year"]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexItem:
    """A line of an index: where it leads, and what tells it from its neighbours."""

    page: PageLink
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexGroup:
    """Lines of an index under a heading of their own."""

    name: str
    """Empty for what belongs under no other heading."""
    anchor: Anchor
    items: tuple[IndexItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexFilter:
    """A link to some of an index's lines, or to all of them."""

    page: PageLink
    """Its title is empty where it leads to all, or where `form` names it."""
    form: FormOfWork | None
    count: int | None
    """How many lines there are; None for a place on the same page."""
    here: bool
    """Whether this is the page that one is on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One way to filter an index."""

    name: FacetName
    filters: tuple[IndexFilter, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPage:
    """All pages of one kind, or those of a task or form."""

    src_uri: str
    title: str
    description: str
    items: tuple[IndexItem, ...]
    chosen: IndexFilter | None = None
    """What they have in common; None where they are all."""
    facets: tuple[Facet, ...] = ()
    groups: tuple[IndexGroup, ...] = ()
    """The same items under headings; empty where a plain list is enough."""
