"""References, labels and orders as two styles have them."""

import pytest

from generator.bibliography import (
    cite_labels,
    entry_of_paper,
    entry_of_tool,
    entry_sort_key,
    format_references,
    kind_of,
)
from generator.bibliography.names import display, inverted, list_names, name_of, name_sort_key
from generator.models.bibliography import Entry, FormattedReference, Name
from generator.models.catalog import Paper, Tool

CHEN = Name(given="Yinbo", family="Chen")
LIU = Name(given="Sifei", family="Liu")
BEETHOVEN = Name(given="Ludwig", particle="van", family="Beethoven")


def conference(**fields: object) -> Entry:
    content: dict[str, object] = {
        "key": "chen2021",
        "type": "inproceedings",
        "title": "LIIF",
        "authors": (CHEN, LIU),
        "year": 2021,
        "venue": "CVPR",
        "pages": "8628-8638",
        "arxiv": "2012.09161",
    }
    return Entry(**(content | fields))  # type: ignore[arg-type]


def test_numeric_reference() -> None:
    assert format_references((conference(),), "numeric") == (
        FormattedReference(
            style="numeric",
            kind="conference",
            authors="Yinbo Chen and Sifei Liu",
            year="2021",
            title="LIIF",
            venue="CVPR, pp. 8628–8638",
            link="https://arxiv.org/abs/2012.09161",
            link_label="arXiv:2012.09161",
        ),
    )


def test_author_year_reference_begins_with_the_family_name() -> None:
    (found,) = format_references((conference(authors=(BEETHOVEN, LIU)),), "author-year")
    assert found.authors == "van Beethoven, Ludwig and Sifei Liu"
    assert found.year == "2021"


BARE = {"arxiv": None, "pages": None, "venue": None}
JOURNAL = {"type": "article", "venue": "Nature", "volume": "5", "number": "2", "arxiv": None}
CODE = {**BARE, "type": "misc", "url": "https://github.com/yinboc/liif"}
BOOK = {**BARE, "type": "book", "publisher": "Springer", "url": "https://a.org/b"}


@pytest.mark.parametrize(
    ("fields", "kind", "venue", "label"),
    [
        (JOURNAL, "journal", "Nature 5(2), 8628–8638", None),
        ({**BARE, "type": "misc", "arxiv": "2012.09161"}, "preprint", None, "arXiv:2012.09161"),
        (CODE, "repository", None, "github.com/yinboc/liif"),
        (BOOK, "other", "Springer", "a.org"),
        ({"pages": "7", "arxiv": None}, "conference", "CVPR, p. 7", None),
    ],
)
def test_each_kind_of_work_has_its_parts(
    fields: dict[str, object], kind: str, venue: str | None, label: str | None
) -> None:
    (found,) = format_references((conference(**fields),), "numeric")
    assert (found.kind, found.venue, found.link_label) == (kind, venue, label)


def test_a_doi_is_a_link_only_where_it_is_asked_for() -> None:
    entry = conference(arxiv=None, doi="10.1000/x")
    (hidden,) = format_references((entry,), "numeric")
    (shown,) = format_references((entry,), "numeric", doi=True)
    assert (hidden.link, hidden.link_label) == (None, None)
    assert (shown.link, shown.link_label) == ("https://doi.org/10.1000/x", "doi:10.1000/x")


def test_many_authors_are_counted() -> None:
    crowd = tuple(Name(given="A.", family=f"B{number}") for number in range(30))
    (found,) = format_references((conference(authors=crowd),), "numeric")
    assert found.authors == "A. B0, A. B1, A. B2 and 27 others"
    (found,) = format_references((conference(authors=crowd[:3]),), "numeric", limit=2)
    assert found.authors == "A. B0, A. B1 and 1 other"
    (found,) = format_references((conference(and_others=True),), "numeric")
    assert found.authors == "Yinbo Chen, Sifei Liu and others"


@pytest.mark.parametrize(
    ("names", "others", "shown"),
    [
        ((), False, ""),
        ((), True, ""),
        (("A",), True, "A and others"),
        (("A", "B"), False, "A and B"),
    ],
)
def test_lists_of_names(names: tuple[str, ...], *, others: bool, shown: str) -> None:
    assert list_names(names, others=others) == shown


