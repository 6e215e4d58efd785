"""The record of all evidence in, its JSON out, for programs that read the site."""

import json
import posixpath

from generator.models.pages import EvidenceRecord, RecordedQuestion, ShownQuote, ShownStatement


def record_data(record: EvidenceRecord) -> bytes:
    """The whole ledger as JSON, one question to a line, for programs."""
    told: dict[tuple[int, str], str] = {}
    lines = (_line(each, told).encode() for each in record.questions)
    return b"[\n" + b",\n".join(lines) + b"\n]\n"


def _line(question: RecordedQuestion, told: dict[tuple[int, str], str]) -> str:
    """One question; a statement that many of them have is written once, and kept in `told`."""
    folder = posixpath.dirname(question.page)
    statements: list[str] = []
    for number, each in enumerate(question.statements, start=1):
        key = (id(each), folder)
        if key not in told:
            told[key] = _json(_statement_data(each, question.page)).removeprefix("{")
        statements.append(f'{{"number": {number}, {told[key]}')
    head = _json({"page": _url(question.page), "question": question.question}).removesuffix("}")
    return f'{head}, "statements": [{", ".join(statements)}]}}'


def _json(value: dict[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False)


def _statement_data(statement: ShownStatement, page: str) -> dict[str, object]:
    return {
        "text": statement.text,
        "kind": statement.kind,
        "quotes": [_quote_data(quote, page) for quote in statement.quotes],
        "computed": [
            {"name": each.name, "expression": each.expression, "value": each.value}
            for each in statement.formulas
        ],
        "measured": statement.measured,
    }


def _quote_data(quote: ShownQuote, page: str) -> dict[str, object]:
    span = quote.span
    return {
        "outcome": "found-normalised" if quote.normalised else "found",
        "words": quote.words,
        "work": quote.work.title,
        "url": _url(posixpath.join(posixpath.dirname(page), quote.work.href)),
        "source": span.source,
        "depth": quote.depth,
        "at": quote.at,
        "piece": span.piece,
        "sentences": list(span.sentences),
        "start": span.start,
        "end": span.end,
    }


def _url(place: str) -> str:
    """Where a page lies on the site, from its root: `papers/x/#abstract-s1`."""
    path, mark, anchor = posixpath.normpath(place).partition("#")
    folder = path.removesuffix("index.md").removesuffix(".md").rstrip("/")
    return f"{folder}/{mark}{anchor}"
