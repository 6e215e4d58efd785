"""The shape of `generator/`, read from its source: who imports whom, and who owns which library."""

import ast
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pytest

ROOT = Path(__file__).parents[1]

# From the bottom up: a part imports itself and the parts above it in this list, never below.
ORDER = (
    "errors",
    "models",
    "links",
    "latex",
    "slugs",
    "templating",
    "citing",
    "briefs",
    "catalog",
    "bibliography",
    "arithmetic",
    "evidence",
    "demos",
    "closed_world",
    "metrics",
    "workflow",
    "diagram",
    "chart",
    "tasks",
    "drafting",
    "explain",
    "importing",
    "fetching",
    "render",
    "site",
    "starting",
    "cli",
    "__main__",
    "plugin",
)

# The adapter to MkDocs is a few lines: it knows the whole build and how problems print, no more.
PLUGIN_MAY_IMPORT = ("errors", "site", "plugin")

# The one part that may import each outside library, so that each can be replaced.
ONLY_IMPORTER = {
    "pydantic": "models",
    "pygraphviz": "diagram",
    "yaml": "catalog",
    "bibtexparser": "bibliography",
    "jinja2": "templating",
    "click": "cli",
    "mkdocs": "plugin",
    "pylatexenc": "latex",
    "anyascii": "slugs",
    "html.parser": "closed_world",
    "selectolax": "closed_world",
    "sentencex": "evidence",
    "Stemmer": "evidence",
    "arxiv": "fetching",
    "requests": "fetching",
    "html5lib": "closed_world",
    "lxml": "closed_world",
}

DRAWER_NAMES = frozenset({"utils", "util", "helpers", "helper", "common", "misc"})
MOST_LINES = 330
CATCH_ALL = frozenset({"Exception", "BaseException"})
FORBIDDEN_CALLS = frozenset({"eval", "exec", "__import__"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """One source file of the package."""

    path: PurePosixPath
    """Below `generator/`: `catalog/read.py`."""
    text: str

    @property
    def part(self) -> str:
        """The module or package directly below `generator/`; empty for the package itself."""
        return "" if self.path == PurePosixPath("__init__.py") else self.path.parts[0].split(".")[0]

    @property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)


def package_modules() -> tuple[Module, ...]:
    folder = ROOT / "generator"
    return tuple(
        Module(
            path=PurePosixPath(path.relative_to(folder).as_posix()),
            text=path.read_text(encoding="utf-8"),
        )
        for path in sorted(folder.rglob("*.py"))
    )


def imports_against_order(modules: Iterable[Module]) -> list[str]:
    found = []
    for module in modules:
        allowed = _allowed(module.part)
        for name, line in _imports(module):
            part = _part_of(name)
            if part is not None and part not in allowed:
                found.append(f"{module.path}:{line}: {module.part or 'generator'} imports {part}")
    return found


def _allowed(part: str) -> tuple[str, ...]:
    if part == "plugin":
        return PLUGIN_MAY_IMPORT
    return ORDER[: ORDER.index(part) + 1] if part in ORDER else ()


def _part_of(name: str) -> str | None:
    """Which part of ours an import names; None for a library or the bare package."""
    first, _, rest = name.partition(".")
    return rest.split(".")[0] if first == "generator" and rest else None


def unlisted_parts(modules: Iterable[Module]) -> list[str]:
    return sorted({module.part for module in modules} - {*ORDER, ""})


def relative_imports(modules: Iterable[Module]) -> list[str]:
    return [
        f"{module.path}:{node.lineno}"
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and node.level > 0
    ]


def misplaced_libraries(modules: Iterable[Module]) -> list[str]:
    return sorted(
        {
            f"{module.path} imports {library}, which belongs to {owner}"
            for module in modules
            for name, _ in _imports(module)
            for library, owner in ONLY_IMPORTER.items()
            if _is_or_is_below(name, library) and module.part != owner
        }
    )


def shared_libraries(modules: Iterable[Module]) -> list[str]:
    """Outside libraries that more than one part imports."""
    importers = defaultdict(set)
    for module in modules:
        for name, _ in _imports(module):
            library = name.split(".")[0]
            if library != "generator" and library not in sys.stdlib_module_names:
                importers[library].add(module.part)
    return [
        f"{library}: {', '.join(sorted(parts))}"
        for library, parts in sorted(importers.items())
        if len(parts) > 1
    ]


def drawers(modules: Iterable[Module]) -> list[str]:
    return [
        str(module.path)
        for module in modules
        if {part.removesuffix(".py").strip("_") for part in module.path.parts} & DRAWER_NAMES
    ]


def overlong(modules: Iterable[Module]) -> list[str]:
    sizes = ((module.path, len(module.text.splitlines())) for module in modules)
    return [f"{path}: {lines} lines" for path, lines in sizes if lines > MOST_LINES]


def prints(modules: Iterable[Module]) -> list[str]:
    return _calls(modules, frozenset({"print"}), outside="cli")


def evaluations(modules: Iterable[Module]) -> list[str]:
    return _calls(modules, FORBIDDEN_CALLS, outside="")


def _calls(modules: Iterable[Module], names: frozenset[str], outside: str) -> list[str]:
    return [
        f"{module.path}:{node.lineno}: {node.func.id}"
        for module in modules
        if not outside or module.part != outside
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names
    ]


def catch_alls(modules: Iterable[Module]) -> list[str]:
    """Handlers, and `contextlib.suppress`, that would hide our own bugs.

    One that tidies up and ends by raising the same error again hides nothing.
    """
    return [
        f"{module.path}:{node.lineno}"
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ExceptHandler | ast.Call) and _catches_all(node)
    ]


