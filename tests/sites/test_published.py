"""The real site as it is published: below a folder of its host, at a root, and from a disk."""

import gzip
import json
import posixpath
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeAlias
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest
from selectolax.lexbor import LexborHTMLParser

pytestmark = pytest.mark.slow

Run: TypeAlias = Callable[..., "object"]
SUB_PATH = "https://user.example/repo/"
ROOT = "https://user.example/"
LEADING = "[href], [src], [srcset], [data], [action], [poster]"
ATTRIBUTES = ("href", "src", "srcset", "data", "action", "poster")
MARKDOWN_LINK = re.compile(r"\]\(([^()\s]+)")
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@dataclass(frozen=True, kw_only=True)
class Published:
    """The files of a site, and the address that it is read at."""

    folder: Path
    address: str
    pages: dict[str, LexborHTMLParser] = field(default_factory=dict)

    @cached_property
    def ids(self) -> dict[str, frozenset[str]]:
        return {
            name: frozenset(each.attributes["id"] or "" for each in page.css("[id]"))
            for name, page in self.pages.items()
        }

    def address_of(self, name: str) -> str:
        """Where a page is read; what its own references are read from."""
        return self.address + name.removesuffix("index.html")

    def wrong(self, page: str, reference: str) -> str | None:
        """What is wrong with where a reference leads to within the site."""
        absolute = urljoin(self.address_of(page), reference)
        if not absolute.startswith(self.address):
            return f"{page}: {reference} leaves the site"
        name, _, anchor = absolute.removeprefix(self.address).partition("#")
        file = unquote(urlsplit(name).path)
        file += "index.html" if file.endswith("/") or not file else ""
        if not (self.folder / file).is_file():
            return f"{page}: {reference} leads to nothing"
        if anchor and unquote(anchor) not in self.ids.get(file, ()):
            return f"{page}: {reference} leads to no place of {file}"
        return None

    def references(self, page: str) -> Iterator[tuple[str, str]]:
        """The element and the address of each reference that stays on this host."""
        for each in self.pages[page].css(LEADING):
            for name in ATTRIBUTES:
                value = each.attributes.get(name)
                if value is not None and not is_elsewhere(value):
                    yield each.tag or "", value


def is_elsewhere(reference: str) -> bool:
    """Another host, a letter, or data that stand in the page itself."""
    parts = urlsplit(reference)
    return bool(parts.scheme or parts.netloc) and parts.netloc != "user.example"


def read(folder: Path, address: str) -> Published:
    pages = {
        path.relative_to(folder).as_posix(): LexborHTMLParser(path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*.html"))
    }
    return Published(folder=folder, address=address, pages=pages)


def build(
    run_program: Run, folder: Path, address: str, *, clock: str = "1000000000", seed: str = "1"
) -> Path:
    """Build for an address as publishing does, at a time, and with an order of sets."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", address)
        patch.setenv("SOURCE_DATE_EPOCH", clock)
        patch.setenv("PYTHONHASHSEED", seed)
        done = run_program(folder, "mkdocs", "build", "--strict")
    assert getattr(done, "returncode", None) == 0, getattr(done, "stderr", "")
    return folder / "site"


@pytest.fixture(scope="module")
def below(
    copy_project: Callable[[Path], Path], run_program: Run, tmp_path_factory: pytest.TempPathFactory
) -> Published:
    """As GitHub Pages serves a project: below a folder that has the repository's name."""
    folder = copy_project(tmp_path_factory.mktemp("published") / "project")
    return read(build(run_program, folder, SUB_PATH), SUB_PATH)


@pytest.fixture(scope="module")
def at_root(real_site: Path) -> Published:
    """Built for no address, and served at a root."""
    return read(real_site, ROOT)


@pytest.fixture(params=["below", "at_root"])
def published(request: pytest.FixtureRequest) -> Published:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Published)
    return found


def test_every_reference_leads_to_a_file_and_a_place_of_the_site(published: Published) -> None:
    assert len(published.pages) > 30
    wrong = [
        published.wrong(page, reference)
        for page in published.pages
        for _, reference in published.references(page)
    ]
    assert len(wrong) > 1000
    assert [each for each in wrong if each] == []


@pytest.mark.parametrize(
    ("reference", "told"),
    [
        ("../../../", "questions/a/index.html: ../../../ leaves the site"),
        ("/", "questions/a/index.html: / leaves the site"),
        ("/repo/nope/", "questions/a/index.html: /repo/nope/ leads to nothing"),
        ("#nope", "questions/a/index.html: #nope leads to no place of questions/a/index.html"),
        ("#there", None),
        ("../a/?q=1#there", None),
        ("./", None),
    ],
)
def test_a_broken_reference_is_told(tmp_path: Path, reference: str, told: str | None) -> None:
    (tmp_path / "questions/a").mkdir(parents=True)
    (tmp_path / "questions/a/index.html").write_text('<p id="there">', encoding="utf-8")
    assert read(tmp_path, SUB_PATH).wrong("questions/a/index.html", reference) == told


