"""Text of interviews and models becomes text of a terminal, and nothing that a terminal obeys."""

import re
from typing import Final

_OBEYED: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e0fff]"
)
"""Controls, marks that turn text round, tags and other signs without a shape, and halves of letters."""


def visible(text: str) -> str:
    """On one line."""
    return " ".join(_OBEYED.sub(" ", text).split())
