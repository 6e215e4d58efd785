"""A workflow, ports or questions come in; what of them is more than a drawing can show goes out.

The bounds lie where we take a drawing to be read no more: sixty cards below each other fill a phone's
screen more than ten times. They bound the time of a drawing, too, which grows faster than its roads.
"""

from collections.abc import Iterator

from generator.errors import Code, Finding
from generator.models.catalog import Model, Port, Question, Task, Workflow

Path = tuple[str | int, ...]

MOST_CARDS, MOST_ROADS, MOST_REPEATS, MOST_PORTS = 60, 120, 10, 20
"""Steps of a workflow or models of a question; edges; repeats; ports at one side of a step or task."""


def check_size(workflow: Workflow, path: Path) -> Iterator[Finding]:
    """Where a workflow has more of something than can be drawn."""
    counted = (
        ("steps", len(workflow.steps), MOST_CARDS),
        ("edges", len(workflow.edges), MOST_ROADS),
    )
    for what, count, most in counted:
        if count > most:
            advice = "put what belongs together into one step, or make two models of it"
            yield _too_large((*path, what), f"{count} {what}", most, advice)
    if len(workflow.repeat) > MOST_REPEATS:
        told, advice = f"{len(workflow.repeat)} repeats", "declare only the outermost ones"
        yield _too_large((*path, "repeat"), told, MOST_REPEATS, advice)
    for number, step in enumerate(workflow.steps):
        yield from check_count(step.inputs, (*path, "steps", number, "inputs"))
        yield from check_count(step.outputs, (*path, "steps", number, "outputs"))


def check_count(ports: tuple[Port, ...], path: Path) -> Iterator[Finding]:
    """Whether there are more ports than can be drawn."""
    if len(ports) > MOST_PORTS:
        advice = "let one port hold what belongs together"
        yield _too_large(path, f"{len(ports)} ports", MOST_PORTS, advice)


def is_crowded(task: Task) -> bool:
    """Whether a task has more ports than can be drawn; that is told where it stands."""
    return max(len(task.inputs), len(task.outputs)) > MOST_PORTS


def check_overview(
    question: Question, models: tuple[Model, ...], task: Task | None, path: Path
) -> Iterator[Finding]:
    """Whether a question's models, with what goes in and comes out, are more than can be drawn."""
    advice = "name fewer models, or make two questions of it"
    ends = len(task.inputs or (1,)) + len(task.outputs or (1,)) if task else 2
    chained = question.arrangement == "chain"
    roads = ends + len(models) if chained else ends * len(models)
    if len(models) > MOST_CARDS:
        yield _too_large((*path, "models"), f"{len(models)} models", MOST_CARDS, advice)
    elif roads > MOST_ROADS and not (task and is_crowded(task)):
        count = f"{roads} arrows between {len(models)} models and what goes in and comes out"
        yield _too_large((*path, "models"), count, MOST_ROADS, advice)


def _too_large(path: Path, count: str, most: int, advice: str) -> Finding:
    message = f"there are {count} here, and a drawing can be read with at most {most}; {advice}"
    return Finding(code=Code.WORKFLOW_TOO_LARGE, path=path, message=message)