def test_only_the_page_for_lost_readers_names_its_place_on_the_host(below: Published) -> None:
    """All others lead on by relative addresses alone, and so from a disk as well."""
    absolute = {
        (page, tag)
        for page in below.pages
        for tag, reference in below.references(page)
        if reference.startswith(("/", "https:"))
    }
    assert {page for page, tag in absolute if tag != "link"} == {"404.html"}
    canonical = {
        page: [each.attributes["href"] for each in parsed.css("link[rel=canonical]")]
        for page, parsed in below.pages.items()
    }
    assert canonical.pop("404.html") == []
    assert canonical == {page: [below.address_of(page)] for page in canonical}


def test_stylesheets_refer_to_files_of_the_site(published: Published) -> None:
    sheets = sorted(published.folder.rglob("*.css"))
    assert sheets
    for sheet in sheets:
        name = sheet.relative_to(published.folder).as_posix()
        css = re.sub(r'url\(\s*(["\']?)data:.*?\1\)', "", sheet.read_text(encoding="utf-8"))
        for reference in re.findall(r"url\(\s*[\"']?([^\"')]+)", css):
            assert published.wrong(name, reference) is None


def test_scripts_find_the_search_from_every_page(published: Published) -> None:
    for name, page in published.pages.items():
        config = page.css_first("script#__config")
        assert config is not None
        told = json.loads(config.text())
        assert published.wrong(name, told["search"]) is None
        assert urljoin(published.address_of(name), told["base"]) == published.address


def test_everything_that_search_finds_is_there(published: Published) -> None:
    index = json.loads((published.folder / "search/search_index.json").read_text(encoding="utf-8"))
    found = [published.wrong("index.html", each["location"]) for each in index["docs"]]
    assert len(found) > 30
    assert [each for each in found if each] == []


def test_every_page_can_be_reached_from_the_first(published: Published) -> None:
    reached, ahead = {"index.html"}, ["index.html"]
    while ahead:
        page = ahead.pop()
        for each in published.pages[page].css("a[href]"):
            name = urljoin(published.address_of(page), each.attributes["href"] or "")
            name = name.removeprefix(published.address).partition("#")[0]
            name += "index.html" if name.endswith("/") or not name else ""
            if name in published.pages and name not in reached:
                reached.add(name)
                ahead.append(name)
    assert set(published.pages) - reached == {"404.html"}


def test_the_sitemap_lists_every_page_once(below: Published) -> None:
    text = (below.folder / "sitemap.xml").read_bytes()
    listed = [each.text for each in ET.fromstring(text).iter(f"{SITEMAP}loc")]  # noqa: S314 - ours
    assert sorted(listed, key=str) == sorted(
        below.address_of(page) for page in below.pages if page != "404.html"
    )
    assert gzip.decompress((below.folder / "sitemap.xml.gz").read_bytes()) == text


def test_robots_are_welcome_and_get_the_sitemap(below: Published, at_root: Published) -> None:
    assert (below.folder / "robots.txt").read_text(encoding="utf-8").split("\n") == [
        "User-agent: *",
        "Allow: /",
        "",
        "Sitemap: https://user.example/repo/sitemap.xml",
        "",
    ]
    without = (at_root.folder / "robots.txt").read_text(encoding="utf-8")
    assert without == "User-agent: *\nAllow: /\n"


def markdown(site: Published) -> dict[str, str]:
    """The page that each Markdown file lies beside, with the Markdown."""
    return {
        f"{path.relative_to(site.folder).as_posix().removesuffix('.md')}.html": path.read_text(
            encoding="utf-8"
        )
        for path in site.folder.rglob("*.md")
    }


def test_every_page_has_its_markdown_beside_it(published: Published) -> None:
    found = markdown(published)
    assert set(found) == set(published.pages) - {"404.html"}
    for name, text in found.items():
        headline = published.pages[name].css_first("h1")
        assert headline is not None
        assert text.startswith("# "), name


def test_markdown_leads_to_markdown(published: Published) -> None:
    links = [
        (name, reference)
        for name, text in markdown(published).items()
        if name.split("/")[0] in {"index.html", "questions", "models", "papers", "tasks"}
        for reference in MARKDOWN_LINK.findall(text)
        if not is_elsewhere(reference)
    ]
    assert len(links) > 200
    for name, reference in links:
        path, mark, anchor = reference.partition("#")
        assert not path or (published.folder / posixpath.dirname(name) / path).is_file()
        page = re.sub(r"(^|/)index\.md$", r"\1index.html", path)
        assert published.wrong(name, f"{page}{mark}{anchor}") is None


