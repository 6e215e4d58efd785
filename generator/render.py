"""Derived pages and template texts in, Markdown files out; the one border where text is escaped."""

import functools
import json
import re
import traceback
import urllib.parse
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import jinja2
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from jinja2.runtime import Context, Macro
from jinja2.utils import internalcode
from markupsafe import Markup

from generator.errors import Code, GeneratorError, Place, Problem
from generator.models.pages import (
    Anchor,
    BibliographyPage,
    Drawing,
    EvidenceRecord,
    Explainer,
    HomePage,
    Href,
    IndexPage,
    ModelPage,
    OutputFile,
    Page,
    PaperPage,
    RecordedQuestion,
    Reference,
    ShownStatement,
    TaskPage,
    Verbatim,
)

TEMPLATES: tuple[tuple[type[Page], str], ...] = (
    (HomePage, "home.md"),
    (ModelPage, "model.md"),
    (PaperPage, "paper.md"),
    (TaskPage, "task.md"),
    (IndexPage, "index.md"),
    (BibliographyPage, "bibliography.md"),
)
ANSWERS = "answers/"

_MISUSES = (TypeError, AttributeError, RecursionError)
"""What Python says where a template loops over a number, or includes itself."""

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters
    "\u200e\u200f\u202a-\u202e\u2066-\u2069"  # turn the direction of what follows
    "\ufeff\ufffe\uffff\ud800-\udfff]"  # no characters at all: YAML and HTML refuse them
)
_ACTIVE = re.compile(
    r"""
    ^[!-/:-@\[-`{-~]            # whatever opens a block stands at the start
  | ^\d+[.)]                    # so does the number of a list
  | [&<>"\\`*_{}\[\]\#|~^$@\t]  # marks wherever they stand
  | ([-=+!?/])\1+               # rules, insertions, admonitions, addresses
  | :(?=\S)                     # shortcodes and addresses
  | (?i:(?<=www)\.)             # addresses without a scheme
  | !$                          # an image, where a template's link follows
    """,
    re.VERBOSE,
)
_IN_ADDRESSES = re.compile(r"[&'()*+;$!,\[\]|~@]")
"""What Markdown takes for a mark and a browser leaves as it is; it reads both spellings alike."""
_ID = re.compile(r"[A-Za-z0-9]+(?:[_-]+[A-Za-z0-9]+)*")
_REMEMBERED = 20_000
"""How many escaped texts, and parts of pages, are kept: the same ones stand on many pages."""
_PARTS = (ShownStatement, Reference)
"""What many pages show alike."""
_KEPT_IN_ADDRESSES = "/:?#=%" + "&'()*+;$!,[]|~@"
"""What a browser does not encode by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A template as an author wrote it."""

    name: str
    """Its path below the templates' folder."""
    file: str
    """Its path as problems name it."""
    text: str


class Unprintable(Exception):
    """A template prints a value that is no text; raised by `escape`."""


def render(
    pages: Iterable[Page | EvidenceRecord], templates: Iterable[Template]
) -> tuple[OutputFile, ...]:
    """Lay out each page.

    Raises:
        GeneratorError: with every page that its template cannot lay out.
    """
    by_name = {template.name: template for template in templates}
    environment = _environment(by_name)
    files: list[OutputFile] = []
    problems: dict[Problem, None] = {}
    for page in pages:
        if isinstance(page, EvidenceRecord):
            files.append(OutputFile(src_uri=page.src_uri, content=_data(page)))
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


def _data(record: EvidenceRecord) -> bytes:
    """The whole ledger as JSON, one question to a line, for programs that read the site."""
    lines = (
        json.dumps(_question_data(each), ensure_ascii=False).encode() for each in record.questions
    )
    return b"[\n" + b",\n".join(lines) + b"\n]\n"


def _question_data(question: RecordedQuestion) -> dict[str, object]:
    return {
        "page": question.page,
        "question": question.question,
        "statements": [_statement_data(each) for each in question.statements],
    }


def _statement_data(statement: ShownStatement) -> dict[str, object]:
    return {
        "text": statement.text,
        "kind": statement.kind,
        "quotes": [
            {
                "work": quote.work.title,
                "href": quote.work.href,
                "depth": quote.depth,
                "at": quote.at,
                "words": quote.words,
                "normalised": quote.normalised,
            }
            for quote in statement.quotes
        ],
        "computed": {each.expression: each.value for each in statement.formulas},
        "measured": statement.measured,
    }


