"""Whatever a work is called, a BibTeX reader that is not ours gets it back."""

from unicodedata import category, normalize

from bibtexparser.entrypoint import parse_string
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string as parse_bibtex  # type: ignore[import-untyped]

from generator.bibliography import author_names, page_bibtex, paper_bibtex
from generator.models.catalog import Paper

UNHURRIED = settings(deadline=None)
AWKWARD = (
    "{", "}", "\\", "%", "@", "$", "#", "_", "~", "^", "&", '"', "'", ",", "=", "\n", "\r\n", "\\{", "\\}", "\\\\",
    "@misc{x,", "}\n\n@article{y,", " and ", " AND ", "and", ", ", "(", ")", "😀", "模型", "é", "e\u0301", "\u2028",
)  # fmt: skip
ANY_TEXT = st.lists(
    st.one_of(st.sampled_from(AWKWARD), st.text(st.characters(codec="utf-8"), min_size=1)),
    min_size=1,
).map("".join).filter(lambda text: text.strip())  # fmt: skip
# Backslashes and dollars may begin LaTeX, which becomes readable text: other tests hold that.
NO_LATEX = (
    ANY_TEXT.map(lambda text: text.replace("\\", "/").replace("$", "S"))
    .map(lambda text: "".join(char for char in text if category(char) != "Cc" or char.isspace()))
    .filter(lambda text: text.strip())
)
NAMES = {
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    r"\&": "&",
    r"\%": "%",
    r"\#": "#",
    r"\_": "_",
}


def read(entry: str) -> tuple[str, dict[str, str]]:
    library = parse_string(entry)
    assert not library.failed_blocks
    assert len(library.blocks) == 1
    (found,) = library.entries
    return found.key, {field.key: str(field.value) for field in found.fields}


def unescaped(value: str) -> str:
    for name, char in NAMES.items():
        value = value.replace(name, char)
    return value


def letters(text: str) -> str:
    """Without blanks, braces and commas, which a name may have between its parts."""
    return normalize(
        "NFC", "".join(char for char in text if not char.isspace() and char not in "{},")
    )


def is_balanced(entry: str) -> bool:
    depths = [0]
    for char in entry:
        depths.append(depths[-1] + {"{": 1, "}": -1}.get(char, 0))
    return min(depths) == 0 == depths[-1]


@UNHURRIED
@given(ANY_TEXT, st.lists(ANY_TEXT, max_size=5), ANY_TEXT, ANY_TEXT, st.booleans())
def test_every_entry_is_read_back_whole(
    title: str, authors: list[str], venue: str, pages: str, doi: bool  # noqa: FBT001 - drawn
) -> None:  # fmt: skip
    content = {
        "id": "key",
        "title": title,
        "authors": authors,
        "venue": venue,
        "pages": pages,
        "year": 2021,
        "doi": "10.1000/x",
    }
    entry = paper_bibtex(Paper.model_validate(content), doi=doi)
    key, fields = read(entry)
    assert is_balanced(entry)
    assert key == "key"
    assert fields["year"] == "2021"
    assert ("doi" in fields) == doi
    assert set(fields) <= {"title", "author", "booktitle", "pages", "year", "doi"}


@UNHURRIED
@given(NO_LATEX)
def test_title_comes_back_to_the_letter(title: str) -> None:
    _, fields = read(page_bibtex("key", title))
    assert unescaped(fields["title"]) == f"{{{normalize('NFC', ' '.join(title.split()))}}}"


@UNHURRIED
@given(st.lists(NO_LATEX, min_size=1, max_size=5))
def test_authors_come_back_one_by_one(authors: list[str]) -> None:
    """As pybtex takes them apart; which words are the family name, other tests hold."""
    content = Paper.model_validate({"id": "key", "title": "T", "authors": authors})
    (entry,) = parse_bibtex(paper_bibtex(content, doi=False), "bibtex").entries.values()
    people = entry.persons["author"]
    assert len(people) == len(authors)
    for person, name in zip(people, authors, strict=True):
        found = " ".join((*person.first_names, *person.middle_names, *person.prelast_names))
        found = " ".join((found, *person.last_names, *person.lineage_names))
        assert letters(unescaped(found)) == letters(name)


@UNHURRIED
@given(st.lists(st.text(st.sampled_from("abc"), min_size=1), min_size=1, max_size=40))
def test_every_author_is_named_or_counted(authors: list[str]) -> None:
    shown = author_names(tuple(authors)) or ""
    *names, last = shown.replace(" and ", ", ").split(", ")
    if last.endswith(" others"):
        assert names == authors[:3]
        assert int(last.removesuffix(" others")) == len(authors) - 3
    else:
        assert [*names, last] == authors


@UNHURRIED
@given(st.text())
def test_cite_key_is_always_read(key: str) -> None:
    entry = page_bibtex(f"k{key}", "Sky")
    assert read(entry)[1] == {"title": "{Sky}"}
    assert read(entry)[0].startswith("k")
