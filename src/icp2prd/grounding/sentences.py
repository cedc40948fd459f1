"""Where sentences begin and end in what somebody said.

Speech as it is written down: stops may be missing, lines break anywhere, sentences begin in lower case.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from icp2prd.domain.evidence import Span

LONGEST_SENTENCE = 60
"""Words. A longer one is a caption without full stops: a window of words stands in for it."""

WINDOW = 25
"""Words on either side of a quote, where there is no sentence to show."""

_REACH = 800
"""Characters that are looked at to find the window: far more than its words take up."""

_END = re.compile(
    r"""(?P<stop>[.!?…]+)["'”’»)\]]*(?=\s|$) | [。！？]+[」』”’]*
        | (?P<line>\n\s*\n | \n(?=\s*(?:[-*•–]|\d+[.)])\s))""",
    re.VERBOSE,
)
_LAST_TOKEN = re.compile(r"[\w.]*\Z")
_NEXT = re.compile(r"\s*(\S{0,2})")
_NEVER_LAST = frozenset(("e.g", "i.e", "eg", "ie", "mr", "mrs", "ms", "dr", "prof", "vs", "approx", "cf", "fig"))
_SELDOM_LAST = frozenset(
    ("etc", "inc", "ltd", "co", "corp", "jr", "sr", "st", "a.m", "p.m", "min", "max", "avg", "dept", "al")
)
_PRONOUN_I = re.compile(r"I(?:\b|$)")


def sentences(text: str) -> tuple[Span, ...]:
    """Spans by rising start, without white space around them; together they hold every visible character."""
    spans: list[Span] = []
    start = 0
    for end in _END.finditer(text):
        if end["stop"] and not _is_end(text, start, end):
            continue
        _append_trimmed(spans, text, start, end.end())
        start = end.end()
    _append_trimmed(spans, text, start, len(text))
    return tuple(spans)


def sentence_around(text: str, spans: Sequence[Span], start: int, end: int) -> Span:
    """The sentence or sentences that hold some characters; for one without end, a window of words."""
    first = max(0, bisect_right(spans, start, key=lambda one: one.start) - 1)
    last = min(len(spans) - 1, bisect_left(spans, end, key=lambda one: one.end))
    opening, closing = min(start, spans[first].start), max(end, spans[last].end)
    return Span(start=_window_start(text, opening, start), end=_window_end(text, end, closing))


def _append_trimmed(spans: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    if visible := piece.strip():
        opening = start + len(piece) - len(piece.lstrip())
        spans.append(Span(start=opening, end=opening + len(visible)))


def _is_end(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the stop at `match` ends the sentence that began at `start`."""
    stop = match["stop"]
    found = _NEXT.match(text, match.end())
    following = found[1] if found else ""
    closes_a_quotation = match.end("stop") < match.end()
    if "?" in stop or "!" in stop:
        return not (closes_a_quotation and following[:1].islower())
    if len(stop) > 1 or stop == "…":
        return not following or (following[0].isupper() and not _PRONOUN_I.match(following))
    return not _is_part_of_a_token(text[start : match.start()], following[:1])


def _is_part_of_a_token(before: str, following: str) -> bool:
    """Whether a full stop belongs to an abbreviation, an initial, a decimal or the number of a list item."""
    found = _LAST_TOKEN.search(before, max(0, len(before) - 24))
    token = found[0] if found else ""
    lowered = token.lower()
    if lowered in _NEVER_LAST:
        return True
    if lowered in _SELDOM_LAST:
        return bool(following) and not following.isupper()
    if token.isdigit():
        return following.isdigit() or (bool(following) and not before[: -len(token)].strip())
    if lowered == "no":
        return following.isdigit()
    return len(token) == 1 and token.isupper() and token != "I" and following.isupper()


def _window_start(text: str, opening: int, start: int) -> int:
    """The opening where it is near; otherwise some words before `start`."""
    reach = max(opening, start - _REACH)
    words = list(re.finditer(r"\S+", text[reach:start]))
    if reach == opening and len(words) <= LONGEST_SENTENCE - WINDOW:
        return opening
    return reach + words[-WINDOW:][0].start() if words else start


def _window_end(text: str, end: int, closing: int) -> int:
    reach = min(closing, end + _REACH)
    words = list(re.finditer(r"\S+", text[end:reach]))
    if reach == closing and len(words) <= LONGEST_SENTENCE - WINDOW:
        return closing
    return end + words[:WINDOW][-1].end() if words else end
