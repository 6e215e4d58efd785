"""The Markdown beside each page: its links lead to the other pages' Markdown."""

import pytest

from generator.site.plain import plain_markdown, plain_uri


@pytest.mark.parametrize(
    ("src_uri", "place"),
    [
        ("index.md", "index.md"),
        ("README.md", "index.md"),
        ("how-to-read.md", "how-to-read/index.md"),
        ("questions/index.md", "questions/index.md"),
        ("questions/soft-edges.md", "questions/soft-edges/index.md"),
        ("models/toy/workflow.svg", "models/toy/workflow.svg"),
    ],
)
def test_a_pages_markdown_lies_in_the_folder_of_the_page(src_uri: str, place: str) -> None:
    assert plain_uri(src_uri) == place


@pytest.mark.parametrize(
    ("src_uri", "written", "moved"),
    [
        ("index.md", "[a](questions/a.md)", "[a](questions/a/index.md)"),
        ("index.md", "[a](assets/a.png)", "[a](assets/a.png)"),
        ("questions/a.md", "[p](../papers/p.md#s1)", "[p](../../papers/p/index.md#s1)"),
        ("questions/a.md", "[b](b.md)", "[b](../b/index.md)"),
        ("questions/a.md", "[b](index.md)", "[b](../index.md)"),
        ("questions/a.md", "[h](../index.md)", "[h](../../index.md)"),
        (
            "questions/a.md",
            '[p](../p.md "A title. Of it")',
            '[p](../../p/index.md "A title. Of it")',
        ),
        ("models/m.md", "[w](../models/m/workflow.svg)", "[w](workflow.svg)"),
        ("questions/index.md", "[a](a.md)", "[a](a/index.md)"),
    ],
)
def test_a_link_leads_to_the_same_page_from_there(src_uri: str, written: str, moved: str) -> None:
    assert plain_markdown(f"Read {written}.\n", src_uri) == f"Read {moved}.\n"


@pytest.mark.parametrize(
    "words",
    [
        "[1](#ref-a)",
        "[p](https://example.org/a.md)",
        "[m](mailto:a@example.org)",
        "f(a.md)",
        "a.md",
    ],
)
def test_all_else_stays_to_the_byte(words: str) -> None:
    assert plain_markdown(f"{words}\r\n", "questions/a.md") == f"{words}\r\n"
