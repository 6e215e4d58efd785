"""The text of a brief comes in, a `Brief` and its problems come out; and back again. Pure string work."""

from collections.abc import Iterator, Sequence

from generator.briefs.blocks import Section, split_blocks, split_sections
from generator.briefs.decoding import decode_brief as decode_brief
from generator.briefs.decoding import empty_brief
from generator.briefs.entries import ReadModels, read_models, read_papers
from generator.briefs.fields import advice, check_size, problem, shown
from generator.briefs.form import MODELS, QUESTION, SECTION_NAMES, SectionKind
from generator.briefs.formatting import format_brief as format_brief
from generator.briefs.lines import Line, read_lines
from generator.briefs.question import AskedQuestion, read_question
from generator.errors import Code, Problem
from generator.models.brief import Brief, UnusedLine


def parse_brief(text: str, file: str) -> tuple[Brief, tuple[Problem, ...]]:
    """Whatever could be read of a brief, and every problem in the order of its lines; never raises."""
    lines, removals = read_lines(text, file)
    if not any(line.text for line in lines):
        nothing = Brief(question="", question_line=1, models=())
        return nothing, _sorted((empty_brief(file), *removals))
    sections = split_sections(lines)
    asked = read_question(sections[0].lines, otherwise=lines[0])
    model_blocks, stray = split_blocks(_lines_of(sections, "models"))
    paper_blocks, more_stray = split_blocks(_lines_of(sections, "papers"))
    models, papers = read_models(model_blocks), read_papers(paper_blocks)
    unused = _in_order(
        (*asked.unused, *stray, *more_stray, *models.unused, *papers.unused, *_outside(sections))
    )
    brief = Brief(
        question=asked.text,
        question_line=asked.line.number,
        models=models.models,
        papers=papers.papers,
        unused=tuple(UnusedLine(line=line.number, text=line.text) for line in unused),
    )
    problems = (
        *removals,
        *_check_question(asked),
        *_check_models(models, sections, found=bool(model_blocks)),
        *models.problems,
        *papers.problems,
        *_tell_unused(unused, sections),
    )
    return brief, _sorted(problems)


def _sorted(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda each: (each.place, each.code)))


def _lines_of(sections: Sequence[Section], kind: SectionKind) -> tuple[Line, ...]:
    return tuple(line for section in sections if section.kind == kind for line in section.lines)


def _in_order(lines: Sequence[Line]) -> tuple[Line, ...]:
    """By place, each once: a line can be of no use in two ways."""
    return tuple(sorted(dict.fromkeys(lines), key=lambda line: line.place))


def _outside(sections: Sequence[Section]) -> Iterator[Line]:
    """Lines of sections that a brief does not have, and all that follows `Answer:`."""
    for section in sections:
        if section.kind not in ("other", "answer") or section.heading is None:
            continue
        if section.kind == "other" or section.heading.text.partition(":")[2].strip("#*_ "):
            yield section.heading
        yield from (line for line in section.lines if line.text)


def _check_question(asked: AskedQuestion) -> Iterator[Problem]:
    if not asked.text:
        yield problem(
            asked.line,
            Code.BRIEF_NO_QUESTION,
            path=QUESTION,
            message="the brief asks no question",
            hint="write it in quotation marks below the line 'A user has asked the following question:'",
        )
    yield from check_size(asked.line, asked.text, name="the question", path=QUESTION)


def _check_models(
    models: ReadModels, sections: Sequence[Section], *, found: bool
) -> Iterator[Problem]:
    """Without models there is nothing to explain; papers do not stand in for them."""
    if models.models or found:
        return
    opened = next((each.heading for each in sections if each.kind == "models"), None)
    following = next((each.heading for each in sections if each.heading is not None), None)
    line = opened or following or _last_visible(sections[0].lines)
    yield problem(
        line,
        Code.BRIEF_NO_MODELS,
        path=MODELS,
        message="the brief recommends no model" + ("" if opened else f": no heading '{MODELS}'"),
        hint=f"add '### {MODELS}:' with a line 'Model: <name>' and its links",
    )


def _last_visible(lines: Sequence[Line]) -> Line:
    return next(line for line in reversed(lines) if line.text)


def _tell_unused(lines: Sequence[Line], sections: Sequence[Section]) -> Iterator[Problem]:
    """One piece of advice for lines that follow each other in one section."""
    kinds = {
        line: section.kind
        for section in sections
        for line in (*section.lines, *([section.heading] if section.heading else []))
    }
    for run in _runs(lines):
        first, last = run[0], run[-1]
        where = f"lines {first.number} to {last.number} are" if last is not first else "the line is"
        yield advice(
            problem(
                first,
                Code.BRIEF_UNUSED_LINE,
                path=SECTION_NAMES[kinds[first]],
                message=f"{where} not used: '{shown(first.text)}'",
                hint="delete what has no use, or give it one of the labels Model, Paper, GitHub, Summary",
            )
        )


def _runs(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Lines that stand directly below each other, together."""
    start = 0
    for index in range(1, len(lines) + 1):
        if index == len(lines) or lines[index].number > lines[index - 1].number + 1:
            yield lines[start:index]
            start = index
