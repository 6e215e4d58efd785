"""Sites that are empty, long, or in scripts that run the other way, on a phone."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from benchmarks.serving import serve

Run: TypeAlias = Callable[..., "object"]
Build: TypeAlias = Callable[[str], Path]
PHONE = ViewportSize(width=390, height=844)
PEOPLE = ", ".join(f"Ada Number{number:02}" for number in range(1, 31))
WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2
OTHER_WORD = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 2
ARABIC = "كيف يستطيع الذكاء الاصطناعي أن يجعل الصورة الضبابية حادة؟"
HEBREW = "חידוד תמונות"
CHINESE = "为什么人工智能可以把一张模糊的小照片变成清晰的大照片而且细节看起来如此真实可信呢" * 3
EXTREMES = f"""
papers:
  - {{id: crowd, title: "Thirty people and a picture", authors: [{PEOPLE}], year: 2024}}
  - {{id: nobody, title: "Nobody wrote this", arxiv: "2401.00001"}}
  - {{id: untitled, arxiv: "2401.00002"}}
  - {{id: long, title: "{WORD}", authors: ["{WORD}"], year: 2020, venue: "{WORD}"}}
  - id: arabic
    title: "{ARABIC}"
    authors: ["محمد علي"]
    sources: [{{id: abstract, depth: abstract, text: "{ARABIC} {ARABIC}"}}]
tasks:
  - id: sharpen
    name: "{HEBREW}: שיפור"
    aliases: ["{OTHER_WORD}", "图像锐化"]
    inputs: [{{name: photo, type: image, description: "{CHINESE}"}}]
models:
  - {{id: long-name, name: "{WORD}", task: sharpen, paper: long}}
  - {{id: hebrew, name: "רשת עברית", task: sharpen}}
questions:
  - {{id: ar, question: "{ARABIC}", task: sharpen, models: [hebrew], scope: {{}}}}
  - {{id: zh, question: "{CHINESE}", task: sharpen, models: [long-name], scope: {{}}}}
  - {{id: de, question: "Was ist {WORD}?", models: [long-name, hebrew], scope: {{}}}}
"""
PAGES = (
    "",
    "questions/",
    "questions/ar/",
    "questions/zh/",
    "questions/de/",
    "papers/",
    "papers/crowd/",
    "papers/nobody/",
    "papers/untitled/",
    "papers/long/",
    "papers/arabic/",
    "tasks/",
    "tasks/sharpen/",
    "models/",
    "models/long-name/",
    "bibliography/",
)
CUT = """() => [...document.querySelectorAll("article h1, article li, article dd, article p")]
  .filter((each) => each.getBoundingClientRect().right > innerWidth + 1 && !each.closest(".scroll"))
  .map((each) => each.textContent.slice(0, 60))"""


@pytest.fixture(scope="module")
def build(
    copy_project: Callable[[Path], Path], run_program: Run, tmp_path_factory: pytest.TempPathFactory
) -> Build:
    """Build the project's site with another catalog: the folder of its pages."""

    def make(catalog: str) -> Path:
        folder = copy_project(tmp_path_factory.mktemp("extreme") / "project")
        (folder / "catalog.yaml").write_text(catalog, encoding="utf-8")
        done = run_program(folder, "mkdocs", "build", "--strict")
        assert getattr(done, "returncode", None) == 0, getattr(done, "stderr", "")
        return folder / "site"

    return make


@pytest.fixture(scope="module")
def extremes(build: Build) -> Iterator[str]:
    """The address of a site with the longest and the emptiest entries."""
    with serve(build(EXTREMES)) as address:
        yield address


@pytest.fixture(scope="module")
def empty(build: Build) -> Iterator[str]:
    """The address of a site that has no question yet."""
    with serve(build("papers: []\n")) as address:
        yield address


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page as wide as a phone."""
    made = browser.new_page(viewport=PHONE)
    yield made
    made.close()


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "home")
def test_nothing_runs_out_of_a_phone(phone: Page, extremes: str, path: str) -> None:
    phone.goto(extremes + path)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    assert phone.evaluate(CUT) == []
    box = phone.locator("article h1").bounding_box()
    assert box is not None
    assert box["height"] > 20


@pytest.mark.parametrize(
    ("path", "direction"),
    [
        ("questions/ar/", "rtl"),
        ("questions/zh/", "ltr"),
        ("papers/arabic/", "rtl"),
        ("tasks/sharpen/", "rtl"),
        ("papers/crowd/", "ltr"),
    ],
)
def test_a_title_runs_in_the_direction_of_its_script(
    phone: Page, extremes: str, path: str, direction: str
) -> None:
    phone.goto(extremes + path)
    title = phone.locator("article h1")
    assert title.get_attribute("dir") == "auto"
    assert title.evaluate("each => getComputedStyle(each).direction") == direction


def test_each_line_of_a_list_has_its_own_direction(phone: Page, extremes: str) -> None:
    phone.goto(f"{extremes}questions/")
    links = phone.locator(".listing a")
    found = links.evaluate_all("all => all.map((each) => getComputedStyle(each).direction)")
    assert found == ["rtl", "ltr", "ltr"]


def test_supplied_words_run_in_their_own_direction(phone: Page, extremes: str) -> None:
    phone.goto(f"{extremes}papers/arabic/")
    quote = phone.locator("blockquote.supplied")
    assert quote.evaluate("each => getComputedStyle(each).direction") == "rtl"


def test_all_of_thirty_authors_are_named_on_the_page_of_their_paper(
    phone: Page, extremes: str
) -> None:
    phone.goto(f"{extremes}papers/crowd/")
    facts = phone.locator(".facts").inner_text()
    assert facts.count("Ada Number") == 30


def test_a_paper_says_what_was_not_supplied(phone: Page, extremes: str) -> None:
    phone.goto(f"{extremes}papers/nobody/")
    assert "None were supplied" in phone.locator(".facts").inner_text()
    phone.goto(f"{extremes}papers/arabic/")
    assert "Not supplied" in phone.locator(".facts").inner_text()


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("", "This site has no question yet."),
        ("questions/", "Nothing is here yet."),
        ("models/", "Nothing is here yet."),
        ("papers/", "Nothing is here yet."),
        ("tasks/", "Nothing is here yet."),
        ("bibliography/", "No work has been added yet."),
    ],
)
def test_an_empty_site_says_what_to_do_next(phone: Page, empty: str, path: str, told: str) -> None:
    phone.goto(empty + path)
    text = phone.locator("article").inner_text()
    assert told in text
    assert "explainer import briefs/your-brief.txt" in text
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
