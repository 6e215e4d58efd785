"""The statements of each question in, the site's record of evidence as JSON out."""

import json
import posixpath

from generator.models.output import GrowingFile, OutputFile
from generator.models.pages import EvidenceRecord, RecordedQuestion, ShownQuote, ShownStatement

_REMEMBERED = 4_000_000
"""How many characters of statements are kept, because other questions may have them, too."""


class Record:
    """The whole ledger as JSON, one question to a line, for programs: made as questions come by."""

    def __init__(self) -> None:
        self._file = GrowingFile()
        self._file.add(b"[\n")
        self._separator = b""
        self._told: dict[tuple[int, str], tuple[ShownStatement, str]] = {}
        self._remembered = 0

    def add(self, question: RecordedQuestion) -> None:
        """One more line."""
        folder = posixpath.dirname(question.page)
        statements = (
            f'{{"number": {number}, {self._statement(each, folder)}'
            for number, each in enumerate(question.statements, start=1)
        )
        head = _json({"page": _url(question.page), "question": question.question})
        line = f'{head.removesuffix("}")}, "statements": [{", ".join(statements)}]}}'
        self._file.add(self._separator + line.encode())
        self._separator = b",\n"

    def close(self, record: EvidenceRecord) -> OutputFile:
        """The file of all questions so far."""
        self._file.add(b"\n]\n")
        return self._file.close(record.src_uri)

    def _statement(self, statement: ShownStatement, folder: str) -> str:
        """Its JSON without the brace before it; the statement is kept, so that no other has its id."""
        key = (id(statement), folder)
        kept = self._told.get(key)
        if kept is None:
            text = _json(_statement_data(statement, folder)).removeprefix("{")
            if self._remembered > _REMEMBERED:
                self._told.clear()
                self._remembered = 0
            self._remembered += len(text)
            kept = self._told[key] = (statement, text)
        return kept[1]


def _json(value: dict[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False)


def _statement_data(statement: ShownStatement, folder: str) -> dict[str, object]:
    return {
        "text": statement.text,
        "kind": statement.kind,
        "quotes": [_quote_data(quote, folder) for quote in statement.quotes],
        "computed": [
            {"name": each.name, "expression": each.expression, "value": each.value}
            for each in statement.formulas
        ],
        "measured": statement.measured,
    }


def _quote_data(quote: ShownQuote, folder: str) -> dict[str, object]:
    span = quote.span
    return {
        "outcome": "found-normalised" if quote.normalised else "found",
        "words": quote.words,
        "work": quote.work.title,
        "url": _url(posixpath.join(folder, quote.work.href)),
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
