"""Whatever a work is called, our own reader and those of others get it back from what we write."""

import json
from pathlib import Path

import pytest
import rispy  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from pybtex.database import parse_string  # type: ignore[import-untyped]

from generator.bibliography import read_bibtex, write_bibtex, write_csl_json, write_ris
from generator.bibliography.fieldtext import decode, encode, line
from generator.bibliography.names import read_names, write_name
from generator.models.bibliography import Entry, Name

FEWER = settings(max_examples=40)
"""Each example is several works with a dozen fields."""
CSL_SCHEMA = json.loads(
    (Path(__file__).parents[1] / "data" / "csl-data.json").read_text(encoding="utf-8")
)
AWKWARD = (
    "{", "}", "\\", "%", "@", "$", "#", "_", "~", "^", "&", '"', "'", "`", ",", "=", "-", "--", "\n", "\r\n",
    "\\{",
    "\\}", "\\\\", "@misc{x,", "}\n\n@article{y,", " and ", " AND ", "and",
    "others", ", ", "(", ")",
    "[", "]", "|",
    "😀", "模型",
    "é", "ế", "ß", "ø", "Ł", "ı", "x\u0304", "\u2028", "д", "ع", "Å", "\\'e", "{\\'e}", "$x$", "\\emph{a}",
    "a_b_c", "C:\\d\\e", "\\textbackslash{}", "–", "…", "ER  - ", "TY  - JOUR", "; ", "</script>", "jan",
)  # fmt: skip
ANY_TEXT = st.lists(
    st.one_of(st.sampled_from(AWKWARD), st.text(st.characters(codec="utf-8"), min_size=1)),
    min_size=1,
    max_size=8,
).map("".join)  # fmt: skip
TEXT = ANY_TEXT.map(line).filter(bool)
"""Text as an entry holds it."""
WORDS = st.text("abcXYZéдع模", min_size=1, max_size=6)
KEYS = st.from_regex(r"\A[A-Za-z][A-Za-z0-9:_./+-]{0,12}\Z")


def is_name(name: Name) -> bool:
    """Whether a file can hold the name in these parts at all: BibTeX has no family name in small letters, say."""
    return all(
        read_names(write_name(name, ascii_only=each))[0] == (name,) for each in (False, True)
    )


PARTS = st.one_of(st.just(""), TEXT, WORDS)
NAMES = st.one_of(
    st.builds(Name, given=PARTS, particle=PARTS, family=TEXT, suffix=PARTS),
    st.builds(Name, given=WORDS, particle=st.sampled_from(["", "de la", "von"]), family=WORDS),
    st.builds(Name, literal=TEXT),
).filter(is_name)
ADDRESSES = st.one_of(
    st.none(), st.from_regex(r"\Ahttps://[a-z]{1,8}\.org/[A-Za-z0-9_~%&;?=#.-]{0,12}\Z")
)
MAYBE = st.one_of(st.none(), TEXT)
NUMBERS = st.one_of(st.none(), st.from_regex(r"\A[1-9][0-9]{0,3}\Z"))
EXTRA_NAMES = st.sampled_from(
    ("abstract", "keywords", "note", "translator", "x-own", "bdsk-url-1", "langid")
)
EXTRA = st.dictionaries(EXTRA_NAMES, TEXT, max_size=3).map(lambda held: tuple(held.items()))
DOIS = st.from_regex(r"\A10\.[0-9]{4,6}/[A-Za-z0-9(){}<>_.;:\\-]{1,12}\Z")
ARXIV_IDS = st.sampled_from(["2012.09161", "hep-th/9108001", "math.GT/0309136"])
YEARS = st.one_of(st.none(), st.integers(1000, 2999))


def works(kind: str, **fields: st.SearchStrategy[object]) -> st.SearchStrategy[Entry]:
    """Entries in the form that reading gives them."""
    usual: dict[str, st.SearchStrategy[object]] = {
        "key": KEYS,
        "type": st.just(kind),
        "title": MAYBE,
        "authors": st.lists(NAMES, max_size=4).map(tuple),
        "editors": st.lists(NAMES, max_size=2).map(tuple),
        "year": YEARS,
        "month": st.one_of(st.none(), st.integers(1, 12)),
        "volume": NUMBERS,
        "number": NUMBERS,
        "pages": st.one_of(st.none(), st.from_regex(r"\A[1-9][0-9]{0,3}(-[1-9][0-9]{0,3})?\Z")),
        "publisher": MAYBE,
        "doi": st.one_of(st.none(), DOIS),
        "url": ADDRESSES,
        "extra": EXTRA,
    }
    return st.builds(Entry, **{**usual, **fields})


