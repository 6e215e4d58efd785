"""Texts and paths in, files out: whole or not at all, and only where something changed."""

import contextlib
import difflib
import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.errors import Code, GeneratorError, Place, Problem
from generator.models.pages import OutputFile
from generator.site.building import Site

MANIFEST = ".explainer-pages.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a run changed in a folder; empty where it was up to date."""

    written: tuple[str, ...]
    removed: tuple[str, ...]


def write_pages(site: Site, folder: Path) -> Written:
    """Bring a folder up to date; remove only what an earlier run wrote there.

    Raises:
        GeneratorError: where a file that we did not write stands in the way; nothing is written.
    """
    ours = _manifest(folder)
    changed = tuple(each for each in site.files if _held(folder, each.src_uri) != each.content)
    _refuse_foreign(folder, changed, ours)
    kept = {each.src_uri for each in site.files}
    stale = tuple(sorted(name for name in ours - kept if (folder / name).is_file()))
    if not changed and not stale and ours == kept:
        return Written(written=(), removed=())
    _write_manifest(folder, ours | kept)
    for each in changed:
        write_whole(folder / each.src_uri, each.content)
    for name in stale:
        (folder / name).unlink()
        _remove_empty(folder, (folder / name).parent)
    _write_manifest(folder, kept)
    return Written(written=tuple(each.src_uri for each in changed), removed=stale)


def stale_pages(site: Site, folder: Path) -> str:
    """How a folder differs from the site, as a unified diff; empty where it is up to date."""
    wanted = {each.src_uri: each.content for each in site.files}
    gone = {name: "" for name in _manifest(folder) - wanted.keys() if (folder / name).is_file()}
    return "".join(
        unified_diff(_held(folder, name) or "", text, name)
        for name, text in sorted({**wanted, **gone}.items())
    )


def unified_diff(before: str, after: str, name: str) -> str:
    """The changes of one file, in the form that `patch` reads."""
    lines = difflib.unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), name, name
    )
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)


def write_whole(path: Path, text: str) -> None:
    """Replace a file in one step: whoever is stopped on the way leaves the old one as it was."""
    target = path.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(target.stat().st_mode & 0o7777 if target.exists() else 0o644)
        Path(name).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _held(folder: Path, src_uri: str) -> str | None:
    try:
        return (folder / src_uri).read_bytes().decode("utf-8", errors="replace")
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None


def _manifest(folder: Path) -> set[str]:
    """What earlier runs wrote here; names that would lead out of the folder are ignored."""
    try:
        listed = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["written"]
    except (FileNotFoundError, NotADirectoryError):
        return set()
    except (ValueError, KeyError, TypeError):
        listed = []
    inside = folder.resolve()
    return {
        name
        for name in listed
        if isinstance(name, str) and (folder / name).resolve().is_relative_to(inside)
    }


def _write_manifest(folder: Path, names: set[str]) -> None:
    text = json.dumps({"written": sorted(names)}, indent=1) + "\n"
    write_whole(folder / MANIFEST, text)


def _refuse_foreign(folder: Path, changed: tuple[OutputFile, ...], ours: set[str]) -> None:
    foreign = tuple(
        Problem(
            code=Code.PAGE_COLLISION,
            place=Place(file=(folder / each.src_uri).as_posix()),
            message=f"the generated page {each.src_uri} would replace this file",
            hint="move the file away, or choose another folder with --out",
        )
        for each in changed
        if each.src_uri not in ours and os.path.lexists(folder / each.src_uri)
    )
    if foreign:
        raise GeneratorError(foreign)


def _remove_empty(folder: Path, path: Path) -> None:
    for each in _upwards(folder, path):
        with contextlib.suppress(OSError):
            each.rmdir()


def _upwards(folder: Path, path: Path) -> Iterator[Path]:
    while path not in (folder, path.parent):
        yield path
        path = path.parent
