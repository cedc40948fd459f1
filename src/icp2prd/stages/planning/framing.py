"""Drafts that code writes from customers' words, where a model cannot be trusted with a sentence of its own."""

from collections.abc import Sequence
from typing import Final

from icp2prd.domain.base import ItemId
from icp2prd.domain.ears import pattern_of
from icp2prd.domain.icp import Band, Theme
from icp2prd.domain.quantity import bounded, is_figure, quantities
from icp2prd.domain.requirement import Criterion
from icp2prd.stages.planning.demands import demand_in
from icp2prd.stages.planning.frames import Frame, demand_frame, done_today, frame_of, relief_from
from icp2prd.stages.planning.grounds import SAID_BY_CUSTOMERS, Draft, Ground
from icp2prd.stages.quotes import Shelf
from icp2prd.stages.retelling import retold

NOBODY_ASKS: Final = "listed below the top, and nobody says what they would want for it"
NO_DEMAND: Final = "says what matters to them, not what a product must do: turn it into a requirement with the team"


def framed(shelf: Shelf, ground: Ground) -> Draft | str:
    """A draft, or why there is none."""
    if ground.wanted:
        return _demanded(shelf, ground, ground.wanted)
    worst = ground.pains[0]
    if worst.band is Band.LISTED:
        return NOBODY_ASKS
    today = shelf.records(ground.today.evidence) if ground.today else []
    for record in today:
        if doing := done_today(record.sentence):
            return _draft(ground.model_copy(update={"first": (record.id,)}), relief_from(doing))
    return _draft(ground, frame_of([one.sentence for one in shelf.records(worst.evidence)], worst.about))


def framed_criterion(shelf: Shelf, draft: Draft, measures: Sequence[Theme], item_id: ItemId) -> Criterion:
    """The criterion of a frame; for a pain, with what its customers would count, where they named a quantity."""
    frame = draft.frame
    assert frame is not None
    parts = {"given": frame.given, "when": frame.when, "then": frame.then}
    for measure in measures if draft.ground.wanted is None else ():
        for record in shelf.records(measure.evidence):
            if found := next((one for one in quantities(record.quote) if is_figure(record.quote, one)), None):
                told = retold(record.sentence).rstrip(".!")
                parts["then"] = f"{frame.then}; and what they would count by holds: “{told}”"
                return Criterion(
                    id=item_id,
                    **parts,
                    threshold=bounded(record.quote, found),
                    threshold_source=SAID_BY_CUSTOMERS,
                    evidence=(record.id,),
                )
    return Criterion(id=item_id, **parts, evidence=draft.ground.evidence[:1])


def _demanded(shelf: Shelf, ground: Ground, wanted: Theme) -> Draft | str:
    for record in shelf.records(wanted.evidence):
        if demand := demand_in(record.sentence):
            first = (record.id, *(one for one in ground.evidence if one != record.id))
            return _draft(ground.model_copy(update={"first": first}), demand_frame(demand))
    return NO_DEMAND


def _draft(ground: Ground, frame: Frame) -> Draft:
    return Draft(
        ground=ground, title=frame.title, statement=frame.statement, pattern=pattern_of(frame.statement), frame=frame
    )
