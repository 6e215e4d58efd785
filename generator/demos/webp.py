"""The first bytes of a WebP file in, its width and height in pixels out."""

from typing import Final

HEAD: Final = 30
"""How many bytes of a file tell its size."""
_START_CODE: Final = b"\x9d\x01\x2a"
_LOSSLESS: Final = 0x2F


def webp_size(head: bytes) -> tuple[int, int] | None:
    """Width and height as the header states them; None where it is no WebP.

    Source: RFC 9649 (WebP), sections 2.5 to 2.7; RFC 6386, section 9.1, for the lossy frame.
    """
    if len(head) < HEAD or head[:4] != b"RIFF" or head[8:12] != b"WEBP":
        return None
    match head[12:16]:
        case b"VP8X":
            return _little(head[24:27]) + 1, _little(head[27:30]) + 1
        case b"VP8L" if head[20] == _LOSSLESS:
            bits = _little(head[21:25])
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case b"VP8 " if head[23:26] == _START_CODE:
            return _little(head[26:28]) & 0x3FFF, _little(head[28:30]) & 0x3FFF
        case _:
            return None


def _little(data: bytes) -> int:
    return int.from_bytes(data, "little")
