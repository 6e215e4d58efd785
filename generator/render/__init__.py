"""Derived pages and template texts in, Markdown files out."""

import json
import traceback
from collections.abc import Iterable, Iterator

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
    kept: dict[bytes, bytes] = {}
    tidied: dict[bytes, bytes] = {}
    problems: dict[Problem, None] = {}
    for page in pages:
        if isinstance(page, EvidenceRecord):  # the largest file of all, and the last
            environment.forget()
            tidied.clear()
        if isinstance(page, EvidenceRecord | Export):
            content = page.text.encode() if isinstance(page, Export) else record_data(page)
            files.append(OutputFile.of(page.src_uri, content, kept))
            continue
        name = template_name(page)
        try:
            body = environment.get_template(name).render(page=page)
        except (jinja2.TemplateError, Unprintable, *_MISUSES) as error:
            problems[_problem(error, name, by_name)] = None
            continue
        paragraphs = (_front_matter(page).encode(), *_tidy(body.encode(), tidied))
        files.append(OutputFile.laid_out(page.src_uri, paragraphs, kept))
    environment.forget()
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
    found = _in_search(page)
    values: tuple[tuple[str, object], ...] = (
        ("title", str(escape(page.title))),
        ("description", str(escape(page.description))),
        *((("structured", structured),) if structured else ()),
        *((("search", found),) if found else ()),
        *((("hide", ["toc"]),) if isinstance(page, HomePage) else ()),
    )
    lines = (f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in values)
    return f"---\n{''.join(lines)}---"


def _in_search(page: Page) -> dict[str, float | bool] | None:
    """How the theme's search weighs a page: questions first; what repeats other pages is left out."""
    match page:
        case Explainer():
            return {"boost": 1.6}
        case TaskPage():
            return {"boost": 1.6}
        case HomePage() | BibliographyPage():
            return {"exclude": True}
        case IndexPage() if page.chosen is not None:
            return {"exclude": True}
        case FieldsPage():
            return {"boost": 0.5}
        case _:
            return None


def _tidy(body: bytes, tidied: dict[bytes, bytes]) -> Iterator[bytes]:
    """The paragraphs, however many blank lines a template leaves between; a newline at the end.

    What was tidied is remembered: most paragraphs stand on many pages.
    """
    last = b""
    for each in body.split(b"\n\n"):
        paragraph = tidied.get(each)
        if paragraph is None:
            paragraph = tidied[each] = _tidied(each)
        if paragraph:
            if last:
                yield last
            last = paragraph
    yield last + b"\n"


def _tidied(paragraph: bytes) -> bytes:
    """The same object, where nothing is to be done."""
    text = paragraph.rstrip()
    if b" \n" in text or b"\t\n" in text or b"\r\n" in text:
        lines = [line.rstrip() for line in text.split(b"\n")]
        text = b"\n".join(line for line in lines if line)
    return text.lstrip(b"\n")


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
