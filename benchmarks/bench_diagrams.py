"""Drawings a second of one core: of workflows that are new, and of such as differ in words alone.

python -m benchmarks.bench_diagrams
"""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.generate import WORDS
from generator.diagram import draw
from generator.diagram.layout import forget
from generator.models.diagram import Arrow, Frame, Graph, Node

STEPS = 7
TYPES = ("image", "text", "tokens", "feature-map", "mask", "coordinates", "score", "embedding")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What is drawn how often, and how many of them a second are enough."""

    name: str
    graph: Callable[[random.Random], Graph]
    count: int
    fresh: bool
    """Whether all layouts are forgotten before each drawing."""
    target: float


def main() -> None:
    """Print how many drawings a second each trial reaches, and whether that is enough."""
    for trial in TRIALS:
        dice = random.Random(1)
        graphs = tuple(trial.graph(dice) for _ in range(trial.count))
        seconds = 0.0
        for number, graph in enumerate(graphs):
            if trial.fresh:
                forget()
            begun = time.process_time()
            draw(graph, prefix="d", direction="right" if number % 2 else "down")
            seconds += time.process_time() - begun
        speed = trial.count / seconds
        reached = "reached" if speed >= trial.target else "NOT REACHED"
        told = f"{speed:,.0f} a second, {1000 * seconds / trial.count:.2f} ms each"
        print(f"diagrams {trial.name}: {told} ({reached})")


def workflow(dice: random.Random) -> Graph:
    """Seven steps in a row, each joined to an earlier one too now and then, in a model's frame."""
    steps = tuple(
        Node(
            id=f"s{place}",
            kind="step",
            number=place + 1,
            title=_words(dice, 3),
            subtitle=_words(dice, 9),
        )
        for place in range(STEPS)
    )
    ends = (
        Node(id="in", kind="input", title=_words(dice, 3), type="image"),
        Node(id="out", kind="output", title=_words(dice, 3), type="image"),
    )
    arrows = [_arrow(dice, f"s{place}", f"s{place + 1}") for place in range(STEPS - 1)]
    arrows += [_arrow(dice, "in", "s0"), _arrow(dice, f"s{STEPS - 1}", "out")]
    for place in range(2, STEPS):
        if dice.random() < 0.25:
            arrows.append(_arrow(dice, f"s{dice.randrange(place - 1)}", f"s{place}"))
    frame = Frame(
        id="m", kind="model", title=_words(dice, 2), nodes=tuple(step.id for step in steps)
    )
    return Graph(
        title="A workflow",
        description="Seven steps.",
        nodes=(ends[0], *steps, ends[1]),
        arrows=tuple(arrows),
        frames=(frame,),
    )


def overview(dice: random.Random) -> Graph:
    """What goes in, two models side by side, and what comes out, as each question's page has."""
    models = tuple(
        Node(
            id=f"m{place}",
            kind="model",
            title=_words(dice, 2),
            subtitle=_words(dice, 6),
            href=f"../../models/m{place}/",
        )
        for place in range(2)
    )
    ends = (
        Node(id="in", kind="input", title=_words(dice, 2), type="image"),
        Node(id="out", kind="output", title=_words(dice, 2), type="image"),
    )
    arrows = tuple(
        arrow
        for model in models
        for arrow in (
            Arrow(source="in", target=model.id, label="image"),
            Arrow(source=model.id, target="out", label="image"),
        )
    )
    return Graph(
        title=_words(dice, 8),
        description=_words(dice, 8),
        nodes=(ends[0], *models, ends[1]),
        arrows=arrows,
    )


def _arrow(dice: random.Random, source: str, target: str) -> Arrow:
    return Arrow(source=source, target=target, label=dice.choice(TYPES))


def _words(dice: random.Random, count: int) -> str:
    return " ".join(dice.choices(WORDS, k=count)).capitalize()


TRIALS = (
    Trial(name="of 7 new steps", graph=workflow, count=400, fresh=True, target=150),
    Trial(name="of new words", graph=overview, count=5000, fresh=False, target=2000),
)

if __name__ == "__main__":
    main()
