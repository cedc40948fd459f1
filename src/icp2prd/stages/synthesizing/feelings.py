"""Sentences in which customers say how they feel or want to be seen: the ground of emotional and social jobs."""

import re
from typing import Final

from icp2prd.domain.icp import FeelingKind
from icp2prd.domain.interview import Interviews
from icp2prd.stages.synthesizing.spoken import Spoken, spoken_sentences

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


class FeltSentence(Spoken):
    kind: FeelingKind


def felt_sentences(interviews: Interviews) -> list[FeltSentence]:
    """In the order of the interviews; a sentence that is both is social, which is the rarer."""
    return [
        FeltSentence(kind=kind, turn=one.turn, words=one.words, asked=one.asked)
        for one in spoken_sentences(interviews)
        if (kind := _kind_of(one.words)) and _OWN.search(one.words)
    ]


def _kind_of(words: str) -> FeelingKind | None:
    if _SOCIAL.search(words):
        return FeelingKind.SOCIAL
    return FeelingKind.EMOTIONAL if _EMOTIONAL.search(words) else None
