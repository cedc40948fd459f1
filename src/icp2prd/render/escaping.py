"""Text that came from a transcript or a model becomes text in Markdown, and nothing else.

Punctuation that means something to CommonMark or GFM gets a backslash. What viewers turn into links by
themselves (addresses, mail, @mentions, #123) is kept apart by a word joiner: a backslash does not stop all.
"""

import re
from typing import Any

from markupsafe import Markup

_JOINER = "\u2060"
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]"
)
_WHITE_SPACE = re.compile(r"\s+")
_FILES = "md|toml|txt|vtt|srt|json|csv|html|docx|pdf|lock"
_LINKED_BY_ITSELF = re.compile(
    rf"""(?<=:)(?=//) | (?<=\bwww)(?=\.) | (?<=@)(?=\w) | (?<=\#)(?=\w) | (?<=\bGH-)(?=\d)
    | (?<=:)(?=[a-z][\w+-]*:) | (?<=[^\W_])(?=\.(?!(?:{_FILES})\b)[A-Za-z]{{2,}}\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?=#?\w+;)")
_MEANS_SOMETHING = str.maketrans(
    {"<": "&lt;", ">": "&gt;", **{sign: f"\\{sign}" for sign in "\\`*_[]{|~$"}},
)
_BEGINS_A_BLOCK = re.compile(r"^(?P<before>\s?\d*)(?P<sign>(?<=\d)[.)](?=\s|$)|(?<!\d)[#+=-])")


def escape_markdown(text: str) -> str:
    """Return a text that shows as it is, on one line, wherever it stands.

    White space becomes one space; control characters and those that turn text round are left out.
    """
    visible = _WHITE_SPACE.sub(" ", _INVISIBLE.sub("", _WHITE_SPACE.sub(" ", text)))
    apart = _LINKED_BY_ITSELF.sub(_JOINER, visible)
    escaped = _ENTITY.sub("&amp;", apart).translate(_MEANS_SOMETHING)
    return _BEGINS_A_BLOCK.sub(r"\g<before>\\\g<sign>", escaped).replace(_JOINER, "&#8288;")


class Markdown(Markup):
    """Markdown of our own. What is added to it, joined with it or formatted into it is escaped first."""

    @classmethod
    def escape(cls, value: Any, /) -> "Markdown":
        return cls(value if isinstance(value, Markup) else escape_markdown(str(value)))
