"""An interview in pieces a model can read at once: whole turns, or whole sentences of a turn that is too long.

Nothing is cut off and nothing is shown twice to be quoted: what overlaps stands under `before`, for understanding only.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from icp2prd.domain.base import Frozen
from icp2prd.domain.evidence import Quote
from icp2prd.domain.interview import Interview, Role, Turn
from icp2prd.grounding import GROUNDABLE
from icp2prd.grounding.sentences import sentences
from icp2prd.llm.profiles import Profile

TURNS_OF_CONTEXT = 2

WORDS_OF_CONTEXT = 60
"""How much of the turn before a window is shown with it."""

FEWEST_WORDS = 4
"""A shorter turn says nothing that could be quoted."""

_HEAD: Final = re.compile(r"^\[\d+\] [^:\n]*: ", re.MULTILINE)


class Passage(Frozen):
    """A turn, or whole sentences of one, as the model is shown it."""

    turn: Turn
    text: str

    @property
    def quotable(self) -> bool:
        """By its turn: a short sentence that ends a long turn is read with it."""
        return self.turn.role in GROUNDABLE and len(self.turn.text.split(maxsplit=FEWEST_WORDS)) >= FEWEST_WORDS

    def shown(self) -> str:
        return f"[{self.turn.number}] {_speaker_of(self.turn)}: {self.text}"


class Window(Frozen):
    """before: what was said right before; not to be quoted. passages: what is read."""

    interview: Interview
    number: int
    before: tuple[str, ...]
    passages: tuple[Passage, ...]

    @property
    def item(self) -> str:
        return f"{self.interview.id}/{self.number}"

    @property
    def read(self) -> str:
        return "\n".join(passage.shown() for passage in self.passages)

    @property
    def context(self) -> str:
        return "\n".join(self.before)

    @property
    def words(self) -> str:
        """All that was said in it and right before it, without the numbers of turns and who spoke."""
        return spoken_in((*self.before, self.read))

    def question(self) -> str:
        """What the interviewer said in it or right before it."""
        asked = [p.text for p in self.passages if p.turn.role is Role.INTERVIEWER]
        return "\n".join((*self.before, *asked))

    def sentence_of(self, quote: Quote) -> str:
        """The whole sentence around some words of one of its turns."""
        return self.passage_of(quote).turn.text[quote.sentence.start : quote.sentence.end]

    def passage_of(self, quote: Quote) -> Passage:
        """Where some words of one of its turns stand; the first passage of the turn where they span two."""
        mine = [passage for passage in self.passages if passage.turn.id == quote.turn]
        words = mine[0].turn.text[quote.start : quote.end]
        return next((passage for passage in mine if words in passage.text), mine[0])

    def answer(self) -> str:
        return "\n".join(passage.text for passage in self.passages if passage.quotable)


def windows_of(interview: Interview, profile: Profile) -> list[Window]:
    """Return the windows that hold something to quote, in order; every such turn is in one, and in one only."""
    windows: list[Window] = []
    before: tuple[str, ...] = ()
    for group in _groups(interview.turns, profile):
        asked = list(takewhile(lambda passage: not passage.quotable, group))
        before = (*before, *(_abridged(passage) for passage in asked))[-TURNS_OF_CONTEXT:]
        if passages := tuple(group[len(asked) :]):
            window = Window(interview=interview, number=len(windows) + 1, before=before, passages=passages)
            windows.append(window)
            before = _carried_over(passages, profile)
    return windows


def _carried_over(passages: Sequence[Passage], profile: Profile) -> tuple[str, ...]:
    """What the next window shows of this one: its end, unless a small model would quote from there too.

    The rest of a turn that was cut is always shown the end of what it continues.
    """
    last = passages[-1]
    is_cut = not last.turn.text.endswith(last.text)
    return (_abridged(last),) if is_cut or profile.window_turns > 1 else ()


def _groups(turns: Sequence[Turn], profile: Profile) -> Iterator[list[Passage]]:
    """Passages that go into one window: up to so many quotable turns and so many words, a question with its answer."""
    group: list[Passage] = []
    for turn in turns:
        for passage in _passages(turn, profile.window_words):
            words = sum(len(one.text.split()) for one in group) + len(passage.text.split())
            quotable = sum(one.quotable for one in group)
            full = quotable >= profile.window_turns and (passage.quotable or passage.turn.role is Role.INTERVIEWER)
            if group and (full or words > profile.window_words):
                yield group
                group = []
            group.append(passage)
    if group:
        yield group


def _passages(turn: Turn, most_words: int) -> Iterator[Passage]:
    if len(turn.text.split()) <= most_words:
        yield Passage(turn=turn, text=turn.text)
        return
    start, end, words = 0, 0, 0
    for span in sentences(turn.text):
        count = len(turn.text[span.start : span.end].split())
        if words and words + count > most_words:
            yield Passage(turn=turn, text=turn.text[start:end])
            start, words = span.start, 0
        end, words = span.end, words + count
    yield Passage(turn=turn, text=turn.text[start:end])


def _abridged(passage: Passage) -> str:
    words = passage.text.split()
    if len(words) <= WORDS_OF_CONTEXT:
        return passage.shown()
    return f"[{passage.turn.number}] {_speaker_of(passage.turn)}: … {' '.join(words[-WORDS_OF_CONTEXT:])}"


def _speaker_of(turn: Turn) -> str:
    """The role, not the name: a name tells the model nothing, and may tell others too much."""
    return {Role.CUSTOMER: "Customer", Role.INTERVIEWER: "Interviewer"}.get(turn.role, turn.speaker or "Someone")


def spoken_in(shown: Sequence[str]) -> str:
    """What was said in some turns as they are shown, without their numbers and who spoke."""
    return _HEAD.sub("", "\n".join(shown))
