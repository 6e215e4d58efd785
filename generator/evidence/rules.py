"""A statement with its quotes in, what a verbatim test lets through out.

Each rule is a function; the tables at the end list them. Errors must be mended, advice may be.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

from generator.arithmetic import values_in
from generator.catalog.nodes import Path
from generator.errors import Code, Finding, dotted
from generator.evidence.cases import Case, Docket, Held
from generator.evidence.citations import cites
from generator.evidence.gaps import check_gaps
from generator.evidence.matching import holds_words
from generator.evidence.numbers import check_numbers, check_ranges
from generator.evidence.sentences import sentences
from generator.evidence.tone import check_hedges, check_superlatives
from generator.evidence.typography import normalise
from generator.evidence.where import check_place
from generator.evidence.words import content_stems, count_words
from generator.models.catalog import Tool

_FEWEST_WORDS: Final = 4
_MAY_END: Final = re.compile(r"[.!?…][\"'”’)\]]*\s+\S|[。！？]\s*\S")
_PAPER_SAYS: Final = re.compile(
    r"\b(?:papers?|articles?|study|studies|publication|authors?|researchers?)\s+(?:\w+ly\s+|also\s+|then\s+)?"
    r"(?:say|said|show|state|report|find|found|claim|prove|demonstrate|argue|conclude|write|wrote|"
    r"describe|explain|note|observe|reveal|establish|confirm|present|propose|introduce)(?:s|d|ed|n)?\b"
    r"|\baccording to (?:the|this|that|its|their) (?:paper|article|study|authors)\b"
    r"|\b(?:in|by) (?:the|this|its|their) (?:paper|article)\b",
    re.IGNORECASE,
)


def check_rules(docket: Docket) -> Iterator[Finding]:
    """All that the rules find in the quotes and statements of a catalog."""
    told = {case.path: case.statement.text for case in docket.cases}
    for held in docket.quotes:
        for rule in QUOTE_RULES:
            yield from rule(held)
    for held in docket.quotes:
        yield from check_gaps(held, told.get(held.path[:-2], ""))
    for case in docket.cases:
        for check in STATEMENT_RULES:
            yield from check(case, docket)
    yield from _reuse(docket)


def _length(held: Held) -> Iterator[Finding]:
    """A row of a table may be short: it is numbers, and they are looked up."""
    path = (*held.path, "quote")
    if not held.runs or not _holds_own_words(held):
        hint = "copy the words that carry the sentence"
        yield _error(Code.QUOTE_EMPTY, path, "the quote holds no words", hint)
    elif max(map(count_words, held.runs)) < _FEWEST_WORDS and not _stands_alone(held):
        message = f"'{held.quote.quote}' has fewer than {_FEWEST_WORDS} words in a row"
        hint = "quote enough for the words to say something by themselves"
        yield _error(Code.QUOTE_TOO_SHORT, path, message, hint)


def _stands_alone(held: Held) -> bool:
    """Whether so short a quote is a row of numbers, or all that its sentence says."""
    words = held.words
    is_row = len(values_in(words)) > 1 and not any(char.isalpha() for char in words)
    wholes = (_bare(each) for each in held.around)
    return is_row or (len(held.runs) == 1 and any(_bare(words) == each for each in wholes))


def _holds_own_words(held: Held) -> bool:
    return holds_words(held.words)


def _title(held: Held) -> Iterator[Finding]:
    title = held.work.name if isinstance(held.work, Tool) else held.work.title
    path = (*held.path, "quote")
    hint = "a title names a work; quote what the work says"
    if held.found is not None and held.found.depth == "title":
        message = f"the words are the title of '{held.work.id}', and no more of them is held"
        yield _advice(Code.QUOTE_IS_TITLE, path, message, hint)
    elif title and _bare(held.quote.quote) == _bare(title):
        message = f"the quote is the title of '{held.work.id}'"
        yield _error(Code.QUOTE_IS_TITLE, path, message, hint)


def _bare(text: str) -> str:
    return normalise(text).casefold().strip(" .!?\"'")


def _background(held: Held) -> Iterator[Finding]:
    if any(cites(sentence) for sentence in held.around):
        message = "the quoted sentence itself cites other works"
        hint = "it may tell what others found; quote what this work did, or say whose it is"
        yield _advice(Code.BACKGROUND_SENTENCE, held.path, message, hint)


def _one_sentence(case: Case, docket: Docket) -> Iterator[Finding]:
    text = case.statement.text
    if _MAY_END.search(text) and len(found := sentences(text)) > 1:
        message = f"the statement goes on after its first sentence: '{found[1].text}'"
        hint = "make each sentence a statement with what carries it, or join them by a semicolon"
        yield _error(Code.STATEMENT_OF_SENTENCES, case.path, message, hint)


def _shared_word(case: Case, docket: Docket) -> Iterator[Finding]:
    """Numbers that both hold count, too."""
    words = content_stems(case.statement.text)
    numbers = values_in(normalise(case.statement.text))
    for held in case.quotes:
        common = words & content_stems(held.words) or numbers & values_in(held.words)
        if held.found and words and not common:
            message = "the sentence and the quote have no word in common"
            hint = "use the source's word once, so that a reader sees what carries what"
            yield _advice(Code.NO_SHARED_WORD, held.path, message, hint)


def _summary(case: Case, docket: Docket) -> Iterator[Finding]:
    depths = {held.found.depth for held in case.quotes if held.found}
    says = _PAPER_SAYS.search(case.statement.text)
    if says and "summary" in depths and depths <= {"summary", "title"}:
        message = f"'{says.group()}' rests on a supplied summary alone"
        hint = "write 'the supplied summary says', or rest it on the paper's own words"
        yield _error(Code.SUMMARY_CALLED_PAPER, case.path, message, hint)


def _reuse(docket: Docket) -> Iterator[Finding]:
    """One quote behind several statements of one entry; an answer may repeat what a model says."""
    users: dict[tuple[Path, str, str], list[Held]] = {}
    for case in docket.cases:
        for held in case.quotes:
            words = normalise(held.quote.quote).casefold()
            users.setdefault((case.entry, held.work.id, words), []).append(held)
    for first, *others in users.values():
        for held in others:
            if held.path[:-2] != first.path[:-2]:
                message = f"these words carry {dotted(first.path[:-2])} already"
                hint = "join the statements, or quote what carries this one"
                yield _advice(Code.QUOTE_REUSED, held.path, message, hint)


def _error(code: Code, path: Path, message: str, hint: str) -> Finding:
    return Finding(code=code, path=path, message=message, hint=hint)


def _advice(code: Code, path: Path, message: str, hint: str) -> Finding:
    return Finding(code=code, path=path, message=message, hint=hint, severity="advice")


QUOTE_RULES: tuple[Callable[[Held], Iterator[Finding]], ...] = (
    _length,
    _title,
    _background,
    check_place,
)
STATEMENT_RULES: tuple[Callable[[Case, Docket], Iterator[Finding]], ...] = (
    check_numbers,
    check_ranges,
    _one_sentence,
    check_hedges,
    check_superlatives,
    _shared_word,
    _summary,
)
