"""The texts of a brief in, the tasks they may ask for out: the likeliest first, with a decision."""

from typing import Final

from generator.models.tasks import KnownTask, NamedModel, NamedPaper, RankedTask, Ranking
from generator.tasks.index import Scores
from generator.tasks.signs import signs_for
from generator.tasks.voices import Voice, listener, total

FAMILY: Final = 0.3
"""What share of a wider task's score goes to a narrower one that has signs of its own."""
OWN_SIGNS: Final = 0.5
"""From which share of the wider task's score on the narrower one has signs of its own."""
CLEAR_MARGIN: Final = 0.08
"""From which lead on a task is decided."""
ENOUGH: Final = 0.6
"""From which score on a task is decided; below it, a word or two may stand there by chance."""
SHOWN: Final = 5
MAIN_MATTER: Final = 0.5
"""From which share of its best task's score on a related paper is named as a reason for a task."""


def rank(
    question: str,
    models: tuple[NamedModel, ...],
    papers: tuple[NamedPaper, ...],
    tasks: tuple[KnownTask, ...],
) -> Ranking:
    """Which of the tasks a brief asks for; where the lead is small, which an author chooses from.

    The question, the names of the models and their own papers speak first. A related paper is heard
    as far as it agrees with them and with the other papers.
    """
    voices = listener(tasks).hear(question, models, papers)
    totals = _favour_narrow(total(voices), tasks)
    order = sorted(range(len(tasks)), key=lambda at: (-totals[at], at))
    shown = tuple(
        RankedTask(task=tasks[at], score=totals[at], signs=signs_for(at, _reasons(at, voices)))
        for at in order[:SHOWN]
        if totals[at] > 0
    )
    return _decide(shown)


def _reasons(at: int, voices: tuple[Voice, ...]) -> tuple[Voice, ...]:
    """The voices that may be named for a task: no paper that is about something else."""
    return tuple(
        voice
        for voice in voices
        if voice.kind != "related-paper" or voice.scores[at] >= MAIN_MATTER * max(voice.scores)
    )


def _favour_narrow(totals: Scores, tasks: tuple[KnownTask, ...]) -> Scores:
    """A narrower task with signs of its own takes a share of its wider one's score."""
    places = {task.id: at for at, task in enumerate(tasks)}
    found = list(totals)
    for at, task in enumerate(tasks):
        wider = totals[places[task.parent]] if task.parent in places else 0.0
        if totals[at] > wider * OWN_SIGNS:
            found[at] += FAMILY * wider
    return tuple(found)


def _decide(shown: tuple[RankedTask, ...]) -> Ranking:
    """The first, where it leads clearly and enough speaks for it; kin of it are no rivals."""
    if not shown:
        return Ranking(tasks=(), margin=0.0, decided=None, unsure=())
    first = shown[0]
    rival = next((each for each in shown[1:] if not _are_kin(first.task, each.task)), None)
    margin = 1 - rival.score / first.score if rival else 1.0
    if margin >= CLEAR_MARGIN and first.score >= ENOUGH:
        return Ranking(tasks=shown, margin=margin, decided=first.task, unsure=())
    unsure = (first.task, *((rival.task,) if rival else ()))
    return Ranking(tasks=shown, margin=margin, decided=None, unsure=unsure)


def _are_kin(one: KnownTask, other: KnownTask) -> bool:
    """Whether one is a kind of the other."""
    return one.id == other.parent or other.id == one.parent
