"""Additions to any catalog keep what was there to the byte, and say what they should."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from generator.catalog.edit import Addition, add
from generator.catalog.nodes import Value, read_document
from generator.errors import GeneratorError

TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=120)
WORDS = st.from_regex(r"[a-z]{1,6}", fullmatch=True)


@dataclass(frozen=True, slots=True)
class Layout:
    """How an author may write the same catalog."""

    indent: int
    newline: str
    ends: bool
    comments: bool
    spaced: bool
    flow: bool
    scalar: str
    tail: str


LAYOUTS = st.builds(
    Layout,
    indent=st.sampled_from((0, 2, 4)),
    newline=st.sampled_from(("\n", "\r\n")),
    ends=st.booleans(),
    comments=st.booleans(),
    spaced=st.booleans(),
    flow=st.booleans(),
    scalar=st.sampled_from(("plain", "'", '"', "|", "|-", "|+", ">", ">-", ">+", "|2")),
    tail=st.sampled_from(("", "# end", "...", "tasks:", "tasks: []", "  # deep end")),
)


def written(sections: dict[str, list[str]], layout: Layout) -> str:
    """A catalog of sections of entries, each an id with a text, in one of the layouts."""
    lines = ["# The catalog, see #1: [a, b]"] if layout.comments else []
    for section, ids in sections.items():
        if not ids:
            lines.append(f"{section}:" if layout.spaced else f"{section}: []")
            continue
        lines.append(f"{section}:{' # here' if layout.comments else ''}")
        for name in ids:
            lines += entry(name, layout)
    lines += [layout.tail] if layout.tail and (sections or layout.tail != "...") else []
    return layout.newline.join(lines) + layout.newline * layout.ends


def entry(name: str, layout: Layout) -> list[str]:
    pad = " " * layout.indent
    blank = [""] if layout.spaced else []
    if layout.flow:
        return [f"{pad}- {{id: {name}, sources: [a, {{b: c}}]}}", *blank]
    note = [f"{pad}  # about {name}"] if layout.comments else []
    head = [f"{pad}- id: {name}", *note, f"{pad}  sources:", f"{pad}    - x"]
    return [*head, *(f"{pad}  {line}" for line in scalar(layout.scalar)), *blank]


def scalar(style: str) -> list[str]:
    match style:
        case "plain":
            return ["text: some words", "  that go on"]
        case "'" | '"':
            return [f"text: {style}some words", f"  # that go on{style}"]
        case _:
            return [f"text: {style}", "  some words", "", "  that go on"]


CATALOGS = st.dictionaries(
    st.sampled_from(("papers", "tools", "models")), st.lists(WORDS, max_size=3), max_size=3
)


@st.composite
def additions(draw: st.DrawFn, sections: dict[str, list[str]]) -> tuple[Addition, ...]:
    chosen = []
    for _ in range(draw(st.integers(1, 4))):
        section = draw(st.sampled_from(("papers", "tools", "models", "questions")))
        ids = sections.get(section)
        value: dict[str, Value] = {"id": draw(WORDS), "text": draw(TEXTS)}
        inner = draw(st.sampled_from(("item", "key", "list", "deep"))) if ids else "item"
        position = draw(st.integers(0, len(ids) - 1)) if ids else 0
        match inner:
            case "item":
                chosen.append(Addition(path=(section,), value=value))
            case "key":
                chosen.append(Addition(path=(section, position), key="title", value=draw(TEXTS)))
            case "list":
                chosen.append(Addition(path=(section, position, "sources"), value=draw(TEXTS)))
            case _:
                path = (section, position, "scope", draw(st.sampled_from(("papers", "links"))))
                chosen.append(Addition(path=path, value=draw(TEXTS)))
    return tuple(chosen)


def is_kept(old: str, new: str) -> bool:
    """Whether deleting characters of the new text can give the old: nothing old has changed."""
    rest = iter(new)
    return all(char in rest for char in old)


@given(sections=CATALOGS, layout=LAYOUTS, data=st.data())
def test_additions_keep_each_byte_and_are_read_back(
    sections: dict[str, list[str]], layout: Layout, data: st.DataObject
) -> None:
    text = written(sections, layout)
    before = read_document(text, "f")
    assert before.problems == ()
    chosen = data.draw(additions(sections))
    try:
        after = add(text, "f", chosen)
    except GeneratorError:
        # A literal text that the end of the file cuts short cannot be followed by anything.
        assert not layout.ends
        assert layout.scalar[0] in "|>"
        return
    assert is_kept(text, after)
    found = read_document(after, "f")
    assert found.problems == ()
    for addition in chosen:
        assert holds(found.value, addition)
    lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n")
    kept = iter(after.replace("\r\n", "\n").split("\n"))
    if not layout.flow and "[]" not in text:
        assert all(line in kept for line in lines), "a line that was there is not whole any more"


def holds(value: object, addition: Addition) -> bool:
    for part in addition.path:
        value = value[part]  # type: ignore[index]
    if addition.key is not None:
        return isinstance(value, dict) and addition.key in value
    return isinstance(value, tuple) and addition.value in value
