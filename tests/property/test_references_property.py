"""A .bib file goes into a catalog and comes out whole; what a catalog exports adds nothing to it."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.bibliography import (
    catalog_text,
    distinct_keys,
    entry_of_paper,
    entry_of_tool,
    read_bibtex,
    write_references,
)
from generator.bibliography.fieldtext import line
from generator.bibliography.names import catalog_name, name_of, read_names, write_name
from generator.catalog.assemble import assemble
from generator.catalog.check import check_references
from generator.catalog.read import parse_file
from generator.importing.references import import_references
from generator.latex import plain
from generator.models.assembled import Catalog
from generator.models.bibliography import Entry, Name, ReadEntry

FEWER = settings(max_examples=40)
"""Each example is several works with a dozen fields."""
AWKWARD = (
    "{", "}", "\\", "%", "@", "$", "#", "_", "~", "^", "&", '"', "'", "`", ",", "=", "-", ": ", " #", "? ", "!",
    "*", "|", ">", "\n", "\r\n", "\\{", "\\'e", "{\\'e}", "$x$", "\\emph{a}", " and ", "others", "[", "]", "- ", "no",
    "null", "😀", "模型", "é", "ß", "ø", "x\u0304", "\u2028", "ع", "–", "…", "--- ", "%YAML", "jan", "</script>",
)  # fmt: skip
ANY_TEXT = st.lists(
    st.one_of(st.sampled_from(AWKWARD), st.text(st.characters(codec="utf-8"), min_size=1)),
    min_size=1,
    max_size=6,
).map("".join)  # fmt: skip
TEXT = ANY_TEXT.map(line).filter(lambda text: text and line(plain(catalog_text(text))) == text)
"""Text that a catalog can hold where LaTeX is read: one in thousands, such as `~~0\\'e~{`, it cannot."""
WORDS = st.text("abcXYZéдع模", min_size=1, max_size=6)
MAYBE = st.none() | TEXT | WORDS
NAMES = st.one_of(
    st.builds(Name, given=WORDS, particle=st.sampled_from(["", "de la", "von"]), family=WORDS),
    st.builds(Name, given=WORDS, family=st.sampled_from(["García Márquez", "de Gaulle", "王"])),
    st.builds(Name, given=WORDS, family=WORDS, suffix=st.sampled_from(["Jr.", "III", "MD"])),
    st.builds(Name, literal=st.sampled_from(["NASA Team", "Barnes and Noble", "OpenAI, Inc."])),
)
ADDRESSES = st.none() | st.sampled_from(
    ("https://a.org/x", "https://b.org/y?z=1", "https://github.com/yinboc/liif")
)


def works(kind: str, **fields: st.SearchStrategy[object]) -> st.SearchStrategy[Entry]:
    """Entries as files describe works."""
    usual: dict[str, st.SearchStrategy[object]] = {
        "key": st.from_regex(r"\A[A-Za-z][A-Za-z0-9:_./+-]{0,6}\Z"),
        "type": st.just(kind),
        "title": MAYBE,
        "authors": st.lists(NAMES, max_size=3).map(tuple),
        "editors": st.lists(NAMES, max_size=2).map(tuple),
        "year": st.none() | st.integers(1000, 2999),
        "month": st.none() | st.integers(1, 12),
        "venue": MAYBE,
        "volume": MAYBE,
        "number": MAYBE,
        "pages": st.none() | st.sampled_from(["1", "1-9", "e17"]),
        "publisher": MAYBE,
        "arxiv": st.none() | st.sampled_from(["2012.09161", "2502.16025", "hep-th/9108001"]),
        "doi": st.none() | st.sampled_from(["10.1000/x", "10.1000/AbC(1)"]),
        "url": ADDRESSES,
        "extra": st.dictionaries(
            st.sampled_from(["abstract", "note", "x-own", "isbn"]), TEXT, max_size=2
        ).map(lambda held: tuple(held.items())),
    }
    return st.builds(Entry, **{**usual, **fields})


ENTRIES = st.sampled_from(["inproceedings", "article", "misc", "book", "phdthesis"]).flatmap(works)
FILES = st.lists(ENTRIES, min_size=1, max_size=4)


def catalog_of(text: str) -> Catalog:
    parsed = parse_file(text, "catalog.yaml")
    assert parsed.problems == ()
    return assemble((parsed,))


def read(text: str) -> tuple[ReadEntry, ...]:
    return read_bibtex(text, "refs.bib").entries


def after(text: str, *files: tuple[ReadEntry, ...]) -> str:
    found = import_references(catalog_of(text), files).files
    return found[0].text if found else text


def exported(catalog: Catalog) -> str:
    papers = (entry_of_paper(paper, doi=True) for paper in catalog.papers)
    tools = (entry_of_tool(tool) for tool in catalog.tools)
    return write_references(distinct_keys((*papers, *tools)), "bibtex")


def settled(entries: Iterable[Entry]) -> tuple[ReadEntry, ...]:
    """The entries as reading a file of them gives them: an address of arXiv's is an arXiv id."""
    return read(write_references(distinct_keys(entries), "bibtex"))


