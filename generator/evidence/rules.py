"""A statement with its quotes in, what a verbatim test lets through out.

Each rule is a function; RULES lists them. Errors must be mended, advice may be.
"""

import functools
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction

import snowballstemmer

from generator.arithmetic import numbers_in, states
from generator.catalog.nodes import Path
from generator.errors import Code, Finding, Severity
from generator.evidence.quotes import Found, normalise
from generator.evidence.sentences import sentences, sentences_touched
from generator.models.catalog import Paper, Quote, Statement, Tool

_FEWEST_WORDS = 4
_HEDGE = re.compile(
    r"\b(?:may|might|can|could|suggests?|suggested|possibly|perhaps|potential(?:ly)?|likely|"
    r"tends? to|appears? to|seems? to|hypothesi[sz]e[sd]?|able to|intuitively)\b",
    re.IGNORECASE,
)
_SUPERLATIVE = re.compile(
    r"\b(?:best|worst|most|least|always|never|[a-z]{3,}(?<!inter)est|state[- ]of[- ]the[- ]art)\b",
    re.IGNORECASE,
)
_NO_SUPERLATIVE = frozenset(
    "interest request suggest rest test protest contest harvest forest honest modest arrest manifest "
    "digest invest nest guest quest west at-least latest".split()
)
_RANGE = re.compile(r"\b(?:from|between) (\S+) (?:to|and) (\S+)")
_CITES = re.compile(r"\[\d+(?:,\s*\d+)*\]|\bet al\b|\((?:[A-Z][\w'-]+,? )+\d{4}\)")
_PAPER_SAYS = re.compile(
    r"\b(?:the|this|that|its)\s+(?:paper|article|study)\s+(?:\w+ly\s+)?"
    r"(?:says?|shows?|states?|reports?|finds?|found|claims?|proves?|demonstrates?|argues?|"
    r"concludes?|writes?|describes?|explains?)\b",
    re.IGNORECASE,
)
_SMALL_WORDS = frozenset(
    "a an and are as at be by for from has have in into is it its of on or so such than that the "
    "their them then there these they this to was were what when which while who with without not "
    "no but each every one more other same how also".split()
)
_stemmer = snowballstemmer.stemmer("english")


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A quote of a statement with its work, and where its words stand; None where they do not."""

    quote: Quote
    work: Paper | Tool
    found: Found | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A statement, ready to be judged."""

    path: Path
    statement: Statement
    quotes: tuple[Held, ...]
    values: tuple[Fraction, ...]
    """What its expressions come to."""


def check_case(case: Case) -> Iterator[Finding]:
    """All that the rules find in one statement."""
    for rule in RULES:
        yield from rule(case)


def _number(case: Case) -> Iterator[Finding]:
    """Numbers stand in a quote, or are computed, or are what is computed with."""
    if not case.quotes and not case.values:
        return
    texts = [held.quote.quote for held in case.quotes]
    texts += [held.quote.at or "" for held in case.quotes]
    texts += [pair.value.replace("*", " * ") for pair in case.statement.computed]
    for number in numbers_in(case.statement.text):
        if _same_number(number, texts) or any(states(number, value) for value in case.values):
            continue
        message = f"the number '{number}' stands in none of its quotes, and is not computed"
        hint = "quote the words that hold it, compute it, or leave it out"
        yield _error(Code.NUMBER_NOT_IN_QUOTE, case.path, message, hint)


def _range(case: Case) -> Iterator[Finding]:
    """A range needs two ends: `from 4x to 4x` repeats one of the source's numbers."""
    for found in _RANGE.finditer(case.statement.text):
        low, high = (_values(end) for end in found.groups())
        if low and low == high:
            message = f"'{found.group()}' is no range"
            hint = "write both of its ends as the source has them"
            yield _error(Code.NUMBER_NOT_IN_QUOTE, case.path, message, hint)


def _same_number(number: str, texts: list[str]) -> bool:
    values = _values(number)
    return not values or any(values & _values(text) for text in texts)


@functools.lru_cache(maxsize=20_000)
def _values(text: str) -> frozenset[Fraction]:
    """The numbers of a text by value: 29.0 and 29.00 are one, 4x and x4 and four too."""
    return frozenset(value for written in numbers_in(text) for value in _value(written))


def _value(written: str) -> tuple[Fraction, ...]:
    digits = re.sub(r"[^0-9.]", "", written.replace(",", "")).strip(".")
    if digits and digits.count(".") <= 1:
        return (Fraction(digits),)
    named = _NUMBER_WORDS.get(written.casefold())
    return () if named is None else (Fraction(named),)


_NUMBER_WORDS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
    if word != "one"
}
"""`one` is left out: it is a pronoun more often than a number."""


def _length(case: Case) -> Iterator[Finding]:
    for position, held in enumerate(case.quotes):
        path = (*case.path, "evidence", position, "quote")
        words = re.findall(r"\w+", re.sub(r"\[[^\]]*\]", " ", held.quote.quote))
        if not words:
            message = "the quote holds no words"
            yield _error(Code.QUOTE_EMPTY, path, message, "copy the words that carry the sentence")
        elif len(words) < _FEWEST_WORDS:
            message = f"'{held.quote.quote}' has fewer than {_FEWEST_WORDS} words"
            hint = "quote enough for the words to say something by themselves"
            yield _error(Code.QUOTE_TOO_SHORT, path, message, hint)


