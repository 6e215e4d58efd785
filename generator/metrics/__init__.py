"""The results of models in, what is wrong with them and which of them share a table out."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import TypeAlias

from generator.catalog.nodes import Path
from generator.errors import Code, Finding, did_you_mean, dotted
from generator.metrics.numbers import condition_number as condition_number
from generator.metrics.numbers import reported_in
from generator.metrics.numbers import shown as shown
from generator.metrics.places import PLACE_CHECKS
from generator.metrics.rows import RowReader
from generator.metrics.table import METRICS as METRICS
from generator.metrics.table import metric_named as metric_named
from generator.metrics.table import metric_names
from generator.models.assembled import Catalog
from generator.models.catalog import Model, Quote, Result
from generator.models.metric import Metric, Scale

_Key: TypeAlias = tuple[str, ...]
_Case: TypeAlias = tuple[str, frozenset[tuple[str, str]]]


def check_results(catalog: Catalog) -> tuple[Finding, ...]:
    """All that is wrong with the numbers that sources report for the models."""
    reader = RowReader(catalog)
    return tuple(
        finding
        for position, model in enumerate(catalog.models)
        if model.results or model.trained
        for finding in _check_model(model, ("models", position), reader)
    )


def _check_model(model: Model, path: Path, reader: RowReader) -> Iterator[Finding]:
    for check in CHECKS:
        yield from check(model, path)
    for check_in_rows in PLACE_CHECKS:
        yield from check_in_rows(model, path, reader)


def comparable(results: tuple[Result, ...]) -> tuple[tuple[Result, ...], ...]:
    """The results in groups that may share a table, in the author's order.

    They share data set, metric, unit and the names of the conditions, which each row tells in the
    order of the first; and no row has another baseline than the others.
    """
    groups: dict[tuple[_Key, frozenset[str]], list[list[Result]]] = {}
    for result in results:
        tables = groups.setdefault((_kind(result), _condition_names(result)), [])
        fitting = (table for table in tables if _share_a_baseline(table, result))
        table = next(fitting, None)
        if table is None:
            tables.append([result])
        else:
            table.append(_in_the_order_of(table[0], result))
    return tuple(tuple(table) for tables in groups.values() for table in tables)


def _kind(result: Result) -> _Key:
    """What results must have in common, whatever the case of its letters."""
    return (_folded(result.dataset), _folded(result.metric), result.unit or "")


def _folded(name: str) -> str:
    return " ".join(name.casefold().replace("-", " ").split())


def _condition_names(result: Result) -> frozenset[str]:
    return frozenset(pair.name for pair in result.condition)


def _share_a_baseline(table: list[Result], result: Result) -> bool:
    names = (row.baseline_name for row in (*table, result) if row.baseline is not None)
    return len({_folded(name or "") for name in names}) < 2


def _in_the_order_of(first: Result, result: Result) -> Result:
    order = [pair.name for pair in first.condition]
    pairs = tuple(sorted(result.condition, key=lambda pair: order.index(pair.name)))
    return result.model_copy(update={"condition": pairs}) if pairs != result.condition else result


# Checks: what a metric's numbers may be


def _check_metrics(model: Model, path: Path) -> Iterator[Finding]:
    for row, result in enumerate(model.results):
        if metric_named(result.metric) is None:
            yield Finding(
                code=Code.UNKNOWN_METRIC,
                path=(*path, "results", row, "metric"),
                message=f"no metric named '{result.metric}' is known, so its range is unchecked",
                hint=did_you_mean(result.metric, metric_names())
                or "see that its numbers and its unit are right",
                severity="advice",
            )


def _check_units(model: Model, path: Path) -> Iterator[Finding]:
    for row, result in enumerate(model.results):
        metric = metric_named(result.metric)
        if metric is None or _scale(metric, result.unit):
            continue
        here: Path = (*path, "results", row)
        given = f"in '{result.unit}'" if result.unit else "without a unit"
        yield Finding(
            code=Code.UNIT_MISMATCH,
            path=(*here, "unit") if result.unit else here,
            message=f"{metric.name} is given {given}",
            hint=_swapped(model, result, result.value) or _units_of(metric),
        )


def _scale(metric: Metric, unit: str | None) -> Scale | None:
    """The scale that goes with a unit; None where the metric is not told in it."""
    fitting = (scale for scale in metric.scales if metric.any_unit or scale.unit == unit)
    return next(fitting, None)


def _units_of(metric: Metric) -> str:
    ways = (
        f'write `unit: "{scale.unit}"`' if scale.unit else "leave the unit out"
        for scale in metric.scales
    )
    return " or ".join(ways)


def _check_ranges(model: Model, path: Path) -> Iterator[Finding]:
    for row, result in enumerate(model.results):
        metric = metric_named(result.metric)
        scale = _scale(metric, result.unit) if metric else None
        for key, value in _numbers_of(result):
            if metric is None or scale is None or scale.holds(value):
                continue
            yield Finding(
                code=Code.RESULT_OUT_OF_RANGE,
                path=(*path, "results", row, key),
                message=f"{metric.name} {_bounds(scale)}, and this is {shown(value)}",
                hint=_swapped(model, result, value) or _other_scale(metric, value),
            )


def _numbers_of(result: Result) -> tuple[tuple[str, Decimal], ...]:
    """The numbers of a row, each with its key."""
    numbers = (("value", result.value), ("baseline", result.baseline))
    return tuple((key, number) for key, number in numbers if number is not None)


def _bounds(scale: Scale) -> str:
    unit = f" {scale.unit}" if scale.unit else ""
    if scale.low is not None and scale.high is not None:
        return f"lies between {shown(scale.low)} and {shown(scale.high)}{unit}"
    return f"is at least {shown(scale.low or Decimal())}{unit}"


def _swapped(model: Model, result: Result, value: Decimal) -> str:
    """A hint where another metric's number, on the same data, would fit here, and this one there."""
    metric = metric_named(result.metric)
    for row, other in enumerate(model.results):
        theirs = metric_named(other.metric)
        if metric is None or theirs is None or theirs == metric or _case(other) != _case(result):
            continue
        for _, number in _numbers_of(other):
            if not _may_be(metric, value) and _may_be(metric, number) and _may_be(theirs, value):
                where = dotted(("results", row))
                return f"it looks swapped with {theirs.name} {shown(number)} in {where}"
    return ""


