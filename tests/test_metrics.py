"""Results are right or told; one YAML file in cases/metrics for each finding."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from generator.errors import Finding, dotted
from generator.metrics import METRICS, check_results, comparable, metric_named
from generator.metrics.numbers import condition_number, reported_in
from generator.models.assembled import Catalog
from generator.models.catalog import Model, Paper, Range, Result
from generator.site.reading import read_catalog

CASES = sorted((Path(__file__).parent / "cases" / "metrics").glob("*.yaml"))
CODES = {
    "unknown-metric",
    "unit-mismatch",
    "result-out-of-range",
    "result-not-told-apart",
    "result-without-evidence",
    "result-not-in-quote",
    "result-misplaced",
    "result-name-not-held",
    "result-conditions-differ",
}


def case_in(path: Path) -> dict[str, Any]:
    """A case as the catalog is read: every plain value stays the text that was written."""
    case: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    return case


def findings(case: dict[str, Any], each: dict[str, Any]) -> tuple[Finding, ...]:
    """What is said of one model; a row without evidence of its own has sound one made for it."""
    rows = [
        row if "evidence" in row else {**row, **evidence_for(row)}
        for row in each.get("results", ())
    ]
    entry = {"id": "m", "name": "M", "results": rows, "trained": each.get("trained")}
    parts = case.get(
        "parts", [{"at": "Section 1", "text": "Measured on D, E and DIV2K validation."}]
    )
    paper = Paper.model_validate({"id": "p", "sources": [{"depth": "excerpt", "parts": parts}]})
    return check_results(Catalog(papers=(paper,), models=(Model.model_validate(entry),)))


def evidence_for(row: dict[str, Any]) -> dict[str, Any]:
    """A quote for each number of a row, whose places name what else the row says."""
    conditions = " ".join(row.get("condition", {}).values())
    quotes = [{"paper": "p", "quote": row["value"], "at": f"Table 1, row M, {conditions}"}]
    if "baseline" not in row:
        return {"evidence": quotes}
    name = row.get("baseline_name", "B")
    quotes.append({"paper": "p", "quote": row["baseline"], "at": f"Table 1, row {name}"})
    return {"baseline_name": name, "evidence": quotes}


def result(**content: object) -> Result:
    return Result.model_validate({"dataset": "D", "metric": "PSNR", "value": "1", **content})


def told(groups: tuple[tuple[Result, ...], ...]) -> list[list[str]]:
    return [[str(row.value) for row in group] for group in groups]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case_trips_its_finding(path: Path) -> None:
    case = case_in(path)
    for each in case["trips"]:
        found = [finding for finding in findings(case, each) if finding.code == case["code"]]
        assert len(found) == int(each.get("count", 1))
        finding = found[0]
        assert finding.severity == case.get("severity", "error")
        assert (dotted(finding.path), finding.message, finding.hint) == (
            each["path"],
            each["message"],
            each["hint"],
        )


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case_passes_what_is_right(path: Path) -> None:
    case = case_in(path)
    for each in case["passes"]:
        other = [each["with"]] if "with" in each else []
        assert [str(finding.code) for finding in findings(case, each)] == other


def test_every_finding_has_a_case() -> None:
    assert {case_in(path)["code"] for path in CASES} == CODES
    assert {path.stem for path in CASES} == CODES


def test_findings_name_the_model_that_they_are_of() -> None:
    models = tuple(
        Model.model_validate({"id": name, "name": name, "results": rows})
        for name, rows in (
            ("a", []),
            ("b", [{"dataset": "D", "metric": "SSIM", "value": "0.9"}]),
        )
    )
    (finding,) = check_results(Catalog(models=models))
    assert dotted(finding.path) == "models[1].results[0]"


# The real catalog


@pytest.fixture(scope="module")
def real(project: Path) -> Catalog:
    return read_catalog(project / "catalog.yaml")


def with_result(catalog: Catalog, row: int, **changes: object) -> tuple[Finding, ...]:
    """What is said once one result of the catalog's first model is another."""
    model = catalog.models[0]
    old = model.results[row]
    condition = {pair.name: pair.value for pair in old.condition}
    new = Result.model_validate({**old.model_dump(), "condition": condition, **changes})
    rows = (*model.results[:row], new, *model.results[row + 1 :])
    changed = model.model_copy(update={"results": rows})
    return check_results(replace(catalog, models=(changed, *catalog.models[1:])))


def test_each_other_number_of_the_quoted_rows_is_told_with_its_result(real: Catalog) -> None:
    """Those of the other columns, and those of the other method."""
    results = real.models[0].results
    assert len(results) == 8
    numbers = [number for each in results for number in (each.value, each.baseline)]
    for row, each in enumerate(results):
        for number in numbers:
            for key, own in (("value", each.value), ("baseline", each.baseline)):
                if number != own:
                    told = {
                        dotted(finding.path) for finding in with_result(real, row, **{key: number})
                    }
                    assert f"models[0].results[{row}].{key}" in told, (row, key, number)


