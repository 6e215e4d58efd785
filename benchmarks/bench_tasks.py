"""Briefs and cases in, how often their task and the relations of their papers are found, out.

python -m benchmarks.bench_tasks
"""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.briefs import parse_brief
from generator.models.tasks import NamedModel, NamedPaper, Ranking
from generator.slugs import slug
from generator.tasks import load_taxonomy, rank, relate

TESTS = Path(__file__).parents[1] / "tests"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What a brief holds, and the slugs of the tasks that are right for it."""

    name: str
    question: str
    models: tuple[NamedModel, ...]
    papers: tuple[NamedPaper, ...]
    right: frozenset[str]
    relations: tuple[str, ...] = ()
    """How each paper bears on the task, where somebody has labelled it."""
    held: bool = False
    """Whether it was held back while the taxonomy and its weights were worked on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How a set of trials came out."""

    trials: int
    first: int
    """In how many the likeliest task is right."""
    among_three: int
    unsure: int
    wrong: int
    """In how many a task was decided that is not right."""
    milliseconds: float
    """For one of them, once the taxonomy is read: that is done once for a run."""


def read_briefs() -> tuple[Trial, ...]:
    """The sound briefs with their labels."""
    folder = TESTS / "briefs"
    labels = _load(folder / "labels-real.yaml")
    return tuple(_brief(folder, each) for each in labels)


def read_cases() -> tuple[Trial, ...]:
    """Our own cases, at least one for each task."""
    paths = sorted((TESTS / "cases" / "tasks").glob("*.yaml"))
    return tuple(_case(each) for path in paths for each in _load(path))


def measure(trials: Iterable[Trial]) -> Score:
    """Rank each of them."""
    known = tuple(trials)
    _rank(known[0])
    begun = time.perf_counter()
    rankings = [_rank(trial) for trial in known]
    milliseconds = 1_000 * (time.perf_counter() - begun) / len(known)
    pairs = tuple(zip(known, rankings, strict=True))
    return Score(
        trials=len(known),
        first=sum(_is_right(trial, ranking, 1) for trial, ranking in pairs),
        among_three=sum(_is_right(trial, ranking, 3) for trial, ranking in pairs),
        unsure=sum(ranking.decided is None for _, ranking in pairs),
        wrong=sum(
            ranking.decided is not None and not _is_right(trial, ranking, 1)
            for trial, ranking in pairs
        ),
        milliseconds=milliseconds,
    )


def agreement(trials: Iterable[Trial]) -> tuple[int, int]:
    """How many papers get the relation of their label, and how many have one."""
    pairs = [pair for trial in trials if trial.relations for pair in _relations(trial)]
    return sum(found == wanted for found, wanted in pairs), len(pairs)


def main() -> None:
    """Print how each set comes out."""
    cases = read_cases()
    sets = {
        "briefs": read_briefs(),
        "own cases, developed": tuple(each for each in cases if not each.held),
        "own cases, held back": tuple(each for each in cases if each.held),
    }
    for name, trials in sets.items():
        score = measure(trials)
        print(
            f"{name}: {score.first} of {score.trials} right, {score.among_three} among the first"
            f" three, {score.unsure} not sure, {score.wrong} decided and wrong,"
            f" {score.milliseconds:.0f} ms each"
        )
    for name, trials in sets.items():
        agreed, labelled = agreement(trials)
        print(f"{name}: relations of {agreed} of {labelled} related papers as labelled")


def _rank(trial: Trial) -> Ranking:
    return rank(trial.question, trial.models, trial.papers, load_taxonomy())


def _relations(trial: Trial) -> tuple[tuple[str | None, str], ...]:
    judged = relate(_rank(trial).tasks[0].task, trial.papers, load_taxonomy())
    found = (each.relation for each in judged)
    return tuple(zip(found, trial.relations, strict=True))


def _is_right(trial: Trial, ranking: Ranking, first: int) -> bool:
    found = (each.task for each in ranking.tasks[:first])
    return any({task.id, slug(task.name)} & trial.right for task in found)


def _brief(folder: Path, label: dict[str, Any]) -> Trial:
    name, task = label["file"], label["task"]
    brief, _ = parse_brief((folder / name).read_text(encoding="utf-8"), name)
    terms = (task["expected"], task["specific_term"], *task["acceptable"])
    return Trial(
        name=name,
        question=brief.question,
        models=tuple(NamedModel(name=each.name) for each in brief.models),
        papers=tuple(NamedPaper(title=each.title, text=each.summary) for each in brief.papers),
        right=frozenset(slug(term) for term in terms),
        relations=tuple(each["relevance"] for each in label["related_papers"]),
    )


def _case(case: dict[str, Any]) -> Trial:
    papers = case.get("papers", ())
    return Trial(
        name=case["task"],
        question=case["question"],
        models=tuple(NamedModel(name=each) for each in case.get("models", ())),
        papers=tuple(NamedPaper(title=p["title"], text=p["text"]) for p in papers),
        right=frozenset({case["task"]}),
        relations=tuple(p["relation"] for p in papers if "relation" in p),
        held=case.get("held", False),
    )


def _load(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
