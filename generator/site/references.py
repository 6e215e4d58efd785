"""Paths of .bib files in, their entries and what is wrong with them out."""

import errno
import stat
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from generator.bibliography import read_bibtex
from generator.errors import Code, Place, Problem
from generator.importing.references import Difference, ReferencesOutcome
from generator.models.bibliography import BibFault, ReadEntry

ENDING = ".bib"
Progress: TypeAlias = Callable[[float], None]
"""Told which share of the work is done, from 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferencesFile:
    """What a .bib file holds."""

    file: str
    entries: tuple[ReadEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenReferences:
    """What the catalog took of a .bib file."""

    file: str
    entries: int
    imported: ReferencesOutcome


def is_references(path: Path) -> bool:
    """Whether a file is one of references, by its name."""
    return path.suffix.casefold() == ENDING


def read_references(
    paths: Iterable[Path], progress: Progress
) -> tuple[tuple[ReferencesFile, ...], tuple[Problem, ...], tuple[Problem, ...]]:
    """The files; problems of single entries, which stop nothing; and files that cannot be read."""
    files: list[ReferencesFile] = []
    faults: list[Problem] = []
    unreadable: list[Problem] = []
    listed = tuple(paths)
    for number, path in enumerate(listed):
        try:
            text = read_regular(path).decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            unreadable.append(_unreadable(path, error))
            continue

        def watch(done: int, of: int, number: int = number) -> None:
            progress((number + done / of) / len(listed))

        read = read_bibtex(text, path.as_posix(), watch=watch)
        files.append(ReferencesFile(file=path.as_posix(), entries=read.entries))
        faults += map(_problem, read.problems)
    return tuple(files), tuple(faults), tuple(unreadable)


def tell_difference(difference: Difference) -> Problem:
    """A work that the catalog describes otherwise."""
    return Problem(
        code=Code.BIB_WORK_DIFFERS,
        place=difference.entry.place,
        path=difference.entry.entry.key,
        message=f"the paper '{difference.paper}' of the catalog has the {difference.what} "
        f"'{difference.held}', and this entry '{difference.given}'",
        hint="correct the wrong one; the catalog's stays as it is",
        severity="advice",
    )


def read_regular(path: Path) -> bytes:
    """What a file holds; anything but a file or folder may never end.

    Raises:
        OSError: where it is no file, or cannot be read.
    """
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise OSError(errno.EINVAL, "it is no regular file")
    return path.read_bytes()


def _problem(fault: BibFault) -> Problem:
    return Problem(
        code=Code(fault.kind),
        place=fault.place,
        path=fault.path,
        message=fault.message,
        hint=fault.hint,
        severity=fault.severity,
    )


def _unreadable(path: Path, error: OSError | UnicodeDecodeError) -> Problem:
    if isinstance(error, UnicodeDecodeError):
        line = error.object.count(b"\n", 0, error.start) + 1
        place = Place(file=path.as_posix(), line=line)
        message, hint = "its bytes are not UTF-8", "save it as UTF-8"
    else:
        place = Place(file=path.as_posix())
        message = f"cannot be read: {error.strerror or error}"
        hint = "name a .bib file, a plain text file"
    return Problem(code=Code.FILE_UNREADABLE, place=place, message=message, hint=hint)
