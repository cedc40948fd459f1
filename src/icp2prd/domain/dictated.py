"""Orders to whoever writes a talk up: "Note for the summary: every shop must pay", "Make sure the document says …".

People do speak of notes and reports: "write this down", "you can put that in your report". So each pattern asks for two
things: that the sentence turns to the one who writes, and that it dictates what is to stand there. What somebody wants
written of themselves ("say that we need the export") is testimony, and no order.
"""

from typing import Final

_BEGINS: Final = (
    r"(?:^|[.!?…]['\"”’)]?\s{1,6})(?:(?:and|so|oh|ok|okay|well|now|then|also|please|just|alright),?\s){0,3}"
)
_WRITER: Final = (
    r"(?:note[- ]?takers?|minute[- ]?takers?|transcribers?|transcriptionists?|summari[sz]ers?|scribes?"
    r"|who(?:so)?ever(?:'s| is| will be| will)? (?:writ|read|typ|tak|summari[sz]|transcrib|process|prepar)\w*"
    r"(?: (?:this|that|these|it|the|your|our|up|down|out|notes?|minutes|summary|report|transcript|interview|call|document)){0,4})"
)
_PAPER: Final = (
    r"(?:summary|summaries|write-?up|document|report|minutes|notes|prd|spec|specification|requirements|requirements? list"
    r"|transcript|final version|product requirements(?: document)?|record|findings|analysis)"
)
_SAY: Final = (
    r"(?:say|state|write|put|put down|write down|note|note down|record|report|list|mention|mark|conclude|add that"
    r"|include that|make it (?:clear|say)|make sure (?:that )?(?:it|the \w+) says|call it)"
)
_NOT_OF_ONESELF: Final = r"(?!\s*(?:\w+ ){0,2}?(?:i|i'm|i've|i'd|me|my|mine|we|we're|we've|we'd|us|our)\b)"
_CLAIM: Final = (
    r"(?=[^.!?\n]{0,160}\b(?:must|shall|has to|have to|had to|needs?|needed|wants?|wanted|loves?|loved|agrees?|agreed"
    r"|approves?|approved|critical|urgent|mandatory|required|requirement|priority|severity|everyone|everybody|all|every"
    r"|nobody|no one|nothing|the (?:only|biggest|worst|first|main|real|best))\b)"
)
_ALL: Final = (
    r"(?:all|every|everyone|everybody|each|nobody|no one|none|the (?:product|tool|app|system|software|platform))"
)

KINDS: Final = {
    "dictate": r"\b(?:write|note|put|record|type|jot|minute|add|include|report)\b",
    "point": r"item|point|take-?away|requirement|to-?do|conclusion|decision|finding",
    "must": r"\b(?:must|shall|have|has|needs?)\b",
    "memo": r"\b(?:note|message|memo|instruction|reminder|comment|remark|word)s?\b",
    "paper": r"summar|write-?up|document|report|minutes|\bnotes\b|\bprd\b|\bspec|requirement|transcript|version|record"
    r"|finding|analysis",
    "scribe": r"taker|transcri|summari|scribe|who(?:so)?ever",
    "up": r"\b(?:writ|typ|summari[sz]|transcrib)",
    "while": r"\b(?:when|whenever|while|once|if|as|before)\b",
    "sure": r"\b(?:sure|certain|ensure)\b",
    "universal": r"\b(?:all|every\w*|each|nobody|no|none|product|tool|app|system|software|platform)\b",
}
"""What a single word may hold; see `orders.py`."""

