"""What customers said, sentence by sentence, for what code looks up itself."""

from collections.abc import Iterator
from typing import Final

from icp2prd.domain.base import Frozen
from icp2prd.domain.interview import Interviews, Turn
from icp2prd.grounding import GROUNDABLE, question_before
from icp2prd.grounding.sentences import sentences

FEWEST_WORDS: Final = 4


class Spoken(Frozen):
    """asked: the sentence with the question it answers, which says what it is about."""

    turn: Turn
    words: str
    asked: str


def spoken_sentences(interviews: Interviews) -> Iterator[Spoken]:
    """Every sentence that is long enough to say something, of turns that may be quoted, in their order."""
    for interview in interviews.interviews:
        for turn in interview.turns:
            if turn.role not in GROUNDABLE:
                continue
            question = question_before(turn, interview)
            for span in sentences(turn.text):
                words = turn.text[span.start : span.end]
                if len(words.split()) >= FEWEST_WORDS:
                    yield Spoken(turn=turn, words=words, asked=f"{question.text} {words}" if question else words)
