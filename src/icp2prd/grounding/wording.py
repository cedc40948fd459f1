"""Whose words a note holds: the customer's where the text shows it, else those of the one who took the note."""

import re

from icp2prd.domain.evidence import Quote, Wording
from icp2prd.domain.interview import Turn

_QUOTED = re.compile(r"“[^“”]+”|\"[^\"]+\"|«[^«»]+»|„[^„“”]+[“”]|「[^「」]+」")
# Direct speech without quotation marks: behind "she said:" the customer is "I".
_REPORTED = re.compile(
    r"\b(?:said|says|told (?:me|us)|put it|in (?:her|his|their) (?:own )?words)(?:\s*[:,–—-]|\s+like)\s+"
    r"(?P<words>[^.!?\n]*\b(?:I|we|my|our|me|us|I['’]\w+|we['’]\w+)\b[^.!?\n]*)",
    re.IGNORECASE,
)


def wording_of(quote: Quote, turn: Turn) -> Wording:
    """Whether a quote is what the customer said, word for word, or what somebody noted down."""
    if not turn.noted:
        return Wording.SAID
    spoken = [found.span() for found in _QUOTED.finditer(turn.text)]
    spoken += [found.span("words") for found in _REPORTED.finditer(turn.text)]
    said = any(start <= quote.start and quote.end <= end for start, end in spoken)
    return Wording.SAID if said else Wording.NOTED