def template_name(page: Page) -> str:
    """The template that lays this page out."""
    if isinstance(page, Explainer):
        return f"{ANSWERS}{page.template}.md"
    return next(name for kind, name in TEMPLATES if isinstance(page, kind))


def escape(value: object) -> Markup:
    """Make a value show as the text that it is, in Markdown, in HTML and in attributes alike.

    Raises:
        Unprintable: for values that are no text.
    """
    escaper = _ESCAPERS.get(type(value))
    if escaper is not None:
        return escaper(value)
    if isinstance(value, jinja2.Undefined):
        return Markup(str(value))
    raise Unprintable(f"{value!r} is no text: test it with `if`, or loop over it")


@functools.lru_cache(maxsize=_REMEMBERED)
def _address(address: str) -> Markup:
    encoded = urllib.parse.quote(_INVISIBLE.sub("", address), safe=_KEPT_IN_ADDRESSES)
    return Markup(_IN_ADDRESSES.sub(_numeric, encoded))


@functools.lru_cache(maxsize=_REMEMBERED)
def _text(text: str) -> Markup:
    return Markup(_entities(_one_line(text)))


def _anchor(anchor: str) -> Markup:
    """Ids stand in Markdown's attribute lists, where no character reference is read."""
    if not _ID.fullmatch(anchor):
        raise Unprintable(f"{anchor!r} is no id of a place")
    return Markup(anchor)


@functools.lru_cache(maxsize=_REMEMBERED)
def _lines(text: str) -> Markup:
    return Markup("&#10;".join(_entities(line) for line in text.splitlines()))


def _one_line(text: str) -> str:
    """White space is collapsed once more where something invisible stood between."""
    return " ".join(_INVISIBLE.sub("", " ".join(text.split())).split())


def _entities(text: str) -> str:
    return _ACTIVE.sub(_numeric, _INVISIBLE.sub("", text))


def _numeric(found: re.Match[str]) -> str:
    return "".join(char if char.isalnum() else f"&#{ord(char)};" for char in found.group())


_ESCAPERS: dict[type, Callable[[Any], Markup]] = {
    Markup: lambda markup: markup,
    str: _text,
    Href: _address,
    Drawing: Markup,
    Verbatim: _lines,
    Anchor: _anchor,
    int: lambda number: Markup(str(number)),
}
"""How each type shows; a truth value or a list is no text."""


class _OnceEscaped(CodeGenerator):
    """Writes what `escape` gave as it is; Jinja would look into each value a second time."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        self.write(finalize.src)

    def _output_child_post(self, node: Expr, frame: Frame, finalize: Any) -> None:
        self.write(")")


class _Context(Context):
    """Remembers what a macro gave for a part that stands on many pages.

    A macro that sees its page is made anew on each page, so nothing of one page shows on another.
    """

    environment: "_Environment"

    @internalcode
    def call(self, called: Any, /, *args: Any, **kwargs: Any) -> Any:
        if len(args) == 1 and type(args[0]) in _PARTS and isinstance(called, Macro):
            return self.environment.laid_out(called, args[0])
        return super().call(called, *args, **kwargs)


class _Environment(jinja2.Environment):
    code_generator_class = _OnceEscaped
    context_class = _Context

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._laid_out: dict[tuple[int, int], tuple[Macro, object, str]] = {}

    def laid_out(self, macro: Macro, part: object) -> str:
        """What the macro gives for the part; both are kept, so that no other takes their ids."""
        key = (id(macro), id(part))
        if key not in self._laid_out:
            if len(self._laid_out) == _REMEMBERED:
                self._laid_out.clear()
            self._laid_out[key] = (macro, part, macro(part))
        return self._laid_out[key][2]


def _environment(templates: dict[str, Template]) -> jinja2.Environment:
    def load(name: str) -> tuple[str, str, None] | None:
        template = templates.get(name)
        return (template.text, template.file, None) if template else None

    environment = _Environment(
        loader=jinja2.FunctionLoader(load),
        undefined=jinja2.StrictUndefined,
        finalize=escape,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    vars(environment)["getattr"] = getattr  # Jinja's own looks for items, too; a page has none
    return environment


def _front_matter(page: Page) -> str:
    """Title and description for the theme, which prints them as HTML without escaping."""
    values = (("title", page.title), ("description", page.description))
    lines = (
        f"{name}: {json.dumps(str(escape(text)), ensure_ascii=False)}\n" for name, text in values
    )
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
