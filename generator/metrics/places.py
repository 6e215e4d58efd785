"""Results and the rows that they are read from in, numbers and names that have no place there out.

That a number stands somewhere in a quoted row proves little: the row's other numbers do, too. So
each number has a place of its own there. What tells the place, the first that is there:

- the columns, which the place of the quote or of its source names: `columns ×2 ×3 ×4`;
- `column: 3`, counted from the left;
- the order, where as many results share the row as it has numbers: that of their conditions.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal, TypeAlias

from generator.catalog.nodes import Path
from generator.errors import Code, Finding
from generator.metrics.numbers import Reported, condition_number, shown
from generator.metrics.rows import Row, RowReader, words_of
from generator.metrics.table import metric_named
from generator.models.catalog import Model, Result

Key: TypeAlias = Literal["value", "baseline"]

_FILLING: Final = frozenset("a and for in of on set the".split())
"""Words of a data set's name that no source need hold."""
_OURS: Final = frozenset("our ours proposed".split())
"""How the tables of a paper call its own model."""
_COMMON: Final = frozenset(
    "base baseline large medium model net network row small table tiny".split()
)
"""Words of names that tell no model from another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """A number of a result, and the row that it is read from."""

    position: int
    result: Result
    key: Key
    number: Decimal
    row: Row

    def path(self, model: Path) -> Path:
        return (*model, "results", self.position, self.key)

    @property
    def choices(self) -> tuple[Reported, ...]:
        """The numbers that it might be mixed up with; a condition's own is none of them."""
        conditions = tuple(condition_number(pair.value) for pair in self.result.condition)
        written = any(
            each.value == self.number and not each.text.isalpha() for each in self.row.numbers
        )
        return tuple(
            each
            for each in self.row.numbers
            if each.value == self.number
            or (each.value not in conditions and not (written and each.text.isalpha()))
        )


def check_places(model: Model, path: Path, reader: RowReader) -> Iterator[Finding]:
    """Numbers that another place of their row, or another row, holds."""
    reads: list[_Read] = []
    for position, result in enumerate(model.results):
        rows = reader.rows(result)
        for key in ("value", "baseline"):
            number = result.value if key == "value" else result.baseline
            if number is None or not any(row.holds(number) for row in rows):
                continue
            fitting = _rows_for(key, result, rows, model)
            row = next((each for each in fitting if each.holds(number)), None)
            if row is not None:
                reads.append(
                    _Read(position=position, result=result, key=key, number=number, row=row)
                )
            elif key == "value" or _names_baseline(rows, result):
                yield _in_another_row(key, number, result, (*path, "results", position, key))
    told: set[tuple[int, str]] = set()
    for read in reads:
        for finding in _misplaced(read, reads, path):
            if (read.position, finding.message) not in told:  # of value and baseline, once
                told.add((read.position, finding.message))
                yield finding


def _rows_for(key: Key, result: Result, rows: tuple[Row, ...], model: Model) -> tuple[Row, ...]:
    """The rows of the method that a number is told of."""
    if result.baseline is None:
        return tuple(row for row in rows if not row.label or _is_of(row.label, model))
    theirs = _names_baseline(rows, result)
    if key == "baseline":
        return theirs
    return tuple(row for row in rows if row not in theirs and _is_of(" ".join(row.words), model))


def _names_baseline(rows: tuple[Row, ...], result: Result) -> tuple[Row, ...]:
    """The rows that are the baseline's: those that are called so, or else name it."""
    wanted = words_of(result.baseline_name or "")
    called = tuple(row for row in rows if row.label and words_of(row.label) == wanted)
    return called or tuple(row for row in rows if wanted and wanted <= row.words)


def _is_of(words: str, model: Model) -> bool:
    """Whether some words of a row can mean the model: a part of its name, or `ours`."""
    names = words_of(model.name) - _COMMON
    ours = frozenset(each for each in names if not each.isdigit()) | _OURS
    return not ours.isdisjoint(words_of(words))


def _in_another_row(key: Key, number: Decimal, result: Result, path: Path) -> Finding:
    whose = f"'{result.baseline_name}'" if key == "baseline" else "this model"
    return Finding(
        code=Code.RESULT_MISPLACED,
        path=path,
        message=f"{shown(number)} stands in no quote whose words or place name {whose}",
        hint="correct it, or let `at` name the row: `at: Table 1, row Bicubic`; "
        "the value and its baseline need a quote each",
    )


# Where in its row a number stands


def _misplaced(read: _Read, reads: list[_Read], model: Path) -> Iterator[Finding]:
    row = read.row
    if row.columns and len(row.columns) == len(row.numbers):
        yield from _by_column(read, model)
    elif row.columns and len(row.numbers) > 1:
        yield Finding(
            code=Code.RESULT_MISPLACED,
            path=read.path(model),
            message=f"{len(row.columns)} columns are named for the {len(row.numbers)} numbers of the row",
            hint="name those columns, in their order, for which the row holds a number",
        )
    elif read.result.column is not None:
        yield from _by_position(read, model)
    elif len(read.choices) > 1:
        yield from _by_order(read, reads, model)


def _by_column(read: _Read, model: Path) -> Iterator[Finding]:
    row, given = read.row, read.result.column
    meant = tuple(at for at, label in enumerate(row.columns) if _means(label, read.result))
    if given is not None:
        named = _position(given, row)
        meant = (named,) if named is not None and (named in meant or not meant) else ()
    listed = ", ".join(f"'{label}'" for label in row.columns)
    if len(meant) != 1:
        yield Finding(
            code=Code.RESULT_MISPLACED,
            path=read.path(model),
            message=f"{'several' if meant else 'none'} of the row's columns can be meant: {listed}",
            hint="correct the condition, or name the column: `column: 3` or as it is called",
        )
    elif row.numbers[meant[0]].value != read.number:
        yield _holds_another(read, meant[0], f"column '{row.columns[meant[0]]}'", model)


