"""Derived pages and template texts in, Markdown files out."""

import json
import traceback
from collections.abc import Iterable, Iterator

from generator.errors import Code, GeneratorError, Place, Problem
from generator.models.output import OutputFile
from generator.models.pages import (
    BibliographyPage,
    EvidenceRecord,
    Explainer,
    Export,
    FieldsPage,
    HomePage,
    IndexPage,
    ModelPage,
    Page,
    PaperPage,
    RecordedQuestion,
    TaskPage,
)
from generator.models.templates import Template as Template
from generator.render.environment import environment_of
from generator.render.escaping import Unprintable as Unprintable
from generator.render.escaping import escape as escape
from generator.render.record import Record
from generator.render.structured import structured_data
from generator.templating import TemplateError, TemplateNotFound, TemplateSyntaxError

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
    parts: Iterable[Page | RecordedQuestion | EvidenceRecord | Export],
    templates: Iterable[Template],
) -> tuple[OutputFile, ...]:
    """Lay out each page, and write each file of data.

    Raises:
        GeneratorError: with every page that its template cannot lay out.
    """
    layout = _Layout({template.name: template for template in templates})
    record = Record()
    files: list[OutputFile] = []
    for part in parts:
        match part:
            case RecordedQuestion():
                record.add(part)
            case EvidenceRecord():
                files.append(record.close(part))
            case Export():
                files.append(OutputFile.of(part.src_uri, part.text.encode()))
            case _:
                files.extend(layout.page(part))
    layout.close()
    if layout.problems:
        raise GeneratorError(layout.problems)
    return tuple(files)


class _Layout:
    """Lays out pages one by one, and collects what is wrong with their templates."""

    def __init__(self, templates: dict[str, Template]) -> None:
        self.problems: dict[Problem, None] = {}
        self._templates = templates
        self._environment = environment_of(templates.values())

    def page(self, page: Page) -> Iterator[OutputFile]:
        """The page's file; none where its template is broken."""
        name = template_name(page)
        try:
            body = self._environment.get_template(name).render(page=page)
        except (TemplateError, Unprintable, *_MISUSES) as error:
            self.problems[_problem(error, name, self._templates)] = None
            return
        text = f"{_front_matter(page)}\n\n{_tidy(body)}"
        yield OutputFile.of(page.src_uri, text.encode())

    def close(self) -> None:
        """Keep nothing of the pages; the compiled templates serve the next site, too."""
        self._environment.forget()


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


def _tidy(body: str) -> str:
    """One blank line between paragraphs, however many a template leaves; a newline at the end."""
    paragraphs = map(_tidied, body.split("\n\n"))
    return "\n\n".join(each for each in paragraphs if each) + "\n"


def _tidied(paragraph: str) -> str:
    """Without the blanks at the ends of lines, and without lines that are blank."""
    text = paragraph.rstrip()
    if " \n" in text or "\t\n" in text or "\r\n" in text:
        lines = (line.rstrip() for line in text.split("\n"))
        text = "\n".join(line for line in lines if line)
    return text.lstrip("\n")


def _problem(error: Exception, name: str, templates: dict[str, Template]) -> Problem:
    """Where in which template it broke: a syntax error knows, others leave a frame behind."""
    file, line = templates[name].file if name in templates else f"templates/{name}", 1
    files = {template.file for template in templates.values()}
    if isinstance(error, TemplateSyntaxError):
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
        case TemplateNotFound():
            return f"there is no template '{error.name}'"
        case TemplateSyntaxError():
            return error.message or "the syntax is wrong"
        case _:
            return str(error)
