"""A folder's path in, a new site in it out: one that `mkdocs serve` shows at once."""

from pathlib import Path

from generator.errors import Code, GeneratorError, Place, Problem
from generator.site.writing import write_whole
from generator.starting.seed import SeedFile, seed_files


def start_site(folder: Path) -> tuple[str, ...]:
    """Write a new site's files, all of them or none; the names of what was written.

    Raises:
        GeneratorError: where one of them is there already, or cannot be written.
    """
    wanted = tuple(
        file for file in seed_files() if not (file.optional and _stands(folder / file.name))
    )
    taken = tuple(file for file in wanted if _stands(folder / file.name))
    if taken:
        raise GeneratorError((_in_the_way(folder, taken),))
    written: list[Path] = []
    try:
        for file in wanted:
            write_whole(folder / file.name, file.text)
            written.append(folder / file.name)
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    return tuple(file.name for file in wanted)


def _stands(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _in_the_way(folder: Path, taken: tuple[SeedFile, ...]) -> Problem:
    """The first of them; a folder with a site in it has them all."""
    others = f", with {len(taken) - 1} more that init writes" if len(taken) > 1 else ""
    return Problem(
        code=Code.FILE_UNWRITABLE,
        place=Place(file=(folder / taken[0].name).as_posix()),
        message=f"it is there already{others}, and nothing is overwritten",
        hint="begin in an empty folder: name one behind `explainer init`",
    )
