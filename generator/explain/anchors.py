"""A quote and where it was found in; the place of its sentence on the work's page out."""

from generator.evidence import Found, sentences, sentences_touched
from generator.models.catalog import Paper, SourceText, Tool
from generator.models.pages import Anchor


def sentence_anchor(quote: str, found: Found, work: Paper | Tool) -> Anchor:
    """Where on the work's page the first sentence stands that holds the quote."""
    source = next(each for each in work.sources if f"{work.id}/{each.name}" == found.source)
    before = sum(len(sentences(piece.text)) for piece in source.pieces[: found.piece])
    touched = sentences_touched(quote, source.pieces[found.piece].text)
    return numbered(source, before + touched[0] + 1) if touched else source_anchor(source)


def numbered(source: SourceText, number: int) -> Anchor:
    """The place of a source's sentence, counted from 1."""
    return Anchor(f"{source.name}-s{number}")


def source_anchor(source: SourceText) -> Anchor:
    """The place of a whole source."""
    return Anchor(f"source-{source.name}")
