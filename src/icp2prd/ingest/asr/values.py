"""JSON values taken as what they should be; what is missing or of another type is empty, never an error.

Recognisers write `null`, numbers as strings and empty labels where they were not sure; people cut files by hand.
"""

import math
from collections.abc import Mapping, Sequence

from icp2prd.ingest.document import Document

MILLISECONDS = 1000.0
_A_YEAR = 366 * 24 * 3600.0
_NOTHING: Mapping[str, object] = {}


def root(document: Document) -> Mapping[str, object]:
    """The object a JSON file holds; empty for any other file."""
    return fields(document.json.value) if document.json else _NOTHING


def fields(value: object) -> Mapping[str, object]:
    return value if isinstance(value, dict) else _NOTHING


def items(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else ()


def objects(value: object) -> list[Mapping[str, object]]:
    """The objects of a list; what else stands in it has no place for words."""
    return [one for one in items(value) if isinstance(one, dict)]


def text_in(value: object) -> str:
    """Words, with half a surrogate pair replaced: it can be neither printed nor stored."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "replace").decode()
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else ""


def seconds_in(value: object, per_second: float = 1.0) -> float | None:
    """A time, also one written as text (`"5.24"`, `"1.300s"`); None for one that cannot be.

    per_second: how many of the file's units make a second.
    """
    if isinstance(value, str):
        try:
            value = float(value.strip().removesuffix("s"))
        except ValueError:
            return None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    try:
        time = value / per_second
    except OverflowError:
        return None
    return round(time, 3) if math.isfinite(time) and 0 <= time < _A_YEAR else None


def label_in(value: object) -> str:
    """A speaker's label; a bare number or letter becomes `Speaker 1`, none is empty."""
    label = " ".join(text_in(value).split())
    return f"Speaker {label}" if label.isdecimal() or (len(label) == 1 and label.isalpha()) else label
