"""A catalog whose every text attacks the page, built with every extension that could help it."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias
from xml.etree.ElementTree import Element

import html5lib
import pytest
import yaml

pytestmark = pytest.mark.slow

Run: TypeAlias = Callable[..., Any]
SMALL = Path(__file__).parent.parent / "golden/small/catalog.yaml"
LATEX_FREE = (
    '</title></textarea><script>alert(1)</script><img src=x onerror=alert(2)> "q" &lt;b&gt; | `c` **b** '
    "_i_ [x](javascript:alert(3)) ![](https://evil.example/a.png) [^1] www.evil.example -- ++k++ :smile: "
    '--8<-- "mkdocs.yml" !!! note # h'
)
HOSTILE = LATEX_FREE + " {{ 7*7 }} {% raw %} {: onclick=alert(4) } $x$ {++y++}"
TEXTS = {
    "name": HOSTILE, "description": HOSTILE, "summary": HOSTILE, "heading": HOSTILE,
    "question": HOSTILE, "licence": HOSTILE, "run": HOSTILE, "metric": HOSTILE,
    "at": HOSTILE, "title": LATEX_FREE, "venue": HOSTILE, "aliases": HOSTILE,
    "gaps": HOSTILE, "text": LATEX_FREE,
}  # fmt: skip
NUMBERLESS = re.sub(r"\d", "n", LATEX_FREE).replace("!", "")
"""For statements, which are one sentence and state no number of their own."""
LETTERS = str.maketrans("0123456789", "ABCDEFGHIJ")
WITHOUT_NUMBERS = {key: re.sub(r"\d", "n", text) for key, text in TEXTS.items()}
"""What stands outside of statements adds no numbers either."""
SUPPLIED = ("sources", "parts")
PORTS = ("inputs", "outputs")
EXTENSIONS = """
  - footnotes
  - abbr
  - admonition
  - pymdownx.betterem
  - pymdownx.caret
  - pymdownx.tilde
  - pymdownx.mark
  - pymdownx.keys
  - pymdownx.critic
  - pymdownx.details
  - pymdownx.magiclink
  - pymdownx.emoji
  - pymdownx.inlinehilite
  - pymdownx.arithmatex
  - pymdownx.tasklist
  - pymdownx.blocks.admonition
  - pymdownx.tabbed
  - pymdownx.snippets
"""


class Attack:
    """Puts a hostile text behind every text of a catalog, each with a number of its own."""

    def __init__(self) -> None:
        self.count = 0
        self.put: list[str] = []

    def on(self, value: Any, key: str = "", within: str = "") -> Any:
        if isinstance(value, dict):
            return {name: self.on(each, name, key) for name, each in value.items()}
        if isinstance(value, list):
            return [self.on(each, key, key) for each in value]
        is_port_name = key == "name" and within in PORTS
        if key in TEXTS and isinstance(value, str) and not is_port_name:
            self.count += 1
            stated = key == "text" and within not in SUPPLIED
            mark = f"MARK{self.count}".translate(LETTERS)
            self.put.append(f"{mark}Z {NUMBERLESS if stated else WITHOUT_NUMBERS[key]}")
            return f"{value.rstrip('.') if stated else value} {self.put[-1]}"
        return value


def parse(path: Path) -> Element:
    return html5lib.parse(
        path.read_text(encoding="utf-8"), treebuilder="etree", namespaceHTMLElements=False
    )


def text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def attributes(element: Element) -> Iterator[tuple[str, str, str]]:
    for each in element.iter():
        if isinstance(each.tag, str):
            for name, value in each.attrib.items():
                yield each.tag.rpartition("}")[2], str(name).rpartition("}")[2], value


@pytest.fixture(scope="module")
def attack() -> Attack:
    return Attack()


@pytest.fixture(scope="module")
def site(
    attack: Attack,
    copy_project: Callable[[Path], Path],
    run_program: Run,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    folder = copy_project(tmp_path_factory.mktemp("hostile") / "project")
    written = yaml.load(SMALL.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - only text
    catalog = yaml.safe_dump(attack.on(written), allow_unicode=True, sort_keys=False)
    (folder / "catalog.yaml").write_text(catalog, encoding="utf-8")
    config = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    assert "markdown_extensions:\n" in config
    config = config.replace("markdown_extensions:\n", f"markdown_extensions:{EXTENSIONS}", 1)
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    done = run_program(folder, "mkdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Element]:
    return {path.relative_to(site).as_posix(): parse(path) for path in sorted(site.rglob("*.html"))}


@pytest.fixture(scope="module")
def bodies(pages: dict[str, Element]) -> dict[str, Element]:
    """What the generator wrote: the articles of the generated pages."""
    return {
        path: next(page.iter("article"))
        for path, page in pages.items()
        if path.startswith(("index", "questions", "models", "papers", "tasks", "bibliography"))
    }


def test_every_text_was_attacked_and_shows_as_it_is(
    attack: Attack, bodies: dict[str, Element]
) -> None:
    shown = "\n".join(text(each) for each in bodies.values())
    assert len(attack.put) > 30
    missing = [each for each in attack.put if " ".join(each.split()) not in shown]
    assert missing == []


def test_nothing_of_it_became_an_element(bodies: dict[str, Element]) -> None:
    foreign = {
        "script",
        "img",
        "iframe",
        "textarea",
        "input",
        "kbd",
        "ins",
        "mark",
        "object",
        "form",
    }
    for path, body in bodies.items():
        tags = {str(each.tag).rpartition("}")[2] for each in body.iter()}
        assert tags.isdisjoint(foreign), path
        classes = {
            word for _, name, value in attributes(body) if name == "class" for word in value.split()
        }
        assert classes.isdisjoint(
            {"admonition", "arithmatex", "critic", "keys", "twemoji", "magiclink"}
        )


def test_nothing_of_it_became_an_attribute_or_a_link(pages: dict[str, Element]) -> None:
    for path, page in pages.items():
        for tag, name, value in attributes(page):
            assert not name.startswith("on"), f"{path}: <{tag} {name}={value}>"
            if name in ("href", "src", "srcset", "action", "data"):
                assert not re.match(r"(?i)\s*(javascript|vbscript):", value), path
                assert "evil.example" not in value, path


def test_no_file_was_read_into_a_page(bodies: dict[str, Element]) -> None:
    assert not any("docs_dir" in text(each) for each in bodies.values())


def test_titles_and_descriptions_are_text(pages: dict[str, Element]) -> None:
    """The theme prints both as they come."""
    page = pages["questions/soft-edges/index.html"]
    (title,) = next(page.iter("head")).iter("title")
    assert WITHOUT_NUMBERS["title"] in text(title)
    described = [
        each.attrib["content"]
        for each in page.iter("meta")
        if each.attrib.get("name") == "description"
    ]
    assert len(described) == 1
    assert " ".join(NUMBERLESS.split())[:80] in described[0]
    for each in pages.values():
        head_tags = [str(child.tag) for child in next(each.iter("head"))]
        assert "img" not in head_tags


def test_the_search_index_holds_it_escaped(site: Path) -> None:
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    entries = [entry["title"] + entry["text"] for entry in index["docs"]]
    assert any("&lt;script" in entry for entry in entries)
    assert not any("<script" in entry or "<img" in entry for entry in entries)
