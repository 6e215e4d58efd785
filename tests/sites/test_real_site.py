"""The real site, built strictly: what its readers get, page by page, as a browser parses it."""

import itertools
import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

import html5lib
import pytest

from generator.links import identify

pytestmark = pytest.mark.slow

SUPPLIED = {
    "https://arxiv.org/pdf/2012.09161",
    "https://github.com/yinboc/liif",
    "http://arxiv.org/pdf/2502.16025v1.pdf",
    "http://arxiv.org/pdf/2502.10663v1.pdf",
    "http://arxiv.org/pdf/2406.20085v2.pdf",
}
IDENTITIES = {
    "arxiv:2012.09161",
    "github:yinboc/liif",
    "arxiv:2502.16025",
    "arxiv:2502.10663",
    "arxiv:2406.20085",
}
QUESTIONS = (
    "blurry-image-4x",
    "rare-objects-detector",
    "real-enough-picture",
    "small-things-missed",
)
FETCHING = {
    ("script", "src"),
    ("img", "src"),
    ("iframe", "src"),
    ("source", "src"),
    ("source", "srcset"),
    ("img", "srcset"),
    ("link", "href"),
    ("object", "data"),
    ("video", "src"),
    ("form", "action"),
}


def parse(path: Path) -> Element:
    return html5lib.parse(
        path.read_text(encoding="utf-8"), treebuilder="etree", namespaceHTMLElements=False
    )


def text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split()).replace("¶", "")


def attributes(element: Element) -> Iterator[tuple[str, str, str]]:
    """Element, attribute and value, all the way down; SVG's own names without their spaces."""
    for each in element.iter():
        if isinstance(each.tag, str):
            for name, value in each.attrib.items():
                yield each.tag.rpartition("}")[2], str(name).rpartition("}")[2], value


def external(element: Element) -> list[str]:
    return [
        value
        for tag, name, value in attributes(element)
        if (tag, name) == ("a", "href") and re.match(r"(?i)([a-z]+:)?//|[a-z]+:", value)
    ]


def parts(article: Element) -> dict[str, list[Element]]:
    """What stands below each second-level heading, by the heading's words."""
    found: dict[str, list[Element]] = {}
    inside: list[Element] = []
    for each in article:
        if each.tag == "h2":
            inside = found.setdefault(text(each), [])
        else:
            inside.append(each)
    return found


@pytest.fixture(scope="module")
def pages(real_site: Path) -> dict[str, Element]:
    return {
        path.relative_to(real_site).as_posix(): parse(path)
        for path in sorted(real_site.rglob("*.html"))
    }


@pytest.fixture(scope="module")
def article(pages: dict[str, Element]) -> Element:
    return next(pages["questions/blurry-image-4x/index.html"].iter("article"))


def test_all_four_questions_have_their_pages(pages: dict[str, Element]) -> None:
    assert tuple(
        path.split("/")[1] for path in pages if re.fullmatch(r"questions/[^/]+/index\.html", path)
    ) == tuple(sorted(QUESTIONS))


def test_there_is_a_page_for_every_entry_of_the_catalog(pages: dict[str, Element]) -> None:
    """Indexes and the bibliography come on top; what is written by hand is not counted here."""
    filters = ("/task/", "/kind/")
    kinds = Counter(
        path.split("/")[0] for path in pages if not any(part in path for part in filters)
    )
    assert sum("/task/" in path for path in pages) == 12
    assert sum("/kind/" in path for path in pages) == 3
    counted = {kind: kinds[kind] for kind in ("questions", "models", "papers", "tasks")}
    assert counted == {"questions": 5, "models": 5, "papers": 6, "tasks": 5}
    for single in ("index.html", "404.html", "bibliography/index.html", "how-to-read/index.html"):
        assert single in pages


def test_the_answer_has_three_numbered_parts_in_order(article: Element) -> None:
    numbered = [heading for heading in parts(article) if re.match(r"\d", heading)]
    assert numbered == ["1. The task", "2. The workflow", "3. Papers and tools"]


