"""The statements and quotes of a catalog one by one, and its entries by section."""

from generator.catalog.assemble import assemble
from generator.catalog.read import parse_file
from generator.catalog.walk import entries_of, quotes_in, statements_in
from generator.models.assembled import Catalog


def catalog_of(**files: str) -> Catalog:
    parsed = tuple(parse_file(text, f"{name}.yaml") for name, text in files.items())
    assert [problem for file in parsed for problem in file.problems] == []
    return assemble(parsed)


def test_every_statement_and_quote_is_walked_with_its_path() -> None:
    said = "[{text: T, evidence: [{paper: p, quote: q}]}]"
    catalog = catalog_of(
        a=f"tasks: [{{id: t, name: T, definition: {said}}}]\n"
        f"models: [{{id: m, name: M, about: {said}, limits: {said}, workflow: {{edges: [], steps: "
        f"[{{id: s, name: S, statements: {said}}}]}}, results: [{{dataset: d, metric: m, value: 1, "
        "evidence: [{paper: p, quote: q}]}]}]\n"
        f'questions: [{{id: q, question: "Q?", scope: {{}}, answer: {said}, asks: {said}, papers: '
        f"[{{paper: p, statements: {said}}}], passages: [{{part: task, heading: H, "
        f"statements: {said}}}]}}]\n"
    )
    paths = [path for path, _ in statements_in(catalog)]
    assert paths == [
        ("tasks", 0, "definition", 0),
        ("models", 0, "about", 0),
        ("models", 0, "workflow", "steps", 0, "statements", 0),
        ("models", 0, "limits", 0),
        ("questions", 0, "answer", 0),
        ("questions", 0, "asks", 0),
        ("questions", 0, "passages", 0, "statements", 0),
        ("questions", 0, "papers", 0, "statements", 0),
    ]
    quoted = [path for path, _ in quotes_in(catalog)]
    assert quoted == [
        *((*path, "evidence", 0) for path in paths),
        ("models", 0, "results", 0, "evidence", 0),
    ]


def test_entries_are_those_of_their_section() -> None:
    catalog = catalog_of(
        a="papers: [{id: a}]\ntasks: [{id: b, name: B}]\nmodels: [{id: c, name: C}]\n"
        'tools: [{id: d, name: D, url: "https://github.com/o/d"}]\n'
        "questions: [{id: e, question: E, scope: {}}]\n"
    )
    assert [each.id for each in entries_of(catalog, "papers")] == ["a"]
    assert [each.id for each in entries_of(catalog, "tasks")] == ["b"]
    assert [each.id for each in entries_of(catalog, "models")] == ["c"]
    assert [each.id for each in entries_of(catalog, "tools")] == ["d"]
    assert [each.id for each in entries_of(catalog, "questions")] == ["e"]
