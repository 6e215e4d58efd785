"""Texts and paths in, files out: whole or not at all, and only where something changed."""

import contextlib
import difflib
import errno
import glob
import json
import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.errors import Code, GeneratorError, Place, Problem
from generator.models.output import OutputFile
from generator.models.site import Site

MANIFEST = ".explainer-pages.json"
_PLUGIN = re.compile(r"^[^#\n]*\bexplainer\b", re.MULTILINE)
_DOCS_DIR = re.compile(r"^docs_dir\s*:\s*[\"']?(?P<folder>[^\"'#\n]*[^\"'#\s])", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a run changed in a folder; empty where it was up to date."""

    written: tuple[str, ...]
    removed: tuple[str, ...]


def write_pages(site: Site, folder: Path) -> Written:
    """Bring a folder up to date; remove only what an earlier run wrote there.

    Raises:
        GeneratorError: where a file that we did not write stands in the way, or where the folder is
            that of a site's hand-written pages; nothing is written then. Also where the folder cannot be written.
    """
    _refuse_hand_written(folder)
    ours = _manifest(folder)
    changed = tuple(each for each in site.files if _held(folder / each.src_uri) != each.content)
    _refuse_foreign(folder, changed, ours)
    kept = {each.src_uri for each in site.files}
    stale = tuple(sorted(name for name in ours - kept if (folder / name).is_file()))
    if not changed and not stale and ours == kept:
        return Written(written=(), removed=())
    _write_manifest(folder, ours | kept)
    for each in changed:
        write_whole(folder / each.src_uri, each.text, lasting=False)
    for name in stale:
        with _told(folder / name):
            (folder / name).unlink()
        _remove_empty(folder, (folder / name).parent)
    _write_manifest(folder, kept)
    return Written(written=tuple(each.src_uri for each in changed), removed=stale)


def stale_pages(site: Site, folder: Path) -> str:
    """How a folder differs from the site, as a unified diff; empty where it is up to date."""
    wanted = {each.src_uri: each.text for each in site.files}
    gone = {name: "" for name in _manifest(folder) - wanted.keys() if (folder / name).is_file()}
    return "".join(
        unified_diff((_held(folder / name) or b"").decode(errors="backslashreplace"), text, name)
        for name, text in sorted({**wanted, **gone}.items())
    )


def unified_diff(before: str, after: str, name: str) -> str:
    """The changes of one file, in the form that `patch` reads."""
    lines = difflib.unified_diff(_lines(before), _lines(after), name, name)
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def _lines(text: str) -> list[str]:
    """Ended by a line feed alone: other characters that end lines somewhere stay inside."""
    *ended, last = text.split("\n")
    return [*(f"{line}\n" for line in ended), *((last,) if last else ())]


def write_whole(path: Path, text: str, *, lasting: bool = True) -> None:
    """Replace a file in one step: whoever is stopped on the way leaves the old one as it was.

    `lasting` waits until the disk has it.

    Raises:
        GeneratorError: where it cannot be written.
    """
    with _told(path):
        staged = _staged(path, text, lasting=lasting)
        _replace(staged, path)


def write_all(files: tuple[tuple[Path, str], ...]) -> None:
    """Replace several files, or none: all are on the disk before the first is replaced.

    Raises:
        GeneratorError: where one cannot be written.
    """
    old: list[tuple[Path, str]] = []
    staged: list[tuple[Path, Path]] = []
    try:
        for path, text in files:
            with _told(path):
                old.append((path, path.read_bytes().decode("utf-8")))
                staged.append((_staged(path, text, lasting=True), path))
        for done, (temporary, path) in enumerate(staged):
            with _told(path), _restoring(old[:done]):
                _replace(temporary, path)
    finally:
        for temporary, _ in staged:
            temporary.unlink(missing_ok=True)


@contextlib.contextmanager
def _restoring(files: list[tuple[Path, str]]) -> Iterator[None]:
    try:
        yield
    except BaseException:
        for path, text in files:
            _replace(_staged(path, text, lasting=True), path)
        raise


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    """A disk that refuses is the author's to mend, and no fault of the program."""
    try:
        yield
    except OSError as error:
        problem = Problem(
            code=Code.FILE_UNWRITABLE,
            place=Place(file=path.as_posix()),
            message=f"cannot be written: {error.strerror or error}",
            hint="the file is as it was; make room or allow writing, then try again",
        )
        raise GeneratorError((problem,)) from error


def _staged(path: Path, text: str, *, lasting: bool) -> Path:
    """The new content beside its target, with the mode of the old."""
    target = path.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    prefix = f".{target.name[:100]}.explainer-"
    _remove_stale(target.parent, prefix)
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f"{prefix}{os.getpid()}-")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            if lasting:
                os.fsync(file.fileno())
        temporary.chmod(target.stat().st_mode & 0o7777 if target.exists() else 0o644)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _remove_stale(folder: Path, prefix: str) -> None:
    """What a run of ours left here that was killed before it could tidy up."""
    for path in folder.glob(f"{glob.escape(prefix)}*-*"):
        process = path.name.removeprefix(prefix).partition("-")[0]
        if process.isdecimal() and not _is_running(int(process)):
            with contextlib.suppress(OSError):
                path.unlink()


