"""Words that show what somebody does in a talk: asks, leads it, speaks of oneself, speaks to the other.

English only; in another language only question marks, the order of speakers and the share of the words count.
"""

import re

_SETTING_OUT = r"(?:^|[.!?,;]\s+)(?:(?:so|and|okay|ok|yeah|right|now|um|uh|well|then|maybe|alright|great)[,.]?\s+)*"
_REQUEST = re.compile(
    rf"{_SETTING_OUT}(?:tell (?:me|us)|walk (?:me|us)|talk (?:me|us) through|describe|(?:can|could) you)\b"
    r"|\bi(?:'d| would) (?:like|love) (?:for )?you to\b|\bwhy don't you\b",
    re.IGNORECASE,
)
_UNPUNCTUATED = re.compile(
    r"^(?:(?:so|and|okay|ok|yeah|right|now|um|uh|well|then)[,.]?\s+)*"
    r"(?:how|what|why|who|which|where|do you|did you|are you|have you|would you|is there|was there)\b",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"(?:\b(?:right|okay|ok|yeah|you know|correct|no|huh|you see|know what i mean)|…)\s*\?+", re.IGNORECASE
)
_THANKS = r"(?:thanks|thank you)(?: (?:all|both|guys|everyone|everybody|again|so much|very much|a lot|sir|ma'am))*,?"
_LEADS = re.compile(
    rf"\b(?:{_THANKS} (?:\w+,? ){{0,2}}for (?:joining|coming|taking|making|being (?:here|with)|your (?:time|help)"
    r"|doing this|agreeing|meeting|talking|speaking|chatting|giving (?:this|me|us)|the time"
    r"|(?:this|the) (?:\w+ )?(?:interview|insights))"
    r"|welcome (?:everyone|everybody|all|back|to)|(?:okay|ok|alright|mind|fine) (?:if|that) (?:i|we) record"
    r"|(?:start|hit|started|press) (?:the )?record(?:ing)?|we(?:'re| are) recording"
    r"|let(?:'s| us) (?:get started|get going|begin|dive in|kick off|move on|start with|switch|go around)"
    r"|before (?:we|i) (?:start|begin|get started|dive|wrap|finish|end|close|let)"
    r"|(?:my|the|our) (?:first|next|last|final) (?:question|topic)|(?:last|final|next|another|one more) question"
    r"|i(?:'d| would) (?:like|love) to (?:ask|hear|understand|know|learn|start)|i(?:'m| am) curious|i wanted to ask"
    r"|(?:a few|couple of|some more|any other|any more|all (?:of )?(?:my|our|the)) questions|questions (?:for|i have)"
    r"|(?:anything|something) (?:else )?(?:that )?(?:you(?:'d| would)|we (?:didn't|haven't)|i (?:didn't|haven't))"
    r"|(?:wrap|wrapping) (?:this |things |it )?up|you mentioned|you said (?:that|earlier|before|you)"
    r"|(?:for|of|part of) (?:my|our) (?:research|study|dissertation|thesis|project|podcast|show))\b",
    re.IGNORECASE,
)
_ONESELF = re.compile(r"\b(?:i|i'm|i've|i'd|i'll|my|me|we|we're|we've|we'd|we'll|our|us)\b", re.IGNORECASE)
_THE_OTHER = re.compile(r"\b(?:you|you're|you've|you'd|you'll|your|yours)\b", re.IGNORECASE)
_YOU_KNOW = re.compile(r"\byou (?:know|see)\b|\bthank you\b|\bif you will\b", re.IGNORECASE)


def asks(text: str, *, punctuated: bool = True) -> bool:
    """Whether a turn holds a question or a request to tell; "…, right?" is neither.

    punctuated: the file has question marks.
    """
    text = text.replace("’", "'")
    if "?" in text and "?" in _TAG.sub("", text):
        return True
    return bool(_REQUEST.search(text)) or (not punctuated and bool(_UNPUNCTUATED.match(text)))


def leads(text: str) -> bool:
    """Whether a turn welcomes, thanks for the time, announces a question, or takes up what the other said."""
    return bool(_LEADS.search(text.replace("’", "'")))


def speaks_of_oneself(text: str) -> int:
    """How many words are "I", "my", "we" or the like."""
    return len(_ONESELF.findall(text.replace("’", "'")))


def speaks_to_the_other(text: str) -> int:
    """How many words are "you" or "your", but for "you know" and "thank you"."""
    return len(_THE_OTHER.findall(_YOU_KNOW.sub("", text.replace("’", "'"))))
