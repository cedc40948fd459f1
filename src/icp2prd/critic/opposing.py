"""Whether two statements ask for opposite things, as far as their words show it."""

import re
from enum import IntEnum
from typing import Final

from icp2prd.critic.claims import Claim, claim_of
from icp2prd.critic.claims.measures import Count
from icp2prd.critic.claims.sides import CALLED, Side
from icp2prd.critic.claims.words import stems_listed
from icp2prd.critic.stems import overlap

_SAME_MOMENT: Final = 0.5
_MUCH_THE_SAME: Final = 0.3
_OF_ONE_PAIN: Final = ("freedom", "moving")
"""Matters on which two answers to one pain are opposed whatever they call the thing."""

_BINDS: Final = r"\b(?:must|shall|can|should|will)\s+"
_NOT: Final = re.compile(rf"{_BINDS}(?:not|never)\b|\bcannot\b|\bnever\b", re.IGNORECASE)
_LETS_BE: Final = stems_listed("leave stay remain refrain ignore skip omit")
_HAVE: Final = stems_listed("have allow keep put spread support hold use give offer let")
_SEE: Final = stems_listed("see read view show look know visible")


class Ground(IntEnum):
    """What two requirements rest on: nothing in common, the same pains, or the same pains and quotes."""

    APART = 0
    ONE_PAIN = 1
    SAME = 2


def forbids(text: str) -> bool:
    return _NOT.search(text) is not None


def opposed(statement: str, another: str, ground: Ground = Ground.APART) -> str:
    """Why two statements cannot both hold; empty where their words do not show it."""
    one, other = claim_of(statement), claim_of(another)
    if ground is not Ground.APART and (because := _by_sides(one, other, _OF_ONE_PAIN)):
        return because
    if ground is Ground.SAME:
        return _opposed_on_the_same_ground(one, other)
    return _reason(one, other) if _about_the_same(one, other) else ""


def _reason(one: Claim, other: Claim) -> str:
    orders = _orders(one, other)
    if orders is None:
        return ""
    told = _by_who(one, other)
    if orders != 0:
        told = told or _by_order(one, other)
    elif _same_people(one, other):
        told = told or _by_denial(one, other) or _by_leaving(one, other) or _by_sides(one, other)
    return told or _by_count(one, other) or _by_need(one, other) or _by_amount(one, other)


def _opposed_on_the_same_ground(one: Claim, other: Claim) -> str:
    if overlap(one.said, other.said) < _MUCH_THE_SAME and not _about_the_same(one, other):
        return ""
    if one.forbids != other.forbids:
        return "one forbids what the other demands"
    if (one.act in _LETS_BE) != (other.act in _LETS_BE):
        return "one lets be what the other acts on"
    for lacking, speaking in ((one, other), (other, one)):
        if lacking.measures.lacks & (speaking.said - speaking.measures.lacks) and not speaking.denies:
            return "one does without what the other speaks of"
    return _by_sides(one, other) or _reason(one, other)


def _about_the_same(one: Claim, other: Claim) -> bool:
    """Whether one of the two is about no more than the other, and acts on something that the other names."""
    if (one.words - other.said and other.words - one.said) or not (one.words or other.words or one.moments):
        return False
    if not (one.said & other.said):
        return False
    return not (one.head and other.head) or bool(one.head & other.said or other.head & one.said)


def _orders(one: Claim, other: Claim) -> int | None:
    """0 where both hold at the same time, 1 where one comes before what the other comes after; None where they do not
    meet.
    """
    if not one.moments or not other.moments:
        return 0
    if overlap(_moment_words(one), _moment_words(other)) < _SAME_MOMENT:
        return None
    meeting = [(mine, its) for mine in one.moments for its in other.moments if mine.words & its.words]
    if any(mine.denied != its.denied for mine, its in meeting):
        return None
    return int(any(mine.order * its.order == -1 for mine, its in meeting))


def _moment_words(claim: Claim) -> frozenset[str]:
    return frozenset().union(*(one.words for one in claim.moments))


def _same_people(one: Claim, other: Claim) -> bool:
    named = one.actor.who and other.actor.who
    return not named or bool(one.actor.who & other.actor.who)