def test_the_question_is_the_headline_word_for_word(article: Element) -> None:
    (headline,) = article.iter("h1")
    assert text(headline) == (
        "A blurry image became detailed after 4× enlargement—the sharp edges and small textures felt "
        "almost real. How can AI recreate such convincing features from so little original input?"
    )


def test_the_task_part_names_super_resolution(article: Element) -> None:
    told = " ".join(text(each) for each in parts(article)["1. The task"])
    assert "single-image super-resolution" in told.casefold()
    assert "16" in told


def test_the_workflow_is_drawn_from_input_over_the_model_to_output(article: Element) -> None:
    figures = [each for each in parts(article)["2. The workflow"] if each.tag == "figure"]
    for figure in figures[:2]:
        nodes = [
            each for each in figure.iter() if "wf-node" in each.attrib.get("class", "").split()
        ]
        kinds = [each.attrib["class"].split()[1] for each in nodes]
        assert kinds == ["wf-input", "wf-input", "wf-model", "wf-output"]
        assert "small or blurry picture" in text(nodes[0])
        assert "SISR-Any-LIIF-EDSR" in text(nodes[2])
        assert "same picture with more pixels" in text(nodes[3])


def test_the_workflow_is_told_from_input_over_the_model_to_output(article: Element) -> None:
    told = [each for each in parts(article)["2. The workflow"] if each.tag != "figure"]
    words = " ".join(text(each) for each in told)
    assert "input → model → output" in words
    inside = words.index("Inside SISR-Any-LIIF-EDSR")
    ports = [text(each) for each in told if each.attrib.get("class") == "ports"]
    assert ports[0].startswith("Takes the small picture")
    assert ports[-1].startswith("Gives the enlarged picture")
    assert inside < words.index(ports[0]) < words.index(ports[-1])


def test_the_page_links_to_the_five_works_of_its_brief_and_to_nothing_else(
    article: Element,
) -> None:
    assert set(external(article)) == SUPPLIED
    assert {identify(address) for address in external(article)} == IDENTITIES


def test_each_of_them_stands_in_the_third_part(article: Element) -> None:
    third = parts(article)["3. Papers and tools"]
    assert {address for each in third for address in external(each)} == SUPPLIED


def test_no_other_address_stands_on_the_page_as_text(article: Element) -> None:
    assert re.findall(r"(?i)\bdoi\b|\b10\.\d{4,}/", text(article)) == []
    shown = {
        found.rstrip(".,)")
        for found in re.findall(r"(?:https?://|arXiv:|github\.com/)[^\s,}]+", text(article))
    }
    assert {each for each in shown if each.startswith("arXiv:")} == {
        f"arXiv:{identity.removeprefix('arxiv:')}"
        for identity in IDENTITIES
        if identity.startswith("arxiv:")
    }
    for each in shown:
        if not each.startswith("arXiv:"):
            address = each if each.startswith("http") else f"https://{each}"
            assert identify(address) in IDENTITIES | {"url:yinboc.github.io/liif"}


def test_no_page_of_a_question_carries_a_doi(real_site: Path) -> None:
    for name in QUESTIONS:
        html = (real_site / f"questions/{name}/index.html").read_text(encoding="utf-8")
        told = re.sub(r'(?s)<script type="application/ld\+json">.*?</script>', "", html)
        assert re.findall(r"(?i)doi\.org|\bdoi\b|10\.1109", told) == []


def test_the_works_of_the_page_are_in_its_reference_list(article: Element) -> None:
    (listed,) = (each for heading, each in parts(article).items() if heading == "References")
    anchors = [each.attrib["id"] for each in listed if "id" in each.attrib]
    assert len(anchors) == 5
    cited = {
        value.removeprefix("#")
        for _, name, value in attributes(article)
        if name == "href" and value.startswith("#ref-")
    }
    assert cited
    assert cited <= set(anchors)


