"""What the tasks package knows of each task, what it is asked about, and what it finds."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.models.base import Parsed
from generator.models.statements import Id, Text
from generator.models.workflow import Port


class Neighbour(Parsed):
    """A task that is easily taken for another one."""

    task: Id
    """The id of the other task."""
    difference: Text
    """What tells the two apart, in a sentence about the task that this stands with."""


class KnownTask(Parsed):
    """A task of the taxonomy, with the words by which people and papers speak of it."""

    id: Id
    """Hugging Face's name where one exists, else the field's."""
    name: Text
    """The field's name for it."""
    aliases: tuple[Text, ...] = ()
    """Other names for it."""
    parent: Id | None = None
    """The id of the wider task that it is a kind of."""
    inputs: tuple[Port, ...]
    """What goes in."""
    outputs: tuple[Port, ...]
    """What comes out."""
    definition: Text
    """What it is, in one or two short sentences for a curious adult."""
    lay: tuple[Text, ...] = ()
    """What people write who know nothing of AI: `zoom in`, `who is speaking`."""
    technical: tuple[Text, ...] = ()
    """The words of papers: measures, methods, parts of the task."""
    landmarks: tuple[Text, ...] = ()
    """Names of well-known models and data sets: `Whisper`, `LibriSpeech`."""
    neighbours: tuple[Neighbour, ...] = ()
    """What it is easily taken for."""
    craft: bool = False
    """Whether it is what builders of models do, which papers of any task may speak of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedModel:
    """A recommended model: its name, and the words of its own paper where they are held."""

    name: str
    title: str = ""
    """The title of its own paper."""
    text: str = ""
    """The summary or abstract of its own paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPaper:
    """A related paper, as the brief gives it."""

    title: str
    text: str = ""
    """Its summary or abstract."""


SourceKind: TypeAlias = Literal["question", "model", "model-paper", "related-paper"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One reason for a task: words of a supplied text that the taxonomy knows for it."""

    kind: SourceKind
    source: str
    """The name of the model or the title of the paper; empty for the question."""
    words: str
    """The words as they stand in the text."""
    weight: float
    """How much of the task's score comes from this text."""

    @property
    def told(self) -> str:
        """The reason as a clause: `the question says 'page after page'`."""
        match self.kind:
            case "question":
                return f"the question says '{self.words}'"
            case "model":
                return f"the name of the model {self.source} holds '{self.words}'"
            case "model-paper":
                return f"the model's paper '{self.source}' speaks of '{self.words}'"
            case "related-paper":
                return f"the related paper '{self.source}' speaks of '{self.words}'"


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedTask:
    """A task with what speaks for it."""

    task: KnownTask
    score: float
    """At least 0; the scores of one ranking can be compared with each other."""
    signs: tuple[Sign, ...]
    """The strongest first."""

    @property
    def told(self) -> str:
        """All reasons in a clause."""
        return "; ".join(sign.told for sign in self.signs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """Which tasks a brief may ask for, the likeliest first."""

    tasks: tuple[RankedTask, ...]
    margin: float
    """By which share of its score the first leads the second: 0 to 1."""
    decided: KnownTask | None
    """The task, where the lead is clear."""
    unsure: tuple[KnownTask, ...]
    """Those that an author must choose from, where it is not; empty where nothing speaks for any."""

    @property
    def told(self) -> str:
        """The decision in a sentence."""
        if self.decided is not None:
            return f"{self.decided.name}: {self.tasks[0].told}"
        if not self.unsure:
            return "not sure: no known task speaks from the supplied texts"
        return f"not sure: {' or '.join(task.name for task in self.unsure)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """How a related paper bears on a task, and why."""

    relation: Literal["core", "adjacent", "off-topic"] | None
    """None where too little of the paper's words is understood to judge it."""
    told: str
    """The reason as a sentence, in words that anybody can look up in the paper's supplied text."""