def is_whole(name: Name) -> bool:
    return read_names(write_name(name))[0] == (name,) and name_of(catalog_name(name)) == name


@FEWER
@given(FILES)
def test_nothing_of_a_file_is_lost(entries: list[Entry]) -> None:
    for given_entry in entries:
        (work,) = settled((given_entry,))
        (paper,) = catalog_of(after("", (work,))).papers
        found = entry_of_paper(paper, doi=True)
        names = all(map(is_whole, (*work.entry.authors, *work.entry.editors)))
        assert found == work.entry or not names


@FEWER
@given(FILES)
def test_importing_again_adds_nothing_and_the_catalog_is_sound(entries: list[Entry]) -> None:
    works = settled(entries)
    once = after("# My own words.\n", works)
    assert once.startswith("# My own words.\n")
    assert check_references(catalog_of(once)) == ()
    again = import_references(catalog_of(once), (works,))
    assert (again.files, again.outcomes[0].added) == ((), ())


@FEWER
@given(FILES, FILES)
def test_files_of_one_run_are_taken_as_if_one_after_the_other(
    first: list[Entry], second: list[Entry]
) -> None:
    one, two = settled(first), settled(second)
    together = after("", one, two)
    assert yaml.safe_load(together) == yaml.safe_load(after(after("", one), two))


PAPERS = st.fixed_dictionaries(
    {},
    optional={
        "title": TEXT,
        "authors": st.lists(TEXT, max_size=3),
        "editors": st.lists(TEXT, max_size=2),
        "year": st.integers(1000, 2999),
        "month": st.integers(1, 12),
        "venue": TEXT,
        "kind": st.sampled_from(["conference", "journal", "preprint", "other"]),
        "type": st.sampled_from(["book", "misc", "phdthesis", "online", "xyz"]),
        "volume": TEXT,
        "number": TEXT,
        "pages": TEXT,
        "publisher": TEXT,
        "arxiv": st.just("2012.09161"),
        "doi": st.just("10.1000/x"),
        "url": st.sampled_from(("https://a.org/x", "https://doi.org/10.1000/Y")),
        "cite_key": TEXT,
        "extra": st.dictionaries(st.sampled_from(["abstract", "note", "year", "doi"]), TEXT),
    },
)
CATALOGS = st.lists(PAPERS, min_size=1, max_size=3)


def as_catalog(papers: list[dict[str, Any]]) -> str:
    """Only the first paper has an arXiv id, DOI or address: two entries for one work are an error."""
    own = ("arxiv", "doi", "url")
    listed = [
        {"id": f"p{number}"}
        | {key: value for key, value in paper.items() if number == 0 or key not in own}
        for number, paper in enumerate(papers)
    ]
    tool = {"id": "code", "name": "LIIF", "url": "https://github.com/yinboc/liif"}
    return yaml.safe_dump({"papers": listed, "tools": [tool]}, allow_unicode=True)


@FEWER
@given(CATALOGS)
def test_what_a_catalog_exports_adds_nothing_to_it(papers: list[dict[str, Any]]) -> None:
    catalog = catalog_of(as_catalog(papers))
    again = import_references(catalog, (read(exported(catalog)),))
    assert (again.files, again.outcomes[0].added) == ((), ())
    assert again.outcomes[0].differences == ()


@FEWER
@given(CATALOGS, FILES)
def test_no_byte_of_a_catalog_changes(papers: list[dict[str, Any]], entries: list[Entry]) -> None:
    text = as_catalog(papers)
    grown = after(text, settled(entries))
    kept = iter(grown)
    assert all(char in kept for char in text)
    before, now = yaml.safe_load(text), yaml.safe_load(grown)
    assert now["tools"] == before["tools"]
    for old, new in zip(before["papers"], now["papers"], strict=False):
        assert {key: new[key] for key in old if key != "extra"} == {
            key: value for key, value in old.items() if key != "extra"
        }
        assert old.get("extra", {}).items() <= new.get("extra", {}).items()


def test_the_key_of_a_file_is_kept_beside_the_id() -> None:
    work = Entry(key="DBLP:conf/cvpr/ChenL021", type="misc", title="LIIF", year=2021)
    (paper,) = catalog_of(after("", settled((work,)))).papers
    assert (paper.id, paper.cite_key) == ("dblp-conf-cvpr-chenl021", "DBLP:conf/cvpr/ChenL021")
    assert entry_of_paper(paper, doi=True) == work
    assert replace(work, key="x") != work
