"""Which requirements code writes: each pain that matters is answered once, then whatever else customers ask for.

For models that cannot write a requirement. What customers ask for outright comes before what a model turns round, and
that before a frame, which only says what shape a trouble has. Last come what they do by hand today, and frames of pains
that are only listed.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, filterfalse
from typing import Final

from icp2prd.domain.base import ItemId
from icp2prd.domain.icp import Band
from icp2prd.domain.insight import Kind, Rejected
from icp2prd.stages.planning.framing import FEW_WORDS, demanded, framed, relieved, relieved_in_short, wished
from icp2prd.stages.planning.grounds import Draft, Ground
from icp2prd.stages.planning.refusing import OF_ANY_PRODUCT, Refusals
from icp2prd.stages.planning.wishing import MOST_FOR_A_PAIN, Wishes
from icp2prd.stages.quotes import Shelf

OUTRIGHT_OR_NOT: Final = frozenset({Kind.OBJECTION, Kind.SUCCESS_METRIC})
"""Without a demand, the one is a doubt and the other something to measure: no model is asked to make one of them."""

NOBODY_ASKS: Final = "listed below the top, and nobody says what they would want for it"
NOT_ASKED: Final = "has no shape that code knows, and the model had been asked about as many sentences as it may"
NO_DEMAND: Final = "says what matters to them, not what a product must do: turn it into a requirement with the team"


def chosen(
    shelf: Shelf,
    wishes: Wishes,
    refusals: Refusals,
    grounds: Sequence[Ground],
    most: int,
    progress: Callable[[int, int], None],
) -> tuple[list[Draft], list[Rejected], list[Ground]]:
    """Return drafts, the grounds that hold no requirement, and those that came after the limit.

    An objection, or what would be a success, asks for something outright, or it is no ground for anything.
    """
    choice = _Choice(shelf, wishes, refusals, grounds)
    drafts: dict[str, Draft] = {}
    for draft in choice.in_order():
        if len({one.statement for one in (*drafts.values(), draft)}) > most:
            break
        drafts.setdefault(draft.ground.item, draft)
        progress(len(drafts), max(len(drafts), min(most, len(grounds))))
    answered = {draft.ground.pains[0].id for draft in drafts.values()}
    told = {"", *(draft.statement for draft in drafts.values())}
    rejected, left = [], []
    for ground in grounds:
        if ground.item in drafts or (ground.wanted is None and ground.pains[0].id in answered):
            continue
        if ground.is_relief and choice.relief_in(ground) in told:
            continue
        if reason := choice.why_not(ground):
            rejected.append(Rejected(stage="requirements", item=ground.item, reason=reason))
        elif not _asks_outright_or_not(ground) or choice.asks_outright(ground):
            left.append(ground)
    return list(drafts.values()), rejected, left


class _Choice:
    def __init__(self, shelf: Shelf, wishes: Wishes, refusals: Refusals, grounds: Sequence[Ground]) -> None:
        self._shelf = shelf
        self._wishes = wishes
        self._refusals = refusals
        self._wanted = [one for one in grounds if one.wanted and not one.is_relief]
        pains = [one for one in grounds if not one.wanted]
        self._pains = [one for one in pains if one.pains[0].band is not Band.LISTED]
        self._listed = [one for one in pains if one.pains[0].band is Band.LISTED]
        self._outright = {one.item: draft for one in self._wanted if (draft := demanded(shelf, one))}
        self._told = {one.item: draft for one in pains if (draft := demanded(shelf, one))}
        self._reliefs = {
            one.item: draft for one in grounds if one.is_relief and (draft := relieved(shelf, one, FEW_WORDS))
        }
        self._turned: dict[str, Draft | None] = {}
        self._refused: dict[str, str] = {}

    def in_order(self) -> Iterator[Draft]:
        """Yield drafts, the ones that matter most first; the model is asked only as far as they are taken."""
        answered: set[ItemId] = set()
        for draft in chain(self._answers_to_the_top(), filterfalse(self.refuses, self._asked_for())):
            answered.add(draft.ground.pains[0].id)
            yield draft
        for pain in self._listed:
            if pain.pains[0].sure and pain.pains[0].id not in answered:
                frame = framed(self._shelf, pain)
                if frame and not self.refuses(frame):
                    yield frame

    def _answers_to_the_top(self) -> Iterator[Draft]:
        for pain in self._pains:
            if answer := next(filterfalse(self.refuses, self._answers(pain)), None):
                yield answer

    def _asked_for(self) -> Iterator[Draft]:
        """Yield whatever else customers ask for, or do by hand."""
        yield from self._outright.values()
        yield from self._told.values()
        yield from self._turns(self._wanted)
        yield from self._reliefs.values()

    def refuses(self, draft: Draft) -> bool:
        """Whether the critic would not let a draft stand; why, is known from then on."""
        if reason := self._refusals.why(draft):
            self._refused.setdefault(draft.ground.item, reason)
        return bool(reason)

    def _answers(self, pain: Ground) -> Iterator[Draft]:
        """What may be done about a pain: what is asked for it, or else what its own words allow."""
        mine = [one for one in self._wanted if one.pains[0].id == pain.pains[0].id]
        yield from (self._outright[one.item] for one in mine if one.item in self._outright)
        if pain.item in self._told:
            yield self._told[pain.item]
        yield from self._turns(mine[:MOST_FOR_A_PAIN])
        if relief := relieved(self._shelf, pain):
            yield relief
        if answer := framed(self._shelf, pain) or relieved_in_short(self._shelf, pain):
            yield answer
        else:
            self._refused[pain.item] = OF_ANY_PRODUCT

    def relief_in(self, ground: Ground) -> str:
        """What a ground from what is done today would say; empty where code cannot tell what that is."""
        return self._reliefs[ground.item].statement if ground.item in self._reliefs else ""

    def asks_outright(self, ground: Ground) -> bool:
        """Whether code knows by itself what a ground asks for."""
        return any(ground.item in known for known in (self._outright, self._told, self._reliefs))

    def why_not(self, ground: Ground) -> str:
        """Why no requirement was made of a ground; empty where one could be."""
        if ground.item in self._refused:
            return self._refused[ground.item]
        if ground.wanted is None and ground.item not in self._told:
            return NOBODY_ASKS if ground.pains[0].band is Band.LISTED else ""
        if self.asks_outright(ground) or _asks_outright_or_not(ground):
            return ""
        if ground.item in self._turned:
            return "" if self._turned[ground.item] else NO_DEMAND
        return NOT_ASKED if self._wishes.spent else ""

    def _turns(self, grounds: Sequence[Ground]) -> Iterator[Draft]:
        for ground in grounds:
            if ground.item in self._outright or _asks_outright_or_not(ground):
                continue
            if ground.item not in self._turned and not self._wishes.spent:
                self._turned[ground.item] = wished(self._shelf, self._wishes, ground)
            if draft := self._turned.get(ground.item):
                yield draft


def _asks_outright_or_not(ground: Ground) -> bool:
    return ground.wanted is not None and ground.wanted.kind in OUTRIGHT_OR_NOT
