"""A checkout in, a wheel out that also holds what `explainer init` begins a site with.

flit_core packs the package and nothing beside it, and templates/, overrides/ and docs/ stand beside it:
here they are laid into a copy, and flit_core packs the copy. An editable install needs no copy.
"""

import ast
import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from flit_core.buildapi import build_editable as build_editable
from flit_core.buildapi import build_sdist as build_sdist
from flit_core.buildapi import build_wheel as _build_wheel
from flit_core.buildapi import get_requires_for_build_editable as get_requires_for_build_editable
from flit_core.buildapi import get_requires_for_build_sdist as get_requires_for_build_sdist
from flit_core.buildapi import get_requires_for_build_wheel as get_requires_for_build_wheel
from flit_core.buildapi import (
    prepare_metadata_for_build_editable as prepare_metadata_for_build_editable,
)
from flit_core.buildapi import prepare_metadata_for_build_wheel as prepare_metadata_for_build_wheel

_STARTING = Path("generator/starting")


def build_wheel(
    wheel_directory: str,
    config_settings: dict[str, str] | None = None,
    metadata_directory: str | None = None,
) -> str:
    """Build the wheel from a copy of the checkout (PEP 517)."""
    out = Path(wheel_directory).resolve()
    kept = Path(metadata_directory).resolve() if metadata_directory else None
    with _copy_with_seed():
        return str(_build_wheel(str(out), config_settings, str(kept) if kept else None))


@contextlib.contextmanager
def _copy_with_seed() -> Iterator[None]:
    checkout = Path.cwd()
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name)
        for each in ("pyproject.toml", "README.md", "LICENSE"):
            shutil.copy(checkout / each, copy / each)
        shutil.copytree(
            checkout / "generator",
            copy / "generator",
            ignore=shutil.ignore_patterns("__pycache__", "*.pyc"),
        )
        for pattern in _seeds(checkout):
            for path in sorted(checkout.glob(pattern)):
                target = copy / _STARTING / "seed" / path.relative_to(checkout)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, target)
        os.chdir(copy)
        try:
            yield
        finally:
            os.chdir(checkout)


def _seeds(checkout: Path) -> tuple[str, ...]:
    """The list that the package itself has, read and not run: its libraries are not here yet."""
    tree = ast.parse((checkout / _STARTING / "seed.py").read_text(encoding="utf-8"))
    for node in tree.body:
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "SEEDS" and node.value:
            found: tuple[str, ...] = ast.literal_eval(node.value)
            return found
    raise LookupError("generator/starting/seed.py has no list SEEDS")
