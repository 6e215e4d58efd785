"""A task and related papers in, how each paper bears on the task out, with the reason in words."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from generator.models.tasks import Judgement, KnownTask, NamedPaper
from generator.tasks.index import Scores
from generator.tasks.signs import signs_for
from generator.tasks.terms import terms_of
from generator.tasks.voices import Voice, listener
from generator.workflow.types import BUILT_IN

SAME: Final = 0.6
"""From which share of its best task's score on a paper is about the wanted task."""
FAR: Final = 0.3
"""Below this share it is about something else."""
RIVAL: Final = 0.8
"""From which share of the wanted task's score on another task is as much its matter."""
REACH: Final = 0.9
"""Which share of the best score a task must have that the wanted one has to do with."""
HEARD: Final = 2
"""So many words or pairs of words must speak for a task: one may mean something else in a paper."""
FIRM: Final = 3
"""So many must speak for the wanted task in a text of some length that is said to be about it."""
LONG: Final = 25
"""From how many words on a text is that long."""
_ENGLISH: Final = frozenset(
    "a an and are as by for from in is of on or that the this to we with".split()
)
_FEWEST_ENGLISH: Final = 0.1
"""Which share of a text's words these are at least, where it is English."""
_FEWEST_WORDS: Final = 12
"""A shorter text may do without them."""
_JUDGES: Final = re.compile(r"(?:evaluat|assess|measur)", re.IGNORECASE)
"""How the title of a paper begins that judges how well others do a task."""
_SIGNS: Final = re.compile(r"[^a-z0-9]+")


def relate(
    wanted: KnownTask, papers: Iterable[NamedPaper], tasks: tuple[KnownTask, ...]
) -> tuple[Judgement, ...]:
    """Whether each paper is about the task, about a neighbour of it, or about something else.

    The thresholds were chosen on labelled briefs; docs/contributing/decisions.md has the figures.
    """
    judge = _Judge(wanted, tasks)
    return tuple(judge.judge(paper) for paper in papers)


class _Judge:
    """Knows what belongs to the wanted task: it and its kinds, its kin, and what it touches."""

    def __init__(self, wanted: KnownTask, tasks: tuple[KnownTask, ...]) -> None:
        self._tasks = tasks
        self._listener = listener(tasks)
        self._wanted = wanted
        own = {wanted.id, *(task.id for task in tasks if task.parent == wanted.id)}
        kin = {*own, *_kin(wanted, tasks)}
        near = {*kin, *_near(wanted, tasks)}
        by_id = {task.id: task for task in tasks}
        around = {*near, *(each for at in near for each in _around(by_id[at], tasks))}
        self._own = _places(tasks, own)
        self._others = tuple(
            at for at, task in enumerate(tasks) if task.id not in kin and not task.craft
        )
        self._rivals = tuple(
            at for at in self._others if tasks[at].id not in near and tasks[at].parent not in near
        )
        self._touched = tuple(
            at
            for at, task in enumerate(tasks)
            if task.id in near or task.craft or _begin_alike(task, wanted)
        )
        self._around = _places(tasks, around)
        self._names = tuple(_names(tasks[at] for at in self._own))

    def judge(self, paper: NamedPaper) -> Judgement:
        voice = self._listener.hear_paper(paper)
        scores = voice.scores
        best, own = max(scores), _best(scores, self._own)
        if not _is_english(paper.text) or self._heard(voice, self._tops(voice)) < HEARD:
            return _unheard(paper, own)
        if self._is_far(scores, best, own):
            return Judgement(relation="off-topic", told=self._other_matter(voice))
        if own < SAME * best:
            return Judgement(relation="adjacent", told=self._other_matter(voice))
        return self._judge_own(paper, voice, own)

    def _is_far(self, scores: Scores, best: float, own: float) -> bool:
        """Whether what it is about neither is nor touches the task, nor is a neighbour's neighbour."""
        if _best(scores, self._touched) < REACH * best:
            return True
        return own < FAR * best and _best(scores, self._around) < REACH * best

    def _judge_own(self, paper: NamedPaper, voice: Voice, own: float) -> Judgement:
        """A paper that speaks of the task: whether of it alone, firmly, and not as a judge of it."""
        is_long = len(paper.text.split()) >= LONG
        if is_long and self._heard(voice, self._own) < FIRM:
            return Judgement(relation="adjacent", told=self._same_matter(voice, "Only a few of"))
        scores = voice.scores
        rival = self._rival(paper, scores, own)
        if rival is not None:
            return Judgement(relation="adjacent", told=self._as_well(voice, rival))
        if _JUDGES.match(paper.title):
            told = f"Its title says that it judges: {_quoted(paper.title)}."
            return Judgement(relation="adjacent", told=told)
        return Judgement(relation="core", told=self._same_matter(voice))

    def _tops(self, voice: Voice) -> tuple[int, ...]:
        return (max(range(len(self._tasks)), key=voice.scores.__getitem__),)

    def _heard(self, voice: Voice, places: tuple[int, ...]) -> int:
        """How many of the words are known for one of the tasks: for that which most speak for."""
        landmarks = (term for _, _, term in voice.landmarks.spans_in(voice.text))
        terms = tuple(dict.fromkeys((*terms_of(voice.text), *landmarks)))
        return max(sum(voice.index.share(term, at) > 0 for term in terms) for at in places)

    def _rival(self, paper: NamedPaper, scores: Scores, own: float) -> int | None:
        """Another task that the title names, or that the words speak of as much."""
        title = f" {_letters(paper.title)} "
        for at in self._others:
            foreign = (each for each in _names((self._tasks[at],)) if not self._is_ours(each))
            if any(f" {name} " in title for name in foreign):
                return at
        rival = max(self._rivals, key=scores.__getitem__, default=None)
        return rival if rival is not None and scores[rival] >= RIVAL * own else None

    def _is_ours(self, name: str) -> bool:
        return any(name in each for each in self._names)

    def _same_matter(self, voice: Voice, whose: str = "") -> str:
        at = max(self._own, key=voice.scores.__getitem__)
        its = f"{whose} its" if whose else "Its"
        return _told(f"{its} supplied words speak of this task", voice, at)

    def _as_well(self, voice: Voice, rival: int) -> str:
        name = in_sentence(self._tasks[rival].name)
        return _told(f"Its supplied words speak of {name} as well", voice, rival)

    def _other_matter(self, voice: Voice) -> str:
        """Above all of what: the first task that is not the wanted one or a kind of it."""
        own = frozenset(self._own)
        at = max(
            (at for at in range(len(self._tasks)) if at not in own), key=voice.scores.__getitem__
        )
        name = in_sentence(self._tasks[at].name)
        return _told(f"Its supplied words speak above all of {name}", voice, at)


