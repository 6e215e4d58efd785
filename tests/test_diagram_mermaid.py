"""Graphs as Mermaid reads them; a browser test draws them with Mermaid itself."""

from generator.diagram.mermaid import mermaid
from generator.models.diagram import Arrow, Frame, Graph, Node

PHOTO = Node(id="input.photo", kind="input", title="A photo", type="image")
READ = Node(id="read", kind="step", number=1, title="Read it", subtitle="Looks at all of it.")
REFINE = Node(id="refine", kind="step", number=2, title="Refine")
ANSWER = Node(id="output.answer", kind="output", title="An answer", type="text")


def test_nodes_stand_in_their_frames_and_arrows_carry_what_flows() -> None:
    graph = Graph(
        title="How Reader works",
        description="Reader takes a photo.",
        nodes=(PHOTO, READ, REFINE, ANSWER),
        arrows=(
            Arrow(source="input.photo", target="read", label="image"),
            Arrow(source="read", target="refine", label="feature-map"),
            Arrow(source="refine", target="read", back=True),
            Arrow(source="refine", target="output.answer"),
        ),
        frames=(
            Frame(id="model", kind="model", title="Reader", nodes=("read", "refine")),
            Frame(id="again", kind="repeat", title="repeated 6 times", nodes=("refine",)),
        ),
    )
    assert mermaid(graph) == (
        "flowchart LR\n"
        "  accTitle: How Reader works\n"
        "  accDescr: Reader takes a photo.\n"
        '  n0(["A photo #40;image#41;"])\n'
        '  n3(["An answer #40;text#41;"])\n'
        '  subgraph f0["Reader"]\n'
        '    n1("1 · Read it<br>Looks at all of it.")\n'
        '    subgraph f1["repeated 6 times"]\n'
        '      n2("2 · Refine")\n'
        "    end\n"
        "  end\n"
        '  n0 -->|"image"| n1\n'
        '  n1 -->|"feature-map"| n2\n'
        "  n2 -.-> n1\n"
        "  n2 --> n3\n"
    )


def test_no_mark_of_a_label_reaches_mermaid() -> None:
    hostile = Node(
        id="x", kind="model", title='"]--> y; click x "javascript:a()" %%{init}%% `b` #lt;'
    )
    lines = mermaid(Graph(title="t", description="", nodes=(hostile,), arrows=())).splitlines()
    assert lines[-1] == (
        '  n0[["#34;#93;-#45;#62; y#59; click x #34;javascript#58;a#40;#41;#34; '
        '#37;#37;#123;init#125;#37;#37; #96;b#96; #35;lt#59;"]]'
    )


def test_a_label_of_a_list_stays_a_label() -> None:
    node = Node(id="x", kind="step", title="1. one")
    assert '"1#46; one"' in mermaid(Graph(title="t", description="", nodes=(node,), arrows=()))


def test_an_arrow_to_nowhere_is_left_out() -> None:
    graph = Graph(
        title="t", description="", nodes=(READ,), arrows=(Arrow(source="read", target="gone"),)
    )
    assert "gone" not in mermaid(graph)
