"""Whether a question puts its answer into the customer's mouth, and whether an answer only agrees.
English only.
"""

import re
from functools import lru_cache

from icp2prd.domain.evidence import Span
from icp2prd.grounding.folding import fold_words
from icp2prd.grounding.patterns import any_of, whole_words
from icp2prd.grounding.sentences import sentences

LAST_QUESTIONS = 2
"""How many of the questions that are asked in one go, counted from the last, are taken to be answered."""

_LIKED = "useful|helpful|valuable|nice|great|likely|interested|excited|keen|much (?:would|better|easier|more)"
_HARD = "(?:hard|painful|frustrating|annoying|terrible|tedious|exhausting)"
_MOVED = "(?:frustrated|annoyed|worried|tired|unhappy|happy|excited|upset|afraid|satisfied)"
_TELL = "tell|walk|describe|explain|share|talk|show|introduce|give|elaborate|expand|remind|list|name|take (?:me|us)|go"
_ASKS_TO_TELL = whole_words(rf"""
    would you (?:mind|say (?:more|a|something|what|where|who|how|why)),
    would you (?:like|care|be able|be willing|be happy|be open) to (?:start|begin|send|add|meet|talk|{_TELL}),
    (?:could|can|would) (?:you|we) (?:please |maybe |just |perhaps |also )*(?:{_TELL}|go back|come back|start|stay),
    (?:could|can) you (?:please |maybe |just |perhaps |also )*say,
    (?:would|is|will) (?:it|that) (?:be )?(?:all right|alright|ok|okay|fine|possible) (?:if|to|for),
    (?:do|would) you mind, do you want to (?:add|say|start|begin|take|finish|pause),
    (?:before|if) we (?:start|begin|go on),
""")
_ASKS_OPENLY = re.compile(
    r"\W*(?:(?:and|so|but|ok|okay|well|um|uh|right|great|thanks)\W+)*"
    rf"(?:what|where|when|why|who|whom|whose|which|how(?! (?:{_LIKED})))\b"
)
_SUGGESTS = whole_words(rf"""
    (?:would|wouldn't|could|couldn't) you, would you not, how (?:{_LIKED}),
    (?:do|don't) you (?:also |not )?(?:think|agree|feel|find|believe|want|wish|like),
    (?:would|wouldn't) (?:it|that|this|there|a|an|the|some\w*),
    (?:isn't|aren't|wasn't|don't|doesn't|didn't|haven't|hasn't|can't) (?:it|that|this|there|you|they|the),
    so,? (?:you'd|you would|you want|you need|you must), you must (?:\w+ )?(?:feel|be|hate|want|find),
    you(?:'d| would) (?:\w+ )?(?:want|like|love|use|pay|buy|prefer|need|agree|say),
    i (?:assume|imagine|bet|guess|suppose|take it), can you (?:imagine|see yourself),
    (?:should|shouldn't) (?:we|it|there), (?:that|it|this) must, must (?:be|feel) (?:\w+ )?{_HARD},
    (?:that|it|this|which) (?:sounds|seems|looks) (?:\w+ )?(?:like|as if|{_HARD}),
    surely, obviously, presumably, is (?:it|that|this) (?:just |mostly |mainly |partly )?because,
    (?:is it|would it be|am i|is that) (?:fair|right|correct|safe|true) (?:to|in|that|when),
    (?:is|was|isn't|wasn't) the (?:\w+ )?(?:problem|issue|reason) that,
    (?:are|were|aren't|weren't) you (?:\w+ )?{_MOVED},
    (?:if|suppose) (?:we|i|it (?:could|did)|you (?:had|could)|there (?:was|were)),
""")
_ASKS_FOR_A_YES = re.compile(
    r",?\s(?:right|correct|no|yes|yeah|agreed|huh|fair to say|is that (?:right|fair))\s*\?"
    r"|,\s*(?:is|are|do|does|would|isn't|aren't|don't|doesn't|wouldn't) (?:it|that|this|you|they)\b[^,]*\?"
)

_FILLERS = """
    um+, uh+, er+, hm+, mm+, oh, well, so, and, i mean, you know, like, really, very, pretty, quite, just,
    honestly, actually, for me,
"""
_PRAISE = "good|great|nice|helpful|useful|handy|cool|fine|amazing|awesome|perfect|lovely|valuable|interesting"
_ASSENTS = rf"""
    yes, yeah, yep, yup, ya, aye, sure, ok, okay, right, exactly, correct, definitely, absolutely, totally,
    certainly, indeed, of course, for sure, 100%, one hundred percent, true, agreed, i agree, mhm, mm-hm+,
    uh-huh, probably, maybe, perhaps, possibly, likely, please, i guess(?: so)?, i think so,
    i suppose(?: so)?, i would, i'd, we would, it would, that would, it does, it is, it was, we do, i do,
    they do, that's (?:right|true|fair|it|correct), you're right, why not, no doubt, a lot, very much,
    sounds (?:good|great|nice|useful), (?:so |a bit |super )?(?:{_PRAISE}), to (?:have|us|me),
    (?:that|it|this)(?:'d| would| could| will)? (?:definitely |probably |certainly |really )?(?:be|help|work),
    i (?:think|guess|suppose) (?:that|it)(?:'d| would) (?:be|help),
"""
_BARE_ASSENT = re.compile(rf"(?:{any_of(_ASSENTS + _FILLERS)}(?![\w'])[\s,.;:!?\"'-]*)+")
_ASSENT = whole_words(_ASSENTS)
_BEGINS_WITH_ASSENT = re.compile(rf"\W*(?:{any_of(_FILLERS)}\W+)*{any_of(_ASSENTS)}(?![\w'])")


@lru_cache(maxsize=1024)
def is_leading(question: str) -> bool:
    """Whether what the interviewer said last suggests its answer: "would you", "do you think", "so you'd
    want".
    """
    spans = sentences(question)
    asked = [span for span in spans if question[span.start : span.end].rstrip("\"'”’ ").endswith("?")]
    return any(_suggests_its_answer(question, span) for span in (asked or spans)[-LAST_QUESTIONS:])


def is_bare_assent(answer: str) -> bool:
    """Whether an answer only agrees: "Yeah", "sure, I guess", "Yes, that would be really helpful."."""
    folded = fold_words(answer).strip(" \"'.-")
    return _BARE_ASSENT.fullmatch(folded) is not None and _ASSENT.search(folded) is not None


def begins_with_assent(answer: str) -> bool:
    return _BEGINS_WITH_ASSENT.match(fold_words(answer)) is not None


def _suggests_its_answer(text: str, question: Span) -> bool:
    folded = fold_words(text[question.start : question.end])
    if _ASKS_FOR_A_YES.search(folded):
        return True
    if _ASKS_OPENLY.match(folded) or _ASKS_TO_TELL.search(folded):
        return False
    return _SUGGESTS.search(folded) is not None
