"""Speech without speakers, cut into stretches short enough to be quoted and long enough to be understood."""

import re
from collections.abc import Iterable, Iterator

from icp2prd.ingest.transcript import Piece

WORDS = 70
_MOST_WORDS = 90
_SHORT = 500
_SENTENCE_END = re.compile(r"[.!?…。！？][\"”’')\]]*$")
_WORD = re.compile(r"\S+")


def windows(pieces: Iterable[Piece]) -> Iterator[tuple[Piece, ...]]:
    """Stretches that end with a sentence after about 70 words, or after 90 words where no sentence ends.

    Words are never changed or split; a piece that is cut keeps its line and time on both sides.
    """
    window: list[Piece] = []
    words = 0
    for piece in pieces:
        length = len(piece.text.split()) if len(piece.text) < _SHORT else WORDS
        if words + length < WORDS:
            words += length
            window += [piece] if length else []
            continue
        start = 0
        end = 0
        for match in _WORD.finditer(piece.text):
            end = match.end()
            words += 1
            if words >= _MOST_WORDS or (words >= WORDS and _SENTENCE_END.search(match[0][-6:])):
                yield (*window, Piece(piece.text[start:end].strip(), piece.line, piece.time))
                window, words = [], 0
                start = end
        left = piece.text[start:].strip()
        if left:
            window.append(Piece(left, piece.line, piece.time))
    if window:
        yield tuple(window)
