"""The real catalog with one thing made wrong: each time the checks name the statement."""

import dataclasses
import re
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
from generator.models.assembled import Catalog
from generator.models.statements import Quote
from generator.site.findings import findings_in
from generator.site.reading import read_catalog

pytestmark = pytest.mark.slow

ROOT = FilePath(__file__).parents[2]


@pytest.fixture(scope="module")
def real() -> Catalog:
    return read_catalog(ROOT / "catalog.yaml")


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


def missed(real: Catalog, mutations: Iterator[tuple[Path, object, Path]]) -> list[str]:
    """The mutations after which no error names the statement; each is (path, value, statement)."""
    found = []
    for path, value, statement in mutations:
        errors = [
            each for each in findings_in(changed(real, path, value)) if each.severity == "error"
        ]
        if not any(each.path[: len(statement)] == statement for each in errors):
            found.append(f"{dotted(path)}: {value}")
    return found


def other_letter(text: str) -> str:
    """One letter in the middle replaced by another."""
    places = [at for at, char in enumerate(text) if char in string.ascii_lowercase]
    if not places:
        places = [at for at, char in enumerate(text) if char in string.digits]
        at = places[len(places) // 2]
        return text[:at] + str((int(text[at]) + 1) % 10) + text[at + 1 :]
    at = places[len(places) // 2]
    return text[:at] + ("q" if text[at] != "q" else "z") + text[at + 1 :]


def test_one_letter_of_a_quote(real: Catalog) -> None:
    def mutations() -> Iterator[tuple[Path, object, Path]]:
        for path, quote in quotes_in(real):
            yield (*path, "quote"), other_letter(quote.quote), path[: path.index("evidence")]

    assert missed(real, mutations()) == []


def test_the_source_of_a_quote_swapped_for_another(real: Catalog) -> None:
    works = [paper.id for paper in real.papers]

    def mutations() -> Iterator[tuple[Path, object, Path]]:
        for path, quote in quotes_in(real):
            other = next(each for each in works if each != quote.work)
            swapped = Quote(paper=other, quote=quote.quote, at=quote.at)
            yield path, swapped, path[: path.index("evidence")]

    assert missed(real, mutations()) == []


def test_one_digit_of_a_statement(real: Catalog) -> None:
    def mutations() -> Iterator[tuple[Path, object, Path]]:
        for path, statement in statements_in(real):
            if statement.reading:
                continue
            for found in re.finditer(r"(?<![A-Za-z\d])\d|(?<=\d)\d(?=[^A-Za-z])", statement.text):
                digit = str((int(found.group()) + 3) % 10)
                at = found.start()
                text = statement.text[:at] + digit + statement.text[at + 1 :]
                yield (*path, "text"), text, path

    assert missed(real, mutations()) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "predicts the RGB value at a given coordinate",
            "predicts the RGB value at any coordinate",
        ),
        ("16 output pixels take the place", "17 output pixels take the place"),
        ("scores 29.00 dB", "scores 28.00 dB"),
    ],
)
def test_the_command_fails_and_names_the_statement(old: str, new: str, tmp_path: FilePath) -> None:
    text = (ROOT / "catalog.yaml").read_text(encoding="utf-8")
    at = text.rindex(old)
    (tmp_path / "catalog.yaml").write_text(text[:at] + new + text[at + len(old) :], "utf-8")
    templates = str(ROOT / "templates")
    done = subprocess.run(
        [sys.executable, "-m", "generator", "check", "--templates", templates],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "catalog.yaml:" in done.stderr
