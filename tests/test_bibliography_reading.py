"""Files as people really write them are read whole, and what is wrong is told with its line."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.bibliography import read_bibtex, write_bibtex
from generator.models.bibliography import BibFault, Entry, Name

CASES = Path(__file__).parent / "cases" / "bibliography"


def cases() -> list[Any]:
    """Each case of each file, named by its rule."""
    return [
        pytest.param(case, id=f"{path.stem}: {case['rule']}")
        for path in sorted(CASES.glob("*.yaml"))
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def written(name: Name) -> str:
    """A name as the cases have it: `van | Beethoven, Ludwig`, `King, Jr., Martin`, `{NASA}`."""
    if name.literal:
        return f"{{{name.literal}}}"
    family = f"{name.particle} | {name.family}" if name.particle else name.family
    return ", ".join(filter(None, (family, name.suffix, name.given)))


def as_case(entry: Entry) -> dict[str, object]:
    """What a case says of an entry: all that is not empty."""
    held = {field: getattr(entry, field) for field in Entry.__slots__}
    held |= {field: [written(name) for name in held[field]] for field in ("authors", "editors")}
    held["extra"] = dict(entry.extra)
    return {field: value for field, value in held.items() if value}


def as_problem(problem: BibFault) -> dict[str, object]:
    advice = {"advice": True} if problem.severity == "advice" else {}
    return {
        "line": problem.place.line,
        "kind": problem.kind,
        "path": problem.path,
        **advice,
        "message": problem.message,
        "hint": problem.hint,
    }


def test_there_are_enough_cases() -> None:
    assert len(cases()) >= 40


@pytest.mark.parametrize("case", cases())
def test_case(case: dict[str, Any]) -> None:
    read = read_bibtex(case["input"], "references.bib")
    assert [as_case(each.entry) for each in read.entries] == case["entries"]
    assert [as_problem(each) for each in read.problems] == case.get("problems", [])


@pytest.mark.parametrize("case", cases())
@pytest.mark.parametrize("ascii_only", [False, True])
def test_nothing_of_a_case_is_lost_in_writing(case: dict[str, Any], *, ascii_only: bool) -> None:
    entries = [each.entry for each in read_bibtex(case["input"], "references.bib").entries]
    again = read_bibtex(write_bibtex(entries, ascii_only=ascii_only), "references.bib")
    keys = [entry.key.replace("ü", "-") for entry in entries]
    assert [each.entry.key for each in again.entries] == keys
    assert [as_case(each.entry) | {"key": ""} for each in again.entries] == [
        as_case(entry) | {"key": ""} for entry in entries
    ]


def test_three_thousand_authors_are_read_and_written() -> None:
    names = " and ".join(f"Author{number}, A." for number in range(3000))
    (read,) = read_bibtex(f"@misc{{k, title={{T}}, author={{{names}}}}}", "x.bib").entries
    assert len(read.entry.authors) == 3000
    assert read.entry.authors[2999] == Name(given="A.", family="Author2999")
    (again,) = read_bibtex(write_bibtex((read.entry,)), "x.bib").entries
    assert again.entry.authors == read.entry.authors


def test_problems_name_their_file_and_come_in_its_order() -> None:
    read = read_bibtex("@misc{a}\n@misc{a, title={T}}\n@misc{b, title={T}", "references.bib")
    assert [(str(each.place), each.kind) for each in read.problems] == [
        ("references.bib:1:1", "bib-title-missing"),
        ("references.bib:1:1", "bib-year-missing"),
        ("references.bib:2:1", "bib-entry-twice"),
        ("references.bib:3:1", "bib-block-broken"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "@misc{k, title={" + "{" * 50_000 + "}" * 50_000 + "}}",
        "@misc{k, title={" + r"\'{" * 20_000 + "}" * 20_000 + "}}",
        "@misc{k, title={" + "$" * 50_001 + "}}",
        "@misc{k, title={" + r"\[" * 50_000 + "}}",
        "@misc{k, author={" + "and " * 50_000 + "}}",
        "@misc{k, author={" + "{" * 20_000 + "}" * 20_000 + " a}}",
        "@misc{k, a = {b}" + " c = {d}" * 5_000 + "}",
        "\n".join(f"@misc{{k{n}, crossref={{k{n + 1}}}}}" for n in range(5_000)),
        "@misc{" * 20_000,
        "@" * 100_000,
    ],
    ids=range(10),
)
def test_hostile_files_are_read_to_their_end(text: str) -> None:
    read = read_bibtex(text, "x.bib")
    assert read.entries or read.problems or set(text) == {"@"}


def test_a_long_chain_of_crossrefs_is_followed_for_a_while() -> None:
    chain = "\n".join(f"@misc{{k{n}, crossref={{k{n + 1}}}}}" for n in range(50))
    read = read_bibtex(f"{chain}\n@misc{{k50, title={{T}}, year=2020}}", "x.bib")
    assert [each.entry.title for each in read.entries][40:] == [None, None, *["T"] * 9]