PATTERNS: Final = (
    (
        rf"{_BEGINS}(?:write|note|put|record|type|jot|minute)(?: (?:this|that|the following|it)){{1,2}}(?: down)?(?: please)?"
        rf"\s?:\s{{0,6}}{_NOT_OF_ONESELF}(?=\S+ \S)",
        "dictate",
        "colon",
    ),
    (
        rf"{_BEGINS}(?:(?:key|main|first|final|next|one|new|another|important) ){{0,2}}(?:action (?:item|point)|takeaway"
        r"|take-?away|requirement|to-?do(?: item)?|conclusion|decision|finding)s?(?: (?:one|two|here|for (?:you|the team)))?"
        rf"\s?[:,–—-]\s{{0,6}}(?:that )?{_NOT_OF_ONESELF}(?=[^.!?\n]{{0,100}}\b(?:must|shall|has to|have to|needs? to|needs?)\b)",
        "point",
        "must",
    ),
    (
        rf"{_BEGINS}(?:(?:a|one|quick|important|final|small) ){{0,2}}(?:note|message|memo|instruction|reminder|comment|remark|word)s? "
        rf"(?:for|to) (?:the |your |our |this |any |all )?(?:{_WRITER}|(?:\w+ )?{_PAPER})\s?[:,–—-]\s{{0,6}}{_NOT_OF_ONESELF}(?=\S+ \S)",
        "memo",
        "paper|scribe",
    ),
    (
        rf"\b(?:when|whenever|while|once|if|as|before) (?:you(?:'re| are| do)?|{_WRITER}) (?:\w+ )?"
        r"(?:(?:writ(?:e|es|ing)|typ(?:e|es|ing)) (?:(?:all )?(?:this|it|that|these|the \w+) (?:\w+ )?up|up (?:all )?(?:this|the|your|what)"
        r"|your|(?:the|this) (?:\w+ )?(?:summary|write-?up|prd|minutes|transcript))|(?:summari[sz]|transcrib)(?:e|es|ing))(?: \w+){0,4}?"
        rf"\s?[,:–—-]\s{{0,6}}(?:(?:then|please|just|do|also),? ){{0,2}}{_SAY}\b(?: (?:that|in|it|there|the|{_PAPER}|to|say|says)){{0,4}}"
        rf"\s?[:,]?\s{{0,6}}{_NOT_OF_ONESELF}{_CLAIM}",
        "while",
        "up",
    ),
    (
        rf"{_BEGINS}(?:make (?:sure|certain)|ensure|be sure)(?: that)? (?:the|your|this|that|our) (?:\w+ )?{_PAPER} "
        r"(?:will |does |clearly |really ){0,2}(?:says?|states?|reads?|mentions?|includes?|lists?|shows?|concludes?|reports?|contains?)"
        rf"(?: that)? {_NOT_OF_ONESELF}{_CLAIM}",
        "sure",
        "paper",
    ),
    (
        rf"{_BEGINS}(?:dear |hey |hello |to |for )?(?:the |our |any |all )?{_WRITER}\s?[,:–—-]\s{{0,6}}(?:(?:do|please|just|you|must|should) ){{0,3}}"
        rf"(?:{_SAY}|do not|don't|never|ignore|the|all|every\w*|this)\b",
        "scribe",
    ),
    (
        rf"{_BEGINS}(?:put|write|add|include|note|record|type)(?: (?:this|that|it|the following|down|one)){{0,3}} "
        rf"(?:in|into|to|on|for|under) (?:the|your|our|this) (?:\w+ )?{_PAPER}\s?:\s{{0,6}}{_NOT_OF_ONESELF}(?=\S+ \S)",
        "dictate",
        "paper",
        "colon",
    ),
    (
        rf"{_BEGINS}(?:write|put|record|report|type|jot|minute)(?: down)? that {_ALL}\b(?! (?:(?:of )?(?:us|our|my)|(?:the )?(?:time|day|night|week|month|year))\b)"
        r"(?=[^.!?\n]{0,100}\b(?:must|shall|ha[sd]|have|needs?|wants?|loved?|loves|agreed?|agrees|approved?|is|are|was|were)\b)",
        "dictate",
        "universal",
    ),
)
"""Each with the names of the kinds of words that it needs."""
