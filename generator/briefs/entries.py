"""Blocks of labelled fields come in; models and papers come out, with every problem located."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.briefs.blocks import Block, Field
from generator.briefs.fields import advice, check_fields, find_link, problem, repeated_lines, shown
from generator.briefs.form import MODELS, PAPERS
from generator.briefs.lines import Line
from generator.errors import Code, Problem
from generator.links import paper_link, repository_link
from generator.models.brief import BriefModel, BriefPaper, Link


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadModels:
    """The models of a brief, the lines that nothing comes from, and the problems."""

    models: tuple[BriefModel, ...]
    unused: tuple[Line, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPapers:
    """The related papers of a brief, the lines that nothing comes from, and the problems."""

    papers: tuple[BriefPaper, ...]
    unused: tuple[Line, ...]
    problems: tuple[Problem, ...]


def read_models(blocks: Sequence[Block]) -> ReadModels:
    """Recommended models; one that stands twice is merged, or refused where its links differ."""
    models: dict[str, tuple[Line, BriefModel]] = {}
    problems: list[Problem] = []
    unused: list[Line] = []
    for block in blocks:
        unused += (*(each.line for each in block.all_of("summary")), *repeated_lines(block))
        problems += check_fields(block, MODELS)
        paper = find_link(block, "paper", read=paper_link, path=MODELS)
        repository = find_link(block, "repository", read=repository_link, path=MODELS)
        faults = (*paper.faults, *repository.faults)
        problems += faults
        name = block.first("name")
        if name is None:
            problems.append(_nameless(block))
            continue
        if not (paper.link or repository.link or faults):
            problems.append(_linkless_model(name))
        model = BriefModel(
            name=name.value, line=name.line.number, paper=paper.link, repository=repository.link
        )
        key = _same_name(name.value)
        if key in models:
            first_line, first = models[key]
            problems.append(_model_twice(name, model, first))
            models[key] = (first_line, _with_links_of(first, model))
        else:
            models[key] = (name.line, model)
    return ReadModels(
        models=tuple(model for _, model in models.values()),
        unused=tuple(unused),
        problems=tuple(problems),
    )


def read_papers(blocks: Sequence[Block]) -> ReadPapers:
    """Related papers; one that stands twice, under whatever address, is one."""
    papers: dict[str, BriefPaper] = {}
    problems: list[Problem] = []
    unused: list[Line] = []
    for block in blocks:
        unused += (*(each.line for each in block.all_of("repository")), *repeated_lines(block))
        problems += check_fields(block, PAPERS)
        title, summary = block.first("name"), block.first("summary")
        found = find_link(block, "paper", read=paper_link, path=PAPERS)
        problems += found.faults
        if title is None:
            problems.append(_titleless(block))
        elif found.link is None and not found.faults:
            problems.append(_linkless_paper(title))
        if title is None or found.link is None:
            continue
        paper = BriefPaper(
            title=title.value,
            line=title.line.number,
            link=found.link,
            summary=summary.value if summary else "",
        )
        first = papers.setdefault(paper.link.identity, paper)
        if first is not paper:
            problems.append(_paper_twice(title, paper, first))
            if not first.summary and paper.summary:
                papers[paper.link.identity] = first.model_copy(update={"summary": paper.summary})
    return ReadPapers(papers=tuple(papers.values()), unused=tuple(unused), problems=tuple(problems))


def _same_name(name: str) -> str:
    return " ".join(name.casefold().split())


def _with_links_of(first: BriefModel, again: BriefModel) -> BriefModel:
    return first.model_copy(
        update={
            "paper": first.paper or again.paper,
            "repository": first.repository or again.repository,
        }
    )


def _model_twice(name: Field, model: BriefModel, first: BriefModel) -> Problem:
    said = f"the model '{shown(name.value)}' stands here and in line {first.line}"
    if _differ(model.paper, first.paper) or _differ(model.repository, first.repository):
        return problem(
            name.line,
            Code.BRIEF_MODEL_TWICE,
            path=MODELS,
            message=f"{said}, with different links",
            hint="give the two different names, or keep one of them",
        )
    return advice(
        problem(
            name.line,
            Code.BRIEF_MODEL_TWICE,
            path=MODELS,
            message=f"{said}, and is taken once",
            hint="keep one of them",
        )
    )


def _differ(one: Link | None, other: Link | None) -> bool:
    return one is not None and other is not None and one.identity != other.identity


def _paper_twice(title: Field, paper: BriefPaper, first: BriefPaper) -> Problem:
    kept = ["its first link"] if paper.link.address != first.link.address else []
    if _same_name(paper.title) != _same_name(first.title):
        kept.append("its first title")
    if paper.summary and first.summary and paper.summary != first.summary:
        kept.append("its first summary")
    which = f" with {' and '.join(kept)}" if kept else ""
    return advice(
        problem(
            title.line,
            Code.BRIEF_PAPER_TWICE,
            path=PAPERS,
            message=f"the paper '{shown(title.value)}' ({paper.link.identity}) stands here and in line "
            f"{first.line}, and is taken once{which}",
            hint="keep one of them",
        )
    )


def _nameless(block: Block) -> Problem:
    return problem(
        block.line,
        Code.BRIEF_MODEL_WITHOUT_NAME,
        path=MODELS,
        message="a recommended model has no name",
        hint="write it above, as 'Model: <name>'",
    )


def _linkless_model(name: Field) -> Problem:
    return problem(
        name.line,
        Code.BRIEF_MODEL_WITHOUT_LINKS,
        path=MODELS,
        message=f"the model '{shown(name.value)}' has neither a paper nor a repository",
        hint="add a line 'Paper: <address>' or 'GitHub: <address>'",
    )


def _titleless(block: Block) -> Problem:
    return problem(
        block.line,
        Code.BRIEF_PAPER_WITHOUT_TITLE,
        path=PAPERS,
        message="a related paper has no title",
        hint="write it above, as 'Model: <title>'",
    )


def _linkless_paper(title: Field) -> Problem:
    return problem(
        title.line,
        Code.BRIEF_PAPER_WITHOUT_LINK,
        path=PAPERS,
        message=f"the paper '{shown(title.value)}' has no link",
        hint="add a line 'Paper: <address>'",
    )
