"""What stands in each export, to the letter, and that CITATION.cff follows its schema."""

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from generator.bibliography import write_bibtex, write_csl_json, write_ris
from generator.bibliography.csl import csl_type
from generator.models.bibliography import Entry, Name

ROOT = Path(__file__).parents[1]
WORK = Entry(
    key="chen2021",
    type="article",
    title="Bilder größer: 4× & mehr",
    authors=(
        Name(given="Jörg", particle="van", family="Müller", suffix="Jr."),
        Name(literal="NASA"),
        Name(given="小明", family="王"),
    ),
    and_others=True,
    editors=(Name(given="Bo", family="Li"),),
    year=2021,
    month=6,
    venue="Nature",
    volume="5",
    number="2",
    pages="1-9",
    publisher="Springer",
    arxiv="2012.09161",
    doi="10.1000/a_b",
    extra=(("keywords", "one, two; three"), ("abstract", "Short."), ("x-own", "kept")),
)


def test_bibtex() -> None:
    assert write_bibtex((WORK,)) == (
        "@article{chen2021,\n"
        "  title = {{Bilder größer: 4× \\& mehr}},\n"
        "  author = {van Müller, Jr., Jörg and {NASA} and 王, 小明 and others},\n"
        "  editor = {Bo Li},\n"
        "  year = {2021},\n"
        "  month = jun,\n"
        "  journal = {Nature},\n"
        "  volume = {5},\n"
        "  number = {2},\n"
        "  pages = {1--9},\n"
        "  publisher = {Springer},\n"
        "  doi = {10.1000/a_b},\n"
        "  eprint = {2012.09161},\n"
        "  archiveprefix = {arXiv},\n"
        "  url = {https://arxiv.org/abs/2012.09161},\n"
        "  keywords = {one, two; three},\n"
        "  abstract = {Short.},\n"
        "  x-own = {kept},\n"
        "}\n"
    )


def test_bibtex_in_ascii() -> None:
    text = write_bibtex((WORK,), ascii_only=True)
    assert text.isascii()
    assert r"{{Bilder gr{\"o}{\ss}er: 4{\texttimes} \& mehr}}" in text
    assert (
        r"{van M{\"u}ller, Jr., J{\"o}rg and {NASA} and "
        r'{\symbol{"738B}}, {\symbol{"5C0F}}{\symbol{"660E}} and others}' in text
    )


def test_several_entries_keep_their_order_and_their_keys_apart() -> None:
    works = (
        Entry(key="b", type="misc"),
        Entry(key="B", type="misc"),
        Entry(key="a", type="misc"),
        Entry(key="b", type="misc"),
    )
    text = write_bibtex(works)
    assert text == "@misc{b,\n}\n\n@misc{B-2,\n}\n\n@misc{a,\n}\n\n@misc{b-3,\n}\n"
    assert write_bibtex(()) == ""


def test_csl_json() -> None:
    assert json.loads(write_csl_json((WORK,))) == [
        {
            "id": "chen2021",
            "type": "article-journal",
            "title": "Bilder größer: 4× & mehr",
            "author": [
                {
                    "family": "Müller",
                    "given": "Jörg",
                    "non-dropping-particle": "van",
                    "suffix": "Jr.",
                },
                {"literal": "NASA"},
                {"family": "王", "given": "小明"},
                {"literal": "others"},
            ],
            "editor": [{"family": "Li", "given": "Bo"}],
            "issued": {"date-parts": [[2021, 6]]},
            "container-title": "Nature",
            "volume": "5",
            "issue": "2",
            "page": "1-9",
            "publisher": "Springer",
            "archive": "arXiv",
            "archive_location": "2012.09161",
            "DOI": "10.1000/a_b",
            "URL": "https://arxiv.org/abs/2012.09161",
            "keyword": "one, two; three",
            "abstract": "Short.",
        }
    ]


@pytest.mark.parametrize(
    ("kind", "url", "expected"),
    [
        ("inproceedings", None, "paper-conference"),
        ("misc", None, "document"),
        ("misc", "https://github.com/yinboc/liif", "software"),
        ("phdthesis", None, "thesis"),
        ("techreport", None, "report"),
        ("online", None, "webpage"),
    ],
)
def test_types_of_csl(kind: str, url: str | None, expected: str) -> None:
    assert csl_type(Entry(key="k", type=kind, url=url)) == expected


def test_ris() -> None:
    assert write_ris(
        (WORK, Entry(key="k", type="phdthesis", venue="ETH", url="https://a.org/;"))
    ) == (
        "TY  - JOUR\n"
        "ID  - chen2021\n"
        "AU  - van Müller, Jörg, Jr.\n"
        "AU  - NASA\n"
        "AU  - 王, 小明\n"
        "AU  - others\n"
        "A2  - Li, Bo\n"
        "TI  - Bilder größer: 4× & mehr\n"
        "PY  - 2021\n"
        "DA  - 2021/06//\n"
        "JO  - Nature\n"
        "VL  - 5\n"
        "IS  - 2\n"
        "SP  - 1\n"
        "EP  - 9\n"
        "PB  - Springer\n"
        "AN  - arXiv:2012.09161\n"
        "DO  - 10.1000/a_b\n"
        "UR  - https://arxiv.org/abs/2012.09161\n"
        "AB  - Short.\n"
        "KW  - one\n"
        "KW  - two\n"
        "KW  - three\n"
        "ER  - \n"
        "\n"
        "TY  - THES\n"
        "ID  - k\n"
        "PB  - ETH\n"
        "UR  - https://a.org/%3B\n"
        "ER  - \n"
    )


def test_citation_cff_follows_its_schema_and_names_the_version() -> None:
    cff = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    schema = json.loads((ROOT / "tests" / "data" / "cff-1.2.0.json").read_text(encoding="utf-8"))
    assert [error.message for error in Draft7Validator(schema).iter_errors(cff)] == []
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'version = "{cff["version"]}"' in project
    assert f'license = "{cff["license"]}"' in project
