"""Untrusted text goes between fences that are proven absent from it.

The mark comes from the text's own hash: the same text is fenced the same way, so its answer is found in the
cache. A zero-width space breaks what a chat template would take for a control token; folding drops it again
when a quote is looked up.
"""

import hashlib
import re
from itertools import count
from typing import Final

_CONTROL = re.compile(r"<(?=\||/?s>|/?tool_|/?think)", re.IGNORECASE)
_BROKEN: Final = "<\u200b"


def fence(text: str) -> str:
    mark = _mark_absent_from(text)
    return f"<<<{mark}\n{_CONTROL.sub(_BROKEN, text)}\n{mark}>>>"


def _mark_absent_from(text: str) -> str:
    lowered = text.casefold()
    for attempt in count():
        digest = hashlib.sha256(f"{attempt}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()
        if digest[:8] not in lowered:
            return digest[:8]
    raise AssertionError