def test_no_page_fetches_anything_from_another_host(pages: dict[str, Element]) -> None:
    for path, page in pages.items():
        for tag, name, value in attributes(page):
            if (tag, name) in FETCHING and tag != "link":
                assert not urlsplit(value).netloc, f"{path}: <{tag} {name}={value}>"
        for link in page.iter("link"):
            if link.attrib.get("rel") != "canonical":
                assert not urlsplit(link.attrib["href"]).netloc, f"{path}: {link.attrib}"


def test_no_style_sheet_fetches_anything_from_another_host(real_site: Path) -> None:
    sheets = [*real_site.rglob("*.css"), *real_site.rglob("*.html")]
    for sheet in sheets:
        css = sheet.read_text(encoding="utf-8")
        assert re.findall(r"url\(\s*[\"']?(?:https?:)?//[^)]*|@import[^;]*//[^;]*", css) == []


def test_headings_go_down_one_level_at_a_time(pages: dict[str, Element]) -> None:
    for path, page in pages.items():
        levels = [
            int(each.tag[1])
            for article in page.iter("article")
            for each in article.iter()
            if re.fullmatch(r"h[1-6]", str(each.tag))
        ]
        assert levels.count(1) == 1, path
        assert levels[0] == 1, path
        steps = [below - above for above, below in itertools.pairwise(levels)]
        assert all(step <= 1 for step in steps), f"{path}: {levels}"


def test_ids_are_unique_on_every_page(pages: dict[str, Element]) -> None:
    for path, page in pages.items():
        counted = Counter(value for _, name, value in attributes(page) if name == "id")
        assert [name for name, count in counted.items() if count > 1] == [], path


def test_every_internal_link_and_anchor_leads_somewhere(
    real_site: Path, pages: dict[str, Element]
) -> None:
    ids = {
        path: {value for _, name, value in attributes(page) if name == "id"}
        for path, page in pages.items()
    }
    for path, page in pages.items():
        if path == "404.html":
            continue
        for _, name, value in attributes(page):
            if name not in ("href", "src") or urlsplit(value).scheme or urlsplit(value).netloc:
                continue
            target = _target(path, urlsplit(value).path)
            assert (real_site / target).is_file(), f"{path}: {value}"
            anchor = unquote(urlsplit(value).fragment)
            if anchor and target in ids:
                assert anchor in ids[target] or anchor == "__skip", f"{path}: {value}"


def _target(path: str, link: str) -> str:
    if not link:
        return path
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(link)))
    is_folder = link.rpartition("/")[2] in ("", ".", "..")
    return posixpath.normpath(posixpath.join(joined, "index.html")) if is_folder else joined


def test_titles_and_descriptions_show_as_text(pages: dict[str, Element]) -> None:
    for path, page in pages.items():
        (title,) = (each for each in next(page.iter("head")).iter("title"))
        assert "&" not in text(title), path
        described = [
            each.attrib["content"]
            for each in page.iter("meta")
            if each.attrib.get("name") == "description"
        ]
        assert len(described) == 1, path
        assert "&#" not in described[0], path


def entries_of(bibtex: Path) -> dict[str, str]:
    found = re.split(r"\n(?=@)", bibtex.read_text(encoding="utf-8").strip())
    return {each.partition("{")[2].partition(",")[0]: each.strip() for each in found}


def test_the_bibliographies_of_the_pages_and_of_the_site_agree(real_site: Path) -> None:
    whole = entries_of(real_site / "bibliography" / "references.bib")
    pages = [entries_of(real_site / "questions" / name / "references.bib") for name in QUESTIONS]
    assert {key for page in pages for key in page} == set(whole)
    assert [key for page in pages for key, entry in page.items() if entry != whole[key]] == []
    listed = (real_site / "bibliography" / "index.html").read_text(encoding="utf-8")
    assert [key for key in whole if f'id="ref-{key}"' not in listed] == []
