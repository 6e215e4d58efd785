"""The record of all evidence in, its JSON out, for programs that read the site."""

import json

from generator.models.pages import EvidenceRecord, RecordedQuestion, ShownStatement


def record_data(record: EvidenceRecord) -> bytes:
    """The whole ledger as JSON, one question to a line, for programs."""
    lines = (
        json.dumps(_question_data(each), ensure_ascii=False).encode() for each in record.questions
    )
    return b"[\n" + b",\n".join(lines) + b"\n]\n"


def _question_data(question: RecordedQuestion) -> dict[str, object]:
    return {
        "page": question.page,
        "question": question.question,
        "statements": [_statement_data(each) for each in question.statements],
    }


def _statement_data(statement: ShownStatement) -> dict[str, object]:
    return {
        "text": statement.text,
        "kind": statement.kind,
        "quotes": [
            {
                "work": quote.work.title,
                "href": quote.work.href,
                "depth": quote.depth,
                "at": quote.at,
                "words": quote.words,
                "normalised": quote.normalised,
            }
            for quote in statement.quotes
        ],
        "computed": {each.expression: each.value for each in statement.formulas},
        "measured": statement.measured,
    }
