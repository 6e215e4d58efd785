"""Derived pages and template texts in, Markdown files out."""

import json
import traceback
from collections.abc import Iterable

import jinja2

from generator.errors import Code, GeneratorError, Place, Problem
from generator.models.pages import (
    BibliographyPage,
    EvidenceRecord,
    Explainer,
    Export,
    FieldsPage,
    HomePage,
    IndexPage,
    ModelPage,
    OutputFile,
    Page,
    PaperPage,
    TaskPage,
)
from generator.render.environment import Template as Template
from generator.render.environment import environment_of
from generator.render.escaping import Unprintable as Unprintable
from generator.render.escaping import escape as escape
from generator.render.record import record_data
from generator.render.structured import structured_data

TEMPLATES: tuple[tuple[type[Page], str], ...] = (
    (HomePage, "home.md"),
    (ModelPage, "model.md"),
    (PaperPage, "paper.md"),
    (TaskPage, "task.md"),
    (IndexPage, "index.md"),
    (BibliographyPage, "bibliography.md"),
    (FieldsPage, "fields.md"),
)
ANSWERS = "answers/"

_MISUSES = (TypeError, AttributeError, RecursionError)
"""What Python says where a template loops over a number, or includes itself."""


def render(
    pages: Iterable[Page | EvidenceRecord | Export], templates: Iterable[Template]
) -> tuple[OutputFile, ...]:
    """Lay out each page.

    Raises:
        GeneratorError: with every page that its template cannot lay out.
    """
    by_name = {template.name: template for template in templates}
    environment = environment_of(by_name)
    files: list[OutputFile] = []
    problems: dict[Problem, None] = {}
    for page in pages:
        if isinstance(page, EvidenceRecord | Export):
            content = page.text.encode() if isinstance(page, Export) else record_data(page)
            files.append(OutputFile(src_uri=page.src_uri, content=content))
            continue
        name = template_name(page)
        try:
            body = environment.get_template(name).render(page=page)
        except (jinja2.TemplateError, Unprintable, *_MISUSES) as error:
            problems[_problem(error, name, by_name)] = None
            continue
        content = (_front_matter(page) + _tidy(body)).encode()
        files.append(OutputFile(src_uri=page.src_uri, content=content))
    if problems:
        raise GeneratorError(problems)
    return tuple(files)


def template_name(page: Page) -> str:
    """The template that lays this page out."""
    if isinstance(page, Explainer):
        return f"{ANSWERS}{page.template}.md"
    return next(name for kind, name in TEMPLATES if isinstance(page, kind))


def _front_matter(page: Page) -> str:
    """Title and description for the theme, which prints them as HTML without escaping."""
    structured = structured_data(page)
    values = (
        ("title", str(escape(page.title))),
        ("description", str(escape(page.description))),
        *((("structured", structured),) if structured else ()),
    )
    lines = (f"{name}: {json.dumps(text, ensure_ascii=False)}\n" for name, text in values)
    return f"---\n{''.join(lines)}---\n\n"


def _tidy(body: str) -> str:
    """One blank line where a template leaves several; a newline at the end."""
    lines = list(map(str.rstrip, body.split("\n")))
    kept = [line for above, line in zip(["", *lines], lines, strict=False) if line or above]
    return "\n".join(kept).rstrip("\n") + "\n"


def _problem(error: Exception, name: str, templates: dict[str, Template]) -> Problem:
    """Where in which template it broke: a syntax error knows, others leave a frame behind."""
    file, line = templates[name].file if name in templates else f"templates/{name}", 1
    files = {template.file for template in templates.values()}
    if isinstance(error, jinja2.TemplateSyntaxError):
        file, line = error.filename or file, error.lineno
    else:
        for frame in traceback.extract_tb(error.__traceback__):
            if frame.filename in files:
                file, line = frame.filename, frame.lineno or 1
    return Problem(
        code=Code.TEMPLATE_BROKEN,
        place=Place(file=file, line=line),
        message=_told(error),
        hint="correct the template; docs/contributing/templates.md lists what a page holds",
    )


def _told(error: Exception) -> str:
    match error:
        case jinja2.TemplateNotFound():
            return f"there is no template '{error.name}'"
        case jinja2.TemplateSyntaxError():
            return error.message or "the syntax is wrong"
        case _:
            return str(error)
