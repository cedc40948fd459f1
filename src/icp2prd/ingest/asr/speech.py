"""What recognisers found, as utterances: words and segments in, pieces as long as a caption out."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from icp2prd.domain.interview import Detail
from icp2prd.ingest.document import Document
from icp2prd.ingest.jsontext import Places
from icp2prd.ingest.said import Utterances, in_windows
from icp2prd.ingest.transcript import UNKNOWN_SPEAKER, Aside, Piece, Transcript, Utterance

# A mark for every word would take more memory than the file; a caption's length is as close as an ear needs.
_WORDS_IN_A_PIECE = 12
_SENTENCE_END = re.compile(r"[.?!…。！？][\"”’')\]]*$")
_TOKEN = re.compile(r"\S+")
# How far ahead a word is looked for in its segment's text: far enough for what is normalised, and linear.
_AHEAD = 200


@dataclass(frozen=True, slots=True)
class Word:
    """speaker: empty where the file does not say. close: no space before it, as punctuation."""

    text: str
    speaker: str = ""
    time: float | None = None
    close: bool = False


def passage(text: str, words: Sequence[Word], speaker: str = "", time: float | None = None) -> Iterator[Word]:
    """The words of a text exactly as it spells them, each with the time and speaker of the word recognised there.

    The text decides: words that it does not hold are passed over, for they are the same speech in another form.
    speaker, time: of the whole; they hold wherever the words say nothing.
    """
    found = _found_in(text, words)
    ahead = next(found, None)
    who, when = speaker, time
    for token in _TOKEN.finditer(text):
        start = token.start()
        first = True
        while ahead and ahead[0] < token.end():
            at, word = ahead
            ahead = next(found, None)
            said_by = word.speaker or speaker
            if not first and said_by != who:
                # Scripts without spaces: the speaker changes inside what looks like one word.
                yield Word(text[start:at], who, when)
                start = at
            if first or start == at:
                who, when = said_by, when if word.time is None else word.time
            first = False
        yield Word(text[start : token.end()], who, when)


def _found_in(text: str, words: Iterable[Word]) -> Iterator[tuple[int, Word]]:
    """Where in a text its words begin."""
    cursor = 0
    for word in words:
        bare = word.text.strip()
        at = text.find(bare, cursor, cursor + len(bare) + _AHEAD) if bare else -1
        if at >= 0:
            yield at, word
            cursor = at + len(bare)


def pieces_of(words: Iterable[Word]) -> Iterator[tuple[str, Piece, str]]:
    """Speaker, words that stand together, and the first of them as the file has it; lines are not known yet."""
    held: list[str] = []
    first = Word("")
    for word in words:
        if not word.text.strip():
            continue
        if word.close and held and word.speaker in ("", first.speaker):
            held[-1] += word.text.strip()
            continue
        long = len(held) >= _WORDS_IN_A_PIECE or (held and _SENTENCE_END.search(held[-1][-6:]))
        if held and (word.speaker != first.speaker or (long and word.time != first.time)):
            yield first.speaker, Piece(" ".join(held), 1, first.time), first.text
            held = []
        if not held:
            first = word
        held.append(" ".join(word.text.split()))
    if held:
        yield first.speaker, Piece(" ".join(held), 1, first.time), first.text


def with_gaps_filled(words: Sequence[Word]) -> Iterator[Word]:
    """Words without a label between two of one speaker are that speaker's; others are nobody's that is known."""
    at = 0
    last = ""
    while at < len(words):
        word = words[at]
        if word.speaker or word.close:
            last = word.speaker or last
            yield word
            at += 1
            continue
        end = at
        while end < len(words) and not words[end].speaker:
            end += 1
        following = words[end].speaker if end < len(words) else ""
        speaker = last if last and following == last else UNKNOWN_SPEAKER
        yield from (replace(one, speaker=speaker) for one in words[at:end])
        at = end


@dataclass(slots=True)
class Speech:
    """Collects the words of one file, in order, and makes a transcript of them.

    whole: the file's own full text, where it has one beside the words: more words than were read are reported.
    """

    document: Document
    format: str
    whole: str = ""
    details: list[Detail] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    _utterances: Utterances = field(default_factory=Utterances)
    _places: Places = field(init=False)
    _words: int = 0

    def __post_init__(self) -> None:
        self._places = Places(self.document.json.source if self.document.json else "")

    def say(self, words: Iterable[Word], written: str = "") -> None:
        """written: the string of the file these words are of, where each of them is not a string itself."""
        line = self._places.line_of(written) if written else 0
        for speaker, piece, first in pieces_of(words):
            at = line or self._places.line_of(first)
            self._words += piece.text.count(" ") + 1
            self._utterances.append(Utterance(speaker or UNKNOWN_SPEAKER, (piece._replace(line=at),)))

    def aside(self, text: str, what: str) -> None:
        """Words in the file that nobody said."""
        if text.strip():
            self.asides.append(Aside(1, text, what))

    def transcript(self) -> Transcript:
        together = any(one.speaker != UNKNOWN_SPEAKER for one in self._utterances.manners)
        utterances = self._utterances if together else in_windows(self._utterances.pieces())
        missing = len(self.whole.split()) - self._words
        notices = (f"Its full text has {missing} word(s) more than its parts, which were read.",) if missing > 0 else ()
        return Transcript(
            format=self.format,
            utterances=utterances,
            details=tuple(self.details),
            asides=tuple(self.asides),
            notices=notices,
            together=together,
            joiner=" ",
        )
