"""Brief files and a catalog's path in, the catalog's files with the briefs in them out."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.briefs import decode_brief, parse_brief
from generator.catalog.assemble import locate, with_files
from generator.catalog.check import check_references
from generator.catalog.read import parse_file
from generator.errors import Code, GeneratorError, Place, Problem, errors_in
from generator.importing import Outcome, import_briefs
from generator.models.assembled import Catalog, SourceFile
from generator.models.brief import Brief
from generator.site.reading import examine
from generator.site.writing import unified_diff, write_all


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One brief, as it came and as the catalog took it."""

    file: str
    brief: Brief
    imported: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """All briefs of one run, the files that they change, and advice about them."""

    taken: tuple[Taken, ...]
    before: tuple[SourceFile, ...]
    after: tuple[SourceFile, ...]
    """Only what changed; the root file last, so that it never names what is not there yet."""
    advice: tuple[Problem, ...]

    @property
    def diff(self) -> str:
        """What the run changes, as a unified diff."""
        old = {file.name: file.text for file in self.before}
        return "".join(unified_diff(old[file.name], file.text, file.name) for file in self.after)


def take_briefs(catalog_path: Path, paths: Iterable[Path]) -> Intake:
    """Work out what the briefs add; nothing is written yet.

    Raises:
        GeneratorError: with every error of the catalog and of all the briefs.
    """
    reading = examine(catalog_path)
    briefs, advice = _read_briefs(tuple(paths))
    told = advice if errors_in(advice) else ()
    if errors_in((*reading.problems, *told)):
        raise GeneratorError((*errors_in(reading.problems), *told))
    imported = import_briefs(reading.catalog, (brief for _, brief in briefs))
    _check_changes(reading.catalog, imported.files)
    root = reading.catalog.files[0].name
    return Intake(
        taken=tuple(
            Taken(file=file, brief=brief, imported=outcome)
            for (file, brief), outcome in zip(briefs, imported.outcomes, strict=True)
        ),
        before=reading.catalog.files,
        after=tuple(sorted(imported.files, key=lambda file: file.name == root)),
        advice=advice,
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


def _check_changes(catalog: Catalog, files: tuple[SourceFile, ...]) -> None:
    """Hold the changed files to what an author's own would be held to, before they are written."""
    parsed = tuple(parse_file(file.text, file.name) for file in files)
    changed = with_files(catalog, parsed)
    found = (
        *(problem for file in parsed for problem in file.problems),
        *locate(changed, check_references(changed)),
    )
    if errors_in(found):
        raise GeneratorError(found)


def _read_briefs(
    paths: tuple[Path, ...],
) -> tuple[tuple[tuple[str, Brief], ...], tuple[Problem, ...]]:
    briefs: list[tuple[str, Brief]] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            data = path.read_bytes()
        except OSError as error:
            problems.append(_unreadable(path, error))
            continue
        text, faults = decode_brief(data, path.as_posix())
        problems.extend(faults)
        if not errors_in(faults):
            brief, found = parse_brief(text, path.as_posix())
            problems.extend(found)
            briefs.append((path.as_posix(), brief))
    return tuple(briefs), tuple(problems)


def _unreadable(path: Path, error: OSError) -> Problem:
    return Problem(
        code=Code.FILE_UNREADABLE,
        place=Place(file=path.as_posix()),
        message=f"cannot be read: {error.strerror or error}",
        hint="name a brief, a plain text file",
    )


def _changed_meanwhile(name: str) -> Problem:
    return Problem(
        code=Code.FILE_UNWRITABLE,
        place=Place(file=name),
        message="the file changed while the brief was being imported",
        hint="nothing was written; import again",
    )
