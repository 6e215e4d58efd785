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
from generator.evidence.matching import holds_words
from generator.evidence.numbers import check_numbers, check_ranges
from generator.evidence.typography import normalise
from generator.evidence.words import content_stems, count_words
from generator.models.catalog import Tool

_FEWEST_WORDS: Final = 4
_HEDGE: Final = re.compile(
    r"\b(?:may(?!\s+\d)|might|can|could|suggest(?:s|ed|ing)?|possibly|perhaps|potential(?:ly)?|likely|"
    r"(?:tend|appear|seem)(?:s|ed)? to|hypothesi[sz]e[sd]?|presumably|probably|arguably|conjectured?)\b",
    re.IGNORECASE,
)
_RESERVE: Final = re.compile(
    rf"{_HEDGE.pattern}|\b(?:able|would|should|believed?|expect(?:s|ed)?|assum(?:e|es|ed)|meant|up to|"
    r"intuitively|propos(?:e|es|ed)|unlikely|cannot|potentials?|possible|chance|guess(?:es)?)\b",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(r"[,;:()–—]|\s-\s|\b(?:and|but|while|which|that|because|although)\b")
_SUPERLATIVE: Final = re.compile(
    r"(?<!\bat )\b(?:best|worst|(?:most|least)|[a-z]{3,}est|state[- ]of[- ]the[- ]art)\b",
    re.IGNORECASE,
)
_NO_SUPERLATIVE: Final = frozenset(
    "arrest attest behest bequest beast breast breadbasket chest conquest contest crest detest digest "
    "disinterest divest earnest everest feast forest guest harvest honest incest inquest infest ingest "
    "interest invest jest manifest midwest modest molest nest northwest pest priest protest quest "
    "rainforest reforest reinvest request rest self-interest southwest suggest tempest test unrest "
    "vest west wrest yeast zest budapest bucharest dishonest immodest backtest pretest retest "
    "bird-nest dearest guest abreast headrest armrest palimpsest attest latest".split()
)
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
    for held in docket.quotes:
        for rule in QUOTE_RULES:
            yield from rule(held)
    for case in docket.cases:
        for check in STATEMENT_RULES:
            yield from check(case, docket)
    yield from _reuse(docket)


def _length(held: Held) -> Iterator[Finding]:
    """A row of a table may be short: it is numbers, and they are looked up."""
    path = (*held.path, "quote")
    words = held.words or held.quote.quote
    count = count_words(words) if _holds_own_words(held) else 0
    is_row = len(values_in(words)) > 1 and not any(char.isalpha() for char in words)
    if not count:
        hint = "copy the words that carry the sentence"
        yield _error(Code.QUOTE_EMPTY, path, "the quote holds no words", hint)
    elif count < _FEWEST_WORDS and not is_row:
        message = f"'{held.quote.quote}' has fewer than {_FEWEST_WORDS} words"
        hint = "quote enough for the words to say something by themselves"
        yield _error(Code.QUOTE_TOO_SHORT, path, message, hint)


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


def _hedge(case: Case, docket: Docket) -> Iterator[Finding]:
    """The reserve may stand in the quote, or before it in the same clause."""
    if _RESERVE.search(case.statement.text):
        return
    for held in case.quotes:
        clause = _CLAUSE.split(held.lead)[-1]
        hedge = _HEDGE.search(held.words) or _HEDGE.search(clause)
        if hedge:
            message = f"the source says '{hedge.group()}', the sentence does not"
            yield _advice(Code.HEDGE_LOST, held.path, message, "keep the source's reserve")


def _superlative(case: Case, docket: Docket) -> Iterator[Finding]:
    if not case.quotes:
        return
    quoted = " ".join(held.words for held in case.quotes).casefold()
    for found in _SUPERLATIVE.finditer(case.statement.text):
        word = normalise(found.group()).casefold()
        known = re.search(rf"\b{re.escape(word).replace('-', '[- ]')}\b", quoted)
        if word not in _NO_SUPERLATIVE and known is None:
            message = f"'{found.group()}' stands in none of its quotes"
            hint = "say no more than the source, or quote where it says so"
            yield _error(Code.SUPERLATIVE_NOT_IN_QUOTE, case.path, message, hint)


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


QUOTE_RULES: tuple[Callable[[Held], Iterator[Finding]], ...] = (_length, _title, _background)
STATEMENT_RULES: tuple[Callable[[Case, Docket], Iterator[Finding]], ...] = (
    check_numbers,
    check_ranges,
    _hedge,
    _superlative,
    _shared_word,
    _summary,
)
