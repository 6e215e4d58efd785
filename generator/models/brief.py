"""The raw request, parsed: what a recommender handed over, word for word."""

from typing import Literal, TypeAlias

from generator.models.base import Parsed

LinkKind: TypeAlias = Literal["paper", "repository"]


class Link(Parsed):
    """An address as it was supplied, and what it identifies whatever its spelling."""

    address: str
    """Exactly as in the brief, trimmed: the only form that its page may link to."""
    identity: str
    """`arxiv:2012.09161`, `doi:10.1109/...`, `github:owner/name`, `repo:host/owner/name` or `url:host/path`."""
    line: int = 1
    """The line of the brief that holds it; 1 where it did not come from a brief."""


class BriefModel(Parsed):
    """A recommended model: at least one of its two links is there."""

    name: str
    line: int
    paper: Link | None = None
    repository: Link | None = None


class BriefPaper(Parsed):
    """A related paper; its title stands on the brief's `Model:` line."""

    title: str
    line: int
    link: Link
    summary: str = ""


class UnusedLine(Parsed):
    """A line of the brief that nothing on the site comes from."""

    line: int
    text: str


class Brief(Parsed):
    """A question with the models and papers that may answer it, and nothing else."""

    question: str
    question_line: int
    models: tuple[BriefModel, ...]
    papers: tuple[BriefPaper, ...] = ()
    unused: tuple[UnusedLine, ...] = ()