@pytest.mark.parametrize("scale", ["1", "5", "7", "16", "20", "48", "256", "800"])
def test_a_scale_that_the_table_lacks_is_told(real: Catalog, scale: str) -> None:
    """Though the paper's texts hold some of these numbers."""
    told = {str(finding.code) for finding in with_result(real, 2, condition={"scale": scale})}
    assert {"result-misplaced", "result-name-not-held"} <= told


# Groups


def test_results_share_a_table_only_with_data_set_metric_unit_and_conditions_in_common() -> None:
    results = (
        result(value="1", condition={"scale": "2"}),
        result(value="2", condition={"scale": "2"}, dataset="E"),
        result(value="3", condition={"scale": "2"}, metric="SSIM"),
        result(value="4", condition={"scale": "2"}, unit="dB"),
        result(value="5", condition={"size": "2"}),
        result(value="6"),
        result(value="7", condition={"scale": "3"}),
        result(value="8", condition={"scale": "3"}, dataset="d", metric="psnr"),
    )
    assert told(comparable(results)) == [["1", "7", "8"], ["2"], ["3"], ["4"], ["5"], ["6"]]


def test_results_against_different_baselines_stand_in_tables_of_their_own() -> None:
    results = (
        result(value="1"),
        result(value="2", baseline="1", baseline_name="bicubic"),
        result(value="3", baseline="1", baseline_name="EDSR"),
        result(value="4", baseline="1", baseline_name="Bicubic"),
        result(value="5"),
    )
    assert told(comparable(results)) == [["1", "2", "4", "5"], ["3"]]


def test_rows_of_a_table_tell_their_conditions_in_one_order() -> None:
    results = (
        result(condition={"scale": "2", "channel": "Y"}),
        result(condition={"channel": "RGB", "scale": "4"}),
    )
    ((_, second),) = comparable(results)
    assert [(pair.name, pair.value) for pair in second.condition] == [
        ("scale", "4"),
        ("channel", "RGB"),
    ]


def test_no_results_make_no_table() -> None:
    assert comparable(()) == ()


# The table


def test_no_two_metrics_have_a_name_in_common() -> None:
    names = [name for metric in METRICS for name in (metric.name, *metric.aliases)]
    owners = {name: metric_named(name) for name in names}
    assert [name for name in names if names.count(name) > 1] == []
    for metric in METRICS:
        for name in (metric.name, *metric.aliases):
            assert owners[name] is metric, name


def test_every_metric_is_told_in_words_with_the_source_of_its_definition() -> None:
    for metric in METRICS:
        assert metric.definition.endswith("."), metric.name
        assert metric.source, metric.name
        assert metric.scales, metric.name


@pytest.mark.parametrize(
    ("name", "direction"),
    [
        ("PSNR", "higher"),
        ("lpips", "lower"),
        ("FID", "lower"),
        ("WER", "lower"),
        ("mIoU", "higher"),
    ],
)
def test_a_metric_says_which_numbers_are_better(name: str, direction: str) -> None:
    metric = metric_named(name)
    assert metric is not None
    assert metric.better == direction


@pytest.mark.parametrize("name", ["", "()", "@", "↑", "S", "🙂"])
def test_what_names_no_metric_is_none(name: str) -> None:
    assert metric_named(name) is None


# Numbers


@pytest.mark.parametrize(
    ("text", "number"),
    [("4", "4"), ("x4", "4"), ("×4", "4"), ("4x", "4"), (" -0.5 ", "-0.5"), ("−3", "-3")],
)
def test_a_condition_may_be_a_number(text: str, number: str) -> None:
    assert str(condition_number(text)) == number


@pytest.mark.parametrize("text", ["", "x", "4x4", "large", "1e9", "nan", "4 to 6", "9" * 16, "٤"])
def test_a_condition_may_be_something_else(text: str) -> None:
    assert condition_number(text) is None


def test_numbers_are_read_from_the_words_of_the_source_alone() -> None:
    quote = r"\textbf{29.00} vs.\ .80 ... 1,600 [77] and two, of 3 million ViT-L16 in v1.2.3"
    assert [(each.text, str(each.value)) for each in reported_in(quote)] == [
        ("29.00", "29.00"),
        ("0.80", "0.80"),
        ("1,600", "1600"),
        ("two", "2"),
    ]


@pytest.mark.parametrize(("low", "high"), [("4", "1"), ("4", "4.0")])
def test_a_range_begins_before_it_ends(low: str, high: str) -> None:
    with pytest.raises(ValidationError, match="`low` must be less than `high`"):
        Range.model_validate({"condition": "scale", "low": low, "high": high, "label": "seen"})


@pytest.mark.parametrize("value", ["1E+999999", "nan", "inf", "1" * 21])
def test_a_number_that_nothing_could_show_is_refused(value: str) -> None:
    with pytest.raises(ValidationError):
        result(value=value)
