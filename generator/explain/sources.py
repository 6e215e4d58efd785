"""The supplied texts of a work in, as a reader sees them out: whole, or sentence by sentence."""

import functools
from collections.abc import Iterable, Mapping

from generator.evidence import sentences
from generator.explain.anchors import numbered, source_anchor
from generator.explain.world import World
from generator.latex import plain
from generator.models.catalog import Paper, SourceText, Tool
from generator.models.pages import Anchor, ShownPiece, ShownSentence, ShownSource, Use


def show_sources(work: Paper | Tool, world: World) -> tuple[ShownSource, ...]:
    """The supplied texts of a work that this page's world holds, readable."""
    return tuple(
        _whole(source)
        for source in work.sources
        if world.names is None or f"{work.id}/{source.name}" in world.names
    )


@functools.lru_cache(maxsize=4096)
def _whole(source: SourceText) -> ShownSource:
    return ShownSource(
        anchor=source_anchor(source),
        depth=source.depth,
        origin=source.origin,
        pieces=tuple(ShownPiece(at=piece.at, text=plain(piece.text)) for piece in source.pieces),
    )


def show_sentences(
    work: Paper | Tool, uses: Mapping[Anchor, Iterable[Use]]
) -> tuple[ShownSource, ...]:
    """All texts of a work, sentence by sentence, each with the statements that rest on it."""
    return tuple(
        ShownSource(
            anchor=source_anchor(source),
            depth=source.depth,
            origin=source.origin,
            pieces=tuple(_pieces(source, uses)),
        )
        for source in work.sources
    )


def _pieces(source: SourceText, uses: Mapping[Anchor, Iterable[Use]]) -> list[ShownPiece]:
    shown, number = [], 0
    for piece in source.pieces:
        whole = []
        for sentence in sentences(piece.text):
            number += 1
            anchor = numbered(source, number)
            whole.append(
                ShownSentence(anchor=anchor, text=sentence.text, uses=tuple(uses.get(anchor, ())))
            )
        shown.append(ShownPiece(at=piece.at, text=plain(piece.text), sentences=tuple(whole)))
    return shown
