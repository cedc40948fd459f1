"""WebVTT: Zoom, Teams, Whisper and captions from the web.

Not read with webvtt-py: it does not tell the line of a cue, which a quote's locator needs, and it drops a
damaged cue with the words in it. A test holds this reader to webvtt-py's text on whole files.
"""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from icp2prd.ingest.casting import Cast, cast_of
from icp2prd.ingest.clock import TIME, seconds
from icp2prd.ingest.document import Document, Line
from icp2prd.ingest.encoding import strip_unseen
from icp2prd.ingest.label import Form
from icp2prd.ingest.transcript import UNKNOWN_SPEAKER, Aside, Piece, Transcript, Utterance
from icp2prd.ingest.windows import windows

_TIMING = re.compile(rf"\s*({TIME})\s*-->\s*({TIME})?(?P<settings>.*)", re.ASCII)
_CUT_OFF = re.compile(rf"\s*(?:(?:{TIME})?[\d:.]*\s*-{{0,2}}>?|[\w-]{{1,60}}/\d+-\d+)\s*(?:{TIME})?[\d:.]*", re.ASCII)
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?(?:\s+([^<>]*))?>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:c|i|b|u|v|ruby|rt|lang|font|span)(?:[.\s][^<>]{0,200})?>|<\d[\d:.]*>", re.IGNORECASE)
_NO_CUE = ("STYLE", "REGION")
# A start this much before the one above it begins another recording; less is a cue out of order.
_RESTART = 60.0


class WebVttReader:
    name = "webvtt"
    tools = "Zoom, Teams, Whisper, captions from the web"
    recognised_by = "a first line `WEBVTT`, or cues with `-->` in a .vtt"
    keeps = "the words of each cue, speakers from `<v Name>` or `Name:`, the start of each cue, the line"

    def recognises(self, document: Document) -> float:
        start = [line.text for line in document.lines[:200]]
        first = next((text for text in start if text.strip()), "")
        if first.lstrip().startswith("WEBVTT"):
            return 1.0
        timed = any(_TIMING.match(text) and "-->" in text for text in start)
        return 0.9 if timed and PurePosixPath(document.name).suffix.lower() == ".vtt" else 0.0

    def read(self, document: Document) -> Transcript:
        cues, asides = _cues(document.lines)
        ordered, moved = _in_order(cues)
        voiced = any(_VOICE.search(line.text) for cue in ordered for line in cue.lines)
        texts = [Line(line.number, _plain(line.text)) for cue in ordered for line in cue.lines]
        cast = None if voiced else cast_of(texts, document.cast, forms=(Form.COLON,))
        utterances = tuple(_utterances(ordered, cast))
        if all(utterance.speaker == UNKNOWN_SPEAKER for utterance in utterances):
            pieces = (piece for utterance in utterances for piece in utterance.pieces)
            utterances = tuple(Utterance(UNKNOWN_SPEAKER, window) for window in windows(pieces))
            together = False
        else:
            together = True
        notices = (f"{moved} cue(s) stood out of order and were put in order of time.",) if moved else ()
        return Transcript(
            format=self.name,
            utterances=utterances,
            asides=asides,
            notices=notices,
            together=together,
            joiner=" ",
        )


@dataclass(frozen=True, slots=True)
class _Cue:
    start: float
    lines: tuple[Line, ...]


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines between blank ones; a timing line below words begins a block, with its id if it has one."""
    block: list[Line] = []
    for line in lines:
        if not line.text.strip():
            if block:
                yield block
            block = []
            continue
        if "-->" in line.text and _TIMING.match(line.text) and any("-->" in above.text for above in block):
            own = [block.pop()] if _CUT_OFF.fullmatch(block[-1].text) and "-->" not in block[-1].text else []
            yield block
            block = own
        block.append(line)
    if block:
        yield block


def _cues(lines: Sequence[Line]) -> tuple[list[_Cue], tuple[Aside, ...]]:
    cues: list[_Cue] = []
    asides: list[Aside] = []
    for number, block in enumerate(_blocks(lines)):
        at = next((index for index, line in enumerate(block[:2]) if _TIMING.match(line.text)), -1)
        first = block[0].text.strip()
        if at >= 0:
            timing = _TIMING.match(block[at].text)
            asides += [Aside(line.number, line.text) for line in block[: at + 1]]
            cues.append(_Cue(seconds(timing[1]) if timing else 0.0, tuple(block[at + 1 :])))
        elif (number == 0 and first.startswith("WEBVTT")) or first.startswith(_NO_CUE):
            asides += [Aside(line.number, line.text) for line in block]
        elif first.startswith("NOTE"):
            asides += [Aside(line.number, line.text, "a comment in the captions") for line in block]
        elif all(_CUT_OFF.fullmatch(line.text) for line in block):
            asides += [Aside(line.number, line.text, "a cue that is cut off") for line in block]
        else:
            # Words below a blank line inside a cue, or with a damaged time: said where they stand.
            damaged = [line for line in block if "-->" in line.text]
            asides += [Aside(line.number, line.text, "a damaged time") for line in damaged]
            words = tuple(line for line in block if line not in damaged)
            cues.append(_Cue(cues[-1].start if cues else 0.0, words))
    return cues, tuple(asides)


def _in_order(cues: Sequence[_Cue]) -> tuple[list[_Cue], int]:
    """Cues by time within each recording, and how many had to move."""
    ordered: list[_Cue] = []
    recording: list[_Cue] = []
    latest = 0.0
    for cue in cues:
        if cue.start < latest - _RESTART:
            ordered += sorted(recording, key=lambda one: one.start)
            recording, latest = [], 0.0
        recording.append(cue)
        latest = max(latest, cue.start)
    ordered += sorted(recording, key=lambda one: one.start)
    return ordered, sum(1 for before, after in zip(cues, ordered, strict=True) if before is not after)


def _utterances(cues: Iterable[_Cue], cast: Cast | None) -> Iterator[Utterance]:
    speaker = UNKNOWN_SPEAKER
    for cue in cues:
        for line in cue.lines:
            for voice, spoken in _voices(line.text):
                label = cast.label_of(spoken) if cast else None
                speaker = voice or (label.name if label else speaker)
                words = label.rest if label else spoken
                if words:
                    yield Utterance(speaker, (Piece(words, line.number, cue.start),))


def _voices(text: str) -> Iterator[tuple[str, str]]:
    """What is said on one line, with the name in the voice tag before it where there is one."""
    voice = ""
    at = 0
    for match in _VOICE.finditer(text):
        yield voice, _plain(text[at : match.start()])
        voice = _plain(match[1] or "")
        at = match.end()
    yield voice, _plain(text[at:])


def _plain(text: str) -> str:
    if "<" in text:
        text = _TAG.sub("", text)
    if "&" in text:
        text = strip_unseen(html.unescape(text))[0]
    return " ".join(text.split()) if "\n" in text else text.strip()
