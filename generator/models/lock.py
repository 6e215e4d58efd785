"""The content of catalog.lock: what arXiv says of the papers that the catalog links to."""

import hashlib
from typing import Annotated, TypeAlias

from pydantic import StringConstraints

from generator.models.base import Parsed
from generator.models.catalog import ARXIV_PATTERN, DOI_PATTERN
from generator.models.statements import Text

SHA256_PATTERN = r"^[0-9a-f]{64}$"
VERSION_PATTERN = r"^[1-9]\d{0,3}$"
Date: TypeAlias = Annotated[str, StringConstraints(pattern=r"^(?:19|20)\d{2}-\d{2}-\d{2}$")]


class Fetched(Parsed):
    """One paper as arXiv describes it; written by `explainer fetch` and never by hand."""

    arxiv: Annotated[str, StringConstraints(pattern=ARXIV_PATTERN)]
    """The arXiv id without a version."""
    version: Annotated[str, StringConstraints(pattern=VERSION_PATTERN)]
    """Which version all of this describes: the newest when it was fetched."""
    origin: Text
    """The address that arXiv names for that version."""
    title: Text
    """With its LaTeX; white space is made single."""
    authors: tuple[Text, ...]
    """In the order of the work."""
    published: Date
    """The day of the first version."""
    updated: Date
    """The day of this version."""
    categories: tuple[Text, ...] = ()
    """arXiv's subject classes, the primary one first."""
    doi: Annotated[str, StringConstraints(pattern=DOI_PATTERN)] | None = None
    """Of the published article, where its authors told arXiv."""
    withdrawn: Text | None = None
    """The notice, where the authors or arXiv took the paper back."""
    abstract: Text
    """Word for word; white space is made single."""
    sha256: Annotated[str, StringConstraints(pattern=SHA256_PATTERN)]
    """Of the abstract in UTF-8: shows a change that `fetch` did not make."""

    @property
    def is_as_fetched(self) -> bool:
        """Whether the abstract is the one that was written."""
        return sha256_of(self.abstract) == self.sha256


def sha256_of(text: str) -> str:
    """The sum that `Fetched.sha256` holds."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
