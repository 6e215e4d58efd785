"""Mermaid itself draws the exports, with the words of the drawing and nothing run."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from generator.diagram.mermaid import mermaid
from generator.models.diagram import Arrow, Frame, Graph, Node
from generator.site.reading import read_catalog
from generator.workflow import inner_graph

HOSTILE = (
    '"]--> <b>x</b>',
    "%%{init: {}}%% click x",
    "</svg><script>alert(1)</script>",
    "]]> <![CDATA[ & &amp; &#0; #lt;",
    "`code` *bold* _em_ [a](javascript:x) | \\ {: onclick=y}",
    "1. first - second",
    "- end subgraph",
    "שלום עולם مرحبا بالعالم",
    "超解像度モデルは小さな画像から大きな画像を作ります",
)
DRAW = """async (text) => {
  mermaid.initialize({startOnLoad: false, securityLevel: "strict"});
  await mermaid.parse(text);
  const drawn = await mermaid.render("drawn", text);
  const holder = document.createElement("div");
  holder.innerHTML = drawn.svg;
  document.body.append(holder);
  return {words: holder.textContent, scripts: holder.querySelectorAll("script,a,iframe").length};
}"""


@pytest.fixture
def page(context: BrowserContext, npm: Callable[[str], Path]) -> Page:
    opened = context.new_page()
    opened.set_content("<!doctype html><title>Mermaid</title><body></body>")
    opened.add_script_tag(path=npm("mermaid/dist/mermaid.min.js"))
    return opened


def squeezed(text: str) -> str:
    """Mermaid breaks lines and joins them again as it likes."""
    return "".join(text.split())


def test_mermaid_draws_every_real_workflow(page: Page, project: Path) -> None:
    catalog = read_catalog(project / "catalog.yaml")
    tasks = {task.id: task for task in catalog.tasks}
    for model in catalog.models:
        graph = inner_graph(model, tasks.get(model.task or ""))
        drawn = page.evaluate(DRAW, mermaid(graph))
        for node in graph.nodes:
            assert squeezed(node.title) in squeezed(drawn["words"])


def test_mermaid_shows_hostile_labels_as_they_are(page: Page) -> None:
    nodes = tuple(
        Node(id=f"h{place}", kind="step", number=place, title=text, subtitle=text)
        for place, text in enumerate(HOSTILE)
    )
    arrows = tuple(
        Arrow(source=f"h{place}", target=f"h{place + 1}", label=text, back=place == 2)
        for place, text in enumerate(HOSTILE[:-1])
    )
    frames = (Frame(id="f", kind="model", title=HOSTILE[0], nodes=("h0", "h1", "h2")),)
    graph = Graph(
        title=HOSTILE[2], description=HOSTILE[1], nodes=nodes, arrows=arrows, frames=frames
    )
    drawn = page.evaluate(DRAW, mermaid(graph))
    for text in HOSTILE:
        assert squeezed(text) in squeezed(drawn["words"])
    assert drawn["scripts"] == 0


def test_mermaid_draws_a_graph_without_anything(page: Page) -> None:
    page.evaluate(DRAW, mermaid(Graph(title="", description="", nodes=(), arrows=())))
