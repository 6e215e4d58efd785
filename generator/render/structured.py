"""A page in, its description for search engines and reference managers out.

JSON-LD (https://www.w3.org/TR/json-ld11/) in the words of https://schema.org. Addresses within the
site are relative: they are read from where the page lies.
"""

import json
import posixpath
import re
from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias

from generator.models.pages import (
    Explainer,
    HomePage,
    IndexPage,
    ModelPage,
    Page,
    PageLink,
    PaperPage,
    Reference,
    ShownModel,
    ShownTool,
    TaskPage,
)

Json: TypeAlias = "str | int | list[Json] | dict[str, Json]"

_COMPACT: Final = json.JSONEncoder(separators=(",", ":"), check_circular=False)
_ESCAPED: Final = re.compile("[<>&]")
"""Characters that could end a script; inside JSON's strings their codes mean the same."""
_SECTIONS: Final = {
    "questions": "Questions",
    "models": "Models",
    "papers": "Papers and tools",
    "tasks": "Tasks",
}


def structured_data(page: Page) -> str:
    """The page as one JSON-LD graph, in which no text can close a script; empty where it is none."""
    subject = _subject(page)
    if subject is None:
        return ""
    graph: list[Json] = [subject]
    graph += [_breadcrumbs(page)] if posixpath.dirname(page.src_uri) in _SECTIONS else []
    content = {"@context": "https://schema.org", "@graph": graph}
    return _ESCAPED.sub(_code_of, _COMPACT.encode(content))


def _code_of(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"


def _subject(page: Page) -> dict[str, Json] | None:
    match page:
        case HomePage():
            return {"@type": "WebSite", "name": page.title, "description": page.description}
        case Explainer():
            return _article(page)
        case ModelPage():
            return _model(page)
        case PaperPage():
            return _work(page.reference)
        case TaskPage():
            names: list[Json] = [*page.task.aliases]
            term: dict[str, Json] = {"@type": "DefinedTerm", "name": page.task.name}
            return term | ({"alternateName": names} if names else {})
        case IndexPage():
            return {"@type": "CollectionPage", "name": page.title}
        case _:
            return None


def _article(page: Explainer) -> dict[str, Json]:
    places: dict[str, str] = {each.link.href: each.anchor for each in page.references if each.link}
    base = [_named(part, places) for model in page.models for part in _parts(model)]
    cited: list[Json] = [_work(each) | {"@id": f"#{each.anchor}"} for each in page.references]
    about: dict[str, Json] = {}
    if page.task:
        url = _from(page, page.task.page)
        about = {"about": {"@type": "DefinedTerm", "name": page.task.name, "url": url}}
    return {
        "@type": "TechArticle",
        "headline": page.title,
        "description": page.description,
        **about,
        **({"isBasedOn": base} if base else {}),
        **({"citation": cited} if cited else {}),
    }


def _named(part: dict[str, Json], places: Mapping[str, str]) -> Json:
    """A work that the page's references describe is named by its place there, and told once."""
    place = places.get(str(part.get("url") or part.get("codeRepository")))
    if place is None:
        return part
    kept: dict[str, Json] = {name: part[name] for name in ("@type", "license") if name in part}
    return {"@id": f"#{place}", **kept}


def _model(page: ModelPage) -> dict[str, Json]:
    base: list[Json] = [*_parts(page.model)]
    article: dict[str, Json] = {"@type": "TechArticle", "headline": page.title}
    return article | ({"isBasedOn": base} if base else {})


def _parts(model: ShownModel) -> list[dict[str, Json]]:
    works = [_work(model.paper)] if model.paper else []
    return works + [_code(tool) for tool in model.tools]


def _code(tool: ShownTool) -> dict[str, Json]:
    code: dict[str, Json] = {
        "@type": "SoftwareSourceCode",
        "name": tool.name,
        "codeRepository": tool.link.href,
    }
    return code | ({"license": tool.licence} if tool.licence else {})


def _work(work: Reference) -> dict[str, Json]:
    told: dict[str, Json] = {"@type": work.kind, "name": work.title}
    if work.people:
        told["author"] = [{"@type": "Person", "name": name} for name in work.people]
    if work.year is not None:
        told["datePublished"] = str(work.year)
    if work.venue:
        told["isPartOf"] = {"@type": "PublicationVolume", "name": work.venue}
    if work.link:
        told["codeRepository" if work.kind == "SoftwareSourceCode" else "url"] = work.link.href
    if work.doi:
        told["identifier"] = {"@type": "PropertyValue", "propertyID": "DOI", "value": work.doi}
    return told


def _breadcrumbs(page: Page) -> dict[str, Json]:
    folder = posixpath.dirname(page.src_uri)
    steps = [("Home", "index.md"), (_SECTIONS[folder], f"{folder}/index.md")]
    steps += [] if page.src_uri.endswith("/index.md") else [(page.title, page.src_uri)]
    return {"@type": "BreadcrumbList", "itemListElement": [*_items(page, steps)]}


def _items(page: Page, steps: Iterable[tuple[str, str]]) -> Iterable[Json]:
    for position, (name, src_uri) in enumerate(steps, start=1):
        item = _relative(page.src_uri, src_uri)
        yield {"@type": "ListItem", "position": position, "name": name, "item": item}


def _from(page: Page, link: PageLink) -> str:
    """Where a link between source files leads on the site."""
    folder = posixpath.dirname(page.src_uri)
    return _relative(page.src_uri, posixpath.normpath(posixpath.join(folder, link.href)))


def _relative(source: str, target: str) -> str:
    """From the address of one page to that of another: a page's address ends in a slash."""
    return posixpath.relpath(_address(target), _address(source)) + "/"


def _address(src_uri: str) -> str:
    return "/" + src_uri.removesuffix(".md").removesuffix("index")