def _is_running(process: int) -> bool:
    """Where the system does not tell without harm, as on Windows, any is taken for running."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _replace(temporary: Path, path: Path) -> None:
    """Symbolic links stay what they are: the file behind them is replaced."""
    try:
        temporary.replace(path.resolve())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _held(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _manifest(folder: Path) -> set[str]:
    """What earlier runs wrote here; names that would lead out of the folder are ignored."""
    try:
        listed = json.loads((folder / MANIFEST).read_bytes())["written"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return set()
    names = listed if isinstance(listed, list) else []
    return {name for name in names if isinstance(name, str) and _is_inside(folder, name)}


def _is_inside(folder: Path, name: str) -> bool:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or not path.parts or "\0" in name:
        return False
    try:
        return (folder / path).resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a symbolic link that leads to itself
        return False


def _write_manifest(folder: Path, names: set[str]) -> None:
    text = json.dumps({"written": sorted(names)}, indent=1) + "\n"
    write_whole(folder / MANIFEST, text)


def _refuse_hand_written(folder: Path) -> None:
    """Our plugin adds the generated pages to those itself: there they would stand twice."""
    whole = folder.resolve()
    for place in (whole, *whole.parents):
        config = place.parent / "mkdocs.yml"
        if place == _docs_of(config):
            raise GeneratorError(
                (
                    Problem(
                        code=Code.PAGE_COLLISION,
                        place=Place(file=folder.as_posix()),
                        message=f"it holds the hand-written pages of {config.name} beside it, and no "
                        "generated ones",
                        hint="choose another folder with --out",
                    ),
                )
            )


def _docs_of(config: Path) -> Path | None:
    """The folder that a mkdocs.yml with our plugin names as `docs_dir`, or else `docs`."""
    text = (_held(config) or b"").decode(errors="replace")
    if _PLUGIN.search(text) is None:
        return None
    found = _DOCS_DIR.search(text)
    return (config.parent / (found["folder"] if found else "docs")).resolve()


def _refuse_foreign(folder: Path, changed: tuple[OutputFile, ...], ours: set[str]) -> None:
    foreign = tuple(
        Problem(
            code=Code.PAGE_COLLISION,
            place=Place(file=path.as_posix()),
            message=f"the generated page {each.src_uri} would replace this file",
            hint="move it away, or choose another folder with --out",
        )
        for each in changed
        if (path := _in_the_way(folder, each.src_uri, ours)) is not None
    )
    if foreign:
        raise GeneratorError(foreign)


def _in_the_way(folder: Path, name: str, ours: set[str]) -> Path | None:
    """The file at a page's place, or at that of a folder around it, which we did not write."""
    if name not in ours and os.path.lexists(folder / name):
        return folder / name
    for around in PurePosixPath(name).parents:
        path = folder / around
        if os.path.lexists(path) and not path.is_dir():
            return path
    return None if _is_inside(folder, name) else folder / name


def _remove_empty(folder: Path, path: Path) -> None:
    for each in _upwards(folder, path):
        with contextlib.suppress(OSError):
            each.rmdir()


def _upwards(folder: Path, path: Path) -> Iterator[Path]:
    while path not in (folder, path.parent):
        yield path
        path = path.parent
