"""Pieces of a file in, the generated file, held small until it is written, out."""

import zlib
from dataclasses import dataclass
from typing import Final

_FASTEST: Final = 1
"""Of zlib's levels: it makes a page a sixth of its size, in a tenth of the time of laying it out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputFile:
    """One generated source file; its place is MkDocs' `src_uri`."""

    src_uri: str
    packed: bytes
    """The content, compressed: the files of thousands of questions are held at once."""

    @classmethod
    def of(cls, src_uri: str, content: bytes) -> "OutputFile":
        """The file that has this content."""
        return cls(src_uri=src_uri, packed=zlib.compress(content, _FASTEST))

    @property
    def content(self) -> bytes:
        """The file as it is written."""
        return zlib.decompress(self.packed)

    @property
    def text(self) -> str:
        """The content, to read it."""
        return self.content.decode()


class GrowingFile:
    """A file that is larger than what should be held at once, made piece by piece."""

    def __init__(self) -> None:
        self._compressor = zlib.compressobj(_FASTEST)
        self._packed: list[bytes] = []

    def add(self, piece: bytes) -> None:
        """Add to the end."""
        self._packed.append(self._compressor.compress(piece))

    def close(self, src_uri: str) -> OutputFile:
        """The file of all pieces; nothing can be added any more."""
        packed = b"".join((*self._packed, self._compressor.flush()))
        return OutputFile(src_uri=src_uri, packed=packed)
