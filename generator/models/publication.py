"""How a site presents itself: its name, its author, its address, and how it cites."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

CitationStyle: TypeAlias = Literal["numeric", "author-year"]
"""How works are cited: by a number on each page, or by authors and year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What mkdocs.yml says of the site, as far as its pages tell it."""

    name: str = "How does AI do that?"
    author: str | None = None
    url: str | None = None
    """Where the site lies, with a slash at its end."""
    date: str | None = None
    """The day of the last change to its sources, `2026-11-24`; None where nobody keeps track."""
    style: CitationStyle = "numeric"
    repository: str | None = None
    """Where the sources of the site lie, for those who would correct them."""

    def source(self, file: str, line: int) -> str | None:
        """Where a line of the catalog stands in the repository; None where none is named."""
        if self.repository is None:
            return None
        return f"{self.repository.rstrip('/')}/blob/HEAD/{file}#L{line}"

    def address(self, src_uri: str) -> str | None:
        """Where a page lies on the site; None where the site has no address yet."""
        if self.url is None:
            return None
        path = src_uri.removesuffix(".md").removesuffix("index").rstrip("/")
        return self.url.rstrip("/") + (f"/{path}/" if path else "/")
