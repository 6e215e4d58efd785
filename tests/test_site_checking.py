"""Rendered pages are held to their rules; one readable case in cases/closed_world for each rule."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.errors import Code
from generator.models.assembled import Catalog, SourceFile
from generator.models.catalog import Model, Question, Scope
from generator.site.checking import Chrome, PageChecker, read_sources
from generator.site.reading import read_catalog

FOLDER = Path(__file__).parent / "cases" / "closed_world"
CASES = sorted(path for path in FOLDER.glob("*.yaml") if path.name != "catalog.yaml")
CHROME = Chrome(
    site="https://site.example/",
    others=("https://github.com/me/site", "https://licence.example/by/4.0/"),
)
PAGES = {"site": "models/sharpnet.md", "docs": "about.md", "fields": "catalog-fields.md"}


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return read_catalog(FOLDER / "catalog.yaml")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case_finds_what_it_says(path: Path, catalog: Catalog) -> None:
    case: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    src_uri = f"questions/{case['question']}.md" if "question" in case else PAGES[case["page_of"]]
    held = PageChecker(catalog, CHROME, hand_written=(PAGES["docs"],))
    found = held.check(src_uri, case["page"], file="site/page.html")
    told = [f"{each.violation.code} {each.violation.words}" for each in found]
    assert sorted(told) == sorted(case["found"])


def checker(*names: str) -> PageChecker:
    """For a question `q` that knows none of these models, and a question `p`."""
    questions = tuple(Question(id=each, question="Why?", scope=Scope()) for each in "qp")
    models = tuple(Model(id=f"m{n}", name=name) for n, name in enumerate(names))
    files = (SourceFile(name="catalog.yaml", text="a: b\n# Our FarNet says\n# so.\n"),)
    return PageChecker(Catalog(models=models, questions=questions, files=files), CHROME)


def source(name: str, *lines: str) -> SourceFile:
    return SourceFile(name=name, text="".join(f"{line}\n" for line in lines))


def test_a_problem_names_page_words_and_the_line_of_the_template() -> None:
    held = checker()
    held.check(
        "questions/q.md", '<a href="https://evil.example/?a=1&amp;b">x</a>', file="site/q.html"
    )
    (problem,) = held.problems(
        [source("templates/a.md", "# A", "", "  [x](https://evil.example/?a=1&b)")]
    )
    assert str(problem) == (
        "templates/a.md:3:7: foreign-link: the page questions/q.md links to "
        "'https://evil.example/?a=1&b', which its brief did not supply "
        "(remove the link, or import a brief that supplies it)"
    )


def test_words_of_no_file_are_told_where_they_stand_in_the_rendered_page() -> None:
    held = checker()
    held.check("questions/q.md", "<p>\n <p>See evil.example/a&amp;b", file="site/q/index.html")
    (problem,) = held.problems([source("templates/a.md", "evil.example/a")])
    assert str(problem.place) == "site/q/index.html:2:9"


def test_of_several_lines_the_likest_to_the_page_is_told() -> None:
    held = checker("FarNet")
    held.check("questions/q.md", "<p>As <b>FarNet</b> would have it", file="q.html")
    held.check("questions/p.md", "<p>Our FarNet says so.", file="p.html")
    files = [
        source("templates/a.md", "FarNet", "As **FarNet** would {{ have }} it", "FarNets it would"),
        source("templates/b.md", "It would have FarNet"),
    ]
    docs = [source("docs/a.md", "As FarNet would have it")]
    assert [(each.message.split()[2], str(each.place)) for each in held.problems(files, docs)] == [
        ("questions/q.md", "templates/a.md:2:6"),
        ("questions/p.md", "catalog.yaml:2:7"),
    ]


def test_words_may_go_over_the_lines_of_a_file() -> None:
    held = checker("Far Away Net")
    held.check("questions/q.md", "<p>See Far Away Net", file="q.html")
    (problem,) = held.problems([source("templates/a.md", "  See Far", "    Away Net.")])
    assert str(problem.place) == "templates/a.md:1:7"


def test_a_hand_written_page_is_told_by_its_own_file() -> None:
    held = checker()
    html = '<img src="https://evil.example/a.png" alt="">'
    held.check("contributing/index.md", html, file="site/contributing/index.html")
    docs = [
        source("docs/index.md", "https://evil.example/a.png"),
        source("docs/contributing/index.md", "", "![](https://evil.example/a.png)"),
    ]
    (problem,) = held.problems([], docs)
    assert str(problem) == (
        "docs/contributing/index.md:2:5: third-party-request: the page contributing/index.md loads "
        "'https://evil.example/a.png' from another host, or sends something there "
        "(keep a copy below docs/assets/ and use that, or remove it)"
    )


def test_one_line_that_spoils_many_pages_is_one_problem() -> None:
    held = checker()
    for number in range(7):
        html = '<script src="//evil.example/a.js"></script>'
        held.check(f"papers/p{number}.md", html, file=f"{number}.html")
    (problem,) = held.problems([source("mkdocs.yml", "  - //evil.example/a.js")])
    assert str(problem.place) == "mkdocs.yml:1:5"
    assert problem.message == (
        "the page papers/p0.md loads '//evil.example/a.js' from another host, or sends something "
        "there; so does papers/p1.md, papers/p2.md, papers/p3.md, and 3 more"
    )


def test_a_style_sheet_of_ours_loads_nothing_from_elsewhere() -> None:
    files = [
        source("docs/a.css", "a { b: url(c.png) }", '@import "https://fonts.example/a.css";'),
        source("docs/a.md", '@import "https://fonts.example/b.css";'),
    ]
    (problem,) = checker().problems([], files)
    assert (problem.code, str(problem.place)) == (Code.THIRD_PARTY_REQUEST, "docs/a.css:2:10")
    assert problem.message.startswith("the page docs/a.css loads 'https://fonts.example/a.css'")


@pytest.mark.parametrize(
    ("name", "line", "address"),
    [
        ("docs/x.js", 'const a = await fetch("https://e.example/x");', "https://e.example/x"),
        ("docs/x.mjs", "import '//e.example/x.js';", "//e.example/x.js"),
        ("overrides/x.js", "x = `${'https:\\/\\/e.example\\/x'}`", "https://e.example/x"),
        ("docs/x.js", 'a = /"/; b = "//e.example/x"; // "', "//e.example/x"),
        ("docs/x.js", "new WebSocket('wss://e.example/')", "wss://e.example/"),
        (
            "docs/raw.html",
            '<script src="https://e.example/x.js"></script>',
            "https://e.example/x.js",
        ),
        (
            "docs/x.svg",
            '<svg><image href="https://e.example/a.png"/></svg>',
            "https://e.example/a.png",
        ),
        ("docs/x.svg", '<svg><rect fill="url(//e.example/a)"/></svg>', "//e.example/a"),
        ("docs/x.svg", "<svg><style>@import '//e.example/a';</style></svg>", "//e.example/a"),
        ("docs/x.svg", '<s:svg><s:use xlink:href="//e.example/a"/></s:svg>', "//e.example/a"),
        ("docs/x.svg", '<?xml-stylesheet href="//e.example/a.css"?><svg/>', "//e.example/a.css"),
        (
            "docs/x.svg",
            '<!DOCTYPE svg [<!ENTITY a "https://e.example/">]><svg/>',
            "https://e.example/",
        ),
    ],
)
def test_what_the_site_adds_itself_loads_nothing_from_elsewhere(
    name: str, line: str, address: str
) -> None:
    (problem,) = checker().problems([], [source(name, "", line)])
    assert (problem.code, problem.place.file) == (Code.THIRD_PARTY_REQUEST, name)
    assert problem.message.startswith(f"the page {name} loads '{address}' from another host")


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("docs/x.js", "// see https://e.example/\n/* and //e.example/ */ a = 1 / 2; b = 'a//b.c'"),
        ("docs/x.js", 'document.createElementNS("http://www.w3.org/2000/svg", "g")'),
        ("docs/x.js", "if (/^https?:\\/\\//.test(a)) { fetch('https://site.example/a') }"),
        ("docs/raw.html", '<a href="https://e.example/">See https://e.example/</a>'),
        (
            "docs/x.svg",
            '<svg xmlns="http://www.w3.org/2000/svg"><a href="https://e.example/"/></svg>',
        ),
        (
            "docs/x.svg",
            '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/a.dtd"><svg/>',
        ),
        ("templates/x.html", '<script src="https://e.example/x.js"></script>'),
    ],
)
def test_what_stays_at_home_is_fine(name: str, line: str) -> None:
    files = [source(name, line)]
    held = checker()
    own, docs = (files, []) if name.startswith("templates/") else ([], files)
    assert held.problems(own, docs) == ()


def test_a_page_without_a_fault_has_no_problem() -> None:
    held = checker("FarNet")
    assert held.check("questions/q.md", "<p>Far away</p>", file="q.html") == ()
    assert held.check("questions/index.md", "<p>FarNet</p>", file="q.html") == ()
    assert held.problems([source("templates/a.md", "FarNet")]) == ()


def test_each_file_that_may_hold_the_words_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("mkdocs.yml", "b/c.md", "b/a.css", "b/d.png"):
        (tmp_path / name).write_bytes(name.encode() + b"\xff")
    files = read_sources(
        (tmp_path / "mkdocs.yml", tmp_path / "b", tmp_path / "b/c.md", tmp_path / "e")
    )
    assert [(Path(each.name).name, each.text) for each in files] == [
        ("mkdocs.yml", "mkdocs.yml\ufffd"),
        ("a.css", "b/a.css\ufffd"),
        ("c.md", "b/c.md\ufffd"),
    ]
