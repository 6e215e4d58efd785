"""The types of a catalog: what they take from plain text, and what they refuse."""

from decimal import Decimal

import pytest
from pydantic import BaseModel, ValidationError

from generator.errors import Code, Finding
from generator.models.catalog import CatalogFile, Model, Paper, Question
from generator.models.statements import Quote, SourceText, Statement
from generator.models.validation import validate


def findings_of(
    kind: type[BaseModel], value: object, path: tuple[str | int, ...]
) -> tuple[Finding, ...]:
    """What is wrong with a value that does not fit."""
    found = validate(kind, value, path)
    assert isinstance(found, tuple)
    return found


def test_entries_are_frozen() -> None:
    paper = Paper(id="a")
    with pytest.raises(ValidationError, match="frozen"):
        paper.title = "T"  # type: ignore[misc]


def test_text_becomes_what_its_place_asks_for() -> None:
    value = {
        "id": "a",
        "name": "no",
        "about": ({"text": "1", "reading": "true", "computed": {"n": "4*4"}},),
        "results": ({"dataset": "d", "metric": "m", "value": "29.00"},),
    }
    model = validate(Model, value, ("models", 0))
    assert isinstance(model, Model)
    assert model.name == "no"
    assert model.about[0].reading is True
    assert [(pair.name, pair.value) for pair in model.about[0].computed] == [("n", "4*4")]
    assert str(model.results[0].value) == "29.00"
    assert model.results[0].value == Decimal(29)


def test_an_arxiv_id_keeps_its_zero() -> None:
    paper = validate(Paper, {"id": "a", "arxiv": "2502.10660"}, ())
    assert isinstance(paper, Paper)
    assert paper.arxiv == "2502.10660"


@pytest.mark.parametrize(
    "arxiv", ["2502.16025", "0704.0001", "cs/0112017", "math.GT/0309136", "hep-th/9901001"]
)
def test_arxiv_ids_old_and_new(arxiv: str) -> None:
    assert Paper(id="a", arxiv=arxiv).arxiv == arxiv


@pytest.mark.parametrize("arxiv", ["2502.16025v1", "arXiv:2502.16025", "2502.1", "cs/1", ""])
def test_what_is_no_arxiv_id(arxiv: str) -> None:
    assert isinstance(validate(Paper, {"id": "a", "arxiv": arxiv}, ()), tuple)


@pytest.mark.parametrize(
    "url",
    [
        "https://user@example.org/",
        "https://user:word@example.org/x",
        "javascript:alert(1)",
        "//example.org",
        "https://localhost",
        "https://example.org/a b",
        " https://example.org",
        "https://example.org\n",
    ],
)
def test_what_is_no_address(url: str) -> None:
    assert isinstance(validate(Paper, {"id": "a", "url": url}, ()), tuple)


@pytest.mark.parametrize(
    "url", ["https://example.org", "HTTP://example.org/a?b=c#d", "https://example.org:8443/x"]
)
def test_what_is_an_address(url: str) -> None:
    assert Paper(id="a", url=url).url == url


@pytest.mark.parametrize("name", ["a", "blurry-image-4x", "a_b", "4", "x" * 80])
def test_ids(name: str) -> None:
    assert Paper(id=name).id == name


@pytest.mark.parametrize(
    "name", ["", "A", "a--b", "-a", "a-", "a/b", "..", "a.b", "é", "a\n", "x" * 81]
)
def test_what_is_no_id(name: str) -> None:
    (finding,) = findings_of(Paper, {"id": name}, ("papers", 3))
    assert (finding.code, finding.path) == (Code.WRONG_VALUE, ("papers", 3, "id"))


def test_a_long_value_is_shortened_in_the_message() -> None:
    (finding,) = findings_of(Paper, {"id": "X" * 500}, ())
    assert len(finding.message) < 160
    assert finding.message.startswith(f"'{'X' * 59}…': ")


def test_a_source_is_named_by_its_id_else_its_origin_else_its_depth() -> None:
    assert SourceText(id="a", depth="abstract", origin="brief", text="T").name == "a"
    assert SourceText(depth="abstract", origin="brief", text="T").name == "brief"
    assert SourceText(depth="abstract", origin="The arXiv", text="T").name == "abstract"
    assert SourceText(depth="abstract", text="T").name == "abstract"


def test_the_pieces_of_a_source_have_their_places() -> None:
    whole = SourceText(depth="abstract", text="T")
    assert [(piece.at, piece.text) for piece in whole.pieces] == [("Abstract", "T")]
    parts = SourceText.model_validate(
        {"depth": "excerpt", "parts": [{"at": "Section 1", "text": "A"}]}
    )
    assert [(piece.at, piece.text) for piece in parts.pieces] == [("Section 1", "A")]


@pytest.mark.parametrize(
    "value",
    [
        {"depth": "abstract"},
        {"depth": "abstract", "text": "T", "parts": [{"at": "1", "text": "A"}]},
    ],
)
def test_a_source_holds_a_text_or_parts(value: dict[str, object]) -> None:
    (finding,) = findings_of(SourceText, value, ())
    assert finding.message == "a source holds either `text` or `parts`"


@pytest.mark.parametrize("value", [{"quote": "q"}, {"quote": "q", "paper": "a", "tool": "b"}])
def test_a_quote_names_a_paper_or_a_tool(value: dict[str, object]) -> None:
    (finding,) = findings_of(Quote, value, ())
    assert finding.message == "a quote names either a `paper` or a `tool`"


def test_all_that_is_wrong_with_an_entry_is_found_at_once() -> None:
    value = {
        "id": "a",
        "question": "Why?",
        "answer": ({"text": "T", "evidence": ({"quote": "", "papr": "a"},)}, "word"),
        "scope": {"link": ()},
        "year": "2020",
    }
    findings = findings_of(Question, value, ("questions", 1))
    assert [(str(each.code), each.path[2:]) for each in findings] == [
        ("wrong-value", ("answer", 0, "evidence", 0, "quote")),
        ("unknown-key", ("answer", 0, "evidence", 0, "papr")),
        ("wrong-value", ("answer", 1)),
        ("unknown-key", ("scope", "link")),
        ("unknown-key", ("year",)),
    ]
    assert [each.hint for each in findings if each.code is Code.UNKNOWN_KEY][:2] == [
        "did you mean 'paper'?",
        "did you mean 'links'?",
    ]


def test_keys_of_entries_inside_optional_ones_are_known() -> None:
    value = {
        "id": "a",
        "name": "A",
        "workflow": {"steps": (), "edges": ({"form": "a", "to": "b"},)},
    }
    findings = findings_of(Model, value, ())
    assert [(str(each.code), each.path[-1], each.hint) for each in findings] == [
        ("missing-key", "from", "add it"),
        ("unknown-key", "form", "did you mean 'from'?"),
    ]


def test_a_file_may_hold_any_section_or_none() -> None:
    assert CatalogFile().papers == ()


def test_a_statement_alone_is_text() -> None:
    assert Statement(text="T").evidence == ()
