"""Briefs, .bib files and a catalog's path in, the catalog's files with all of it out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.briefs import decode_brief, parse_brief
from generator.catalog.assemble import locate, with_files
from generator.catalog.check import check_references
from generator.catalog.read import parse_file
from generator.errors import Code, GeneratorError, Place, Problem, errors_in
from generator.importing import Outcome, import_briefs
from generator.importing.references import import_references
from generator.models.assembled import Catalog, SourceFile
from generator.models.brief import Brief
from generator.site.drafting import drafter_for, unsure
from generator.site.memory import without_collection
from generator.site.reading import examine
from generator.site.references import (
    Progress,
    TakenReferences,
    is_references,
    read_references,
    read_regular,
    tell_difference,
)
from generator.site.writing import unified_diff, write_all

_READ, _ADDED = 0.25, 0.6
"""How much of the work on many references is to read and to add them; the rest is to check."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One brief, as it came and as the catalog took it."""

    file: str
    brief: Brief
    imported: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """All briefs and .bib files of one run, the files that they change, and what to know of them."""

    taken: tuple[Taken, ...]
    references: tuple[TakenReferences, ...] = ()
    before: tuple[SourceFile, ...]
    after: tuple[SourceFile, ...]
    """Only what changed; the root file last, so that it never names what is not there yet."""
    advice: tuple[Problem, ...]
    """And errors in single entries of .bib files, which stop nothing else."""

    @property
    def diff(self) -> str:
        """What the run changes, as a unified diff."""
        old = {file.name: file.text for file in self.before}
        return "".join(unified_diff(old[file.name], file.text, file.name) for file in self.after)


@without_collection()
def take_briefs(
    catalog_path: Path,
    paths: Iterable[Path],
    *,
    given: tuple[tuple[str, Brief], ...] = (),
    task: str | None = None,
    progress: Progress = lambda _share: None,
) -> Intake:
    """Work out what the briefs and the .bib files add, these first; nothing is written yet.

    `given` are briefs that come from no file, each with what problems call it.
    A new question gets a draft of its answer; `task` is what an author says that it asks for.

    Raises:
        GeneratorError: with every error of the catalog and of all the briefs.
    """
    reading = examine(catalog_path)
    listed = tuple(paths)
    briefs, advice = _read_briefs(tuple(path for path in listed if not is_references(path)))
    briefs = (*given, *briefs)
    files, faults, unreadable = read_references(
        filter(is_references, listed), lambda share: progress(_READ * share)
    )
    advice = (*advice, *unreadable)
    told = (*advice, *faults) if errors_in(advice) else ()
    if errors_in((*reading.problems, *told)):
        raise GeneratorError((*errors_in(reading.problems), *told))
    works = import_references(
        reading.written,
        (file.entries for file in files),
        known=reading.catalog,
        watch=lambda done, of: progress(_READ + _ADDED * done / of),
    )
    progress(_READ + _ADDED)
    catalog = check_changes(reading.written, works.files)
    drafter = drafter_for(catalog, task) if briefs else None
    imported = import_briefs(catalog, (brief for _, brief in briefs), drafter)
    check_changes(catalog, imported.files)
    root = reading.catalog.files[0].name
    after = {file.name: file for file in (*works.files, *imported.files)}
    references = tuple(
        TakenReferences(file=file.file, entries=len(file.entries), imported=outcome)
        for file, outcome in zip(files, works.outcomes, strict=True)
    )
    differing = (each for taken in references for each in taken.imported.differences)
    taken = tuple(
        Taken(file=file, brief=brief, imported=outcome)
        for (file, brief), outcome in zip(briefs, imported.outcomes, strict=True)
    )
    return Intake(
        taken=taken,
        references=references,
        before=reading.catalog.files,
        after=tuple(sorted(after.values(), key=lambda file: file.name == root)),
        advice=(
            *advice,
            *faults,
            *map(tell_difference, differing),
            *(problem for each in taken for problem in _advice_on(each)),
        ),
    )


def write_intake(intake: Intake) -> None:
    """Write all files that change, or none.

    Raises:
        GeneratorError: where one was changed by somebody else meanwhile, or cannot be written.
    """
    if not intake.after:
        return
    for file in intake.before:
        try:
            unchanged = Path(file.name).read_bytes() == file.text.encode("utf-8")
        except OSError:
            unchanged = False
        if not unchanged:
            raise GeneratorError((_changed_meanwhile(file.name),))
    write_all(tuple((Path(file.name), file.text) for file in intake.after))


def _advice_on(taken: Taken) -> Iterator[Problem]:
    """What the catalog took otherwise than the brief's author may think."""
    outcome = taken.imported
    yield from unsure(outcome, Place(file=taken.file, line=taken.brief.question_line))
    if outcome.widened:
        yield Problem(
            code=Code.BRIEF_WIDENS_QUESTION,
            place=Place(file=taken.file, line=taken.brief.question_line),
            message=f"the question '{outcome.question}' is there already, and this brief adds to it: "
            f"{'; '.join(outcome.widened)}",
            hint="look at its page; where another question is meant, word this one otherwise",
            severity="advice",
        )
    for each in outcome.retitled:
        yield Problem(
            code=Code.BRIEF_TITLE_DIFFERS,
            place=Place(file=taken.file, line=each.line),
            message=f"the paper '{each.paper}' is held as '{each.held}', and this brief calls it "
            f"'{each.given}'",
            hint="correct the title or the link of one of them",
            severity="advice",
        )


def check_changes(catalog: Catalog, files: tuple[SourceFile, ...]) -> Catalog:
    """Hold the changed files to what an author's own would be held to, before they are written."""
    if not files:
        return catalog
    parsed = tuple(parse_file(file.text, file.name) for file in files)
    changed = with_files(catalog, parsed)
    found = (
        *(problem for file in parsed for problem in file.problems),
        *locate(changed, check_references(changed)),
    )
    if errors_in(found):
        raise GeneratorError(found)
    return changed


def _read_briefs(
    paths: tuple[Path, ...],
) -> tuple[tuple[tuple[str, Brief], ...], tuple[Problem, ...]]:
    briefs: list[tuple[str, Brief]] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            data = read_regular(path)
        except OSError as error:
            problems.append(_unreadable(path, error.strerror or str(error)))
            continue
        text, faults = decode_brief(data, path.as_posix())
        problems.extend(faults)
        if not errors_in(faults):
            brief, found = parse_brief(text, path.as_posix())
            problems.extend(found)
            briefs.append((path.as_posix(), brief))
    return tuple(briefs), tuple(problems)


def _unreadable(path: Path, reason: str) -> Problem:
    return Problem(
        code=Code.FILE_UNREADABLE,
        place=Place(file=path.as_posix()),
        message=f"cannot be read: {reason}",
        hint="name a brief, a plain text file, or a .bib file",
    )


def _changed_meanwhile(name: str) -> Problem:
    return Problem(
        code=Code.FILE_UNWRITABLE,
        place=Place(file=name),
        message="the file changed while the brief was being imported",
        hint="nothing was written; import again",
    )