def _same_act(one: Claim, other: Claim) -> bool:
    return one.act == other.act or one.act in other.said or other.act in one.said


def _by_denial(one: Claim, other: Claim) -> str:
    if one.forbids == other.forbids or one.limits or other.limits:
        return ""
    denying = one if one.forbids else other
    if not _same_act(one, other) or any(side.side > 0 for side in denying.sides.values()):
        return ""
    return "one forbids what the other demands"


def _by_leaving(one: Claim, other: Claim) -> str:
    for leaving, doing in ((one, other), (other, one)):
        same_thing = leaving.head and leaving.head <= doing.head
        if leaving.leaves and same_thing and not (doing.leaves or doing.actor.act or doing.forbids or leaving.forbids):
            return "one leaves to a person what the other does"
    return ""


def _by_sides(one: Claim, other: Claim, matters: tuple[str, ...] = ()) -> str:
    for matter in matters or one.sides:
        mine, its = one.sides.get(matter), other.sides.get(matter)
        if not mine or not its or mine.side == its.side:
            continue
        if matter == "asking" and not (one.leaves or other.leaves or _same_act(one, other)):
            continue
        if matter != "keeping" or not _kept_long_enough(one, other):
            return f"one says “{_called(matter, mine)}”, the other “{_called(matter, its)}”"
    return ""


def _called(matter: str, side: Side) -> str:
    return CALLED.get((matter, side.side), side.word)


def _kept_long_enough(one: Claim, other: Claim) -> bool:
    keeps, drops = (one, other) if one.sides["keeping"].side > 0 else (other, one)
    return bool(
        keeps.measures.times and drops.measures.times and max(keeps.measures.times) <= min(drops.measures.times)
    )


def _by_who(one: Claim, other: Claim) -> str:
    for closed, opened in ((one, other), (other, one)):
        others = opened.actor.anyone or (opened.actor.who and not opened.actor.who & closed.actor.who)
        if closed.actor.only and closed.actor.who and others and _deed(closed) == _deed(opened):
            return "one is for some alone, the other for others too"
    return ""


def _deed(claim: Claim) -> str:
    return "see" if claim.act in _SEE or claim.sides.get("showing") else claim.act


def _by_order(one: Claim, other: Claim) -> str:
    is_same = one.act == other.act and one.forbids == other.forbids
    return "one says “before”, the other “after”" if is_same else ""


def _by_count(one: Claim, other: Claim) -> str:
    if one.act != other.act and not {one.act, other.act} <= _HAVE:
        return ""
    for mine in one.measures.counts:
        for its in other.measures.counts:
            if mine.thing == its.thing and _apart(_as_meant(mine, one), _as_meant(its, other)):
                return "they say how many in different ways"
    return ""


def _as_meant(count: Count, claim: Claim) -> Count:
    """“No more than one” where more than one is denied."""
    return Count(count.thing, float("-inf"), count.fewest - 1) if claim.limits else count


def _apart(one: Count, other: Count) -> bool:
    both_limits = one.fewest == other.fewest == float("-inf")
    return one.most < other.fewest or other.most < one.fewest or (both_limits and one.most != other.most)


def _by_need(one: Claim, other: Claim) -> str:
    for lacking, needing in ((one, other), (other, one)):
        if not lacking.limits and not needing.forbids and lacking.measures.lacks & needing.measures.needs:
            return "one does without what the other needs"
    return ""


def _by_amount(one: Claim, other: Claim) -> str:
    """Two figures for one thing, unless one of them is for a case of its own."""
    if one.act != other.act or one.forbids != other.forbids:
        return ""
    if any(moment.words - its.said for mine, its in ((one, other), (other, one)) for moment in mine.moments):
        return ""
    for mine, its in (
        ({*one.measures.times, *one.measures.hours}, {*other.measures.times, *other.measures.hours}),
        (set(one.measures.amounts), set(other.measures.amounts)),
        (set(one.measures.rhythms), set(other.measures.rhythms)),
    ):
        if mine and its and not mine & its:
            return "they name different amounts"
    return ""
