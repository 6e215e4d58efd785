"""The lines of a brief come in; its sections come out, cut into blocks of labelled fields."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.briefs.form import Label, SectionKind, field, heading, is_blank
from generator.briefs.lines import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading's kind with the lines up to the next heading."""

    kind: SectionKind
    heading: Line | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A labelled value, with the place of its line."""

    label: Label
    line: Line
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """The fields of one model or paper, in their order."""

    fields: tuple[Field, ...]

    @property
    def line(self) -> Line:
        """Where the block begins."""
        return self.fields[0].line

    def all_of(self, label: Label) -> tuple[Field, ...]:
        """Every field of a kind that has a value; a careful author wrote one."""
        return tuple(each for each in self.fields if each.label == label and each.value)

    def first(self, label: Label) -> Field | None:
        """The field of a kind that counts."""
        return next(iter(self.all_of(label)), None)


def split_sections(lines: Sequence[Line]) -> tuple[Section, ...]:
    """The preamble and every section after it; nothing after `Answer:` is a section any more.

    A heading that nobody knows ends a section; before the first section it is a line like others.
    """
    marks: list[tuple[int, SectionKind]] = []
    for index, line in enumerate(lines):
        kind = heading(line.text)
        if kind is not None and (marks or kind != "other"):
            marks.append((index, kind))
        if kind == "answer":
            break
    starts = [index for index, _ in marks]
    ends = [*starts, len(lines)]
    sections = [Section(kind="preamble", heading=None, lines=tuple(lines[: ends[0]]))]
    for (start, kind), end in zip(marks, ends[1:], strict=True):
        sections.append(
            Section(kind=kind, heading=lines[start], lines=tuple(lines[start + 1 : end]))
        )
    return tuple(sections)


def split_blocks(lines: Sequence[Line]) -> tuple[tuple[Block, ...], tuple[Line, ...]]:
    """A section's blocks, each begun by a `Model:` line, and the lines that belong to none."""
    fields, unused = _read_fields(lines)
    return tuple(_grouped(fields)), unused


def _read_fields(lines: Sequence[Line]) -> tuple[tuple[Field, ...], tuple[Line, ...]]:
    """Fields with the lines that continue them: a value may start, and a summary go on, below."""
    fields: list[Field] = []
    unused: list[Line] = []
    continued: list[str] = []
    is_open = False
    for line in lines:
        labelled = field(line.text)
        if labelled is not None:
            _close(fields, continued)
            fields.append(Field(label=labelled[0], line=line, value=labelled[1]))
            is_open = labelled[0] == "summary" or not labelled[1]
        elif is_blank(line.text):
            waits = is_open and fields[-1].label == "summary" and not fields[-1].value
            is_open = waits and not continued
        elif is_open:
            continued.append(line.text)
            is_open = fields[-1].label == "summary"
        else:
            unused.append(line)
    _close(fields, continued)
    return tuple(fields), tuple(unused)


def _close(fields: list[Field], continued: list[str]) -> None:
    if continued:
        whole = " ".join((fields[-1].value, *continued)).strip()
        fields[-1] = replace(fields[-1], value=whole)
        continued.clear()


def _grouped(fields: Sequence[Field]) -> Iterator[Block]:
    group: list[Field] = []
    for each in fields:
        if each.label == "name" and group:
            yield Block(fields=tuple(group))
            group = []
        group.append(each)
    if group:
        yield Block(fields=tuple(group))
