"""docs/contributing/problems.md against the codes of `generator.errors`, both ways."""

import re
from pathlib import Path

import pytest

from generator.errors import Code

PAGE = Path(__file__).parents[1] / "docs" / "contributing" / "problems.md"
SECTION = re.compile(r"^## (?P<code>.+)\n(?P<body>(?:(?!## ).*\n?)*)", re.MULTILINE)
EXAMPLE = re.compile(r"^```text\n(?P<line>.+)\n```$", re.MULTILINE)
LINE = r"[\w./-]+:[1-9]\d*:[1-9]\d*: (?:advice: )?{code}: .+"


def sections(page: str) -> list[tuple[str, str]]:
    """Each heading of a page, with the text below it."""
    return [(match["code"], match["body"]) for match in SECTION.finditer(page)]


def faults(code: str, body: str) -> list[str]:
    """What a section lacks: a meaning, one example line as printed, and the fix."""
    example = EXAMPLE.search(body)
    found = []
    if not re.match(r"\n[A-Z]", body):
        found.append("no meaning")
    if example is None or not re.fullmatch(LINE.format(code=re.escape(code)), example["line"]):
        found.append("no example")
    if not re.search(r"^Fix: \S", body, re.MULTILINE):
        found.append("no fix")
    return found


SECTIONS = sections(PAGE.read_text(encoding="utf-8"))


def test_every_code_has_one_section_in_the_order_of_the_codes() -> None:
    assert [code for code, _ in SECTIONS] == [str(code) for code in Code]


@pytest.mark.parametrize(("code", "body"), SECTIONS, ids=[code for code, _ in SECTIONS])
def test_a_section_has_meaning_example_and_fix(code: str, body: str) -> None:
    assert faults(code, body) == []


GOOD = "\nIt is so.\n\n```text\na/b.yaml:1:2: unknown-key: x: y (z)\n```\n\nFix: do it.\n"


def test_sections_are_told_apart() -> None:
    assert sections("# Title\n\nText.\n\n## one\n\nIt.\n\n## two\nMore.\n") == [
        ("one", "\nIt.\n\n"),
        ("two", "More.\n"),
    ]


def test_a_complete_section_has_no_faults() -> None:
    assert faults("unknown-key", GOOD) == []


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (GOOD.replace("It is so.\n\n", ""), ["no meaning"]),
        (GOOD.replace("unknown-key", "unknown-keys"), ["no example"]),
        (GOOD.replace(":1:2:", ":0:2:"), ["no example"]),
        (GOOD.replace("```text", "```"), ["no example"]),
        (GOOD.replace("Fix: do it.", "Fix:"), ["no fix"]),
        ("", ["no meaning", "no example", "no fix"]),
    ],
)
def test_a_fault_of_a_section_is_told(body: str, told: list[str]) -> None:
    assert faults("unknown-key", body) == told
