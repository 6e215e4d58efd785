"""Pages described for machines, read back by a JSON-LD processor that is not ours."""

import json
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld

from generator.explain.pages import explain
from generator.models.assembled import Catalog
from generator.models.pages import (
    Anchor,
    BibliographyPage,
    EvidenceRecord,
    Export,
    Href,
    IndexPage,
    PageLink,
    PaperPage,
    RecordedQuestion,
    Reference,
    Verbatim,
)
from generator.render.structured import structured_data
from generator.site.reading import read_catalog

SCHEMA = "https://schema.org/"


def offline(url: str, options: object = None) -> dict[str, object]:
    """The context that the pages name, without its network: every word is one of schema.org's."""
    assert url == "https://schema.org"
    document = {"@context": {"@vocab": SCHEMA}}
    return {"contextUrl": None, "documentUrl": url, "document": document}


def expanded(text: str) -> list[dict[str, Any]]:
    base = "https://site.example/questions/x/"
    read: list[dict[str, Any]] = jsonld.expand(
        json.loads(text), {"documentLoader": offline, "base": base}
    )
    return read


@pytest.fixture(scope="module")
def catalog(project: Path) -> Catalog:
    return read_catalog(project / "catalog.yaml")


@pytest.fixture(scope="module")
def told(catalog: Catalog) -> dict[str, str]:
    pages = (
        each
        for each in explain(catalog)
        if not isinstance(each, RecordedQuestion | EvidenceRecord | Export)
    )
    return {page.src_uri: structured_data(page) for page in pages}


def kinds(text: str) -> list[str]:
    return [kind.removeprefix(SCHEMA) for each in expanded(text) for kind in each["@type"]]


@pytest.mark.parametrize(
    ("src_uri", "expected"),
    [
        ("index.md", ["WebSite"]),
        ("questions/blurry-image-4x.md", ["TechArticle", "BreadcrumbList"]),
        ("models/sisr-any-liif-edsr.md", ["TechArticle", "BreadcrumbList"]),
        ("papers/chen2021learning.md", ["ScholarlyArticle", "BreadcrumbList"]),
        ("papers/liif-code.md", ["SoftwareSourceCode", "BreadcrumbList"]),
        ("tasks/super-resolution.md", ["DefinedTerm", "BreadcrumbList"]),
        ("questions/index.md", ["CollectionPage", "BreadcrumbList"]),
    ],
)
def test_each_kind_of_page_says_what_it_is(
    told: dict[str, str], src_uri: str, expected: list[str]
) -> None:
    assert kinds(told[src_uri]) == expected


def test_an_article_names_what_it_is_about_and_rests_on(told: dict[str, str]) -> None:
    (article, _) = expanded(told["questions/blurry-image-4x.md"])
    (about,) = article[f"{SCHEMA}about"]
    assert about[f"{SCHEMA}name"] == [{"@value": "Single-image super-resolution"}]
    based = [each["@type"] for each in article[f"{SCHEMA}isBasedOn"]]
    assert based == [[f"{SCHEMA}ScholarlyArticle"], [f"{SCHEMA}SoftwareSourceCode"]]
    authors = article[f"{SCHEMA}citation"][0][f"{SCHEMA}author"]
    names = [name["@value"] for each in authors for name in each[f"{SCHEMA}name"]]
    assert names == ["Yinbo Chen", "Sifei Liu", "Xiaolong Wang"]


def test_a_work_is_told_once_and_named_by_its_place_on_the_page(told: dict[str, str]) -> None:
    article = json.loads(told["questions/blurry-image-4x.md"])["@graph"][0]
    assert article["isBasedOn"] == [
        {"@id": "#ref-chen2021learning", "@type": "ScholarlyArticle"},
        {"@id": "#ref-liif-code", "@type": "SoftwareSourceCode", "license": "BSD-3-Clause"},
    ]
    assert {"#ref-chen2021learning", "#ref-liif-code"} <= {
        each["@id"] for each in article["citation"]
    }


def test_the_way_from_home_leads_back_by_relative_addresses(told: dict[str, str]) -> None:
    graph = json.loads(told["questions/blurry-image-4x.md"])["@graph"]
    items = [each["item"] for each in graph[1]["itemListElement"]]
    assert items == ["../../", "../", "./"]
    assert graph[0]["about"]["url"] == "../../tasks/super-resolution/"


def test_no_text_can_close_the_script() -> None:
    page = IndexPage(
        src_uri="models/index.md", title="</script><!-- & \u2028", description="", items=()
    )
    text = structured_data(page)
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text)["@graph"][0]["name"] == "</script><!-- & \u2028"


def test_a_work_has_no_more_than_is_known_of_it() -> None:
    link = PageLink(title="x", href=Href("x.md"))
    work = Reference(
        label=None,
        anchor=Anchor("ref-x"),
        work="x",
        title="Bare",
        titled=True,
        authors=None,
        year=None,
        venue=None,
        link=None,
        page=link,
        bibtex=Verbatim(""),
        kind="ScholarlyArticle",
    )
    page = PaperPage(
        src_uri="papers/x.md",
        title="Bare",
        description="",
        reference=work,
        texts=(),
        models=(),
        questions=(),
        used=False,
    )
    assert json.loads(structured_data(page))["@graph"][0] == {
        "@type": "ScholarlyArticle",
        "name": "Bare",
    }


def test_a_page_that_is_only_a_list_of_works_says_nothing() -> None:
    page = BibliographyPage(
        src_uri="bibliography.md", title="B", description="", chosen=None, filters=(), years=()
    )
    assert structured_data(page) == ""
