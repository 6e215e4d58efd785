"""Two pages in, a link from one to the other out: relative, as MkDocs resolves it."""

import functools
from typing import Final

from generator.explain.naming import work_title
from generator.models.catalog import Model, Paper, Question, Task, Tool
from generator.models.pages import Anchor, Href, PageLink

_REMEMBERED: Final = 50_000
"""How many links are kept."""


def page_uri(kind: str, name: str) -> str:
    """Where the page of an entry lies among the sources."""
    return f"{kind}/{name}.md"


def page_link(title: str, target: str, source: str) -> PageLink:
    """A link from one generated page to another, relative, as MkDocs resolves it."""
    return _link(title, target, way(target.rpartition("/")[0], source))


@functools.lru_cache(maxsize=_REMEMBERED)
def _link(title: str, target: str, up: str | None) -> PageLink:
    """The same for all pages of a folder."""
    return PageLink(
        title=title, href=Href(target.rpartition("/")[2] if up is None else up + target)
    )


def model_link(model: Model, source: str) -> PageLink:
    """A link to a model's page."""
    return page_link(model.name, page_uri("models", model.id), source)


def task_link(task: Task, source: str) -> PageLink:
    """A link to a task's page."""
    return page_link(task.name, page_uri("tasks", task.id), source)


def question_link(question: Question, source: str) -> PageLink:
    """A link to a question's page."""
    return page_link(question.question, page_uri("questions", question.id), source)


def work_link(work: Paper | Tool, source: str, anchor: Anchor | None = None) -> PageLink:
    """A link to a work's page, or to a place on it."""
    place = f"#{anchor}" if anchor else ""
    return page_link(work_title(work), page_uri("papers", work.id) + place, source)


def way(folder: str, source: str) -> str | None:
    """How a page leads up to where a folder lies; None for the pages in that folder."""
    return None if source.rpartition("/")[0] == folder else "../" * source.count("/")
