"""Whom a requirement lets do something, or tells something."""

import re
from typing import Final, NamedTuple

from icp2prd.critic.claims.words import PALE, stems_listed
from icp2prd.critic.stems import stem, stems

_WHO: Final = (
    r"(?P<only>only )?(?P<all>(?:any|every)(?:one|body)\b ?(?:in |on |at |else )?|any |every |each |all )?"
    r"(?:the |an? |those |its |their )?"
)
_LETS: Final = re.compile(rf"\b(?:let|allow|permit|enable|help)s? {_WHO}(?P<rest>[^.,;]*)")
_TELLS: Final = re.compile(
    rf"\b(?:show|give|offer|send|hand) {_WHO}(?P<who>\w+(?: (?!to |of |from |for |in |on |with )\w+)?)"
    r"(?= (?:the|an?|every|each|any|all|which|what|where|who|how|whether|their|its)\b)"
    rf"|\b(?:tell|notify|warn|alert|remind|inform|ask) (?!for\b|about\b){_WHO.replace('<', '<told_')}"
    r"(?P<told_who>\w+(?: \w+)??)"
    r"(?= (?:the|an?|every|each|any|all|which|what|where|who|how|whether|that|of|about|for|to|their|its|by|with)\b"
    r"| *(?:[.,;]|$))"
)
_TOLD: Final = re.compile(rf"\b(?:to|from|by) {_WHO}(?P<who>\w*(?: \w+)?)")
_REACH: Final = stems_listed("show send publish hide reveal close visible keep withhold approved")
_DONE_BY_PEOPLE: Final = stems_listed(
    """
    see read view look know hear use change edit alter update correct set write type enter add remove delete
    choose pick select sign approve confirm export import print share book cancel order pay move open close
    design customise adapt touch decide record count check search find download upload call have keep post
    wipe reach take give make put start stop fill send show arrange adjust configure answer ask assign attach
    comment compare complete copy create define explain extend filter group label link lock mark merge name
    note plan postpone prepare publish rate refuse reject release rename replace reply report request reserve
    restore return review schedule sort split submit swap switch tag test track turn undo unlock verify watch
    """
)
"""Verbs, to tell where the name of whoever may do something ends."""


class Actor(NamedTuple):
    """act: the verb for what they may do, empty where the product does it. only: nobody else. anyone: whoever it is.

    after: where in the text their act begins.
    """

    who: frozenset[str] = frozenset()
    act: str = ""
    only: bool = False
    anyone: bool = False
    after: int = 0


def actor_in(text: str, act: str) -> Actor:
    """act: the stem of the verb after “must”."""
    for lets in _LETS.finditer(text):
        before: list[str] = []
        for word in re.finditer(r"[a-z']+", lets["rest"]):
            if stem(word[0]) in _DONE_BY_PEOPLE:
                who = stems(" ".join(before)) - PALE
                return Actor(who, word[0], bool(lets["only"]), bool(lets["all"]), lets.start("rest") + word.end())
            before.append(word[0])
    if told := _TELLS.search(text):
        name = "" if told["who"] else "told_"
        return _actor(told, name, told.end())
    reached = list(_TOLD.finditer(text)) if act in _REACH or "visible" in text else []
    return _actor(reached[-1], "", 0) if reached else Actor()


def _actor(found: re.Match[str], name: str, after: int) -> Actor:
    who = stems(found[f"{name}who"] or "") - PALE
    return Actor(who, "", bool(found[f"{name}only"]), bool(found[f"{name}all"]), after)
