"""A statement read as a claim: cut into condition, act, thing and measure, by its words alone.

No grammar is parsed. What is read wrongly mostly leaves two claims about different things, and so no finding.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from icp2prd.critic.claims.actors import Actor, actor_in
from icp2prd.critic.claims.measures import Measures, measures_in
from icp2prd.critic.claims.moments import Moment, moments_in
from icp2prd.critic.claims.parts import act_in, head_of, parts_of
from icp2prd.critic.claims.phrases import folded
from icp2prd.critic.claims.sides import WAYS, Side
from icp2prd.critic.claims.taking import denies, sides_of
from icp2prd.critic.claims.words import PALE, alike, stems_listed
from icp2prd.critic.stems import stem, stems

_LIMITED: Final = re.compile(
    r"\b(?:manually|automatically|only|outside|without|whatever|several|later|longer|more|less|fewer|over|under|above|below"
    r"|within)\b"
)
"""What makes a denial one of something about the act, and not of the act."""

_DECIDING: Final = stems_listed("decide approve confirm judge")


class Claim(NamedTuple):
    """forbids: the act as such. limits: forbids only in so far, as in “not without”. denies: has a “not” somewhere.
    leaves: to somebody. act: the stem of what is done. head: the thing it is done to. words: all that it is about, but
    for what takes a side, and people. said: every telling word. sides: by matter.
    """

    forbids: bool
    limits: bool
    denies: bool
    leaves: bool
    act: str
    head: frozenset[str]
    words: frozenset[str]
    said: frozenset[str]
    moments: tuple[Moment, ...]
    sides: Mapping[str, Side]
    actor: Actor
    measures: Measures


@lru_cache(maxsize=2048)
def claim_of(statement: str) -> Claim:
    text = folded(statement)
    unmeasured, measures = measures_in(text)
    main, moments = moments_in(unmeasured)
    parts = parts_of(main)
    actor = actor_in(parts.response, stem(parts.act))
    act = act_in(parts, actor)
    limits = parts.denied and _LIMITED.search(parts.response) is not None
    forbids = parts.denied and not limits
    sides = sides_of(parts.response, actor.act or parts.act, forbids=forbids, limits=limits)
    named = frozenset(one for one in stems(f"{parts.subject} {parts.response}") if not one.isdigit())
    about = named - PALE - WAYS.keys() - {act, stem(parts.act)}
    return Claim(
        forbids=forbids,
        limits=limits,
        denies=denies(text),
        leaves=parts.left,
        act=alike(act),
        head=head_of(parts, actor) & about,
        words=about - actor.who,
        said=(stems(text) | {act, stem(parts.act)}) - PALE - {""},
        moments=moments,
        sides={**sides, "asking": Side(1, act)} if parts.left or act in _DECIDING else sides,
        actor=actor,
        measures=measures,
    )
