"""What can go wrong in an author's files, and how it is told: problems in, printable lines out."""

import difflib
import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, TypeAlias

Severity: TypeAlias = Literal["error", "advice"]
Format: TypeAlias = Literal["text", "json", "github"]


class Code(StrEnum):
    """The stable name of each kind of problem; docs/contributing/problems.md explains every one."""

    # Briefs
    BRIEF_EMPTY = "brief-empty"
    BRIEF_NOT_UTF8 = "brief-not-utf8"
    BRIEF_CONTROL_CHARACTER = "brief-control-character"
    BRIEF_TOO_LARGE = "brief-too-large"
    BRIEF_FIELD_TOO_LARGE = "brief-field-too-large"
    BRIEF_NO_QUESTION = "brief-no-question"
    BRIEF_NO_MODELS = "brief-no-models"
    BRIEF_MODEL_WITHOUT_NAME = "brief-model-without-name"
    BRIEF_MODEL_WITHOUT_LINKS = "brief-model-without-links"
    BRIEF_MODEL_TWICE = "brief-model-twice"
    BRIEF_FIELD_TWICE = "brief-field-twice"
    BRIEF_PAPER_WITHOUT_LINK = "brief-paper-without-link"
    BRIEF_PAPER_WITHOUT_TITLE = "brief-paper-without-title"
    BRIEF_PAPER_TWICE = "brief-paper-twice"
    BRIEF_INVISIBLE_REMOVED = "brief-invisible-removed"
    BRIEF_WIDENS_QUESTION = "brief-widens-question"
    BRIEF_TITLE_DIFFERS = "brief-title-differs"
    BRIEF_TASK_UNSURE = "brief-task-unsure"
    BRIEF_UNUSED_LINE = "brief-unused-line"
    LINK_INVALID = "link-invalid"
    LINK_NOT_HTTP = "link-not-http"
    LINK_WITH_PASSWORD = "link-with-password"
    LINK_LOOKALIKE = "link-lookalike"
    # Files of references
    BIB_BLOCK_BROKEN = "bib-block-broken"
    BIB_ENTRY_TWICE = "bib-entry-twice"
    BIB_FIELD_TWICE = "bib-field-twice"
    BIB_COMMA_MISSING = "bib-comma-missing"
    BIB_STRING_UNKNOWN = "bib-string-unknown"
    BIB_CROSSREF_UNKNOWN = "bib-crossref-unknown"
    BIB_KEY_MISSING = "bib-key-missing"
    BIB_TITLE_MISSING = "bib-title-missing"
    BIB_YEAR_MISSING = "bib-year-missing"
    BIB_NAME_UNREADABLE = "bib-name-unreadable"
    BIB_WORK_DIFFERS = "bib-work-differs"
    # Catalog: form
    FILE_UNREADABLE = "file-unreadable"
    FILE_UNWRITABLE = "file-unwritable"
    YAML_SYNTAX = "yaml-syntax"
    YAML_TAG = "yaml-tag"
    YAML_ALIAS = "yaml-alias"
    DUPLICATE_KEY = "duplicate-key"
    UNKNOWN_KEY = "unknown-key"
    MISSING_KEY = "missing-key"
    WRONG_VALUE = "wrong-value"
    INCLUDE_OUTSIDE = "include-outside"
    INCLUDE_NOTHING = "include-nothing"
    # Catalog: references between entries
    DUPLICATE_ID = "duplicate-id"
    DUPLICATE_WORK = "duplicate-work"
    UNKNOWN_PAPER = "unknown-paper"
    UNKNOWN_TOOL = "unknown-tool"
    UNKNOWN_TASK = "unknown-task"
    UNKNOWN_MODEL = "unknown-model"
    UNKNOWN_SOURCE = "unknown-source"
    UNKNOWN_CITATION = "unknown-citation"
    UNKNOWN_TEMPLATE = "unknown-template"
    OUT_OF_SCOPE = "out-of-scope"
    RESTS_ON_RETRACTED = "rests-on-retracted"
    # Statements
    STATEMENT_WITHOUT_BASIS = "statement-without-basis"
    STATEMENT_MIXED = "statement-mixed"
    STATEMENT_OF_SENTENCES = "statement-of-sentences"
    QUOTE_NOT_FOUND = "quote-not-found"
    QUOTE_UNCHECKED = "quote-unchecked"
    QUOTE_MISATTRIBUTED = "quote-misattributed"
    QUOTE_EMPTY = "quote-empty"
    QUOTE_TOO_SHORT = "quote-too-short"
    QUOTE_HIDES_NEGATION = "quote-hides-negation"
    QUOTE_ACROSS_SENTENCES = "quote-across-sentences"
    QUOTE_WRONG_PLACE = "quote-wrong-place"
    QUOTE_IS_TITLE = "quote-is-title"
    QUOTE_REUSED = "quote-reused"
    NUMBER_NOT_IN_QUOTE = "number-not-in-quote"
    READING_WITH_NUMBER = "reading-with-number"
    TEXT_WITH_NUMBER = "text-with-number"
    HEDGE_LOST = "hedge-lost"
    SUPERLATIVE_NOT_IN_QUOTE = "superlative-not-in-quote"
    NO_SHARED_WORD = "no-shared-word"
    BACKGROUND_SENTENCE = "background-sentence"
    SUMMARY_CALLED_PAPER = "summary-called-paper"
    COMPUTED_INVALID = "computed-invalid"
    COMPUTED_UNSUPPORTED = "computed-unsupported"
    COMPUTED_MISMATCH = "computed-mismatch"
    MEASURED_MISSING = "measured-missing"
    MEASURED_MISMATCH = "measured-mismatch"
    # Demonstrations
    DEMO_MISSING = "demo-missing"
    DEMO_INVALID = "demo-invalid"
    DEMO_SIZE_MISMATCH = "demo-size-mismatch"
    # Results
    UNKNOWN_METRIC = "unknown-metric"
    UNIT_MISMATCH = "unit-mismatch"
    RESULT_OUT_OF_RANGE = "result-out-of-range"
    RESULT_NOT_TOLD_APART = "result-not-told-apart"
    RESULT_WITHOUT_EVIDENCE = "result-without-evidence"
    RESULT_NOT_IN_QUOTE = "result-not-in-quote"
    RESULT_MISPLACED = "result-misplaced"
    RESULT_NAME_NOT_HELD = "result-name-not-held"
    RESULT_CONDITIONS_DIFFER = "result-conditions-differ"
    # Workflows
    UNKNOWN_STEP = "unknown-step"
    FOREIGN_STEP = "foreign-step"
    UNKNOWN_PORT = "unknown-port"
    UNKNOWN_TYPE = "unknown-type"
    TYPE_MISMATCH = "type-mismatch"
    SHAPE_INVALID = "shape-invalid"
    SHAPE_MISMATCH = "shape-mismatch"
    PORT_UNIT_MISMATCH = "port-unit-mismatch"
    DUPLICATE_EDGE = "duplicate-edge"
    DANGLING_PORT = "dangling-port"
    UNREACHABLE_STEP = "unreachable-step"
    WORKFLOW_CYCLE = "workflow-cycle"
    REPEAT_OVERLAP = "repeat-overlap"
    NO_WAY_THROUGH = "no-way-through"
    WORKFLOW_TOO_LARGE = "workflow-too-large"
    TASK_MISMATCH = "task-mismatch"
    CHAIN_MISMATCH = "chain-mismatch"
    # Pages
    PAGE_COLLISION = "page-collision"
    FOREIGN_LINK = "foreign-link"
    FOREIGN_ADDRESS = "foreign-address"
    FOREIGN_IDENTIFIER = "foreign-identifier"
    FOREIGN_NAME = "foreign-name"
    THIRD_PARTY_REQUEST = "third-party-request"
    TEMPLATE_BROKEN = "template-broken"
    # Fetching
    LOCK_MISMATCH = "lock-mismatch"
    FETCH_FAILED = "fetch-failed"
    FETCH_UNKNOWN = "fetch-unknown"
    FETCH_TITLE_DIFFERS = "fetch-title-differs"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Place:
    """Where in a file something stands; lines and columns count from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing an author should know of, with where it stands and what to do."""

    code: Code
    place: Place
    message: str
    path: str = ""
    """Where in the file's structure: `models[0].paper`, or a brief's section."""
    hint: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        marks = "advice: " if self.severity == "advice" else ""
        path = f"{self.path}: " if self.path else ""
        hint = f" ({self.hint})" if self.hint else ""
        return printable(f"{self.place}: {marks}{self.code}: {path}{self.message}{hint}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A problem that knows its place in the catalog's structure, and not yet its line in a file."""

    code: Code
    path: tuple[str | int, ...]
    """From the catalog down: `("models", 0, "paper")`."""
    message: str
    hint: str = ""
    severity: Severity = "error"

    def located(self, place: Place) -> Problem:
        """The same, told with the line that an editor can jump to."""
        return Problem(
            code=self.code,
            place=place,
            path=dotted(self.path),
            message=self.message,
            hint=self.hint,
            severity=self.severity,
        )


def dotted(path: tuple[str | int, ...]) -> str:
    """A path as a person writes it: `models[0].paper`."""
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return text.removeprefix(".")


class GeneratorError(Exception):
    """The author's files have problems; raised by any stage with all that it found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def errors_in(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Only the problems that must be fixed before anything is written."""
    return tuple(problem for problem in problems if problem.severity == "error")


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """A hint that names the nearest known word, or nothing where none is near."""
    near = difflib.get_close_matches(wrong, sorted(known), n=1, cutoff=0.6)
    return f"did you mean '{near[0]}'?" if near else ""


def printable(text: str) -> str:
    """Text on one line that a terminal shows and never obeys: what it could obey is spelled out."""
    return "".join(_spelled_out(char) if _is_obeyed(char) else char for char in text)


def _is_obeyed(char: str) -> bool:
    """Control and format characters, and those that end a line or a paragraph."""
    category = unicodedata.category(char)
    return category.startswith("C") or category in ("Zl", "Zp")


def _spelled_out(char: str) -> str:
    return char.encode("unicode_escape", errors="backslashreplace").decode("ascii")


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """By file, line and column."""
    return tuple(sorted(problems, key=lambda problem: (problem.place, problem.code, problem.path)))


def format_problems(problems: Iterable[Problem], form: Format) -> str:
    """All problems in one of the three forms that `--format` names, each ending in a newline."""
    listed = in_order(problems)
    match form:
        case "json":
            return json.dumps([_as_json(each) for each in listed], indent=2) + "\n"
        case "github":
            return "".join(f"{_as_annotation(each)}\n" for each in listed)
        case "text":
            return "".join(f"{each}\n" for each in listed)


def _as_json(problem: Problem) -> dict[str, str | int]:
    return {
        "code": str(problem.code),
        "severity": problem.severity,
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "path": problem.path,
        "message": problem.message,
        "hint": problem.hint,
    }


def _as_annotation(problem: Problem) -> str:
    """A workflow command of GitHub Actions, escaped as its toolkit does (`%`, CR, LF; `:` and `,` in values)."""
    level = "error" if problem.severity == "error" else "notice"
    path = f"{problem.path}: " if problem.path else ""
    hint = f" ({problem.hint})" if problem.hint else ""
    place = problem.place
    values = f"file={_value(place.file)},line={place.line},col={place.column},title={problem.code}"
    return f"::{level} {values}::{_data(printable(path + problem.message + hint))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    return _data(printable(text)).replace(":", "%3A").replace(",", "%2C")
