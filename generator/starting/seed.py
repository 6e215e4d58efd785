"""Where this package lies in, the files that a new site begins with out.

In a wheel they stand below `seed/`, where build_backend/ laid them; in a checkout they are the
project's own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Final

from generator.catalog.schema import catalog_schema

SEEDS: Final = (
    "mkdocs.yml",
    "templates/**/*.md",
    "overrides/**/*.html",
    "overrides/*.txt",
    "overrides/*.xml",
    "docs/*.md",
    "docs/*.json",
    "docs/assets/*.css",
    "docs/assets/*.js",
    "docs/assets/*.svg",
    "docs/contributing/problems.md",
    "docs/contributing/templates.md",
)
"""What a site needs of this project: its pages for readers and authors, its look, its words."""
_HERE: Final = Path(__file__).parent
_CARD: Final = re.compile(r"^ +card: .*\n", re.MULTILINE)
"""Names a picture with this site's name in it."""
_NAV_ENTRY: Final = re.compile(r"^ +- (?:[^:\n]+: )?(?P<page>contributing/\S+\.md)\n", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedFile:
    """A file of a new site; one that may be there already is then left as it is."""

    name: str
    text: str
    optional: bool = False


def seed_files() -> tuple[SeedFile, ...]:
    """Every file, in the order of the names."""
    taken = dict(_taken(seed_folder()))
    taken["mkdocs.yml"] = _with_pages_of(taken, taken["mkdocs.yml"])
    example = _HERE / "example"
    files = {
        **taken,
        "catalog.yaml": _read(example / "catalog.yaml"),
        "catalog.schema.json": catalog_schema(),
        "requirements.txt": f"explainer-pages=={version('explainer-pages')}\n",
        ".github/workflows/pages.yml": _read(example / "pages.yml"),
    }
    listed = [SeedFile(name=name, text=text) for name, text in files.items()]
    listed.append(SeedFile(name=".gitignore", text="/site/\n", optional=True))
    return tuple(sorted(listed, key=lambda file: file.name))


def seed_folder() -> Path:
    """`seed/` of an installed package, or the folder of a checkout."""
    packed = _HERE / "seed"
    return packed if packed.is_dir() else _HERE.parents[1]


def _taken(folder: Path) -> Iterator[tuple[str, str]]:
    for pattern in SEEDS:
        for path in sorted(folder.glob(pattern)):
            yield path.relative_to(folder).as_posix(), _read(path)


def _with_pages_of(taken: dict[str, str], config: str) -> str:
    """The configuration without the pages that a new site has no use for."""

    def kept(entry: re.Match[str]) -> str:
        return entry[0] if f"docs/{entry['page']}" in taken else ""

    return _NAV_ENTRY.sub(kept, _CARD.sub("", config))


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
