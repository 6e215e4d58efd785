"""The project's templates hold layout and wording only: what is decided is decided before them."""

from pathlib import Path
from typing import get_args

import jinja2
import pytest
from jinja2 import nodes

from generator.models.pages import Explainer, Page
from generator.render import ANSWERS, TEMPLATES
from generator.site.reading import read_templates

FOLDER = Path(__file__).parent.parent / "templates"
TEXTS = {template.name: template.text for template in read_templates(FOLDER)}
ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Import,
    nodes.Include,
    nodes.Macro,
    nodes.For,
    nodes.If,
    nodes.Not,
    nodes.And,
    nodes.Name,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Call,
    nodes.Const,
    nodes.Assign,
    nodes.Dict,
    nodes.Pair,
)
"""Loops, tests of absence, parts of their own, look-ups, and the table of words."""


def faults(text: str) -> list[str]:
    """Everything in a template that is more than loops, tests of absence and look-ups."""
    tree = jinja2.Environment(autoescape=True).parse(text)
    imported = {node.target for node in tree.find_all(nodes.Import)}
    own = {node.name for node in tree.find_all(nodes.Macro)}
    found = [
        (node.lineno or 1, type(node).__name__)
        for node in tree.find_all(nodes.Node)
        if not isinstance(node, ALLOWED)
    ]
    found += [
        (node.lineno, "Call")
        for node in tree.find_all(nodes.Call)
        if not _is_own_macro(node, imported, own)
    ]
    found += [
        (node.lineno, "If")
        for node in tree.find_all(nodes.If)
        if any(True for _ in node.test.find_all((nodes.Const, nodes.Call)))
    ]
    found += [
        (node.lineno, "Getitem")
        for node in tree.find_all(nodes.Getitem)
        if not (isinstance(node.node, nodes.Getattr) and isinstance(node.node.node, nodes.Name))
        or not isinstance(node.arg, nodes.Getattr)
    ]
    found += [
        (node.lineno, "Assign") for node in tree.find_all(nodes.Assign) if not _is_table(node)
    ]
    return [f"{line}: {name}" for line, name in sorted(found)]


def _is_own_macro(call: nodes.Call, imported: set[str], own: set[str]) -> bool:
    match call.node:
        case nodes.Getattr(node=nodes.Name(name=module)):
            return module in imported
        case nodes.Name(name=name):
            return name in own
        case _:
            return False


def _is_table(node: nodes.Assign) -> bool:
    return isinstance(node.node, nodes.Dict) and all(
        isinstance(pair.key, nodes.Const) and isinstance(pair.value, nodes.Const)
        for pair in node.node.items
    )


@pytest.mark.parametrize("name", TEXTS)
def test_a_template_only_loops_tests_and_looks_up(name: str) -> None:
    assert faults(TEXTS[name]) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{{ page.title | safe }}", ["1: Filter"]),
        ("{{ page.title | upper }}", ["1: Filter"]),
        ("\n{{ page.title ~ 'x' }}", ["2: Concat"]),
        ("{{ page.title + 'x' }}", ["1: Add"]),
        ("{{ page.title.upper() }}", ["1: Call"]),
        ("{{ range(7) }}", ["1: Call"]),
        ("{{ page.title[0] }}", ["1: Getitem"]),
        ("{{ x['y'] }}", ["1: Getitem"]),
        ("{% if page.count == 1 %}x{% endif %}", ["1: Compare", "1: If", "1: Operand"]),
        ("{% if page.count is defined %}x{% endif %}", ["1: Test"]),
        ("{% if page.a or page.b %}x{% endif %}", ["1: Or"]),
        ("{% set x = page.title %}{{ x }}", ["1: Assign"]),
        ("{{ 'a' if page.b else 'c' }}", ["1: CondExpr"]),
        (
            "{% autoescape false %}{{ page.title }}{% endautoescape %}",
            ["1: Keyword", "1: Scope", "1: ScopedEvalContextModifier"],
        ),
        ("{% filter upper %}x{% endfilter %}", ["1: Filter", "1: FilterBlock"]),
        ("{% extends 'x' %}", ["1: Extends"]),
        (
            "{% set x = {'a': 'b'} %}{% if not page.a and page.b %}{{ x[page.a] }}{% endif %}",
            ["1: Getitem"],
        ),
        ("{% import 'w' as w %}{{ w.show(page.a) }}{{ w.words[page.b] }}", []),
        ("{% macro m(a) %}{{ a }}{% endmacro %}{{ m(page.b) }}", []),
        (
            "{% for a in page.b %}{{ a.c }}{% if not loop.last %}, {% endif %}{% else %}x{% endfor %}",
            [],
        ),
    ],
)
def test_what_is_more_than_that_is_told(text: str, told: list[str]) -> None:
    assert faults(text) == told


def test_each_template_lays_out_a_kind_of_page_or_is_part_of_one() -> None:
    pages = {name for _, name in TEMPLATES} | {f"{ANSWERS}explainer.md"}
    used = set(pages)
    waiting = list(pages)
    while waiting:
        tree = jinja2.Environment(autoescape=True).parse(TEXTS[waiting.pop()])
        named = {
            node.template.value
            for node in tree.find_all((nodes.Import, nodes.Include))
            if isinstance(node, nodes.Import | nodes.Include)
            and isinstance(node.template, nodes.Const)
        }
        waiting.extend(named - used)
        used |= named
    assert sorted(TEXTS) == sorted(used)
    assert all(Path(name).name.startswith("_") for name in used - pages)


def test_each_kind_of_page_has_a_template() -> None:
    assert {kind for kind, _ in TEMPLATES} | {Explainer} == set(get_args(Page))