def says_arxiv(entry: Entry) -> bool:
    """A venue, note or address that is an arXiv id is read as one: other tests hold that."""
    held = (entry.venue, entry.doi, entry.url, *(text for _, text in entry.extra))
    return any("arxiv" in text.lower() or "corr" in text.lower() for text in held if text)


ENTRIES = st.one_of(
    works("inproceedings", venue=TEXT),
    works("article", venue=TEXT),
    works("phdthesis", venue=MAYBE),
    works("book", venue=MAYBE),
    works("misc", venue=MAYBE),
    works("misc", year=YEARS.filter(bool), arxiv=ARXIV_IDS),
).filter(lambda entry: not says_arxiv(entry))  # fmt: skip
HEAP = (
    "@article{a,", "@string{", "@comment{", "@preamble{", "@misc(", "title = ", "{A}", '"B"', ",", "}", "{", "#",
    "jan", "\n", "author={", " and ", "crossref={a}", "\\", "=", "@", ")", "x",
)  # fmt: skip
MANY = st.lists(ENTRIES, max_size=3, unique_by=lambda entry: entry.key.lower())


@given(ANY_TEXT)
def test_any_text_comes_back_from_a_field(text: str) -> None:
    assert decode(encode(text)) == line(text)


@given(ANY_TEXT)
def test_any_text_comes_back_from_a_field_in_ascii(text: str) -> None:
    written = encode(text, ascii_only=True)
    assert written.isascii()
    assert decode(written) == line(text)


@given(ANY_TEXT)
def test_any_source_is_read(source: str) -> None:
    assert decode(source) == line(decode(source))


@given(ANY_TEXT)
def test_names_come_back_once_they_are_read(source: str) -> None:
    names, others, _ = read_names(source)
    written = " and ".join((*map(write_name, names), *(("others",) if others else ())))
    assert read_names(written) == (names, others, ()) or not names


@pytest.mark.parametrize("ascii_only", [False, True])
@FEWER
@given(entries=MANY)
def test_entries_come_back_as_they_were(*, entries: list[Entry], ascii_only: bool) -> None:
    text = write_bibtex(entries, ascii_only=ascii_only)
    read = read_bibtex(text, "references.bib")
    assert [each.entry for each in read.entries] == entries
    assert all(problem.severity == "advice" for problem in read.problems)
    assert text.isascii() or not ascii_only


@FEWER
@given(MANY)
def test_writing_what_was_read_changes_nothing(entries: list[Entry]) -> None:
    text = write_bibtex(entries)
    assert write_bibtex([each.entry for each in read_bibtex(text, "x.bib").entries]) == text


@given(ANY_TEXT)
def test_any_file_is_read(text: str) -> None:
    read = read_bibtex(text, "references.bib")
    again = read_bibtex(write_bibtex([each.entry for each in read.entries]), "references.bib")
    assert len(again.entries) == len(read.entries)


@given(st.lists(st.sampled_from(HEAP), max_size=30).map("".join))
def test_any_heap_of_bibtex_is_read(text: str) -> None:
    read = read_bibtex(text, "references.bib")
    lines = text.count("\n") + 1
    assert all(1 <= problem.place.line <= lines for problem in read.problems)
    assert all(1 <= each.place.line <= lines for each in read.entries)


@FEWER
@given(MANY)
def test_pybtex_finds_the_same_works(entries: list[Entry]) -> None:
    database = parse_string(write_bibtex(entries), "bibtex")
    assert list(database.entries) == [entry.key for entry in entries]
    for entry, found in zip(entries, database.entries.values(), strict=True):
        assert decode(found.fields.get("title", "")) == (entry.title or "")
        assert found.fields.get("year", "") == str(entry.year or "")
        assert len(found.persons.get("author", ())) == len(entry.authors)


@FEWER
@given(MANY)
def test_csl_json_is_valid_and_whole(entries: list[Entry]) -> None:
    items = json.loads(write_csl_json(entries))
    assert [error.message for error in Draft7Validator(CSL_SCHEMA).iter_errors(items)] == []
    assert [item["id"] for item in items] == [entry.key for entry in entries]
    assert [item.get("title") for item in items] == [entry.title for entry in entries]
    assert [len(item.get("author", ())) for item in items] == [
        len(each.authors) for each in entries
    ]


@FEWER
@given(MANY)
def test_ris_is_read_whole(entries: list[Entry]) -> None:
    read = rispy.loads(write_ris(entries))
    assert [each["id"] for each in read] == [entry.key for entry in entries]
    for entry, found in zip(entries, read, strict=True):
        assert found.get("title") == entry.title
        assert found.get("year") == (str(entry.year) if entry.year else None)
        assert len(found.get("authors", ())) == len(entry.authors)
        assert found.get("doi") == entry.doi
