"""What is said in cues, and by whom: in voice tags, before a colon, or by nobody who is named."""

import html
import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice

from icp2prd.ingest.casting import Cast, cast_of
from icp2prd.ingest.document import Document, Line, Lines
from icp2prd.ingest.held_cues import Cue, HeldCues
from icp2prd.ingest.label import Form
from icp2prd.ingest.rolling import rolled_out
from icp2prd.ingest.said import Utterances, in_windows
from icp2prd.ingest.timed_cues import cues_of, in_order
from icp2prd.ingest.transcript import UNKNOWN_SPEAKER, Aside, Piece, Transcript, Utterance

# The usual line of Teams: one voice, and nothing else that is marked up.
_USUAL_VOICE = re.compile(r"<v ([^<>&{]*)>([^<>&{]*)</v>")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?(?:\s+([^<>]*))?>", re.IGNORECASE)
_TAG = re.compile(r"</?(?:c|i|b|u|v|ruby|rt|lang|font|span)(?:[.\s][^<>]{0,200})?>|<\d[\d:.]*>", re.IGNORECASE)
_CUT_TAG = re.compile(r"</?[a-z\d][^<>]{0,80}$", re.IGNORECASE)
_PLACEMENT = re.compile(r"\{\\[^{}]{1,60}\}")


_MOST_TOGETHER = 200


def transcript_of(document: Document, name: str) -> Transcript:
    """The transcript of a file of cues. name: of its format."""
    found = cues_of(document.lines)
    ordered, moved = in_order(found.cues)
    last, cut = _without_cut_tag(ordered)
    asides = found.asides
    asides += cut
    voiced = _is_voiced(last)
    plain = last if voiced else _all_without_markup(last)
    rolled = rolled_out(last, map(_without_markup, last) if voiced else plain)
    once = last
    if rolled:
        once, shown_again = rolled
        plain = once if voiced else _all_without_markup(once)
        asides += shown_again
    if voiced and _is_voiced(once):
        utterances = Utterances(_by_voice(once))
    else:
        # A hundred megabytes are not held more often than they must be.
        del found, ordered, last, once
        utterances = Utterances(_by_label(_all_without_markup(plain) if voiced else plain, document))
    named = any(manner.speaker != UNKNOWN_SPEAKER for manner in utterances.manners)
    utterances = utterances if named else in_windows(utterances.pieces())
    notices = (f"{moved} cue(s) stood out of order and were put in order of time.",) if moved else ()
    return Transcript(
        format=name,
        utterances=utterances,
        asides=asides,
        notices=notices,
        together=named,
        joiner=" ",
    )


def _without_cut_tag(cues: HeldCues) -> tuple[HeldCues, tuple[Aside, ...]]:
    """A file that is cut off may end within a tag."""
    if not cues or not cues[-1].lines:
        return cues, ()
    *before, line = cues[-1].lines
    found = _CUT_TAG.search(line.text)
    if found is None:
        return cues, ()
    whole = Cue(cues[-1].start, (*before, Line(line.number, line.text[: found.start()])))
    return HeldCues(chain(islice(cues, len(cues) - 1), [whole])), (
        Aside(line.number, found[0], "a tag that is cut off"),
    )


def _is_voiced(cues: HeldCues) -> bool:
    return any("<" in stretch for stretch in cues.letters()) and any(map(_VOICE.search, cues.texts))


def _all_without_markup(cues: HeldCues) -> HeldCues:
    """The same where no line has any, as in most files."""
    return cues if all(_plain(text) == text for text in cues.texts) else HeldCues(map(_without_markup, cues))


def _without_markup(cue: Cue) -> Cue:
    """A cue with plain lines: the same one where they are so, as they are in most."""
    if len(cue.lines) == 1:
        number, text = cue.lines[0]
        bare = _plain(text)
        return cue if bare is text else Cue(cue.start, (Line(number, bare),))
    plain = [_plain(line.text) for line in cue.lines]
    if all(text is line.text for text, line in zip(plain, cue.lines, strict=True)):
        return cue
    return Cue(cue.start, tuple([Line(line.number, text) for line, text in zip(cue.lines, plain, strict=True)]))


def _by_label(cues: HeldCues, document: Document) -> Iterator[Utterance]:
    """What is said by those who are named before a colon or in square brackets, who go on until another is named."""
    cast = cast_of(Lines(cues.texts), document.cast, forms=(Form.COLON, Form.BRACKETED))
    if cast is None:
        return _together((UNKNOWN_SPEAKER, piece) for piece in cues.pieces())
    return _together(_labelled(cues.pieces(), cast))


def _labelled(pieces: Iterable[Piece], cast: Cast) -> Iterator[tuple[str, Piece]]:
    speaker = UNKNOWN_SPEAKER
    for piece in pieces:
        text, line, time = piece
        label = cast.label_of(text)
        if label:
            speaker = label.name
            yield speaker, Piece(label.rest, line, time)
        else:
            yield speaker, piece


def _by_voice(cues: Iterable[Cue]) -> Iterator[Utterance]:
    return _together(_voiced(cues))


def _voiced(cues: Iterable[Cue]) -> Iterator[tuple[str, Piece]]:
    speaker = UNKNOWN_SPEAKER
    for cue in cues:
        for number, text in cue.lines:
            for voice, words in _voices(text):
                speaker = voice or speaker
                yield speaker, Piece(words, number, cue.start)


def _together(said: Iterable[tuple[str, Piece]]) -> Iterator[Utterance]:
    """Neighbouring pieces of one speaker as one utterance, or some; a piece without words only names who speaks."""
    speaker = UNKNOWN_SPEAKER
    pieces: list[Piece] = []
    for named, piece in said:
        if named != speaker or len(pieces) > _MOST_TOGETHER:
            if pieces:
                yield Utterance(speaker, tuple(pieces))
                pieces = []
            speaker = named
        if piece.text:
            pieces.append(piece)
    if pieces:
        yield Utterance(speaker, tuple(pieces))


def _voices(text: str) -> Iterator[tuple[str, str]]:
    """What is said on one line, with the name in the voice tag before it where there is one."""
    usual = _USUAL_VOICE.fullmatch(text)
    if usual:
        yield usual[1].strip(), usual[2].strip()
        return
    voice = ""
    at = 0
    if "<" in text:
        for match in _VOICE.finditer(text):
            yield voice, _plain(text[at : match.start()])
            voice = _plain(match[1] or "")
            at = match.end()
    yield voice, _plain(text[at:])


def _plain(text: str) -> str:
    if "<" in text:
        text = _TAG.sub("", text)
    if "{\\" in text:
        text = _PLACEMENT.sub("", text)
    if "&" in text:
        text = html.unescape(text)
        text = " ".join(text.split()) if "\n" in text else text
    return text.strip()
