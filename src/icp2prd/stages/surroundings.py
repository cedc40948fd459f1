"""What stands around a quote: enough of its turn, and of the question before it, to know what "it" is."""

from typing import Final

from icp2prd.domain.base import Frozen
from icp2prd.domain.evidence import Evidence
from icp2prd.domain.interview import Interviews
from icp2prd.grounding import question_before
from icp2prd.grounding.sentences import sentences

BEFORE: Final = 3
AFTER: Final = 1
"""Sentences of the turn that are read beside the one in question."""

LONGEST_QUESTION: Final = 240
"""Characters, the last: what was asked comes at the end of what was said before it."""


class Said(Frozen):
    """before: what was asked; may be empty. read: the part of the turn that the sentence stands in."""

    before: str
    read: str
    sentence: str

    @property
    def text(self) -> str:
        return f"{self.before}\n{self.read}"


class Surroundings:
    """Looks up what stands around the quotes of a study."""

    def __init__(self, interviews: Interviews) -> None:
        self._turns = interviews.turns_by_id()
        self._interviews = interviews.by_id()

    def of(self, record: Evidence) -> Said:
        turn = self._turns[record.turn]
        asked = question_before(turn, self._interviews[record.interview])
        return Said(
            before=asked.text.splitlines()[-1][-LONGEST_QUESTION:] if asked else "",
            read=_around(turn.text, record.start, record.end),
            sentence=record.sentence,
        )


def _around(text: str, start: int, end: int) -> str:
    spans = sentences(text)
    mine = [place for place, span in enumerate(spans) if span.start < end and span.end > start]
    first, last = max(0, mine[0] - BEFORE), min(len(spans) - 1, mine[-1] + AFTER)
    return text[spans[first].start : spans[last].end]