def _catches_all(node: ast.ExceptHandler | ast.Call) -> bool:
    if isinstance(node, ast.ExceptHandler):
        tidies_up = isinstance(node.body[-1], ast.Raise) and node.body[-1].exc is None
        return not tidies_up and (node.type is None or _names_catch_all(node.type))
    suppresses = ast.unparse(node.func).endswith("suppress")
    return suppresses and any(_names_catch_all(each) for each in node.args)


def _names_catch_all(node: ast.AST) -> bool:
    return any(isinstance(each, ast.Name) and each.id in CATCH_ALL for each in ast.walk(node))


def untested(modules: Iterable[Module], tests: Iterable[str]) -> list[str]:
    """Modules without a test module of their own name, or for a package's, of their package's.

    A module that holds its docstring alone needs none.
    """
    present = frozenset(tests)
    return [
        str(module.path)
        for module in modules
        if len(module.tree.body) > 1 and not _test_names(module) & present
    ]


def _test_names(module: Module) -> set[str]:
    part, name = module.part, module.path.stem
    if name == "__init__" or part == "__main__":
        part = part if name == "__init__" and part else "cli"
    return {f"test_{part}.py", f"test_{part}_{name}.py"}


def _imports(module: Module) -> Iterator[tuple[str, int]]:
    """Every name that an import may bind to a module: `from a import b` may mean `a.b`."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def _is_or_is_below(name: str, library: str) -> bool:
    return name == library or name.startswith(f"{library}.")


MODULES = package_modules()


def test_imports_go_down_the_list() -> None:
    assert imports_against_order(MODULES) == []


def test_every_part_has_a_place_in_the_list() -> None:
    assert unlisted_parts(MODULES) == []


def test_imports_are_written_in_full() -> None:
    assert relative_imports(MODULES) == []


def test_each_library_stays_in_its_part() -> None:
    assert misplaced_libraries(MODULES) == []


def test_no_two_parts_import_one_library() -> None:
    assert shared_libraries(MODULES) == []


def test_no_module_is_a_drawer() -> None:
    assert drawers(MODULES) == []


def test_no_module_outgrows_a_sitting() -> None:
    assert overlong(MODULES) == []


def test_only_the_command_line_prints() -> None:
    assert prints(MODULES) == []


def test_nothing_is_evaluated_as_code() -> None:
    assert evaluations(MODULES) == []


def test_no_handler_catches_everything() -> None:
    assert catch_alls(MODULES) == []


def test_every_module_has_its_tests() -> None:
    assert untested(MODULES, (path.name for path in (ROOT / "tests").rglob("test_*.py"))) == []


def source(path: str, text: str = "") -> tuple[Module]:
    return (Module(path=PurePosixPath(path), text=text),)


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        ("links.py", "import generator.briefs", ["links.py:1: links imports briefs"]),
        ("links.py", "from generator import briefs", ["links.py:1: links imports briefs"]),
        ("links.py", "from generator.briefs import parse", ["links.py:1: links imports briefs"]),
        ("links.py", "def f():\n    import generator.cli", ["links.py:2: links imports cli"]),
        (
            "catalog/read.py",
            "import generator.render",
            ["catalog/read.py:1: catalog imports render"],
        ),
        ("plugin.py", "import generator.catalog", ["plugin.py:1: plugin imports catalog"]),
        ("plugin.py", "import generator.cli", ["plugin.py:1: plugin imports cli"]),
        ("cli.py", "import generator.plugin", ["cli.py:1: cli imports plugin"]),
        ("__init__.py", "import generator.site", ["__init__.py:1: generator imports site"]),
        ("catalog/read.py", "from generator.catalog.nodes import Node", []),
        ("plugin.py", "from generator.site import read_catalog", []),
        ("__main__.py", "from generator.cli import main", []),
        ("site.py", "import re\nfrom generator.errors import Problem", []),
    ],
)
def test_an_import_against_the_order_is_told(path: str, text: str, told: list[str]) -> None:
    assert imports_against_order(source(path, text)) == told


def test_a_part_that_is_not_listed_is_told() -> None:
    assert unlisted_parts((*source("extras/one.py"), *source("site.py"))) == ["extras"]


def test_a_relative_import_is_told() -> None:
    assert relative_imports(source("site.py", "from . import cli")) == ["site.py:1"]


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        ("site.py", "import yaml", ["site.py imports yaml, which belongs to catalog"]),
        (
            "site.py",
            "from jinja2 import nodes",
            ["site.py imports jinja2, which belongs to templating"],
        ),
        (
            "site.py",
            "from html.parser import HTMLParser",
            ["site.py imports html.parser, which belongs to closed_world"],
        ),
        (
            "site.py",
            "from html import parser",
            ["site.py imports html.parser, which belongs to closed_world"],
        ),
        ("site.py", "from html import escape", []),
        ("catalog/read.py", "import yaml", []),
    ],
)
def test_a_library_out_of_its_part_is_told(path: str, text: str, told: list[str]) -> None:
    assert misplaced_libraries(source(path, text)) == told


def test_a_library_with_two_importers_is_told() -> None:
    twice = (*source("site.py", "import numpy.linalg"), *source("render.py", "import numpy"))
    assert shared_libraries(twice) == ["numpy: render, site"]


def test_a_library_within_one_package_and_the_standard_library_are_fine() -> None:
    package = (*source("models/a.py", "import pydantic"), *source("models/b.py", "import pydantic"))
    assert shared_libraries((*package, *source("site.py", "import re, json"))) == []


@pytest.mark.parametrize("path", ["utils.py", "catalog/helpers.py", "common/x.py", "_misc.py"])
def test_a_drawer_is_told(path: str) -> None:
    assert drawers(source(path)) == [path]


def test_a_long_module_is_told() -> None:
    assert overlong(source("site.py", "x = 1\n" * 331)) == ["site.py: 331 lines"]
    assert overlong(source("site.py", "x = 1\n" * 330)) == []


def test_a_print_is_told() -> None:
    assert prints(source("site.py", "def f():\n    print(1)")) == ["site.py:2: print"]
    assert prints(source("cli.py", "print(1)")) == []


@pytest.mark.parametrize("call", ["eval", "exec", "__import__"])
def test_an_evaluation_is_told(call: str) -> None:
    assert evaluations(source("cli.py", f"{call}('1')")) == [f"cli.py:1: {call}"]


@pytest.mark.parametrize(
    "text",
    [
        "try:\n    f()\nexcept:\n    pass",
        "try:\n    f()\nexcept Exception:\n    pass",
        "try:\n    f()\nexcept Exception as error:\n    raise OSError from error",
        "try:\n    f()\nexcept (OSError, BaseException) as error:\n    pass",
        "\n\nwith contextlib.suppress(Exception):\n    f()",
    ],
)
def test_a_handler_of_everything_is_told(text: str) -> None:
    assert catch_alls(source("site.py", text)) == ["site.py:3"]


@pytest.mark.parametrize(
    "text",
    [
        "try:\n    f()\nexcept OSError:\n    raise Exception from None",
        "try:\n    f()\nexcept BaseException:\n    g()\n    raise",
        "with contextlib.suppress(OSError):\n    f()",
    ],
)
def test_a_handler_of_something_or_that_tidies_up_is_fine(text: str) -> None:
    assert catch_alls(source("site.py", text)) == []


@pytest.mark.parametrize(
    ("path", "tests"),
    [
        ("site.py", ["test_site.py"]),
        ("catalog/read.py", ["test_catalog.py"]),
        ("catalog/read.py", ["test_catalog_read.py"]),
        ("catalog/__init__.py", ["test_catalog.py"]),
        ("__init__.py", ["test_cli.py"]),
        ("__main__.py", ["test_cli.py"]),
    ],
)
def test_a_module_with_tests_is_fine(path: str, tests: list[str]) -> None:
    assert untested(source(path), tests) == []


@pytest.mark.parametrize("path", ["site.py", "catalog/read.py", "__main__.py"])
def test_a_module_without_tests_is_told(path: str) -> None:
    code = '"""Words in, words out."""\nEMPTY = ""\n'
    assert untested(source(path, code), ["test_catalog_nodes.py", "test_render.py"]) == [path]


def test_a_module_of_one_docstring_needs_no_tests() -> None:
    assert untested(source("catalog/__init__.py", '"""Words in, words out."""\n'), []) == []
