"""Drafts that code writes from customers' words, where a model cannot be trusted with a sentence of its own."""

from collections.abc import Iterable, Sequence
from typing import Final

from icp2prd.critic.lint.technology import technology_in
from icp2prd.critic.spoken import COPIED_WORDS
from icp2prd.domain.base import ItemId
from icp2prd.domain.ears import pattern_of
from icp2prd.domain.evidence import Evidence
from icp2prd.domain.icp import Theme
from icp2prd.domain.quantity import bounded, is_figure, quantities
from icp2prd.domain.requirement import Criterion
from icp2prd.stages.planning.demands import demand_in
from icp2prd.stages.planning.frames import Frame, demand_frame, frame_of
from icp2prd.stages.planning.grounds import SAID_BY_CUSTOMERS, Draft, Ground
from icp2prd.stages.planning.today import FEWEST_WORDS, MOST_WORDS, done_today, in_few_words, relief_from
from icp2prd.stages.planning.wishing import MOST_OF_ONE, Wishes
from icp2prd.stages.quotes import Shelf
from icp2prd.stages.retelling import retold

FEW_WORDS: Final = COPIED_WORDS - 1
"""Of what is done by hand: more of a customer's words in a row are a quote, and no requirement."""


def demanded(shelf: Shelf, ground: Ground) -> Draft | None:
    """What customers ask for, from the first of their sentences that has a shape; they may do so as they complain."""
    found = ((record, demand_in(record.sentence)) for record in shelf.records(ground.theme.evidence))
    return _taken(ground, found)


def wished(shelf: Shelf, wishes: Wishes, ground: Ground) -> Draft | None:
    """What customers ask for, from the first of their sentences that the model can turn round."""
    assert ground.wanted
    records = shelf.records(ground.wanted.evidence)[:MOST_OF_ONE]
    return _taken(ground, ((record, wishes.requirement_in(record, ground.item)) for record in records))


def relieved(shelf: Shelf, ground: Ground, most_words: int = MOST_WORDS) -> Draft | None:
    """That nobody has to do what is done about a pain today, where a sentence says what that is.

    most_words: of what is done. "Write down" is too few.
    """
    today = shelf.records(ground.today.evidence) if ground.today else []
    told = ((record, done_today(record.sentence)) for record in today)
    return _relief(ground, (one for one in told if FEWEST_WORDS <= len(one[1].split()) <= most_words))


def relieved_in_short(shelf: Shelf, ground: Ground) -> Draft | None:
    """The same of what a pain says that people do, in a few words of it; for a pain that has no better answer."""
    own = shelf.records(ground.pains[0].evidence)
    return _relief(ground, ((record, in_few_words(done_today(record.sentence), FEW_WORDS)) for record in own))


def framed(shelf: Shelf, ground: Ground) -> Draft | None:
    """What would take a pain away, as far as its shape says; none where it says so of nothing, as of any product.

    A pain may be about a product that customers have; a requirement that names it would say how, not what.
    """
    pain = ground.pains[0]
    about = "" if any(technology_in(pain.about)) else pain.about
    frame = frame_of([one.sentence for one in shelf.records(pain.evidence)], about)
    return _draft(ground, frame) if frame else None


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


def _relief(ground: Ground, told: Iterable[tuple[Evidence, str]]) -> Draft | None:
    """From the first that says what is done, without a product that it is done with: that would say how.

    told: sentences, each with what is done; empty where it does not say.
    """
    found = next(((record, doing) for record, doing in told if doing and not any(technology_in(doing))), None)
    if found is None:
        return None
    record, doing = found
    return _draft(ground.model_copy(update={"first": (record.id,)}), relief_from(doing))


def _taken(ground: Ground, found: Iterable[tuple[Evidence, str]]) -> Draft | None:
    for record, demand in found:
        if demand:
            first = (record.id, *(one for one in ground.evidence if one != record.id))
            return _draft(ground.model_copy(update={"first": first}), demand_frame(demand))
    return None


def _draft(ground: Ground, frame: Frame) -> Draft:
    return Draft(
        ground=ground, title=frame.title, statement=frame.statement, pattern=pattern_of(frame.statement), frame=frame
    )
