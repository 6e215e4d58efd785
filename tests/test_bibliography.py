"""Works are named and cited as scholars do; entries are read back by a BibTeX reader."""

import pytest
from bibtexparser.entrypoint import parse_string

from generator.bibliography import (
    author_names,
    page_bibtex,
    paper_bibtex,
    tool_bibtex,
    work_kind,
    year_of,
)
from generator.models.catalog import Paper, Tool

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcd"


def paper(**content: object) -> Paper:
    return Paper.model_validate({"id": "chen2021learning", **content})


def fields(entry: str) -> dict[str, str]:
    """What an independent reader finds in the one entry of a text."""
    library = parse_string(entry)
    assert not library.failed_blocks
    assert len(library.blocks) == 1
    (read,) = library.entries
    return {field.key: str(field.value) for field in read.fields}


def is_balanced(entry: str) -> bool:
    """As BibTeX counts: a backslash before a brace changes nothing."""
    depth = 0
    for char in entry:
        depth += {"{": 1, "}": -1}.get(char, 0)
        if depth < 0:
            return False
    return depth == 0


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ({"kind": "journal", "venue": "Nature"}, "journal"),
        ({"kind": "preprint", "venue": "arXiv"}, "preprint"),
        ({"venue": "CVPR"}, "conference"),
        ({}, "preprint"),
        ({"kind": "journal"}, "journal"),
    ],
)
def test_kind_is_the_stated_one_or_follows_from_the_venue(
    content: dict[str, object], kind: str
) -> None:
    assert work_kind(paper(**content)) == kind


@pytest.mark.parametrize(
    ("content", "year"),
    [
        ({"arxiv": "2012.09161"}, 2020),
        ({"arxiv": "0704.0001"}, 2007),
        ({"arxiv": "2502.1602"}, 2025),
        ({"arxiv": "hep-th/9108001"}, 1991),
        ({"arxiv": "math.GT/9912001"}, 1999),
        ({"arxiv": "math.GT/0309136"}, 2003),
        ({"arxiv": "cs/0703001"}, 2007),
        ({"arxiv": "2012.09161", "year": 2021}, 2021),
        ({"year": 1965}, 1965),
        ({"doi": "10.1109/CVPR46437.2021.00852"}, None),
        ({}, None),
    ],
)
def test_year_is_the_stated_one_or_that_of_the_arxiv_id(
    content: dict[str, object], year: int | None
) -> None:
    assert year_of(paper(**content)) == year


@pytest.mark.parametrize(
    ("count", "names"),
    [
        (0, None),
        (1, "A"),
        (2, "A and B"),
        (3, "A, B and C"),
        (8, "A, B, C, D, E, F, G and H"),
        (9, "A, B, C and 6 others"),
        (30, "A, B, C and 27 others"),
    ],
)
def test_many_authors_are_cut_and_counted(count: int, names: str | None) -> None:
    assert author_names(tuple(LETTERS[:count])) == names


def test_authors_are_readable_words() -> None:
    assert (
        author_names((r"Henri Poincar\'e", " Jan\n van  Dijk "))
        == "Henri Poincaré and Jan van Dijk"
    )


def test_conference_paper() -> None:
    content = paper(
        title="Learning Continuous Image Representation",
        authors=["Yinbo Chen", "Sifei Liu", "Xiaolong Wang"],
        year=2021,
        venue="CVPR",
        kind="conference",
        pages="8628-8638",
        arxiv="2012.09161",
        doi="10.1109/CVPR46437.2021.00852",
        url="https://example.org/liif",
    )
    assert paper_bibtex(content, doi=True) == (
        "@inproceedings{chen2021learning,\n"
        "  title = {{Learning Continuous Image Representation}},\n"
        "  author = {Yinbo Chen and Sifei Liu and Xiaolong Wang},\n"
        "  year = {2021},\n"
        "  booktitle = {CVPR},\n"
        "  pages = {8628--8638},\n"
        "  doi = {10.1109/CVPR46437.2021.00852},\n"
        "  eprint = {2012.09161},\n"
        "  archiveprefix = {arXiv},\n"
        "  url = {https://arxiv.org/abs/2012.09161},\n"
        "}"
    )


def test_journal_article() -> None:
    content = paper(title="Sky", kind="journal", venue="Nature", url="https://example.org/sky")
    assert paper_bibtex(content, doi=False) == (
        "@article{chen2021learning,\n"
        "  title = {{Sky}},\n"
        "  journal = {Nature},\n"
        "  url = {https://example.org/sky},\n"
        "}"
    )


def test_preprint() -> None:
    content = paper(title="Sky", arxiv="hep-th/9108001", venue="Lab notes", kind="preprint")
    assert paper_bibtex(content, doi=False) == (
        "@misc{chen2021learning,\n"
        "  title = {{Sky}},\n"
        "  year = {1991},\n"
        "  howpublished = {Lab notes},\n"
        "  eprint = {hep-th/9108001},\n"
        "  archiveprefix = {arXiv},\n"
        "  url = {https://arxiv.org/abs/hep-th/9108001},\n"
        "}"
    )


def test_repository() -> None:
    tool = Tool.model_validate(
        {"id": "liif-code", "name": "LIIF_code", "url": "https://github.com/yinboc/liif"}
    )
    assert tool_bibtex(tool) == (
        "@misc{liif-code,\n  title = {{LIIF\\_code}},\n  url = {https://github.com/yinboc/liif},\n}"
    )


