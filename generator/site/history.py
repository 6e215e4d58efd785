"""Files in, the day of their last change out, as the repository knows it."""

import subprocess
from collections.abc import Iterable
from pathlib import Path

from generator.models.publication import Publication


def publication_of(  # noqa: PLR0913 - one parameter for each setting
    sources: Iterable[Path],
    *,
    name: str,
    author: str | None = None,
    url: str | None = None,
    style: str = "numeric",
    repository: str | None = None,
) -> Publication:
    """How a site made from these sources presents itself."""
    return Publication(
        name=name,
        author=author or None,
        url=url or None,
        date=last_change(sources),
        repository=repository or None,
        style="author-year" if style == "author-year" else "numeric",
    )


def last_change(paths: Iterable[Path]) -> str | None:
    """The day of the last commit that touched one of them: `2026-11-24`.

    None where no repository holds them, or no git is at hand: then a page is cited without a day.
    """
    listed = [path.resolve() for path in paths if path.exists()]
    if not listed:
        return None
    command = ["git", "log", "-1", "--format=%cs", "--", *map(str, listed)]
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and paths behind `--` are no options
            command, cwd=listed[0].parent, capture_output=True, check=True, encoding="utf-8"
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.strip() or None
