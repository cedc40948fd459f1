"""A line that may begin with a speaker: `Name: text`, `Name  0:07`, or the name alone.

Whether the name is a speaker is decided for the whole file (`casting.py`); one line alone cannot tell
`Maria: by hand` from `Example: by hand`.
"""

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from icp2prd.ingest.clock import TIME, seconds
from icp2prd.ingest.markup import item_start, quote_start
from icp2prd.ingest.vocabulary import PARTICLES, SCREEN_SHARES


class Form(StrEnum):
    """How a file sets its speakers' names."""

    COLON = "colon"
    STAMPED = "stamped"
    BARE = "bare"
    BRACKETED = "bracketed"


class Label(NamedTuple):
    """name: as it stands, without mark-up. rest: what follows it on the line.

    marked: in bold, or with a time. listed: behind a bullet or a number.
    """

    form: Form
    name: str
    rest: str
    time: float | None
    marked: bool
    listed: bool


# A label is looked for in this many characters only, so that no line is too long.
_HEAD = 120
_LONGEST_NAME = 48
_TIME_FIRST = re.compile(rf"[\[(]?({TIME})(?:\s*(?:-->|[-–—])\s*{TIME})?[\])]?(?:\s+|\s*[-–—]\s*)", re.ASCII)
_EMPHASIS = re.compile(r"(\*\*\*|\*\*|__|\*|_)(?=\S)([^*\n]{1,80}?)(?<=\S)\1")
_COLON = re.compile(
    rf"\[?(?P<name>[^:：\n\[\]<>|]{{1,60}}?)\]?(?:\s*[\[(](?P<bracketed>{TIME})[\])]|\s+(?P<time>{TIME}))?\s*[:：](?!//)",
    re.ASCII,
)
_STAMPED = re.compile(
    rf"(?P<name>[^:：\n\[\]<>|]{{1,60}}?)(?P<gap>\s+)(?P<open>[\[(]?)(?P<time>{TIME})[\])]?", re.ASCII
)
# The usual line, which needs no closer look: a name of letters, a colon, a space, words.
_USUAL = re.compile(r"[^\W\d_](?:[^\W\d_]|[ '’.-]){0,47}")
_BRACKETED = re.compile(
    rf"\[(?P<name>(?![^\[\]]*\b(?:AM|PM)\b)[^\[\]<>|:]{{1,48}})\](?:\s+(?P<time>{TIME})(?=\s|$))?(?:\s+|$)", re.ASCII
)
_NEVER_IN_A_NAME = re.compile(r'[;!?"“”…\\@=*#{}|]')
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*")
_CODE = re.compile(r"[^\W\d_]{1,12}[ _-]?(?:\d{1,3}|[a-z])")


@lru_cache(maxsize=4096)
def label_key(name: str) -> str:
    """A label folded for comparison: two spellings with the same key are one speaker."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().replace("_", " ").split())


def parse_label(text: str) -> Label | None:
    """The label a line may begin with; None where it cannot be one."""
    name, colon, rest = text.partition(": ")
    usual = _usual_name(name) if colon and len(name) <= _LONGEST_NAME else None
    if usual is not None:
        rest = rest.lstrip(" ")
        if rest and not rest[0].isspace():
            return Label(Form.COLON, usual, rest.rstrip(), None, False, False) if usual else None
    return _short(text) if len(text) <= _LONGEST_NAME else _looked_at_closely(text)


# Names that stand alone come again and again, and so do the short answers below them.
@lru_cache(maxsize=1024)
def _short(text: str) -> Label | None:
    return _looked_at_closely(text)


def _looked_at_closely(text: str) -> Label | None:
    start = quote_start(text)
    bullet = item_start(text[start : start + _HEAD])
    body = text[start + bullet :].strip()
    if not body or body.startswith("#"):
        return None
    time, body = _time_in_front(body)
    emphasised, body = _without_emphasis(body)
    if time is None:
        time, body = _time_in_front(body)
    found = (
        _stamped(body, emphasised)
        or _with_colon(body, emphasised, time)
        or _in_square_brackets(body, time)
        or _name_alone(body, emphasised, time)
    )
    if found is None or not plausible(found.name):
        return None
    return Label(found.form, found.name, found.rest, found.time, found.marked, bool(bullet))


# A file has few names and many lines that begin with them.
@lru_cache(maxsize=4096)
def _usual_name(name: str) -> str | None:
    """A name of letters as it is usually set, the same string for all its lines; "" where nobody is called that.

    None where it is set in another way.
    """
    if not _USUAL.fullmatch(name):
        return None
    return name.rstrip() if plausible(name.rstrip()) else ""


@lru_cache(maxsize=4096)
def plausible(name: str) -> bool:
    """Whether a person, or a diarizer's number, could be called that."""
    words = _IN_BRACKETS.sub(" ", name).split()
    if not 1 <= len(words) <= 5 or len(name) > _LONGEST_NAME or _NEVER_IN_A_NAME.search(name):
        return False
    if name.count(",") > 1 or (words[-1].endswith(",")) or name.count("(") != name.count(")"):
        return False
    if _CODE.fullmatch(name.casefold()) or label_key(name) in ("me", "you", "them", "unknown speaker"):
        return True
    if any(word.endswith(("'s", "’s")) for word in words) and not words[-1].casefold().startswith(SCREEN_SHARES):
        return False
    return any(word[0].isalpha() for word in words) and all(_in_a_name(word, len(words)) for word in words)


