"""The bytes of a brief's file come in; its text comes out, or why there is none."""

import re
from typing import Final

from generator.errors import Code, Place, Problem

_LARGEST_FILE: Final = 20_000_000
_MOST_LINES: Final = 200_000
"""A brief has some fifty; each line costs memory whatever its length."""
_MOST_LISTED: Final = 1_000
_MARKS: Final = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_SAVE_AS_UTF8: Final = "open the file in an editor and save it with the encoding UTF-8"


def decode_brief(data: bytes, file: str) -> tuple[str, tuple[Problem, ...]]:
    """The text without its byte-order mark; where there is a problem, there is nothing to parse."""
    problem = _refusal(data, file)
    if problem is not None:
        return "", (problem,)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return "", (_not_utf8(data, error.start, file),)
    return text.removeprefix("\ufeff"), ()


def _refusal(data: bytes, file: str) -> Problem | None:
    if len(data) > _LARGEST_FILE:
        return _too_large(file, f"{len(data):,} bytes", f"{_LARGEST_FILE:,} bytes")
    if not data.removeprefix(b"\xef\xbb\xbf").strip():
        return empty_brief(file)
    other = next((name for mark, name in _MARKS if data.startswith(mark)), "") or _unmarked(data)
    if other:
        return Problem(
            code=Code.BRIEF_NOT_UTF8,
            place=Place(file=file),
            path="encoding",
            message=f"the file is {other}, not UTF-8",
            hint=_SAVE_AS_UTF8,
        )
    if data.count(b"\n") >= _MOST_LINES:
        return _too_large(file, f"{data.count(10) + 1:,} lines", f"{_MOST_LINES:,} lines")
    return None


def empty_brief(file: str) -> Problem:
    """Nothing but white space."""
    return Problem(
        code=Code.BRIEF_EMPTY,
        place=Place(file=file),
        path="question",
        message="the file is empty",
        hint="put a whole brief into it: a question, recommended models, related papers",
    )


def _too_large(file: str, size: str, limit: str) -> Problem:
    return Problem(
        code=Code.BRIEF_TOO_LARGE,
        place=Place(file=file),
        path="file",
        message=f"the file has {size}, and a brief may have {limit}",
        hint="give one brief per file, and no other data",
    )


def _unmarked(data: bytes) -> str:
    """UTF-16 without a mark: of plain English every other byte is zero."""
    sample = data[:2000]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 8 <= len(sample) or min(even, odd) * 4 > max(even, odd):
        return ""
    return f"UTF-16 ({'little' if odd > even else 'big'} endian, without a byte-order mark)"


def _not_utf8(data: bytes, offset: int, file: str) -> Problem:
    line_start = data.rfind(b"\n", 0, offset) + 1
    place = Place(
        file=file,
        line=data.count(b"\n", 0, offset) + 1,
        column=len(data[line_start:offset].decode("utf-8")) + 1,
    )
    lines = tuple(
        number for number, line in enumerate(data.split(b"\n"), start=1) if not _is_utf8(line)
    )
    listed = ", ".join(str(number) for number in lines[:_MOST_LISTED])
    more = f" and {len(lines) - _MOST_LISTED} more" if len(lines) > _MOST_LISTED else ""
    guess = " (it may be Latin-1 or Windows-1252)" if _reads_as_latin(data) else ""
    return Problem(
        code=Code.BRIEF_NOT_UTF8,
        place=place,
        path="encoding",
        message=f"byte {offset} (0x{data[offset]:02X}) is not UTF-8{guess}; "
        f"such bytes stand in line{'' if len(lines) == 1 else 's'} {listed}{more}",
        hint=_SAVE_AS_UTF8,
    )


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _reads_as_latin(data: bytes) -> bool:
    """Single accented letters among ASCII, and no control characters: a text of western Europe."""
    return re.search(rb"[\x00-\x08\x0e-\x1f\x80-\x90\x9d]", data) is None
