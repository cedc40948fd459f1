"""The fixed folding: two texts that fold alike are the same words, typed differently.

Unicode NFKC and case; every quotation mark, apostrophe and prime is straight; every dash is "-"; "…" is
"..."; a run of white space is one space; characters nobody sees (zero-width, soft hyphen, direction marks)
are gone.

Left alone, because folding them would change what was said or break the way back: numerals whose NFKC form
would run into the digits beside them (10² is not 102, 1½ is not 11/2), and accents that stand alone (NFKC
would add a space).

The way back is exact. NFKC and case work on a *segment*: a character with all that can combine with it. A
segment is folded as a whole, and each of its folded characters points to the whole of it.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from icp2prd.domain.evidence import Span

HYPHENS = frozenset("-‐‑⁃﹣－\u2212")
"""Dashes that join a word or sign a number; the others (en, em, bar) stand between words."""

_APOSTROPHES = "`´‘’‚‛′‵‹›ʹʻʼʽˈ＇"
_QUOTATION_MARKS = "“”„‟″‶«»ʺˮ〝〞〟＂"
_DASHES = "‐‑‒–—―⁃−⸺⸻﹘﹣－"
_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_INVISIBLE = frozenset(
    chr(point)
    for points in (
        (0xAD, 0x34F, 0x61C, 0xFEFF),
        range(0x180B, 0x1810),
        range(0x200B, 0x2010),
        range(0x202A, 0x202F),
        range(0x2060, 0x2070),
        range(0xFE00, 0xFE10),
        range(0xE0000, 0xE0080),
        range(0xE0100, 0xE01F0),
    )
    for point in points
)
_PLAIN: dict[int, str | None] = {
    **{ord(one): "'" for one in _APOSTROPHES},
    **{ord(one): '"' for one in _QUOTATION_MARKS},
    **{ord(one): "-" for one in _DASHES},
    **{ord(one): None for one in _INVISIBLE},
    **dict.fromkeys(map(ord, _SPACES), " "),
    ord("…"): "...",
    ord("⁄"): "/",
}
_UNEVEN_SPACE = re.compile(r"\s\s+|[^\S ]")
_KIRAT_RAI_VOWELS = frozenset("\U00016d63\U00016d67\U00016d68\U00016d69\U00016d6a")


class Place(NamedTuple):
    """Folded characters `start` up to, not including, `end`; a Span counts characters of the original."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Folded:
    """A text, folded, and where each folded character came from.

    starts, ends: for each folded character, the original characters it stands for; both rise or stay.
    """

    original: str
    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def is_between_characters(self, index: int) -> bool:
        """Whether a cut before a folded character is not a cut through an original one (as inside of ﬁ)."""
        return not 0 < index < len(self.text) or self.starts[index] != self.starts[index - 1]

    def span(self, start: int, end: int) -> Span:
        """The original characters behind some folded ones."""
        return Span(start=self.starts[start], end=self.ends[end - 1])

    def place(self, start: int, end: int) -> Place | None:
        """The folded characters of some original ones; None where folding sees nothing between the two."""
        first, last = bisect_left(self.starts, start), bisect_right(self.ends, end)
        return Place(first, last) if first < last else None


def fold(text: str) -> Folded:
    if text.isascii():
        return _fold_ascii(text)
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _segments(text):
        first, last = _visible(text, start, end)
        for character in _fold_segment(text[start:end]):
            if character == " " and characters and characters[-1] == " ":
                ends[-1] = last
            else:
                characters.append(character)
                starts.append(first)
                ends.append(last)
    return Folded(text, "".join(characters), starts, ends)


def fold_words(words: str) -> str:
    """The folded text alone, without the way back; always equal to `fold(words).text`."""
    plain = words if words.isascii() else words.translate(_PLAIN)
    if not plain.isascii():
        return fold(words).text
    return _UNEVEN_SPACE.sub(" ", plain.lower().replace("`", "'"))


def _fold_ascii(text: str) -> Folded:
    lowered = text.lower().replace("`", "'")
    if not _UNEVEN_SPACE.search(lowered):
        return Folded(text, lowered, range(len(text)), range(1, len(text) + 1))
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for run in _UNEVEN_SPACE.finditer(lowered):
        starts += [*range(done, run.start()), run.start()]
        ends += [*range(done + 1, run.start() + 1), run.end()]
        done = run.end()
    starts += range(done, len(text))
    ends += range(done + 1, len(text) + 1)
    return Folded(text, _UNEVEN_SPACE.sub(" ", lowered), starts, ends)


def _segments(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for index in range(1, len(text)):
        character = text[index]
        if character < "\x80" or text[index - 1].isspace() or not _joins_what_precedes(character):
            yield start, index
            start = index
    if text:
        yield start, len(text)


@lru_cache(maxsize=4096)
def _joins_what_precedes(character: str) -> bool:
    """Whether a character may fold with those before it: marks, Hangul vowels and finals, invisibles."""
    if character in _INVISIBLE or character in _KIRAT_RAI_VOWELS:
        return True
    first = unicodedata.normalize("NFKD", character)[0]
    return unicodedata.category(first)[0] == "M" or "\u1160" <= first <= "\u11ff"


def _visible(text: str, start: int, end: int) -> tuple[int, int]:
    """A segment without the invisible characters at its ends."""
    while end - start > 1 and text[end - 1] in _INVISIBLE:
        end -= 1
    while end - start > 1 and text[start] in _INVISIBLE:
        start += 1
    return start, end


@lru_cache(maxsize=16384)
def _fold_segment(segment: str) -> str:
    """Folded until folding changes nothing more, so that folding twice is folding once."""
    folded = segment.translate(_PLAIN)
    while (again := _fold_once(folded)) != folded:
        folded = again
    return folded


def _fold_once(segment: str) -> str:
    if segment and _is_kept(segment[0]):
        return segment[0].casefold() + _normal(segment[1:])
    return "".join(" " if one.isspace() else one for one in _normal(segment))


def _normal(text: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).translate(_PLAIN)


def _is_kept(character: str) -> bool:
    """See the module's docstring: numerals that are no plain digits, and accents that stand alone."""
    if not unicodedata.decomposition(character).startswith("<") or character.isspace():
        return False
    if not character.isdecimal() and unicodedata.numeric(character, None) is not None:
        return True
    plain = unicodedata.normalize("NFKC", character)
    return plain[0].isspace() or plain[-1].isspace()
