"""Brief files and a catalog's path in, the catalog's files with the briefs in them out."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.briefs import decode_brief, parse_brief
from generator.catalog.assemble import assemble
from generator.catalog.read import parse_file
from generator.errors import Code, GeneratorError, Place, Problem, errors_in
from generator.importing import Imported, import_brief
from generator.models.assembled import Catalog, SourceFile
from generator.models.brief import Brief
from generator.site.reading import read_catalog
from generator.site.writing import unified_diff, write_whole

@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One brief, as it came and as the catalog took it."""

    file: str
    brief: Brief
    imported: Imported


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """All briefs of one run, the files that they change, and advice about them."""

    taken: tuple[Taken, ...]
    before: tuple[SourceFile, ...]
    after: tuple[SourceFile, ...]
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
    catalog = read_catalog(catalog_path)
    briefs, problems = _read_briefs(tuple(paths))
    if errors_in(problems):
        raise GeneratorError(problems)
    before = catalog.files
    taken: list[Taken] = []
    changed: dict[str, SourceFile] = {}
    for file, brief in briefs:
        imported = import_brief(catalog, brief)
        catalog = _with_files(catalog, imported.files)
        changed.update({each.name: each for each in imported.files})
        taken.append(Taken(file=file, brief=brief, imported=imported))
    root = catalog.files[0].name
    after = tuple(changed[name] for name in sorted(changed, key=lambda name: (name == root, name)))
    return Intake(taken=tuple(taken), before=before, after=after, advice=problems)


def write_intake(intake: Intake) -> None:
    """Write each changed file whole, the root file last: what it names is there by then.

    Raises:
        GeneratorError: where a file was changed by somebody else in the meantime, or cannot be written.
    """
    for file in intake.before:
        if Path(file.name).read_bytes() != file.text.encode("utf-8"):
            raise GeneratorError((_changed_meanwhile(file.name),))
    for file in intake.after:
        try:
            write_whole(Path(file.name), file.text)
        except OSError as error:
            raise GeneratorError((_unwritable(file.name, error),)) from error


def _with_files(catalog: Catalog, files: tuple[SourceFile, ...]) -> Catalog:
    """The catalog with some of its files replaced; only those are parsed again."""
    texts = {file.name: file.text for file in (*catalog.files, *files)}
    return assemble(parse_file(text, name) for name, text in texts.items())


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


def _unwritable(name: str, error: OSError) -> Problem:
    return Problem(
        code=Code.FILE_UNWRITABLE,
        place=Place(file=name),
        message=f"cannot be written: {error.strerror or error}",
        hint="the file is as it was; make room or allow writing, then import again",
    )


def _changed_meanwhile(name: str) -> Problem:
    return Problem(
        code=Code.FILE_UNWRITABLE,
        place=Place(file=name),
        message="the file changed while the brief was being imported",
        hint="nothing was written; import again",
    )
