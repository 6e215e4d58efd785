"""A `Brief` comes in; out comes its text in the fixed form, which parses to the same content."""

from collections.abc import Iterator
from typing import Final

from generator.briefs.question import unquoted
from generator.models.brief import Brief, BriefModel, BriefPaper

_QUOTATION_MARKS: Final = (('"', '"'), ("“", "”"), ("«", "»"), ("", ""))
_BEFORE: Final = """\
You are an AI scientist.

A user has asked the following question:
"""
_BETWEEN: Final = """

Based on the following recommended models, explain:

1. What task the user is trying to perform.
2. How the model(s) would work in a CNAPS AI-like workflow (input → model → output).
3. List relevant papers and tools (with GitHub or ArXiv links) that support your answer.

Use **only the provided models and papers**. Do not refer to outside sources.

### Recommended AI Models:
"""


def format_brief(brief: Brief) -> str:
    """The text that a recommender would hand over for these models and papers."""
    models = "\n\n".join("\n".join(_model_lines(model)) for model in brief.models)
    papers = "\n\n".join("\n".join(_paper_lines(paper)) for paper in brief.papers)
    related = f"\n\n### Related Papers:\n{papers}" if papers else ""
    return f"{_BEFORE}{_quoted(brief.question)}{_BETWEEN}{models}{related}\n\n\nAnswer:\n"


def _quoted(question: str) -> str:
    """In the first quotation marks that can be told from those of the question itself."""
    for opening, closing in _QUOTATION_MARKS:
        if unquoted(f"{opening}{question}{closing}") == question:
            return f"{opening}{question}{closing}"
    return question


def _model_lines(model: BriefModel) -> Iterator[str]:
    yield f"Model: {model.name}"
    if model.paper:
        yield f"Paper: {model.paper.address}"
    if model.repository:
        yield f"GitHub: {model.repository.address}"


def _paper_lines(paper: BriefPaper) -> Iterator[str]:
    yield f"Model: {paper.title}"
    yield f"Paper: {paper.link.address}"
    if paper.summary:
        yield f"Summary: {paper.summary}"
