"""Ports come in; the cards of what goes in and comes out, and words that name them, go out."""

from typing import Literal

from generator.models.catalog import Port
from generator.models.diagram import Node
from generator.workflow.ends import Outer, named


def outer_cards(
    kind: Literal["input", "output"], outer: tuple[Outer, ...], task_ports: tuple[Port, ...]
) -> tuple[Node, ...]:
    """One card for each thing that a workflow takes or gives, in the task's words where it has some."""
    return tuple(_card(kind, each, named(task_ports, each.name)) for each in outer)


def task_cards(
    kind: Literal["input", "output"], ports: tuple[Port, ...], otherwise: str
) -> tuple[Node, ...]:
    """One card for each port of a task; one that says `otherwise` where it has none."""
    outer = tuple(
        Outer(text=f"{kind}.{name}", name=name, port=named(ports, name))
        for name in dict.fromkeys(port.name for port in ports)
    )
    return outer_cards(kind, outer, ports) or (Node(id=kind, kind=kind, title=otherwise),)


def _card(kind: Literal["input", "output"], outer: Outer, of_task: Port | None) -> Node:
    told, flows = of_task or outer.port, outer.port or of_task
    return Node(
        id=outer.text,
        kind=kind,
        title=_sentence_case((told.description if told else None) or _spoken(outer.name)),
        type=flows.type if flows else "",
    )


def quoted(nodes: tuple[Node, ...]) -> str:
    """The titles of some cards, as a sentence lists them."""
    return listed([f"“{node.title}”" for node in nodes])


def listed(names: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _spoken(name: str) -> str:
    return name.replace("-", " ").replace("_", " ")


def _sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]
