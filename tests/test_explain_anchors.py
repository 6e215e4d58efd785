"""Where on a work's page a quote stands."""

import pytest

from generator.evidence import find_quote
from generator.explain.anchors import sentence_anchor
from generator.models.catalog import Excerpt, Paper, SourceText

PAPER = Paper(
    id="soft",
    sources=(
        SourceText(
            depth="abstract", text="We use e.g. soft pixels. They may\nhelp \\textbf{a lot}."
        ),
        SourceText(
            id="parts",
            depth="excerpt",
            parts=(
                Excerpt(at="1", text="One here. Two here."),
                Excerpt(at="2", text="Three here."),
            ),
        ),
    ),
)


@pytest.mark.parametrize(
    ("quote", "anchor"),
    [
        ("use e.g. soft pixels", "abstract-s1"),
        ("they may help a lot", "abstract-s2"),
        ("soft pixels ... a lot", "abstract-s1"),
        ("Two here", "parts-s2"),
        ("Three here", "parts-s3"),
    ],
)
def test_a_quote_leads_to_the_first_sentence_that_holds_it(quote: str, anchor: str) -> None:
    found = find_quote(quote, PAPER)
    assert found is not None
    assert sentence_anchor(quote, found, PAPER) == anchor