def _case(result: Result) -> _Case:
    """What it was measured on, and how."""
    condition = frozenset((pair.name, _plain(pair.value)) for pair in result.condition)
    return _folded(result.dataset), condition


def _plain(value: str) -> str:
    number = condition_number(value)
    return _folded(value) if number is None else str(number.normalize())


def _may_be(metric: Metric, value: Decimal) -> bool:
    """Whether a number is one of this metric, whatever its unit."""
    return any(scale.holds(value) for scale in metric.scales)


def _other_scale(metric: Metric, value: Decimal) -> str:
    for scale in metric.scales:
        if scale.unit and scale.holds(value):
            return f'write `unit: "{scale.unit}"` if that is what it is told in'
    return "correct the number, or the metric's name"


# Checks: what tells rows apart


def _check_told_apart(model: Model, path: Path) -> Iterator[Finding]:
    earlier: dict[tuple[str, _Case], list[int]] = {}
    for row, result in enumerate(model.results):
        same = earlier.setdefault((_folded(result.metric), _case(result)), [])
        twin = next((each for each in same if _are_alike(model.results[each], result)), None)
        same.append(row)
        if twin is not None:
            yield Finding(
                code=Code.RESULT_NOT_TOLD_APART,
                path=(*path, "results", row),
                message=f"nothing tells '{result.metric}' on '{result.dataset}' here "
                f"from that in {dotted(('results', twin))}",
                hint="add a `condition` that differs, such as `{scale: 4}`, or remove one of them",
            )


def _are_alike(first: Result, second: Result) -> bool:
    """One number may be held against two methods, in two rows."""
    against = [_folded(each.baseline_name or "") for each in (first, second)]
    return first.value != second.value or first.unit != second.unit or against[0] == against[1]


def _check_conditions(model: Model, path: Path) -> Iterator[Finding]:
    firsts: dict[_Key, int] = {}
    told: set[tuple[_Key, frozenset[str]]] = set()
    for row, result in enumerate(model.results):
        kind, names = _kind(result), _condition_names(result)
        first = firsts.setdefault(kind, row)
        if names != _condition_names(model.results[first]) and (kind, names) not in told:
            told.add((kind, names))
            yield _differs(result, model.results[first], first, (*path, "results", row))


def _differs(result: Result, first: Result, place: int, path: Path) -> Finding:
    ours, theirs = (
        ", ".join(f"'{pair.name}'" for pair in each.condition) or "no condition"
        for each in (result, first)
    )
    return Finding(
        code=Code.RESULT_CONDITIONS_DIFFER,
        path=(*path, "condition") if result.condition else path,
        message=f"this row has {ours}, and that in {dotted(('results', place))} has {theirs}, "
        "so they do not share a table",
        hint="name the conditions alike where they mean the same",
        severity="advice",
    )


# Checks: where the numbers stand


def _check_sources(model: Model, path: Path) -> Iterator[Finding]:
    for row, result in enumerate(model.results):
        yield from _unreported(_numbers_of(result), result.evidence, (*path, "results", row))
    if model.trained is not None:
        ends = (("low", model.trained.low), ("high", model.trained.high))
        yield from _unreported(ends, model.trained.evidence, (*path, "trained"))


def _unreported(
    numbers: tuple[tuple[str, Decimal], ...], evidence: tuple[Quote, ...], path: Path
) -> Iterator[Finding]:
    if not evidence:
        message = f"nothing carries the number {shown(numbers[0][1])}"
        hint = "add `evidence`: the words of the source that hold it"
        yield Finding(code=Code.RESULT_WITHOUT_EVIDENCE, path=path, message=message, hint=hint)
        return
    reported = tuple(dict.fromkeys(each for quote in evidence for each in reported_in(quote.quote)))
    for key, number in numbers:
        if all(each.value != number for each in reported):
            found = ", ".join(each.text for each in reported[:12])
            yield Finding(
                code=Code.RESULT_NOT_IN_QUOTE,
                path=(*path, key),
                message=f"{shown(number)} stands in none of the quotes given for it",
                hint=f"they hold {found or 'no number'}; write it as the source does",
            )


def _check_training(model: Model, path: Path) -> Iterator[Finding]:
    trained = model.trained
    names = tuple(dict.fromkeys(pair.name for row in model.results for pair in row.condition))
    if trained is not None and trained.condition not in names:
        yield Finding(
            code=Code.RESULT_CONDITIONS_DIFFER,
            path=(*path, "trained", "condition"),
            message=f"no result has the condition '{trained.condition}', so the range is not shown",
            hint=did_you_mean(trained.condition, names) or "name a condition of the results",
            severity="advice",
        )


CHECKS: tuple[Callable[[Model, Path], Iterator[Finding]], ...] = (
    _check_metrics,
    _check_units,
    _check_ranges,
    _check_told_apart,
    _check_conditions,
    _check_sources,
    _check_training,
)
