"""Characters that nobody said and nobody sees: they hide text from the eye, or turn it round.

Taken out are control, zero-width, direction, tag and filler characters. Kept are the few that writing needs, each where
it does its work and nowhere else:

- the zero-width joiner and non-joiner behind a letter of a script that joins or stacks its letters (Arabic, Persian,
  Devanagari and its relatives, Khmer, Burmese, Mongolian …), one at a time: Persian words are spelled with them;
- the joiner between two emoji, and the selector behind one;
- one variation selector behind a Chinese character, which picks its shape.

Folding drops those too when a quote is looked up, so a quote is found with them or without. The flags of England,
Scotland and Wales are written with tag characters and lose them: tags spell whole sentences that no screen shows.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from icp2prd.domain.interview import Detail
from icp2prd.ingest.said import Asides, Utterances, in_columns
from icp2prd.ingest.transcript import Piece, Transcript, Utterance

_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_CONTROLS: Final = bytes((*range(0x09), *range(0x0E, 0x20), 0x7F))
_JOINERS: Final = "\u200c\u200d"
_JOINER: Final = "\u200d"
_EMOJI_STYLE: Final = "\ufe0e\ufe0f"
_JOINED_SCRIPTS: Final = re.compile(
    "[\u0600-\u08ff\u0900-\u0dff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u1800-\u18af\ufb50-\ufdff\ufe70-\ufefc]"
)
_HAN: Final = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
_STYLED: Final = "0123456789#*©®‼⁉™"


@dataclass(frozen=True, slots=True)
class Seen:
    """count: characters taken out. first: where the first of them stood in the text that was given; -1 without any."""

    text: str
    count: int = 0
    first: int = -1


def seen(text: str) -> Seen:
    """A text without what cannot be seen."""
    if not _may_hide(text):
        return Seen(text)
    taken = [match.start() for match in _UNSEEN.finditer(text) if not _is_needed(text, match.start())]
    if not taken:
        return Seen(text)
    parts, done = [], 0
    for place in taken:
        parts.append(text[done:place])
        done = place + 1
    return Seen("".join((*parts, text[done:])), len(taken), taken[0])


def seen_only(transcript: Transcript) -> Transcript:
    """A transcript without what cannot be seen: readers undo escapes that are letters in the file (`&#8203;`)."""
    counted = _Count()
    said = in_columns(transcript.utterances)
    utterances = said if _is_plain(said) else Utterances(map(counted.utterance, said))
    details = tuple(counted.detail(one) for one in transcript.details)
    asides = transcript.asides
    if any(_UNSEEN.search(one.text) for one in asides):
        asides = Asides(one._replace(text=seen(one.text).text) for one in asides)
    if not counted.count:
        return replace(transcript, utterances=said, asides=asides)
    notices = (*transcript.notices, taken_out(counted.count, counted.line))
    return replace(transcript, utterances=utterances, details=details, asides=asides, notices=notices)


def taken_out(count: int, line: int) -> str:
    """The notice for a person; line: of the first."""
    what = f"{count} character(s) that cannot be seen (control, zero-width, direction)"
    return f"Took out {what}, the first on line {line}."


@dataclass(slots=True)
class _Count:
    count: int = 0
    line: int = 0

    def seen(self, text: str, at: Iterable[Piece]) -> str:
        found = seen(text)
        if found.count:
            self.count += found.count
            self.line = self.line or next((piece.line for piece in at), 0)
        return found.text

    def utterance(self, one: Utterance) -> Utterance:
        return one._replace(
            speaker=self.seen(one.speaker, one.pieces),
            pieces=tuple(self.pieces(one.pieces)),
            place=self.seen(one.place, one.pieces),
        )

    def pieces(self, pieces: Iterable[Piece]) -> Iterator[Piece]:
        for piece in pieces:
            text = self.seen(piece.text, [piece])
            if text is piece.text:
                yield piece
            elif text.strip():
                yield piece._replace(text=text.strip())

    def detail(self, detail: Detail) -> Detail:
        name, value = self.seen(detail.name, ()), self.seen(detail.value, ())
        return (
            detail
            if name is detail.name and value is detail.value
            else detail.model_copy(update={"name": name, "value": value})
        )


def _is_plain(said: Utterances) -> bool:
    """Whether there is nothing in it that could be taken out; nearly every file is so."""
    labels = (text for manner in said.manners for text in (manner.speaker, manner.place))
    return not any(_may_hide(text) and _UNSEEN.search(text) for text in chain(labels, said.letters()))


def _may_hide(text: str) -> bool:
    """Whether there may be something to take out: of ASCII it is told in a tenth of the time that a pattern takes."""
    return not text.isascii() or len(text.encode().translate(None, _CONTROLS)) < len(text)


def _is_needed(text: str, place: int) -> bool:
    character = text[place]
    before = text[place - 1] if place else ""
    after = text[place + 1 : place + 2]
    if character in _JOINERS:
        between_letters = _JOINED_SCRIPTS.match(before) and not _UNSEEN.match(after)
        return bool(between_letters) or (character == _JOINER and _is_emoji_before(text, place) and _is_emoji(after))
    if character in _EMOJI_STYLE:
        return _is_emoji(before) or (bool(before) and before in _STYLED)
    if "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef":
        return _HAN.match(before) is not None
    return False


def _is_emoji_before(text: str, place: int) -> bool:
    if place and text[place - 1] in _EMOJI_STYLE:
        place -= 1
    return place > 0 and _is_emoji(text[place - 1])


def _is_emoji(character: str) -> bool:
    """Symbols and the colours of skin; a little more than emoji, and nothing that spells words."""
    return bool(character) and character > "\u2000" and unicodedata.category(character) in ("So", "Sk", "Sm")
