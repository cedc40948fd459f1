"""What is said in cues, and by whom: in voice tags, before a colon, or by nobody who is named."""

import html
import re
from collections.abc import Iterable, Iterator, Sequence

from icp2prd.ingest.casting import Cast, cast_of
from icp2prd.ingest.document import Document, Line
from icp2prd.ingest.label import Form
from icp2prd.ingest.rolling import rolled_out
from icp2prd.ingest.timed_cues import Cue, cues_of, in_order
from icp2prd.ingest.transcript import UNKNOWN_SPEAKER, Aside, Piece, Transcript, Utterance
from icp2prd.ingest.windows import windows

_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?(?:\s+([^<>]*))?>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:c|i|b|u|v|ruby|rt|lang|font|span)(?:[.\s][^<>]{0,200})?>|<\d[\d:.]*>", re.IGNORECASE)
_CUT_TAG = re.compile(r"</?[a-z\d][^<>]{0,80}$", re.IGNORECASE)
_PLACEMENT = re.compile(r"\{\\[^{}]{1,60}\}")


def transcript_of(document: Document, name: str) -> Transcript:
    """The transcript of a file of cues. name: of its format."""
    found = cues_of(document.lines)
    ordered, moved = in_order(found.cues)
    last, cut = _without_cut_tag(ordered)
    once, shown_again = rolled_out(last, [tuple(filter(None, map(_plain_line, cue.lines))) for cue in last])
    utterances = tuple(_utterances(once, _cast(once, document)))
    named = any(utterance.speaker != UNKNOWN_SPEAKER for utterance in utterances)
    if not named:
        pieces = (piece for utterance in utterances for piece in utterance.pieces)
        utterances = tuple(Utterance(UNKNOWN_SPEAKER, window) for window in windows(pieces))
    notices = (f"{moved} cue(s) stood out of order and were put in order of time.",) if moved else ()
    return Transcript(
        format=name,
        utterances=utterances,
        asides=(*found.asides, *cut, *shown_again),
        notices=notices,
        together=named,
        joiner=" ",
    )


def _without_cut_tag(cues: list[Cue]) -> tuple[list[Cue], tuple[Aside, ...]]:
    """A file that is cut off may end within a tag."""
    if not cues or not cues[-1].lines:
        return cues, ()
    *before, line = cues[-1].lines
    found = _CUT_TAG.search(line.text)
    if found is None:
        return cues, ()
    whole = Cue(cues[-1].start, (*before, Line(line.number, line.text[: found.start()])))
    return [*cues[:-1], whole], (Aside(line.number, found[0], "a tag that is cut off"),)


def _cast(cues: Sequence[Cue], document: Document) -> Cast | None:
    """Who is named before a colon or in square brackets; nobody where voice tags name them."""
    if any("<" in line.text and _VOICE.search(line.text) for cue in cues for line in cue.lines):
        return None
    lines = [Line(line.number, _plain(line.text)) for cue in cues for line in cue.lines]
    return cast_of(lines, document.cast, forms=(Form.COLON, Form.BRACKETED))


def _utterances(cues: Iterable[Cue], cast: Cast | None) -> Iterator[Utterance]:
    speaker = UNKNOWN_SPEAKER
    pieces: list[Piece] = []
    for cue in cues:
        for line in cue.lines:
            for voice, spoken in _voices(line.text):
                label = cast.label_of(spoken) if cast else None
                named = voice or (label.name if label else speaker)
                words = label.rest if label else spoken
                if named != speaker and pieces:
                    yield Utterance(speaker, tuple(pieces))
                    pieces = []
                speaker = named
                if words:
                    pieces.append(Piece(words, line.number, cue.start))
    if pieces:
        yield Utterance(speaker, tuple(pieces))


def _voices(text: str) -> Iterator[tuple[str, str]]:
    """What is said on one line, with the name in the voice tag before it where there is one."""
    voice = ""
    at = 0
    if "<" in text:
        for match in _VOICE.finditer(text):
            yield voice, _plain(text[at : match.start()])
            voice = _plain(match[1] or "")
            at = match.end()
    yield voice, _plain(text[at:])


def _plain_line(line: Line) -> str:
    return _plain(line.text)


def _plain(text: str) -> str:
    if "<" in text:
        text = _TAG.sub("", text)
    if "{\\" in text:
        text = _PLACEMENT.sub("", text)
    if "&" in text:
        text = html.unescape(text)
        text = " ".join(text.split()) if "\n" in text else text
    return text.strip()
