"""Sentences in which customers say how they feel or want to be seen: the ground of emotional and social jobs."""

import re
from typing import Final

from icp2prd.domain.base import Frozen
from icp2prd.domain.icp import FeelingKind
from icp2prd.domain.interview import Interviews, Turn
from icp2prd.grounding import GROUNDABLE, question_before
from icp2prd.grounding.sentences import sentences

_EMOTIONAL: Final = re.compile(
    r"\bi (still |just |always |really |kind of )*(feel|felt|hate|hated|dread|dreaded|worry|worried|panic\w*|fear"
    r"|feared)\b"
    r"|\b(sick|nervous|anxious|anxiety|stress\w*|scared|afraid|guilty|ashamed|embarrass\w*|overwhelm\w*|frustrat\w*"
    r"|relief|relieved|calm|peace of mind|confident|confidence|lonely|exhausted|sleep|crawl under)\b|\bcan'?t bear\b",
    re.IGNORECASE,
)
_SOCIAL: Final = re.compile(
    r"\b(look|looked|looks|looking|seem|seemed|come across|appear\w*) (like|as if|as though|bad|good|stupid"
    r"|professional"
    r"|incompetent|competent|serious|silly|organi[sz]ed|small|amateur\w*)\b|\bin front of\b|\bthink (of me|i'?m"
    r"|we'?re|less)\b"
    r"|\b(respect|reputation|credib\w+|trusts? (me|us)|take (me|us) serious\w*|proud|accept(s|ed)? (me|us|you))\b",
    re.IGNORECASE,
)
_OWN: Final = re.compile(r"\b(i|i'm|me|my|we|us|our|myself)\b", re.IGNORECASE)
FEWEST_WORDS: Final = 4


class FeltSentence(Frozen):
    kind: FeelingKind
    turn: Turn
    words: str
    asked: str


def felt_sentences(interviews: Interviews) -> list[FeltSentence]:
    """In the order of the interviews; a sentence that is both is social, which is the rarer."""
    felt = []
    for interview in interviews.interviews:
        for turn in interview.turns:
            if turn.role not in GROUNDABLE:
                continue
            question = question_before(turn, interview)
            for span in sentences(turn.text):
                words = turn.text[span.start : span.end]
                kind = _kind_of(words)
                if kind and len(words.split()) >= FEWEST_WORDS and _OWN.search(words):
                    asked = f"{question.text} {words}" if question else words
                    felt.append(FeltSentence(kind=kind, turn=turn, words=words, asked=asked))
    return felt


def _kind_of(words: str) -> FeelingKind | None:
    if _SOCIAL.search(words):
        return FeelingKind.SOCIAL
    return FeelingKind.EMOTIONAL if _EMOTIONAL.search(words) else None
