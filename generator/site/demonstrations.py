"""A catalog and its folder in, the demonstrations of its models with what is wrong with them out."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from generator.demos import HEAD, Judged, asset_files, judge_demos, record_files
from generator.models.assembled import Catalog
from generator.models.demo import HeldFile


def read_demonstrations(catalog: Catalog, folder: Path) -> Judged:
    """Read the JSON files whole, and of pictures and models only what tells their sizes."""
    if all(model.demo is None for model in catalog.models):
        return Judged()
    records = tuple(_read(record_files(catalog), folder))
    assets = _read(asset_files(catalog, records), folder, most=HEAD)
    return judge_demos(catalog, (*records, *assets))


def _read(names: Iterable[str], folder: Path, *, most: int = -1) -> Iterator[HeldFile]:
    """The first `most` bytes of each file that lies in the folder; all of them for -1."""
    inside = folder.resolve()
    for name in names:
        path = folder / name
        with suppress(OSError):
            if path.resolve().is_relative_to(inside) and path.is_file():
                with path.open("rb") as file:
                    data = file.read(most)
                yield HeldFile(name=name, data=data, size=path.stat().st_size)