def _means(label: str, result: Result) -> bool:
    """Whether a column is the one of a result: by its condition, its metric or its data set."""
    metric = metric_named(label)
    if metric is not None and metric == metric_named(result.metric):
        return True
    number = condition_number(label)
    return any(
        words_of(pair.value) == words_of(label)
        or (number is not None and condition_number(pair.value) == number)
        for pair in result.condition
    ) or words_of(label) == words_of(result.dataset)


def _position(column: str, row: Row) -> int | None:
    """From 0; None where the row has no such column."""
    if column.isdecimal():
        at = int(column) - 1
        return at if 0 <= at < len(row.numbers) else None
    names = [words_of(each) for each in row.columns]
    return names.index(words_of(column)) if names.count(words_of(column)) == 1 else None


def _by_position(read: _Read, model: Path) -> Iterator[Finding]:
    at = _position(read.result.column or "", read.row)
    if at is None:
        yield Finding(
            code=Code.RESULT_MISPLACED,
            path=(*model, "results", read.position, "column"),
            message=f"the quoted row has no column '{read.result.column}'",
            hint=f"it holds {_listed(read.row.numbers)}; count from 1",
        )
    elif read.row.numbers[at].value != read.number:
        yield _holds_another(read, at, f"column {at + 1}", model)


def _by_order(read: _Read, reads: list[_Read], model: Path) -> Iterator[Finding]:
    sharing = [
        each
        for each in reads
        if each.key == read.key and each.row.quote.quote == read.row.quote.quote
        and each.row.quote.work == read.row.quote.work and each.result.column is None
    ]  # fmt: skip
    order = _in_order(sharing)
    numbers = read.row.numbers
    if order is None or len(order) != len(numbers):
        yield Finding(
            code=Code.RESULT_MISPLACED,
            path=read.path(model),
            message=f"which of the quoted {len(numbers)} numbers {shown(read.number)} is stays open",
            hint="add `column`, its place from the left (`column: 3`), or quote fewer words",
        )
        return
    at = order.index(read)
    if numbers[at].value != read.number:
        yield _holds_another(read, at, f"number {at + 1}, in the order of the conditions,", model)


def _in_order(reads: list[_Read]) -> list[_Read] | None:
    """By the numbers of their conditions; None where these do not order them."""
    keys = []
    for each in reads:
        pairs = sorted(each.result.condition, key=lambda pair: pair.name)
        numbers = tuple(condition_number(pair.value) for pair in pairs)
        if not numbers or None in numbers:
            return None
        keys.append(tuple(number for number in numbers if number is not None))
    if len(set(keys)) < len(keys):
        return None
    return [reads[at] for at in sorted(range(len(reads)), key=keys.__getitem__)]


def _holds_another(read: _Read, at: int, place: str, model: Path) -> Finding:
    return Finding(
        code=Code.RESULT_MISPLACED,
        path=read.path(model),
        message=f"{place} of the quoted row holds {read.row.numbers[at].text}, not {shown(read.number)}",
        hint="correct the number, or what tells its place in the row",
    )


def _listed(numbers: tuple[Reported, ...]) -> str:
    return ", ".join(each.text for each in numbers[:12])


# What a result says besides its numbers


def check_names(model: Model, path: Path, reader: RowReader) -> Iterator[Finding]:
    """Data sets, conditions and baselines that no source of the numbers knows of."""
    for position, result in enumerate(model.results):
        if not result.evidence:
            continue
        here: Path = (*path, "results", position)
        rows, held = reader.rows(result), reader.held_words(result)
        if words_of(result.dataset) - held - _FILLING:
            yield _not_held("dataset", result.dataset, here)
        for pair in result.condition:
            if not _is_held(pair.value, result, rows, held):
                yield _not_held("condition", pair.value, here)
        if result.baseline_name and not _names_baseline(rows, result):
            yield _not_held("baseline_name", result.baseline_name, here)
        elif result.baseline is not None and not result.baseline_name:
            yield Finding(
                code=Code.RESULT_NAME_NOT_HELD,
                path=(*here, "baseline"),
                message=f"{shown(result.baseline)} is told of a method without a name",
                hint="add `baseline_name`, as the source calls it",
            )


def _is_held(condition: str, result: Result, rows: tuple[Row, ...], held: frozenset[str]) -> bool:
    """A number must stand in a quote, or its place: some text of the source holds any number."""
    number = condition_number(condition)
    if number is None:
        return words_of(condition) <= held | _FILLING
    labels = (condition_number(label) for row in rows for label in row.columns)
    taken = (result.value, result.baseline)
    counted = (count for row in rows for count in row.counts() if count not in taken)
    return number in (*labels, *counted)


def _not_held(key: str, words: str, path: Path) -> Finding:
    where = {
        "dataset": "no text of the quoted works, and no place of a quote, has all words of",
        "condition": "no quote of this result, and no place of one, holds",
    }
    return Finding(
        code=Code.RESULT_NAME_NOT_HELD,
        path=(*path, key),
        message=f"{where.get(key, 'no quote of this result, and no place of one, names')} '{words}'",
        hint="write it as the source does, and where its table has it elsewhere, say so in `at`: "
        "`Table 1, DIV2K validation, row Bicubic, columns ×2 ×3 ×4`",
    )


PLACE_CHECKS: tuple[Callable[[Model, Path, RowReader], Iterator[Finding]], ...] = (
    check_places,
    check_names,
)
