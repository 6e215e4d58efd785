"""A quote and the supplied texts of a work in, where its words stand there out."""

from dataclasses import dataclass

from generator.evidence.matching import Span, find_in, readings
from generator.evidence.sentences import sentences
from generator.models.catalog import Depth, Paper, SourceText, Tool


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Where the words of a quote stand."""

    source: str
    """The scope name: `<owner>/<source>`."""
    depth: Depth
    piece: int
    """Which piece of the source, from 0."""
    at: str
    normalised: bool
    """True where they agree but for white space, typography, LaTeX or the first letter's case."""
    start: int
    """The first character, counted from 0 in the readable text of the piece."""
    end: int
    """Behind the last character; of several parts that of the last."""
    sentences: tuple[int, ...]
    """The sentences that the words touch, counted from 1 over all pieces of the source."""
    skipped: tuple[tuple[int, int], ...] = ()
    """What gaps and insertions leave out, from and up to, in the readable text of the piece."""


def find_quote(
    quote: str, owner: Paper | Tool, names: frozenset[str] | None = None
) -> Found | None:
    """The first place where the quote stands in its owner's sources, as whole words.

    Words that stand there literally come first, then `...` and `…` that leave some out, then
    brackets that add some; each verbatim before normalised.

    `names` are the scope names that count; None lets every source of the owner count.
    """
    sources = [
        source for source in owner.sources if names is None or f"{owner.id}/{source.name}" in names
    ]
    for reading in readings(quote):
        for normalised in (False, True):
            for source in sources:
                for number, piece in enumerate(source.pieces):
                    span = find_in(reading, piece.text, normalised=normalised)
                    if span is not None:
                        return Found(
                            source=f"{owner.id}/{source.name}",
                            depth=source.depth,
                            piece=number,
                            at=piece.at,
                            normalised=normalised,
                            start=span.start,
                            end=span.end,
                            sentences=_sentences(source, number, span),
                            skipped=span.skipped,
                        )
    return None


def _sentences(source: SourceText, number: int, span: Span) -> tuple[int, ...]:
    pieces = source.pieces
    before = sum(len(sentences(piece.text)) for piece in pieces[:number])
    return tuple(before + at + 1 for at in _touched(pieces[number].text, span))


def _touched(text: str, span: Span) -> tuple[int, ...]:
    return tuple(
        number
        for number, sentence in enumerate(sentences(text))
        if sentence.start < span.end and span.start < sentence.end
    )


def sentences_touched(quote: str, text: str) -> tuple[int, ...]:
    """The numbers, from 0, of the sentences of a text that a quote's words stand in."""
    for reading in readings(quote):
        for normalised in (False, True):
            span = find_in(reading, text, normalised=normalised)
            if span is not None:
                return _touched(text, span)
    return ()
