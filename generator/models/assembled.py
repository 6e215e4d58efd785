"""The whole catalog: the entries of all its files, and where each of them stands."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.models.catalog import Model, Paper, PortType, Question, Task, Tool
from generator.models.demo import ModelDemo

Section: TypeAlias = Literal["papers", "tools", "types", "tasks", "models", "questions"]
SECTIONS: tuple[Section, ...] = ("papers", "tools", "types", "tasks", "models", "questions")


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where an entry was written: counted from 0 within its section of that file."""

    file: str
    index: int
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """The origin of each entry, section by section, in the order of the entries."""

    papers: tuple[Origin, ...] = ()
    tools: tuple[Origin, ...] = ()
    types: tuple[Origin, ...] = ()
    tasks: tuple[Origin, ...] = ()
    models: tuple[Origin, ...] = ()
    questions: tuple[Origin, ...] = ()

    def of(self, section: Section) -> tuple[Origin, ...]:
        """The origins of one section."""
        return {
            "papers": self.papers,
            "tools": self.tools,
            "types": self.types,
            "tasks": self.tasks,
            "models": self.models,
            "questions": self.questions,
        }[section]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A file of the catalog as it was read; a problem is located in its text when it arises."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog:
    """Everything that authors wrote, parsed and joined; entries keep the order of the files."""

    papers: tuple[Paper, ...] = ()
    tools: tuple[Tool, ...] = ()
    types: tuple[PortType, ...] = ()
    tasks: tuple[Task, ...] = ()
    models: tuple[Model, ...] = ()
    questions: tuple[Question, ...] = ()
    origins: Origins = Origins()
    files: tuple[SourceFile, ...] = ()
    """The root file first, then its includes."""
    demos: tuple[ModelDemo, ...] = ()
    """What was read of the models' demonstrations, where their files agree with each other."""
