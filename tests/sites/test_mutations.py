"""The real catalog with one thing made wrong: each time the checks name the statement.

Each letter of each quote, each other source for it, and three others for each digit of each
statement are tried.
"""

import dataclasses
import re
import shutil
import string
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any

import pytest

from generator.catalog.nodes import Path
from generator.catalog.walk import quotes_in, statements_in
from generator.errors import dotted
from generator.evidence import Shelf, judge, measured_files
from generator.models.assembled import Catalog, SourceFile
from generator.models.catalog import Paper, Quote, Tool
from generator.site.findings import findings_in
from generator.site.reading import read_catalog, read_measurements

pytestmark = pytest.mark.slow

ROOT = FilePath(__file__).parents[2]


@pytest.fixture(scope="module")
def real() -> Catalog:
    return read_catalog(ROOT / "catalog.yaml")


@pytest.fixture(scope="module")
def measurements(real: Catalog) -> tuple[SourceFile, ...]:
    return read_measurements(real, ROOT)


def changed(entry: Any, path: Path, value: object) -> Any:
    """The same, but for the value at the path."""
    if not path:
        return value
    first, rest = path[0], path[1:]
    if isinstance(first, int):
        return (*entry[:first], changed(entry[first], rest, value), *entry[first + 1 :])
    inner = changed(getattr(entry, first), rest, value)
    if isinstance(entry, Catalog):
        return dataclasses.replace(entry, **{first: inner})
    return entry.model_copy(update={first: inner})


def missed(
    real: Catalog,
    mutations: Iterator[tuple[Path, object, Path]],
    measurements: tuple[SourceFile, ...] = (),
) -> list[str]:
    """The mutations after which no error names the statement; each is (path, value, statement)."""
    found = []
    for path, value, statement in mutations:
        errors = [
            each
            for each in findings_in(changed(real, path, value), measurements=measurements)
            if each.severity == "error"
        ]
        if not any(each.path[: len(statement)] == statement for each in errors):
            found.append(f"{dotted(path)}: {value}")
    return found


def other_letters(text: str) -> Iterator[str]:
    """The text with one of its letters replaced by another, for each of them; or else a digit."""
    places = [at for at, char in enumerate(text) if char.isalpha()]
    for at in places or [at for at, char in enumerate(text) if char.isdigit()]:
        letters = string.digits if not places else string.ascii_lowercase
        other = letters[(letters.find(text[at].lower()) + 7) % len(letters)]
        yield text[:at] + (other.upper() if text[at].isupper() else other) + text[at + 1 :]


def works_of(catalog: Catalog) -> tuple[Paper | Tool, ...]:
    return (*catalog.papers, *catalog.tools)


def test_one_letter_of_a_quote(real: Catalog, measurements: tuple[SourceFile, ...]) -> None:
    def mutations() -> Iterator[tuple[Path, object, Path]]:
        for path, quote in quotes_in(real):
            wrong = tuple(other_letters(quote.quote))
            statement = path[: path.index("evidence")]
            yield (*path, "quote"), wrong[len(wrong) // 2], statement

    assert len(tuple(quotes_in(real))) > 100
    assert missed(real, mutations(), measurements) == []


def test_no_other_letter_of_a_quote_is_let_through(real: Catalog) -> None:
    shelf = Shelf(works_of(real))
    quotes = dict.fromkeys(quote for _, quote in quotes_in(real))
    wrong = [
        quote.model_copy(update={"quote": text})
        for quote in quotes
        for text in other_letters(quote.quote)
    ]
    assert len(wrong) > 4_000
    assert [each.quote for each in wrong if judge(each, shelf).kind.startswith("found")] == []


def test_the_source_of_a_quote_swapped_for_another(
    real: Catalog, measurements: tuple[SourceFile, ...]
) -> None:
    def mutations() -> Iterator[tuple[Path, object, Path]]:
        for path, quote in quotes_in(real):
            for work in works_of(real):
                if work.id != quote.work:
                    key = "tool" if isinstance(work, Tool) else "paper"
                    swapped = Quote.model_validate(
                        {key: work.id, "quote": quote.quote, "at": quote.at}
                    )
                    yield path, swapped, path[: path.index("evidence")]

    assert missed(real, mutations(), measurements) == []


@pytest.mark.parametrize("step", [1, 4, 7])
def test_one_digit_of_a_statement(
    step: int, real: Catalog, measurements: tuple[SourceFile, ...]
) -> None:
    """Names such as DIV2K are no exception; each digit becomes one a few steps on."""

    def mutations() -> Iterator[tuple[Path, object, Path]]:
        for path, statement in statements_in(real):
            text = statement.text
            for found in re.finditer(r"\d", "" if statement.reading else text):
                digit = str((int(found.group()) + step) % 10)
                yield (*path, "text"), text[: found.start()] + digit + text[found.end() :], path

    assert len(tuple(mutations())) > 55
    assert missed(real, mutations(), measurements) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "predicts the RGB value at a given coordinate",
            "predicts the RGB value at z given coordinate",
            "quote-not-found: questions[0].answer[1].evidence[0].quote: ",
        ),
        (
            "16 output pixels take the place",
            "17 output pixels take the place",
            "number-not-in-quote: questions[0].answer[2]: ",
        ),
        (
            '- {paper: chen2021learning, quote: "which is not the unique',
            '- {paper: li2025real, quote: "which is not the unique',
            "quote-misattributed: questions[0].answer[3].evidence[0].paper: ",
        ),
    ],
)
def test_the_command_fails_and_names_the_statement(
    old: str, new: str, told: str, tmp_path: FilePath
) -> None:
    text = (ROOT / "catalog.yaml").read_text(encoding="utf-8")
    at = text.index(old, text.index("    answer:"))
    (tmp_path / "catalog.yaml").write_text(text[:at] + new + text[at + len(old) :], "utf-8")
    for name in measured_files(read_catalog(ROOT / "catalog.yaml")):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    templates = str(ROOT / "templates")
    done = subprocess.run(
        [sys.executable, "-m", "generator", "check", "--templates", templates],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert told in done.stderr
