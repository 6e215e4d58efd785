"""The sentences of a model's own paper and its task in, its workflow out where they state stages.

Nothing is guessed: a stage is called as the sentence calls it, rests on its words, and what flows from
one stage to the next has the type `unstated`.
"""

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from generator.drafting.candidates import Candidate
from generator.models.catalog import Edge, Port, Step, Task, Workflow
from generator.models.statements import Quote, Statement
from generator.slugs import slug

_SEQUENCE: Final = (
    re.compile(r"^(?:\S+ ){0,3}?(first(?:ly)?)\b", re.IGNORECASE),
    re.compile(
        r"^(?:\S+ ){0,1}?(then|next|second(?:ly)?|third(?:ly)?|after that|finally|lastly)\b",
        re.IGNORECASE,
    ),
)
"""How the sentence of the first stage begins, and those of the later ones."""
_PARTS: Final = (
    ("encoder", "decoder"),
    ("first stage", "second stage"),
    ("first step", "second step"),
)
"""What sentences call the parts of a model that work one behind the other."""
_CUT: Final = re.compile(r"(?<=[,;:])\s+|\s+(?=(?:and|followed by|while|which)\b)")
_JOIN: Final = re.compile(r"^(?:and|while|followed by|which)\s+")
_FEWEST_WORDS: Final = 5
_MOST: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stage:
    name: str
    statement: Statement


def stages_of(told: Sequence[Candidate], task: Task) -> Workflow | None:
    """The stages as they are stated, from the task's inputs to its outputs; None where none are."""
    if not task.inputs or not task.outputs:
        return None
    stages = _in_sequence(told) or _named_parts(told)
    return _workflow(stages[:_MOST], task) if len(stages) > 1 else None


def _in_sequence(told: Sequence[Candidate]) -> tuple[_Stage, ...]:
    """Sentences that say `first`, `then`, `finally`, one behind the other."""
    first, later = _SEQUENCE
    for start, one in enumerate(told):
        found = first.search(one.text)
        if found is None:
            continue
        stages = [_Stage(name=found[1].capitalize(), statement=one.statement)]
        for other in told[start + 1 :]:
            cue = later.search(other.text)
            if cue is None or other.paper != one.paper:
                break
            stages.append(_Stage(name=cue[1].capitalize(), statement=other.statement))
        if len(stages) > 1:
            return _with_own_names(stages)
    return ()


def _with_own_names(stages: Iterable[_Stage]) -> tuple[_Stage, ...]:
    """`Then` twice would be one name for two: the later one ends the list."""
    found: dict[str, _Stage] = {}
    for stage in stages:
        if stage.name in found:
            break
        found[stage.name] = stage
    return tuple(found.values())


def _named_parts(told: Sequence[Candidate]) -> tuple[_Stage, ...]:
    """A sentence that names both parts, each in a clause of its own."""
    for parts in _PARTS:
        for one in told:
            clauses = tuple(_clause(one, part, parts) for part in parts)
            if all(clauses):
                return tuple(
                    _Stage(name=part.capitalize(), statement=_quoting(one, clause))
                    for part, clause in zip(parts, clauses, strict=True)
                )
    return ()


def _clause(one: Candidate, part: str, parts: tuple[str, ...]) -> str:
    """The clause that names this part and no other; empty where there is none."""
    if one.quote != one.text:
        return ""
    for clause in _CUT.split(one.text):
        low = clause.casefold()
        others = (other for other in parts if other != part)
        if (
            part in low
            and not any(other in low for other in others)
            and len(clause.split()) >= _FEWEST_WORDS
        ):
            return _JOIN.sub("", clause).strip(" ,;:.")
    return ""


def _quoting(one: Candidate, words: str) -> Statement:
    return Statement(text=words, evidence=(Quote(paper=one.paper, quote=words, at=one.at),))


def _workflow(stages: tuple[_Stage, ...], task: Task) -> Workflow:
    last = len(stages) - 1
    ids = tuple(slug(stage.name) for stage in stages)
    steps = tuple(
        Step(
            id=name,
            name=stage.name,
            inputs=task.inputs if at == 0 else (_between("given"),),
            outputs=task.outputs if at == last else (_between("made"),),
            statements=(stage.statement,),
        )
        for at, (name, stage) in enumerate(zip(ids, stages, strict=True))
    )
    edges = [(f"input.{port.name}", f"{ids[0]}.{port.name}") for port in task.inputs]
    edges += [(f"{a}.made", f"{b}.given") for a, b in itertools.pairwise(ids)]
    edges += [(f"{ids[last]}.{port.name}", f"output.{port.name}") for port in task.outputs]
    joined = tuple(Edge.model_validate({"from": start, "to": end}) for start, end in edges)
    return Workflow(steps=steps, edges=joined)


def _between(name: str) -> Port:
    return Port(name=name, type="unstated", description="the supplied sources do not say what")
