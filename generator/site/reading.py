"""Paths in, a checked `Catalog` and the templates out: where files are read."""

import itertools
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from generator.catalog.assemble import assemble, locate, origin_of
from generator.catalog.fetched import with_fetched
from generator.catalog.lock import Lock, parse_lock
from generator.catalog.read import ANY, Include, ParsedFile, parse_file
from generator.errors import Code, GeneratorError, Place, Problem, errors_in
from generator.evidence import check_evidence, measured_files
from generator.models.assembled import SECTIONS, Catalog, SourceFile
from generator.models.templates import Template
from generator.site.demonstrations import read_demonstrations
from generator.site.findings import findings_in
from generator.site.memory import without_collection


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A catalog as far as it could be read, and all that is wrong with it."""

    catalog: Catalog
    problems: tuple[Problem, ...]
    written: Catalog
    """The same without what was fetched: what an import adds to."""


def lock_path(catalog: Path) -> Path:
    """Where a catalog's lock lies: `catalog.lock` beside `catalog.yaml`, and never the catalog itself."""
    lock = catalog.with_suffix(".lock")
    return lock if lock != catalog else catalog.with_name(f"{catalog.name}.lock")


def read_lock(catalog: Path) -> Lock:
    """What was fetched for a catalog; nothing where nothing has been fetched yet."""
    path = lock_path(catalog)
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return Lock()
    except (OSError, UnicodeDecodeError) as error:
        return Lock(problems=(_unreadable(path, error, "--catalog"),))
    return parse_lock(text, path.as_posix())


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
    with without_collection():
        return _examined(path, strict=strict)


def _examined(path: Path, *, strict: bool) -> Reading:
    files, problems = _read_files(path)
    written, lock = assemble(files), read_lock(path)
    catalog = with_fetched(written, lock.papers)
    broken = tuple(each for file in files for each in file.broken)
    if len(problems) > sum(len(file.problems) for file in files):
        broken += tuple((section, ANY) for section in SECTIONS)  # a file could not be read at all
    measurements = read_measurements(catalog, path.parent)
    judged = read_demonstrations(catalog, path.parent)
    catalog = replace(catalog, demos=judged.demos)
    located = (
        *locate(catalog, findings_in(catalog, broken, measurements)),
        *locate(catalog, judged.findings),
        *_in_parts(files, lock, path.parent),
    )
    if strict:
        located = tuple(
            replace(each, severity="error") if each.code is Code.QUOTE_UNCHECKED else each
            for each in located
        )
    return Reading(catalog=catalog, problems=(*problems, *lock.problems, *located), written=written)


def read_written(path: Path) -> Catalog:
    """What authors wrote, without what was fetched, and judged by its form alone.

    Raises:
        GeneratorError: with every error of form.
    """
    files, problems = _read_files(path)
    if errors_in(problems):
        raise GeneratorError(problems)
    return assemble(files)


def _in_parts(files: tuple[ParsedFile, ...], lock: Lock, folder: Path) -> tuple[Problem, ...]:
    """What is wrong with the well-formed statements of entries that are not well formed."""
    if not any(file.parts for file in files):
        return ()
    parts = (replace(file, entries=(*file.entries, *file.parts)) for file in files)
    whole = with_fetched(assemble(parts), lock.papers)
    origins = [each.origin for file in files for each in file.parts]
    found = check_evidence(whole, read_measurements(whole, folder))
    return locate(whole, (each for each in found if origin_of(whole, each.path) in origins))


def read_measurements(catalog: Catalog, folder: Path) -> tuple[SourceFile, ...]:
    """The files of demonstrations that statements name, as far as they lie in the folder."""
    inside = folder.resolve()
    found = []
    for name in measured_files(catalog):
        path = folder / name
        with suppress(OSError):
            if path.resolve().is_relative_to(inside):
                text = path.read_bytes().decode("utf-8", errors="replace")
                found.append(SourceFile(name=name, text=text))
    return tuple(found)


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
            problems.append(_unreadable(path, error, "--catalog"))
            continue
        parsed = parse_file(text, path.as_posix())
        files.append(parsed)
        problems.extend(parsed.problems)
        for position, include in enumerate(parsed.includes):
            included, problem = _included(path, include, position)
            problems.extend(problem)
            for each in included:
                if each.resolve() not in seen:
                    seen.add(each.resolve())
                    waiting.append(each)
    return tuple(files), tuple(problems)


def _included(
    path: Path, include: Include, position: int
) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """The files that a glob names, in a fixed order; none may lie outside the file's folder."""
    folder = path.parent
    pattern, place = include.pattern, include.place
    where = f"include[{position}]"
    outside = Problem(
        code=Code.INCLUDE_OUTSIDE,
        place=place,
        path=where,
        message=f"'{pattern}' leads outside the folder of {path.name}",
        hint="include files below it, by a relative path",
    )
    if Path(pattern).is_absolute() or ".." in Path(pattern).parts or "\\" in pattern:
        return (), (outside,)
    try:
        found = tuple(sorted(each for each in folder.glob(pattern) if each.is_file()))
    except (ValueError, IndexError):  # not a glob: `.`, `a**`, or with a null character
        found = ()
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


def _unreadable(path: Path, error: OSError | UnicodeDecodeError, option: str) -> Problem:
    place = Place(file=path.as_posix())
    if isinstance(error, UnicodeDecodeError):
        message = f"not UTF-8 at byte {error.start}"
        hint = "save the file as UTF-8"
    else:
        message = f"cannot be read: {error.strerror or error}"
        hint = f"name another one with {option}, or create it"
    return Problem(code=Code.FILE_UNREADABLE, place=place, message=message, hint=hint)


def read_templates(folder: Path) -> tuple[Template, ...]:
    """Every template below a folder, in a fixed order.

    Raises:
        GeneratorError: with every file that cannot be read, or where there is none.
    """
    templates: list[Template] = []
    problems: list[Problem] = []
    for path in sorted(folder.rglob("*.md")):
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            problems.append(_unreadable(path, error, "--templates"))
            continue
        name = path.relative_to(folder).as_posix()
        templates.append(Template(name=name, file=path.as_posix(), text=text))
    if not templates and not problems:
        problems.append(_no_templates(folder))
    if problems:
        raise GeneratorError(problems)
    return tuple(templates)


def _no_templates(folder: Path) -> Problem:
    return Problem(
        code=Code.FILE_UNREADABLE,
        place=Place(file=folder.as_posix()),
        message="no templates (*.md) are there",
        hint="name the folder with --templates",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A file or folder whose change calls for a new build."""

    path: Path
    recursive: bool = True


def watched_paths(path: Path, templates: Path) -> tuple[Watched, ...]:
    """What a build depends on: the catalog's files, the folders of its globs, the templates."""
    files, _ = _read_files(path)
    named = [Watched(path=Path(file.source.name)) for file in files]
    folders = [
        _folder_of_glob(Path(file.source.name).parent, Path(include.pattern).parts)
        for file in files
        for include in file.includes
    ]
    locks = Watched(path=lock_path(path))
    everything = (Watched(path=path), *named, locks, *folders, Watched(path=templates))
    return tuple(each for each in dict.fromkeys(everything) if each.path.exists())


def _folder_of_glob(folder: Path, parts: tuple[str, ...]) -> Watched:
    """The folder in which files may come to fit a glob, with those below it where it names such."""
    fixed = tuple(itertools.takewhile(lambda part: not set(part) & set("*?["), parts[:-1]))
    return Watched(path=folder.joinpath(*fixed), recursive=len(fixed) + 1 < len(parts))
