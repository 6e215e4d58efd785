"""The real site in a real browser: below a folder of its host, at an address with no page, on a disk."""

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from playwright.sync_api import Browser, Page

Run: TypeAlias = Callable[..., "object"]
PREFIX = "/repo/"
ANCHOR = "article a"
LEADING = f"{ANCHOR}[href]"


class Pages(http.server.SimpleHTTPRequestHandler):
    """Serves a folder as GitHub Pages serves a project: below its name, with its own 404.html."""

    def translate_path(self, path: str) -> str:
        inside = path.startswith(PREFIX)
        return super().translate_path(
            f"/{path.removeprefix(PREFIX)}" if inside else "/no such file"
        )

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        content = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Requests are no news."""


@pytest.fixture(scope="module")
def below(
    copy_project: Callable[[Path], Path], run_program: Run, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of the site, built for a folder of its host and served from there."""
    folder = copy_project(tmp_path_factory.mktemp("below") / "project")
    handler = functools.partial(Pages, directory=str(folder / "site"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        address = f"http://127.0.0.1:{server.server_address[1]}{PREFIX}"
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SITE_URL", address)
            done = run_program(folder, "mkdocs", "build", "--strict")
        assert getattr(done, "returncode", None) == 0, getattr(done, "stderr", "")
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield address
        server.shutdown()
        thread.join()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    made = browser.new_page()
    yield made
    made.close()


def test_search_works_below_a_folder(page: Page, below: str) -> None:
    page.goto(f"{below}how-to-read/", wait_until="networkidle")
    page.locator(".md-search__input").first.click()
    page.keyboard.type("enlargement")
    found = page.locator("a.md-search-result__link").first
    found.wait_for(state="attached")
    assert str(found.evaluate("each => each.href")).startswith(f"{below}questions/blurry-image-4x/")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("questions/blury-image-4x/", "questions/blurry-image-4x/"),
        ("blurry-image-4x.html", "questions/blurry-image-4x/"),
        ("papers/FeatSharp-Your-Vision-Model-Features", "papers/ranzinger2025featsharp/"),
        ("deep/down/super%20resolution/", "tasks/super-resolution/"),
    ],
)
def test_a_misspelt_address_leads_to_the_nearest_page(
    page: Page, below: str, asked: str, found: str
) -> None:
    answer = page.goto(below + asked)
    assert answer is not None
    assert answer.status == 404
    nearest = page.locator("#nearest a").first
    nearest.wait_for(state="visible")
    assert nearest.evaluate("each => each.href") == below + found
    nearest.click()
    page.wait_for_url(below + found)
    assert page.locator("article h1").is_visible()


@pytest.mark.parametrize("asked", ["qqqq/", "%E0%A4%A/", "questions/%3Cimg%20src%3Dx%3E/"])
def test_an_address_like_no_other_offers_the_sections_alone(
    page: Page, below: str, asked: str
) -> None:
    told: list[str] = []
    page.on("pageerror", lambda each: told.append(str(each)))
    page.goto(below + asked, wait_until="networkidle")
    assert page.locator("#nearest").is_hidden()
    assert page.locator(LEADING, has_text="Questions").is_visible()
    assert page.locator("#search-hint").is_visible()
    assert told == []


def test_a_lost_reader_without_scripts_gets_the_sections(browser: Browser, below: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{below}questions/blury-image-4x/")
    assert page.locator("#nearest").is_hidden()
    assert page.locator("#search-hint").is_hidden()
    page.locator(LEADING, has_text="Questions").click()
    page.wait_for_url(f"{below}questions/")
    context.close()


def test_a_reader_gets_around_from_a_disk(page: Page, real_site: Path) -> None:
    page.goto((real_site / "index.html").as_uri())
    page.locator(f'{ANCHOR}[href*="blurry-image-4x"]').first.click()
    page.wait_for_url((real_site / "questions/blurry-image-4x/index.html").as_uri())
    assert page.locator("article h1").is_visible()
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.statement')).marginTop") != "0px"
    )
    page.locator(f'{ANCHOR}[href*="chen2021learning"][href*="#abstract"]').first.evaluate(
        "each => each.click()"
    )
    page.wait_for_url("**/papers/chen2021learning/index.html#abstract-*")
    assert page.locator(".sentence:target").is_visible()


def test_from_a_disk_every_page_of_the_menu_and_every_filter_opens(
    page: Page, real_site: Path
) -> None:
    for start in ("index.html", "papers/index.html", "papers/kind/preprint/index.html"):
        page.goto((real_site / start).as_uri())
        links = page.locator(".md-tabs__link, .foot a, article a:not(.headerlink)")
        hrefs = links.evaluate_all("all => all.map((each) => each.href.split('#')[0])")
        own = {Path(each.removeprefix("file://")) for each in hrefs if each.startswith("file:")}
        assert len(own) > 8
        assert [each for each in sorted(own) if not each.is_file()] == []


def test_no_search_is_offered_where_none_can_work(page: Page, real_site: Path, below: str) -> None:
    page.goto((real_site / "index.html").as_uri())
    assert page.locator(".md-search").is_hidden()
    assert page.locator(".ask").is_hidden()
    page.goto(below)
    assert page.locator(".md-search").is_visible()
    assert page.locator(".ask").is_visible()


def test_the_field_of_the_home_page_takes_a_question(page: Page, below: str) -> None:
    page.goto(below, wait_until="networkidle")
    page.locator(".ask").click()
    page.keyboard.type("How do I zoom in?")
    found = page.locator("a.md-search-result__link").first
    found.wait_for(state="visible")
    assert found.evaluate("each => each.href") == f"{below}tasks/super-resolution/"


def test_a_link_to_the_site_has_a_picture_of_the_promised_size(page: Page, below: str) -> None:
    page.goto(below)
    named = page.locator('meta[property="og:image"]').get_attribute("content")
    assert named == f"{below}assets/card.png"
    page.goto(named)
    size = page.locator("img").evaluate("each => [each.naturalWidth, each.naturalHeight]")
    assert size == [1200, 630]


def test_a_page_names_its_markdown_and_asks_for_nothing_else(page: Page, below: str) -> None:
    missing: list[str] = []
    page.on("response", lambda each: missing.append(each.url) if each.status == 404 else None)
    page.goto(f"{below}questions/blurry-image-4x/", wait_until="networkidle")
    page.wait_for_function("window.component$")
    link = page.locator('a[rel="alternate"][type="text/markdown"]')
    assert link.evaluate("each => each.href") == f"{below}questions/blurry-image-4x/index.md"
    assert missing == []


def test_a_program_without_scripts_finds_the_markdown_in_the_head(
    browser: Browser, below: str
) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{below}questions/blurry-image-4x/")
    link = page.locator('head link[rel="alternate"][type="text/markdown"]')
    assert link.evaluate("each => each.href") == f"{below}questions/blurry-image-4x/index.md"
    page.close()
