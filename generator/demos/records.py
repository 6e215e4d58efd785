"""The JSON text of a demonstrated picture in, what it says out."""

import json
from decimal import Decimal
from typing import Any, Final

from generator.models.demo import DemoRecord
from generator.models.validation import validate

_METRICS: Final = ("psnr", "ssim")


class Unreadable(Exception):
    """A file is not what a demonstration writes; its text says why."""


def read_record(data: bytes) -> DemoRecord:
    """What the file of a demonstrated picture says.

    Raises:
        Unreadable: where it is no JSON, or lacks something that a page shows.
    """
    try:
        content = json.loads(data, parse_float=Decimal, parse_constant=_refuse)
    except (ValueError, ArithmeticError, RecursionError):
        raise Unreadable("is no JSON") from None
    if not isinstance(content, dict):
        raise Unreadable("is no JSON object")
    record = validate(DemoRecord, _arranged(content), ())
    if isinstance(record, DemoRecord):
        return record
    first = record[0]
    raise Unreadable(f"has something wrong at '{'.'.join(map(str, first.path))}': {first.message}")


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _arranged(content: dict[str, Any]) -> dict[str, Any]:
    """The mapping of pictures and the keys such as `psnr_liif`, as lists."""
    files = content.get("files")
    images = [
        {**each, "role": role} if isinstance(each, dict) else each
        for role, each in (files if isinstance(files, dict) else {}).items()
    ]
    measures = [
        {"key": key, "metric": metric, "method": method, "value": value}
        for key, value in content.items()
        for metric, mark, method in (key.partition("_"),)
        if metric in _METRICS and mark
    ]
    return {**content, "images": images, "measures": measures}
