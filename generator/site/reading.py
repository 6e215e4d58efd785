"""Paths in, a checked `Catalog` and the templates out: where files are read."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator.catalog.assemble import assemble, locate
from generator.catalog.check import check_references
from generator.catalog.read import ParsedFile, parse_file
from generator.errors import Code, Finding, GeneratorError, Place, Problem, errors_in
from generator.evidence import check_evidence
from generator.models.assembled import Catalog
from generator.render import Template
from generator.workflow import check_workflow


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A catalog as far as it could be read, and all that is wrong with it."""

    catalog: Catalog
    problems: tuple[Problem, ...]


def read_catalog(path: Path, *, strict: bool = False) -> Catalog:
    """The catalog in this file and those that it includes.

    Raises:
        GeneratorError: with every error in them.
    """
    reading = examine(path, strict=strict)
    if errors_in(reading.problems):
        raise GeneratorError(reading.problems)
    return reading.catalog


def examine(path: Path, *, strict: bool = False) -> Reading:
    """Read a catalog and check all of it, however much is wrong.

    `strict` makes an error of a quote that no held text can check.
    """
    files, problems = _read_files(path)
    catalog = assemble(files)
    broken = tuple(each for file in files for each in file.broken)
    findings = (
        *check_references(catalog, broken),
        *check_evidence(catalog),
        *_check_workflows(catalog),
    )
    located = locate(catalog, findings)
    if strict:
        located = tuple(
            replace(each, severity="error") if each.code is Code.QUOTE_UNCHECKED else each
            for each in located
        )
    return Reading(catalog=catalog, problems=(*problems, *located))


def _check_workflows(catalog: Catalog) -> Iterator[Finding]:
    for position, model in enumerate(catalog.models):
        if model.workflow is not None:
            yield from check_workflow(model.workflow, ("models", position, "workflow"))


def _read_files(root: Path) -> tuple[tuple[ParsedFile, ...], tuple[Problem, ...]]:
    """The root file and its includes, breadth first, each file once."""
    files: list[ParsedFile] = []
    problems: list[Problem] = []
    waiting = [root]
    seen = {root.resolve()}
    while waiting:
        path = waiting.pop(0)
        try:
            text = path.read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            problems.append(_unreadable(path, error))
            continue
        parsed = parse_file(text, path.as_posix())
        files.append(parsed)
        problems.extend(parsed.problems)
        for position, pattern in enumerate(parsed.includes):
            included, problem = _included(path, pattern, position)
            problems.extend(problem)
            for each in included:
                if each.resolve() not in seen:
                    seen.add(each.resolve())
                    waiting.append(each)
    return tuple(files), tuple(problems)


def _included(
    path: Path, pattern: str, position: int
) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """The files that a glob names, in a fixed order; none may lie outside the file's folder."""
    folder = path.parent
    where = f"include[{position}]"
    place = Place(file=path.as_posix())
    outside = Problem(
        code=Code.INCLUDE_OUTSIDE,
        place=place,
        path=where,
        message=f"'{pattern}' leads outside the folder of {path.name}",
        hint="include files below it, by a relative path",
    )
    if Path(pattern).is_absolute() or ".." in Path(pattern).parts or "\\" in pattern:
        return (), (outside,)
    found = tuple(sorted(each for each in folder.glob(pattern) if each.is_file()))
    inside = folder.resolve()
    if any(not each.resolve().is_relative_to(inside) for each in found):
        return (), (outside,)
    if not found:
        message = f"'{pattern}' names no file"
        hint = "correct the path, or remove the line"
        nothing = Problem(
            code=Code.INCLUDE_NOTHING, place=place, path=where, message=message, hint=hint
        )
        return (), (nothing,)
    return found, ()


def _unreadable(path: Path, error: OSError | UnicodeDecodeError) -> Problem:
    place = Place(file=path.as_posix())
    if isinstance(error, UnicodeDecodeError):
        message = f"not UTF-8 at byte {error.start}"
        hint = "save the file as UTF-8"
    else:
        message = f"cannot be read: {error.strerror or error}"
        hint = "name another file with --catalog, or create it"
    return Problem(code=Code.FILE_UNREADABLE, place=place, message=message, hint=hint)


def read_templates(folder: Path) -> tuple[Template, ...]:
    """Every template below a folder, in a fixed order.

    Raises:
        GeneratorError: where the folder or a file in it cannot be read.
    """
    paths = sorted(folder.rglob("*.md"))
    if not paths:
        problem = Problem(
            code=Code.FILE_UNREADABLE,
            place=Place(file=folder.as_posix()),
            message="no templates (*.md) are there",
            hint="name the folder with --templates",
        )
        raise GeneratorError((problem,))
    try:
        return tuple(
            Template(
                name=path.relative_to(folder).as_posix(),
                file=path.as_posix(),
                text=path.read_text(encoding="utf-8"),
            )
            for path in paths
        )
    except (OSError, UnicodeDecodeError) as error:
        raise GeneratorError((_unreadable(folder, error),)) from error


def watched_paths(path: Path, templates: Path) -> tuple[Path, ...]:
    """What a build depends on: the catalog's files, the folders of its globs, the templates."""
    files, _ = _read_files(path)
    folders = [
        (Path(file.source.name).parent / pattern.partition("*")[0]).parent
        if not pattern.partition("*")[0].endswith("/")
        else Path(file.source.name).parent / pattern.partition("*")[0]
        for file in files
        for pattern in file.includes
        if "*" in pattern
    ]
    named = [Path(file.source.name) for file in files]
    return tuple(dict.fromkeys((path, *named, *folders, templates)))
