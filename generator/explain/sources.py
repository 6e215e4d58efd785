"""The supplied texts of a work in, as a reader sees them out: whole, or sentence by sentence."""

from collections import defaultdict

from generator.evidence import Found, sentences, sentences_touched
from generator.explain.lookup import World
from generator.latex import plain
from generator.models.catalog import Paper, SourceText, Tool
from generator.models.pages import Anchor, ShownPiece, ShownSentence, ShownSource, Use


def show_sources(work: Paper | Tool, world: World) -> tuple[ShownSource, ...]:
    """The supplied texts of a work that this page's world holds, readable."""
    return tuple(
        ShownSource(
            anchor=Anchor(f"source-{source.name}"),
            depth=source.depth,
            origin=source.origin,
            pieces=tuple(
                ShownPiece(at=piece.at, text=plain(piece.text)) for piece in source.pieces
            ),
        )
        for source in work.sources
        if world.names is None or f"{work.id}/{source.name}" in world.names
    )


def show_sentences(
    work: Paper | Tool, uses: defaultdict[Anchor, list[Use]]
) -> tuple[ShownSource, ...]:
    """All texts of a work, sentence by sentence, each with the statements that rest on it."""
    return tuple(
        ShownSource(
            anchor=Anchor(f"source-{source.name}"),
            depth=source.depth,
            origin=source.origin,
            pieces=tuple(_pieces(source, uses)),
        )
        for source in work.sources
    )


def _pieces(source: SourceText, uses: defaultdict[Anchor, list[Use]]) -> list[ShownPiece]:
    shown, number = [], 0
    for piece in source.pieces:
        whole = []
        for sentence in sentences(piece.text):
            number += 1
            anchor = _anchor(source, number)
            whole.append(
                ShownSentence(anchor=anchor, text=sentence.text, uses=tuple(uses.get(anchor, ())))
            )
        shown.append(ShownPiece(at=piece.at, text=plain(piece.text), sentences=tuple(whole)))
    return shown


def sentence_anchor(quote: str, found: Found, work: Paper | Tool) -> Anchor:
    """Where on the work's page the first sentence stands that holds the quote."""
    source = next(each for each in work.sources if f"{work.id}/{each.name}" == found.source)
    before = sum(len(sentences(piece.text)) for piece in source.pieces[: found.piece])
    touched = sentences_touched(quote, source.pieces[found.piece].text)
    return _anchor(source, before + touched[0] + 1) if touched else Anchor(f"source-{source.name}")


def _anchor(source: SourceText, number: int) -> Anchor:
    return Anchor(f"{source.name}-s{number}")