def _title(case: Case) -> Iterator[Finding]:
    for position, held in enumerate(case.quotes):
        title = held.work.title if isinstance(held.work, Paper) else held.work.name
        if title and normalise(held.quote.quote).casefold() == normalise(title).casefold():
            own = held.found is not None and held.found.depth == "title"
            message = f"the quote is the title of '{held.work.id}'" + (
                ", held as such" if own else ""
            )
            yield Finding(
                code=Code.QUOTE_IS_TITLE,
                path=(*case.path, "evidence", position, "quote"),
                message=message,
                hint="a title names a work; quote what the work says",
                severity="advice" if own else "error",
            )


def _hedge(case: Case) -> Iterator[Finding]:
    if _HEDGE.search(case.statement.text):
        return
    for position, held in enumerate(case.quotes):
        hedge = _HEDGE.search(held.quote.quote)
        if hedge:
            message = f"the source says '{hedge.group()}', the sentence does not"
            path = (*case.path, "evidence", position)
            yield _advice(Code.HEDGE_LOST, path, message, "keep the source's reserve")


def _superlative(case: Case) -> Iterator[Finding]:
    if not case.quotes:
        return
    quoted = " ".join(held.quote.quote for held in case.quotes).casefold()
    for found in _SUPERLATIVE.finditer(case.statement.text):
        word = found.group().casefold()
        if word not in _NO_SUPERLATIVE and word not in quoted:
            message = f"'{found.group()}' stands in none of its quotes"
            hint = "say no more than the source, or quote where it says so"
            yield _error(Code.SUPERLATIVE_NOT_IN_QUOTE, case.path, message, hint)


def _shared_word(case: Case) -> Iterator[Finding]:
    stated = _stems(case.statement.text)
    for position, held in enumerate(case.quotes):
        if held.found and stated and not stated & _stems(held.quote.quote):
            message = "the sentence and the quote have no word in common"
            hint = "use the source's word once, so that a reader sees what carries what"
            path = (*case.path, "evidence", position)
            yield _advice(Code.NO_SHARED_WORD, path, message, hint)


@functools.lru_cache(maxsize=20_000)
def _stems(text: str) -> frozenset[str]:
    words = re.findall(r"[a-z0-9]+", normalise(text).casefold())
    kept = [word for word in words if word not in _SMALL_WORDS]
    return frozenset(_stem(word) for word in kept)


@functools.lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    stem: str = _stemmer.stemWord(word)
    return stem


def _background(case: Case) -> Iterator[Finding]:
    for position, held in enumerate(case.quotes):
        if held.found and _CITES.search(_around(held)):
            message = "the quoted sentence itself cites other works"
            hint = "it may tell what others found; quote what this work did, or say whose it is"
            path = (*case.path, "evidence", position)
            yield _advice(Code.BACKGROUND_SENTENCE, path, message, hint)


def _around(held: Held) -> str:
    """The sentences that the quote stands in."""
    for source in held.work.sources:
        for piece in source.pieces:
            if held.found and held.found.source == f"{held.work.id}/{source.name}":
                touched = sentences_touched(held.quote.quote, piece.text)
                if touched:
                    whole = sentences(piece.text)
                    return " ".join(whole[number].text for number in touched)
    return ""


def _summary(case: Case) -> Iterator[Finding]:
    depths = {held.found.depth for held in case.quotes if held.found}
    says = _PAPER_SAYS.search(case.statement.text)
    if says and depths == {"summary"}:
        message = f"'{says.group()}' rests on a supplied summary alone"
        hint = "write 'the supplied summary says', or rest it on the paper's own words"
        yield _error(Code.SUMMARY_CALLED_PAPER, case.path, message, hint)


RULES: tuple[Callable[[Case], Iterator[Finding]], ...] = (
    _length,
    _title,
    _number,
    _range,
    _hedge,
    _superlative,
    _shared_word,
    _background,
    _summary,
)


def check_reuse(cases: tuple[Case, ...]) -> Iterator[Finding]:
    """One quote behind several statements of one entry."""
    users: defaultdict[tuple[Path, str, str], list[Path]] = defaultdict(list)
    for case in cases:
        for position, held in enumerate(case.quotes):
            key = (case.path[:2], held.work.id, normalise(held.quote.quote).casefold())
            users[key].append((*case.path, "evidence", position))
    for paths in users.values():
        for path in paths[1:]:
            message = "these words carry another statement of this entry already"
            hint = "join the statements, or quote what carries this one"
            yield _advice(Code.QUOTE_REUSED, path, message, hint)


def check_readings(
    cases: tuple[Case, ...], held: Callable[[Path], tuple[str, ...]]
) -> Iterator[Finding]:
    """A reading states no number that neither its sources nor its page's computations hold."""
    computed: defaultdict[Path, list[Fraction]] = defaultdict(list)
    for case in cases:
        computed[case.path[:2]].extend(case.values)
    for case in cases:
        numbers = numbers_in(case.statement.text) if case.statement.reading else ()
        texts = list(held(case.path[:2])) if numbers else []
        for number in numbers:
            values = computed[case.path[:2]]
            if not _same_number(number, texts) and not any(states(number, v) for v in values):
                message = f"the number '{number}' stands in none of the sources of this page"
                hint = "a reading adds no numbers: quote it, compute it, or leave it out"
                yield _error(Code.READING_WITH_NUMBER, case.path, message, hint)


def _error(code: Code, path: Path, message: str, hint: str) -> Finding:
    return _finding(code, path, message, hint, "error")


def _advice(code: Code, path: Path, message: str, hint: str) -> Finding:
    return _finding(code, path, message, hint, "advice")


def _finding(code: Code, path: Path, message: str, hint: str, severity: Severity) -> Finding:
    return Finding(code=code, path=path, message=message, hint=hint, severity=severity)
