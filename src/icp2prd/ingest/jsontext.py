"""JSON as a file holds it: the value, and where in the text a string of it stands."""

import json
import re
from dataclasses import dataclass, field

from icp2prd.errors import InputError

_JSON = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*(?:[\[{\"\]]|-?\d+\s*,))")
_MOST_MISSES = 1000
_AHEAD = 100_000


@dataclass(frozen=True, slots=True)
class JsonText:
    """value: as `json` reads it. source: the text it was read from, empty where that is one line."""

    value: object
    source: str


def looks_like_json(text: str) -> bool:
    """Whether a text begins as nothing but JSON does; `[Music]` and `{laughs}` do not."""
    return bool(_JSON.match(text))


def parsed(text: str) -> JsonText:
    """Raises InputError where it is cut off or damaged."""
    try:
        return JsonText(json.loads(text, strict=False), text if "\n" in text.strip() else "")
    except json.JSONDecodeError as error:
        at_end = not text[error.pos :].strip() or error.msg.startswith("Unterminated string")
        state = "cut off" if at_end else "damaged"
        reason = f"JSON that is {state} at line {error.lineno}, column {error.colno} ({error.msg})"
    except (RecursionError, ValueError):
        # A number of thousands of digits is a ValueError of its own.
        reason = "JSON that is nested too deep, or holds a number too long, to be a transcript"
    raise InputError(reason, hint="Export it again, or export it as .vtt, .srt or .txt and put that in its place.")


@dataclass(slots=True)
class Places:
    """Line numbers of strings that are asked for in the order in which they stand in the file.

    A string that is not found near the one before takes its line; after so many of those no more is searched
    for. So the whole takes one pass over the text, and not one for each string.
    """

    source: str
    _at: int = 0
    _line: int = 1
    _misses: int = 0
    _one_line: bool = field(init=False)

    def __post_init__(self) -> None:
        self._one_line = "\n" not in self.source

    def line_of(self, text: str) -> int:
        if self._one_line or not text or self._misses > _MOST_MISSES:
            return self._line
        end = self._at + _AHEAD if self._at else len(self.source)
        found = [at for form in _written(text) if (at := self.source.find(form, self._at, end)) >= 0]
        if not found:
            self._misses += 1
            return self._line
        self._line += self.source.count("\n", self._at, min(found))
        self._at = min(found)
        return self._line


def _written(text: str) -> set[str]:
    """The ways in which JSON writes a string: with its letters, or with escapes for all but ASCII."""
    return {json.dumps(text, ensure_ascii=False), json.dumps(text)}
