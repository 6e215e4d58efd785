"""What we write is read by programs that are not ours: pybtex, biber, citeproc-py, rispy, JSON Schema.

Biber is no Python package: where it is not installed its tests say so and are not run.
"""

import codecs
import dataclasses
import json
import re
import shutil
import subprocess
import unicodedata
from pathlib import Path
from typing import Any

import latexcodec  # noqa: F401 - makes the codec known
import pytest
import rispy  # type: ignore[import-untyped]
import yaml
from citeproc import (  # type: ignore[import-untyped]
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON  # type: ignore[import-untyped]
from jsonschema import Draft7Validator
from pybtex.database import Person, parse_string  # type: ignore[import-untyped]

from generator.bibliography import (
    entry_of_paper,
    entry_of_tool,
    read_bibtex,
    write_bibtex,
    write_csl_json,
    write_ris,
)
from generator.bibliography.fieldtext import decode, line
from generator.bibliography.names import display
from generator.models.bibliography import Entry, Name
from generator.site.reading import read_catalog

TESTS = Path(__file__).parent
DATA = TESTS / "data"
BIBER = shutil.which("biber")
HOSTILE = (
    "} @misc{evil, title={x}", '" # jan # "', "\\end{document} \\", "% all of it", "@string{a = {b}}",
    "a, b = {c}", "{{{", "}}}", "$x$ _ ^ ~ # &", '\\symbol{"41}', "<script>alert(1)</script>", "ER  - ",
)  # fmt: skip


def entries() -> list[Entry]:
    """The works of the real catalog, those of every case, and some that mean harm."""
    catalog = read_catalog(TESTS.parent / "catalog.yaml")
    real = [entry_of_paper(paper, doi=True) for paper in catalog.papers]
    tools = [entry_of_tool(tool) for tool in catalog.tools]
    return [*real, *tools, *from_cases(), *(hostile(at) for at in range(len(HOSTILE)))]


def from_cases() -> list[Entry]:
    found = []
    for path in sorted((TESTS / "cases" / "bibliography").glob("*.yaml")):
        for at, case in enumerate(yaml.safe_load(path.read_text(encoding="utf-8"))):
            for each in read_bibtex(case["input"], "x.bib").entries:
                key = f"{path.stem}-{at}-{each.entry.key.replace('ü', 'u')}"
                found.append(dataclasses.replace(each.entry, key=key))
    return found


def hostile(at: int) -> Entry:
    text = line(HOSTILE[at])
    return Entry(
        key=f"hostile-{at}",
        type="inproceedings",
        title=text,
        authors=(Name(literal=text), Name(given=text, family="Lee")),
        year=2020,
        venue=text,
        publisher=text,
        extra=(("abstract", text), ("note", text)),
    )


ENTRIES = entries()
TEXTS = {False: write_bibtex(ENTRIES), True: write_bibtex(ENTRIES, ascii_only=True)}
ITEMS = json.loads(write_csl_json(ENTRIES))


def parts_of(person: Person) -> Name:
    """A person as pybtex takes it apart, with the LaTeX of its words read."""
    words = {
        "given": (*person.first_names, *person.middle_names),
        "particle": person.prelast_names,
        "family": person.last_names,
        "suffix": person.lineage_names,
    }
    return Name(**{part: decode(" ".join(found)) for part, found in words.items()})


def in_parts(name: Name) -> Name:
    """A group is one long family name to BibTeX."""
    return Name(family=name.literal) if name.literal else name


@pytest.mark.parametrize("ascii_only", [False, True])
def test_pybtex_reads_the_same_authors_titles_and_years(*, ascii_only: bool) -> None:
    database = parse_string(TEXTS[ascii_only], "bibtex")
    assert list(database.entries) == [entry.key for entry in ENTRIES]
    for entry, found in zip(ENTRIES, database.entries.values(), strict=True):
        people = list(map(parts_of, found.persons.get("author", ())))
        others = [Name(family="others")] if entry.and_others else []
        expected = [*map(in_parts, entry.authors), *others]
        # A small letter that is spelled by its number shows no case to pybtex.
        assert ascii_only or people == expected
        assert list(map(display, people)) == list(map(display, expected))
        assert decode(found.fields.get("title", "")) == (entry.title or "")
        year = str(entry.year) if entry.year else dict(entry.extra).get("year", "")
        assert found.fields.get("year", "") == year


def test_latexcodec_reads_the_accents_that_we_spell_in_ascii() -> None:
    """Our spelling, read without our reader; characters that LaTeX has no name for are left out."""
    text = (
        "Émile Zola, Ødegård, Şahin, Łukasz, Müller, Straße, Çelik, Dvořák, Erdős, naïve, ñ, œuvre"
    )
    entry = Entry(key="k", type="misc", title=text, year=2020)
    written = write_bibtex((entry,), ascii_only=True)
    read = unicodedata.normalize("NFC", str(codecs.decode(written, "ulatex")))  # type: ignore[call-overload]
    assert written.isascii()
    assert text in read.replace("{", "").replace("}", "")


@pytest.mark.skipif(BIBER is None, reason="not run: biber (Debian: apt-get install biber)")
@pytest.mark.parametrize("ascii_only", [False, True])
def test_biber_reads_every_entry_and_gives_the_same_authors(
    tmp_path: Path, *, ascii_only: bool
) -> None:
    (tmp_path / "references.bib").write_text(TEXTS[ascii_only], encoding="utf-8")
    done = subprocess.run(
        ["biber", "--tool", "--validate-datamodel", "--nolog", "--output-file", "out.bib", "references.bib"],
        cwd=tmp_path, capture_output=True, check=False, encoding="utf-8", timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    warnings = re.findall(r"^(?:WARN|ERROR) - (.*)$", done.stdout, re.MULTILINE)
    assert [each for each in warnings if not is_expected(each)] == []
    read = read_bibtex((tmp_path / "out.bib").read_text(encoding="utf-8"), "out.bib")
    found = {each.entry.key: each.entry for each in read.entries}
    assert sorted(found) == sorted(entry.key for entry in ENTRIES)
    for entry in ENTRIES:
        assert list(map(display, found[entry.key].authors)) == list(map(display, entry.authors))
        assert found[entry.key].title == entry.title


def is_expected(warning: str) -> bool:
    """What the cases themselves lack, or hold on purpose."""
    return re.search(
        r"Missing mandatory field|x-custom|bdsk-url-1|Entry 'structure-3-|WARNINGS"
        r"|database entry for crossref|'in press'|'Spring'|'jun 12'|'fields-[23]-|Invalid ISSN",
        warning,
    ) is not None  # fmt: skip


def test_csl_json_follows_its_published_schema() -> None:
    schema = json.loads((DATA / "csl-data.json").read_text(encoding="utf-8"))
    assert [error.message for error in Draft7Validator(schema).iter_errors(ITEMS)] == []
    assert [item["id"] for item in ITEMS] == [entry.key for entry in ENTRIES]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("style", ["ieee", "harvard-cite-them-right"])
def test_citeproc_renders_each_work_with_its_title_and_authors(style: str) -> None:
    known = [each for each in ITEMS if each.get("title") and not each["id"].startswith("hostile")]
    source = CiteProcJSON(known)
    sheet = CitationStylesStyle(str(DATA / f"{style}.csl"), validate=False)
    bibliography = CitationStylesBibliography(sheet, source, formatter.plain)
    for item in known:
        bibliography.register(Citation([CitationItem(item["id"].lower())]))
    bibliography.sort()
    rendered = " ".join(map(str, bibliography.bibliography()))
    assert len(bibliography.bibliography()) == len(known)
    for entry in ENTRIES:
        if entry.title and not entry.key.startswith("hostile"):
            assert letters(entry.title) in letters(rendered), entry.key
    assert "L. van Beethoven" in rendered or "van Beethoven, L." in rendered


def letters(text: str) -> str:
    """Styles set capitals and quotation marks as they like."""
    return "".join(char for char in text.casefold() if char.isalnum())


def test_rispy_reads_each_work_whole() -> None:
    read: list[dict[str, Any]] = rispy.loads(write_ris(ENTRIES))
    assert [each["id"] for each in read] == [entry.key for entry in ENTRIES]
    for entry, found in zip(ENTRIES, read, strict=True):
        assert found.get("title") == entry.title
        assert found.get("year") == (str(entry.year) if entry.year else None)
        assert len(found.get("authors", ())) == len(entry.authors) + entry.and_others
        assert found.get("doi") == entry.doi
        assert "unknown_tag" not in found
