"""Recognised speech as a stream: no speakers, often no punctuation, lines broken where captions were full."""

from icp2prd.ingest.clock import time_alone
from icp2prd.ingest.document import Document
from icp2prd.ingest.furniture import furniture
from icp2prd.ingest.markup import heading, item_start, plain
from icp2prd.ingest.transcript import UNKNOWN_SPEAKER, Aside, Piece, Transcript, Utterance
from icp2prd.ingest.windows import windows

_LONG_LINE = 2000
_FEWEST_LINES = 8
"""Below this many lines a text without speakers is somebody's note."""


class CaptionsReader:
    """Takes text without headings or bullets that runs on over its line ends, or is one long line."""

    name = "captions"
    tools = "captions and recognised speech saved as text"
    recognised_by = "text without speakers, headings or bullets that runs on over its line ends, or is one long line"
    keeps = "all words, in stretches of about 70, times that stand alone on a line, the line"

    def recognises(self, document: Document) -> float:
        lines = [line.text.strip() for line in document.lines if line.text.strip()]
        if any(len(line) > _LONG_LINE for line in lines):
            return 0.4
        if any(heading(line) or item_start(line) for line in lines):
            return 0.0
        blank = sum(1 for line in document.lines[:-1] if not line.text.strip())
        running_on = sum(1 for line in lines if line[-1:] not in ".?!:…")
        return 0.4 if len(lines) >= _FEWEST_LINES and blank * 20 < len(lines) < running_on * 3 else 0.0

    def read(self, document: Document) -> Transcript:
        pieces: list[Piece] = []
        asides: list[Aside] = []
        time: float | None = None
        for line in document.lines:
            alone = time_alone(line.text)
            if alone is not None:
                time = alone
            elif furniture(line.text):
                asides.append(Aside(line.number, line.text, furniture(line.text)))
            elif line.text.strip():
                pieces.append(Piece(plain(line.text), line.number, time))
        return Transcript(
            format=self.name,
            utterances=tuple(Utterance(UNKNOWN_SPEAKER, window) for window in windows(pieces)),
            asides=tuple(asides),
            together=False,
            joiner=" ",
        )
