"""What a brief supplied, as the drafting of an answer needs it, and the draft itself."""

from dataclasses import dataclass

from generator.models.catalog import Passage, Related, Task
from generator.models.statements import SourceText, Statement
from generator.models.workflow import Workflow


@dataclass(frozen=True, slots=True, kw_only=True)
class SuppliedPaper:
    """A paper with those of its texts that the question may quote."""

    id: str
    title: str
    sources: tuple[SourceText, ...] = ()

    @property
    def text(self) -> str:
        """All its words."""
        return "\n".join(piece.text for source in self.sources for piece in source.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class SuppliedModel:
    """A recommended model with its own paper."""

    name: str
    paper: SuppliedPaper | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """A question with all that came with it."""

    question: str
    models: tuple[SuppliedModel, ...]
    papers: tuple[SuppliedPaper, ...]
    """The related ones, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelDraft:
    """What the texts of a model's own paper say of it."""

    about: tuple[Statement, ...] = ()
    workflow: Workflow | None = None
    """Its stages, where these texts state them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An answer made of supplied sentences, for an author to go on from."""

    task: Task | None
    """What the question asks for; None where that is not sure."""
    choice: tuple[Task, ...]
    """The tasks that an author must choose from, where it is not."""
    told: str
    """How the task was found, in a sentence."""
    answer: tuple[Statement, ...]
    asks: tuple[Statement, ...]
    passages: tuple[Passage, ...]
    models: tuple[ModelDraft, ...]
    """One for each model, in their order."""
    papers: tuple[Related, ...]
    """One for each related paper, in their order."""