def _in_a_name(word: str, words: int) -> bool:
    if "." in word and len(word) > 5:
        return False
    letter = word.lstrip("'’(&-")[:1]
    # Scripts without capitals have names too; a name in small letters is taken only where it stands alone.
    return not letter or not letter.islower() or words == 1 or word.casefold() in PARTICLES


def _time_in_front(body: str) -> tuple[float | None, str]:
    match = _TIME_FIRST.match(body[:_HEAD])
    return (seconds(match[1]), body[match.end() :]) if match else (None, body)


def _without_emphasis(body: str) -> tuple[str | None, str]:
    """What is emphasised at the start of a line, and the line without the marks around it."""
    if body[0:1] not in ("*", "_"):
        return None, body
    match = _EMPHASIS.match(body[:_HEAD])
    return (match[2], match[2] + body[match.end() :]) if match else (None, body)


def _with_colon(body: str, emphasised: str | None, time: float | None) -> Label | None:
    match = _COLON.match(body[:_HEAD])
    if match is None:
        return None
    name = match["name"].strip()
    stamp = match["bracketed"] or match["time"]
    following = body[match.end() : match.end() + 1]
    # `Ann 2:00` is no label of Ann's "00", nor `Ann 10:02:11` one of her "11".
    if following.isdigit() and (stamp is not None or name[-1:].isdigit()):
        return None
    if emphasised is not None and len(name) > len(emphasised):
        return None
    when = seconds(stamp) if stamp else time
    marked = when is not None or emphasised is not None
    return Label(Form.COLON, name, body[match.end() :].strip(), when, marked, False)


def _stamped(body: str, emphasised: str | None) -> Label | None:
    match = _STAMPED.fullmatch(body) if len(body) <= _HEAD else None
    if match is None:
        return None
    if len(match["gap"]) < 2 and match["gap"] != "\t" and not match["open"] and emphasised is None:
        return None
    return Label(Form.STAMPED, match["name"].strip(), "", seconds(match["time"]), True, False)


def _in_square_brackets(body: str, time: float | None) -> Label | None:
    """`[Name] text`, `[Name]` alone or `[Name] 10:02:11`; a remark in small letters (`[laughs]`) is none."""
    match = _BRACKETED.match(body[:_HEAD])
    if match is None or (match["name"][0].islower() and not match["name"][-1].isdigit()):
        return None
    when = seconds(match["time"]) if match["time"] else time
    return Label(Form.BRACKETED, match["name"].strip(), body[match.end() :].strip(), when, when is not None, False)


def _name_alone(body: str, emphasised: str | None, time: float | None) -> Label | None:
    """A name and nothing else, or `[00:07] Name`."""
    if len(body) > _LONGEST_NAME or body[-1:] in ".,…" or body[:1] in "[(":
        return None
    if time is not None:
        return Label(Form.STAMPED, body, "", time, True, False)
    if emphasised is not None and emphasised != body:
        return None
    return Label(Form.BARE, body, "", None, emphasised is not None, False)