def test_page() -> None:
    assert page_bibtex("blurry-image-4x", "How is 4x done, at 100%?") == (
        "@misc{blurry-image-4x,\n  title = {{How is 4x done, at 100\\%?}},\n}"
    )


def test_paper_known_by_its_link_alone_is_an_entry() -> None:
    assert fields(paper_bibtex(paper(arxiv="2012.09161"), doi=False)) == {
        "year": "2020",
        "eprint": "2012.09161",
        "archiveprefix": "arXiv",
        "url": "https://arxiv.org/abs/2012.09161",
    }


def test_doi_shows_only_where_it_may() -> None:
    with_doi = paper(title="Sky", doi="10.1000/a_b(1)", url="https://doi.org/10.1000/a_b(1)")
    assert fields(paper_bibtex(with_doi, doi=False)) == {"title": "{Sky}"}
    assert fields(paper_bibtex(with_doi, doi=True)) == {
        "title": "{Sky}",
        "doi": "10.1000/a_b(1)",
        "url": "https://doi.org/10.1000/a_b(1)",
    }


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("a } b", r"a \textbraceright{} b"),
        ("a { b", r"a \textbraceleft{} b"),
        ("a \\ b", r"a \textbackslash{} b"),
        ("}} @misc{x,", r"\textbraceright{}\textbraceright{} @misc\textbraceleft{}x,"),
        ("50% & $5 #1 a_b", r"50\% \& \$5 \#1 a\_b"),
        ("~user ^2", r"\textasciitilde{}user \textasciicircum{}2"),
        ('"quoted", he said', '"quoted", he said'),
        ("@article{evil,", r"@article\textbraceleft{}evil,"),
        ("one\n@misc{two,\n\tthree\r\nfour", r"one @misc\textbraceleft{}two, three four"),
        ("画像の超解像 😀 é", "画像の超解像 😀 é"),
        (r"Poincar\'e and $\times$4", "Poincaré and ×4"),
        ("ends in \\", r"ends in \textbackslash{}"),
        ("{NASA} data", r"\textbraceleft{}NASA\textbraceright{} data"),
    ],
)  # fmt: skip
def test_hostile_title_stays_one_balanced_field(title: str, written: str) -> None:
    for entry in (
        paper_bibtex(paper(title=title), doi=True),
        tool_bibtex(Tool.model_validate({"id": "t", "name": title, "url": "https://x.org/"})),
        page_bibtex("page", title),
    ):
        assert fields(entry)["title"] == f"{{{written}}}"
        assert is_balanced(entry)


@pytest.mark.parametrize(
    ("authors", "written"),
    [
        (["Barnes and Noble", "Ann Lee"], "{Barnes and Noble} and Ann Lee"),
        (["Simon AND Schuster"], "{Simon AND Schuster}"),
        (["and"], "{and}"),
        (["OpenAI, Inc.", "Ann Lee"], "{OpenAI, Inc.} and Ann Lee"),
        (["Sammy Davis, Jr."], "Davis, Jr., Sammy"),
        (["Anders Andersson", "Sandy Land"], "Anders Andersson and Sandy Land"),
        (["Ludwig van Beethoven"], "Ludwig van Beethoven"),
        ([r"Henri Poincar\'e", "王小明"], "Henri Poincaré and 王小明"),
        (["A } B"], r"{B}, {A \textbraceright{}}"),
        (["Research\nand  Development"], "{Research and Development}"),
    ],
)
def test_names_are_protected_where_bibtex_would_take_them_apart(
    authors: list[str], written: str
) -> None:
    entry = paper_bibtex(paper(authors=authors), doi=False)
    assert fields(entry)["author"] == written
    assert is_balanced(entry)


@pytest.mark.parametrize(
    ("pages", "written"),
    [
        ("8628-8638", "8628--8638"),
        ("8628--8638", "8628--8638"),
        ("8628 – 8638", "8628--8638"),
        ("12", "12"),
        ("1-2, 5-9", "1--2, 5--9"),
        ("}", r"\textbraceright{}"),
    ],
)
def test_page_ranges_have_two_dashes(pages: str, written: str) -> None:
    assert fields(paper_bibtex(paper(pages=pages), doi=False))["pages"] == written


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://x.org/a_b?c=%20&d=~e#f", "https://x.org/a_b?c=%20&d=~e#f"),
        ("https://x.org/}", "https://x.org/%7D"),
        ("https://x.org/{\\", "https://x.org/%7B%5C"),
        ('https://x.org/"', "https://x.org/%22"),
        ("https://x.org/é", "https://x.org/%C3%A9"),
    ],
)
def test_address_is_written_as_it_is_but_for_what_would_end_the_field(
    url: str, written: str
) -> None:
    entry = paper_bibtex(paper(url=url), doi=False)
    assert fields(entry)["url"] == written
    assert is_balanced(entry)


def test_doi_cannot_end_its_field() -> None:
    entry = paper_bibtex(paper(doi="10.1000/a}b{c"), doi=True)
    assert fields(entry) == {"doi": "10.1000/a%7Db%7Bc"}


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("blurry-image-4x", "blurry-image-4x"),
        ("a_b:c/d.e+f", "a_b:c/d.e+f"),
        ("a b", "a-b"),
        ("a,}{=\n\"#%'()\\~b", "a-b"),
        ("画像", "-"),
    ],
)
def test_cite_key_holds_nothing_that_ends_it(key: str, written: str) -> None:
    (entry,) = parse_string(page_bibtex(key, "Sky")).entries
    assert entry.key == written