def _unheard(paper: NamedPaper, own: float) -> Judgement:
    """Of a paper whose words are hardly known: not even one of them need speak for the task."""
    if own == 0 and len(paper.text.split()) >= _FEWEST_WORDS and _is_english(paper.text):
        told = "None of its supplied words is known here for this task."
        return Judgement(relation="off-topic", told=told)
    told = "Too little of its supplied words is known here to judge it."
    return Judgement(relation=None, told=told)


def _is_english(text: str) -> bool:
    """Whether a text is in the language of the taxonomy; a short one is taken for it."""
    words = text.casefold().split()
    known = sum(word in _ENGLISH for word in words)
    return known >= _FEWEST_ENGLISH * len(words) if len(words) >= _FEWEST_WORDS else text.isascii()


def _kin(wanted: KnownTask, tasks: tuple[KnownTask, ...]) -> Iterator[str]:
    """The wider task and its other kinds."""
    if wanted.parent is not None:
        yield wanted.parent
        yield from (task.id for task in tasks if task.parent == wanted.parent)


def _near(wanted: KnownTask, tasks: tuple[KnownTask, ...]) -> Iterator[str]:
    """What is easily taken for the task, told from either side."""
    yield from (each.task for each in wanted.neighbours)
    yield from (
        task.id for task in tasks if any(each.task == wanted.id for each in task.neighbours)
    )


def _around(task: KnownTask, tasks: tuple[KnownTask, ...]) -> Iterator[str]:
    yield from _kin(task, tasks)
    yield from _near(task, tasks)


def _begin_alike(one: KnownTask, other: KnownTask) -> bool:
    """Whether the main thing that goes in may be the same."""
    pairs = zip(one.inputs[:1], other.inputs[:1], strict=False)
    return any(BUILT_IN.meet(a.type, b.type) for a, b in pairs)


def _places(tasks: tuple[KnownTask, ...], ids: set[str]) -> tuple[int, ...]:
    return tuple(at for at, task in enumerate(tasks) if task.id in ids)


def _best(scores: Scores, places: Iterable[int]) -> float:
    return max((scores[at] for at in places), default=0.0)


def _names(tasks: Iterable[KnownTask]) -> Iterator[str]:
    return (_letters(name) for task in tasks for name in (task.name, *task.aliases))


def _letters(text: str) -> str:
    return _SIGNS.sub(" ", text.casefold()).strip()


def _told(claim: str, voice: Voice, at: int) -> str:
    signs = signs_for(at, (voice,))
    return f"{claim}: {_quoted(signs[0].words)}." if signs else f"{claim}."


def _quoted(words: str) -> str:
    return f"\N{LEFT DOUBLE QUOTATION MARK}{words.strip('.')}\N{RIGHT DOUBLE QUOTATION MARK}"


def in_sentence(name: str) -> str:
    """`Image editing` as it stands within a sentence; abbreviations keep their letters."""
    second = name[1:2]
    return name if second.isupper() or not second.isalpha() else name[0].lower() + name[1:]