def test_language_models_are_told_of_every_answer_and_what_it_rests_on(below: Published) -> None:
    text = (below.folder / "llms.txt").read_text(encoding="utf-8")
    lines = text.split("\n")
    assert lines[0] == "# How does AI do that?"
    assert lines[2].startswith("> ")
    assert [each for each in lines if each.startswith("## ")] == [
        "## Questions",
        "## Models",
        "## Papers and tools",
        "## Tasks",
        "## Optional",
    ]
    links = re.findall(r"(?m)^- \[(?:[^\]\\]|\\.)+\]\((\S+)index\.md\)(?:: .+)?$", text)
    assert len(links) == sum(each.startswith("- ") for each in lines)
    expected = {
        below.address_of(page)
        for page in below.pages
        if re.fullmatch(r"(questions|models|papers|tasks)/[^/]+/index\.html", page)
    }
    assert sorted(links) == sorted(
        (*expected, f"{SUB_PATH}how-to-read/", f"{SUB_PATH}bibliography/")
    )
    assert "&#" not in text


def test_marks_in_a_title_are_text_for_language_models(
    copy_project: Callable[[Path], Path], run_program: Run, tmp_path: Path
) -> None:
    folder = copy_project(tmp_path / "project")
    (folder / "catalog.yaml").write_text(
        "papers:\n  - id: a\n    title: 'A [link](https://evil.example) *and* <b>more</b>'\n",
        encoding="utf-8",
    )
    shutil.rmtree(folder / "docs/assets/readme", ignore_errors=True)
    text = (build(run_program, folder, SUB_PATH) / "llms.txt").read_text(encoding="utf-8")
    (line,) = (each for each in text.split("\n") if "repo/papers/a/index.md" in each)
    assert line.startswith(
        r"- [A \[link\](https://evil.example) \*and\* \<b>more\</b>](https://user.example/repo/papers/a/"
    )


def test_a_pages_markdown_has_the_bytes_of_its_source_but_for_links(
    project: Path, run_program: Run, tmp_path: Path
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "catalog.yaml").write_text("# Empty.\n", encoding="utf-8")
    shutil.copytree(project / "templates", tmp_path / "templates")
    (tmp_path / "docs/how-to-read.md").write_bytes(
        "---\ntitle: How\n---\n\n# Hów\n\n[Home](index.md#how), *`x`*\n".encode()
    )
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Small\nplugins: [explainer]\ntheme: {name: material, font: false}\n"
        "extra: {generator: false}\nmarkdown_extensions: [attr_list, md_in_html]\n",
        encoding="utf-8",
    )
    done = run_program(tmp_path, "mkdocs", "build")
    assert getattr(done, "returncode", None) == 0, getattr(done, "stderr", "")
    assert (tmp_path / "site/how-to-read/index.md").read_bytes() == (
        "# Hów\n\n[Home](../index.md#how), *`x`*\n".encode()
    )


def test_the_same_input_gives_the_same_bytes_at_any_time_and_place(
    below: Published,
    copy_project: Callable[[Path], Path],
    run_program: Run,
    tmp_path: Path,
) -> None:
    folder = copy_project(tmp_path / "elsewhere")
    again = build(run_program, folder, SUB_PATH, clock="2000000000", seed="2")

    def content(site: Path) -> dict[str, bytes]:
        files = (path for path in site.rglob("*") if path.is_file())
        return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}

    first, second = content(below.folder), content(again)
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []


def test_a_lost_reader_finds_the_sections_without_scripts(published: Published) -> None:
    article = published.pages["404.html"].css_first("article")
    assert article is not None
    linked = [
        urljoin(published.address_of("404.html"), each.attributes["href"] or "")
        for each in article.css("a[href]")
    ]
    for section in ("", "questions/", "tasks/", "models/", "papers/", "bibliography/"):
        assert f"{published.address}{section}" in linked
    nearest = article.css_first("#nearest")
    assert nearest is not None
    assert "hidden" in nearest.attributes


def test_the_mark_of_the_site_is_its_own(published: Published) -> None:
    for page in published.pages.values():
        (icon,) = page.css("link[rel=icon]")
        assert str(icon.attributes["href"]).endswith("assets/favicon.svg")
        (logo,) = page.css("header .md-logo img")
        assert str(logo.attributes["src"]).endswith("assets/logo.svg")
    for name in ("logo.svg", "favicon.svg"):
        drawing = ET.fromstring((published.folder / "assets" / name).read_bytes())  # noqa: S314
        assert drawing.tag == "{http://www.w3.org/2000/svg}svg"
        assert len((published.folder / "assets" / name).read_bytes()) < 1500