def test_works_that_would_be_cited_alike_get_a_letter() -> None:
    works = (
        conference(key="a"),
        conference(key="b"),
        conference(key="c", authors=(CHEN, LIU, BEETHOVEN)),
        conference(key="d", authors=(BEETHOVEN,), year=None),
        conference(key="e", authors=()),
    )
    assert cite_labels(works, "author-year") == (
        "Chen and Liu 2021a",
        "Chen and Liu 2021b",
        "Chen et al. 2021",
        "van Beethoven n.d.",
        "LIIF 2021",
    )
    assert cite_labels(works, "numeric") == ("1", "2", "3", "4", "5")
    listed = format_references(works, "author-year")
    assert [each.year for each in listed] == ["2021a", "2021b", "2021", None, "2021"]


def test_letters_go_on_after_z() -> None:
    labels = cite_labels([conference(key=str(number)) for number in range(28)], "author-year")
    assert labels[25:] == ("Chen and Liu 2021z", "Chen and Liu 2021aa", "Chen and Liu 2021ab")


def test_works_are_sorted_by_family_name_without_particle_case_and_accents() -> None:
    names = (
        "Zoë Adams",
        "Ludwig van Beethoven",
        "Émile Écru",
        "Eva Edel",
        "王小明",
        "NASA",
        "de Gaulle",
    )
    ordered = sorted((name_of(each) for each in names), key=name_sort_key)
    assert [display(each) for each in ordered] == [
        "Zoë Adams", "Ludwig van Beethoven", "Émile Écru", "Eva Edel", "de Gaulle", "NASA", "王小明",
    ]  # fmt: skip
    works = (conference(key="b"), conference(key="a"), conference(key="c", year=1999))
    assert [each.key for each in sorted(works, key=entry_sort_key)] == ["c", "a", "b"]
    untitled = (
        conference(key="x", authors=(), title="Beta"),
        conference(key="y", authors=(), title="alpha"),
    )
    assert [each.key for each in sorted(untitled, key=entry_sort_key)] == ["y", "x"]


@pytest.mark.parametrize(
    ("text", "shown", "turned"),
    [
        ("Yinbo Chen", "Yinbo Chen", "Chen, Yinbo"),
        ("Ludwig van Beethoven", "Ludwig van Beethoven", "van Beethoven, Ludwig"),
        ("Sammy Davis, Jr.", "Sammy Davis Jr.", "Davis, Sammy, Jr."),
        ("Henry Louis Gates III", "Henry Louis Gates III", "Gates, Henry Louis, III"),
        ("OpenAI, Inc.", "OpenAI, Inc.", "OpenAI, Inc."),
        ("Barnes and Noble", "Barnes and Noble", "Barnes and Noble"),
        ("Plato", "Plato", "Plato"),
        ("王小明", "王小明", "王小明"),
        (r"Henri Poincar\'e", "Henri Poincaré", "Poincaré, Henri"),
        ("Иван Петров", "Иван Петров", "Петров, Иван"),
        ("نجيب محفوظ", "نجيب محفوظ", "محفوظ, نجيب"),
    ],
)
def test_names_of_a_catalog(text: str, shown: str, turned: str) -> None:
    name = name_of(text)
    assert (display(name), inverted(name)) == (shown, turned)


def test_east_asian_names_begin_with_the_family_name_and_have_no_blank() -> None:
    assert display(Name(given="小明", family="王")) == "王小明"
    assert inverted(Name(given="철수", family="김")) == "김철수"
    assert display(Name(given="Xiaoming", family="王")) == "Xiaoming 王"


def test_entries_of_the_catalog() -> None:
    paper = Paper.model_validate(
        {
            "id": "k",
            "title": r"On $\times$4",
            "authors": ["Jan\n van  Dijk"],
            "arxiv": "2012.09161",
            "doi": "10.1000/x",
            "pages": "1–9",
        }
    )
    assert entry_of_paper(paper, doi=False) == Entry(
        key="k",
        type="misc",
        title="On ×4",
        authors=(Name(given="Jan", particle="van", family="Dijk"),),
        year=2020,
        pages="1-9",
        arxiv="2012.09161",
    )
    assert entry_of_paper(paper, doi=True).doi == "10.1000/x"
    tool = Tool.model_validate({"id": "t", "name": "LIIF", "url": "https://github.com/yinboc/liif"})
    assert kind_of(entry_of_tool(tool)) == "repository"
