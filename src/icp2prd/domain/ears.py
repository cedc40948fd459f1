"""The shape of a requirement's sentence: EARS (Mavin, Wilkinson, Harwood & Novak 2009), or a capability.

Zero or more preconditions, at most one trigger, one system, one response; keywords in the order While, Where,
then When or If.
"""

import re

from icp2prd.domain.requirement import Pattern

_STATE = r"(?:(?:while|during)\s+(?P<state>[^,].*?),\s*)?"
_OPTION = r"(?:where\s+(?P<feature>[^,].*?),\s*)?"
_TRIGGER = r"(?:when\s+(?P<event>[^,].*?),\s*(?:then\s+)?|if\s+(?P<unwanted>[^,].*?),\s*then\s+)?"
_RESPONSE = r"(?:the|each)\s+(?P<system>\S.*?)\s+(?:must|shall)\s+(?P<response>\S.*)"
_ROLE = r"(?:(?:an?|the|each|every)\s+)?(?P<role>[^\W\d][\w' -]*?)"
_CAPABILITY = rf"{_ROLE}\s+(?:can|must be able to)\s+(?P<act>[^\W\d]\w+.*)"

_EARS = re.compile(rf"^{_STATE}{_OPTION}{_TRIGGER}{_RESPONSE}$", re.IGNORECASE | re.DOTALL)
_CAN = re.compile(rf"^{_STATE}{_OPTION}{_TRIGGER}{_CAPABILITY}$", re.IGNORECASE | re.DOTALL)
_KEYWORD = re.compile(r"(?:^|,\s*)(?:while|during|where|when|if)\s", re.IGNORECASE)
_CONDITIONS = ("state", "feature", "event", "unwanted")


def pattern_of(statement: str) -> Pattern:
    """Return the pattern a requirement is written in; NONE is a note, a wish or a feature's title.

    `The product must …` is ubiquitous EARS; `If …` needs its `then`; `<Role> can …` and
    `<Role> must be able to …` are capabilities.
    """
    text = statement.strip()
    if _is_complete(_CAN.match(text)):
        return Pattern.CAPABILITY
    return Pattern.EARS if _is_complete(_EARS.match(text)) else Pattern.NONE


def _is_complete(match: re.Match[str] | None) -> bool:
    """Whether each condition holds one thing: a keyword in it is a second trigger, or the wrong order."""
    return match is not None and not any(_KEYWORD.search(match[name] or "") for name in _CONDITIONS)
