"""A statement without its conditions, cut into what is spoken of, what is done, and to what."""

import re
from typing import Final, NamedTuple

from icp2prd.critic.claims.actors import Actor
from icp2prd.critic.claims.words import PALE, words_of
from icp2prd.critic.stems import stem, stems

_BINDS: Final = re.compile(r"\b(?:cannot|(?:must|shall|should|can|will|may)(?P<not>\s+(?:not|never)\b)?)")
_STATED: Final = re.compile(
    r"^(?P<no>no )?(?:every |each |all |the |an? )?(?P<thing>\w+(?: \w+){0,3}?)\s+"
    r"(?:(?:is|are|gets?)\s+(?P<not>not |never )?(?=\w+ed\b)|(?=(?:needs?|requires?)\b))"
)
"""“Every swap is approved …”, “No swap needs …”: a requirement without a word that binds."""

_PUT_OFF: Final = frozenset({"only", "also", "be", "been", "being", "not", "never", "no"})
_PARTICLE: Final = re.compile(r"^(?:in|out|over|up|off|for)\s+(?=(?:the|an?|its|their|each|every|\w+s)\b)")
_HEAD_ENDS: Final = re.compile(
    r"\b(?:to|of|in|on|at|for|from|with|by|into|over|per|as|that|about|and|so|than|without|only|within|up)\b"
)
_LEFT_TO: Final = re.compile(r"^(?P<what>leave\b.*?)\b(?:to|for)\b")


class Parts(NamedTuple):
    """subject: what is spoken of, empty where it is the product. response: what comes after “must”. act: its verb.

    left: it is left to somebody; response ends before them.
    """

    subject: str
    denied: bool
    response: str
    act: str
    left: bool


def parts_of(main: str) -> Parts:
    text = main.strip()
    binds, stated = _BINDS.search(text), _STATED.search(text)
    if binds:
        subject = " ".join(word for word in words_of(text[: binds.start()]) if stems(word) - PALE)
        denied, response = bool(binds["not"]) or binds[0] == "cannot", text[binds.end() :].strip()
    elif stated:
        subject, denied, response = stated["thing"], bool(stated["no"] or stated["not"]), text[stated.end() :]
    else:
        subject, denied, response = "", False, text
    act = next((word for word in words_of(response) if word not in _PUT_OFF and not word.endswith("ly")), "")
    left = _LEFT_TO.search(response)
    return Parts(subject, denied, left["what"] if left else response, act, left is not None)


def head_of(parts: Parts, actor: Actor) -> frozenset[str]:
    """The words for the thing that is acted upon."""
    if parts.subject:
        return stems(parts.subject)
    after = parts.response[actor.after :] if actor.after else parts.response.partition(parts.act)[2]
    return stems(_HEAD_ENDS.split(_PARTICLE.sub("", after.strip()))[0])


def act_in(parts: Parts, actor: Actor) -> str:
    return stem(actor.act or parts.act)
