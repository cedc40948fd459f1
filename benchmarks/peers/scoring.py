"""What the tools returned, held against the interviews and the gold files, all by the same rules."""

import re
from collections.abc import Sequence
from enum import StrEnum

from icp2prd.domain.base import Frozen, InterviewId
from icp2prd.domain.interview import Interview, Turn
from icp2prd.domain.prd import Prd
from icp2prd.evaluation import PlacedGold
from icp2prd.evaluation.figures import Figure, harmonic, share
from icp2prd.evaluation.insights import insights_of
from icp2prd.evaluation.placing import PlacedInsight
from icp2prd.grounding import GROUNDABLE

_SPACE = re.compile(r"\s+")


class PeerQuote(Frozen):
    """proposed: what the model wrote. given: what the tool shows as the source of it; empty where it lets nothing
    through. failed: an interview that the tool gave no answer for."""

    study: str
    interview: str
    kind: str = ""
    proposed: str = ""
    given: str = ""
    note: str = ""
    failed: str = ""


class Truth(StrEnum):
    """CUSTOMER: the words, as the model wrote them, are a customer's. OTHER: they are somebody else's. FALSIFIED: the
    model wrote other words than anybody said, and the tool let them through, or put true ones in their place."""

    CUSTOMER = "customer"
    OTHER = "other"
    FALSIFIED = "falsified"
    HELD_BACK = "held back"


class Spot(Frozen):
    """Where words stand in a turn."""

    turn: str
    start: int
    end: int


class PeerScore(Frozen):
    """by_truth: quotes of each sort. precision: of the quotes that are let through, those that are insights of the
    gold; what is falsified or somebody else's is wrong, `also_fine` counts neither way."""

    tool: str
    by_truth: dict[str, int]
    recall: Figure
    recall_any_kind: Figure
    precision: Figure
    failed: int

    @property
    def f1(self) -> float | None:
        return harmonic(self.recall.value, self.precision.value)


def score_peer(tool: str, quotes: Sequence[PeerQuote], golds: Sequence[PlacedGold]) -> PeerScore:
    by_truth = dict.fromkeys(Truth, 0)
    found: set[tuple[str, int]] = set()
    found_any: set[tuple[str, int]] = set()
    right = counted = 0
    for gold in golds:
        interviews = gold.interviews.by_id()
        for one in (each for each in quotes if each.study == gold.name and not each.failed):
            truth, spot = truth_of(one, interviews[InterviewId(one.interview)])
            by_truth[truth] += 1
            if truth is Truth.HELD_BACK:
                continue
            on = [g for g in gold.insights if spot and truth is Truth.CUSTOMER and _meets(g, spot)]
            alike = [g for g in on if g.insight.kind == one.kind]
            found_any |= {(gold.name, g.number) for g in on if g.required}
            found |= {(gold.name, g.number) for g in alike if g.required}
            neither = alike and not any(g.required for g in alike)
            counted += not neither
            right += any(g.required for g in alike)
    required = sum(len(gold.required()) for gold in golds)
    return PeerScore(
        tool=tool,
        by_truth={truth.value: count for truth, count in by_truth.items()},
        recall=share(len(found), required),
        recall_any_kind=share(len(found_any), required),
        precision=share(right, counted),
        failed=sum(bool(one.failed) for one in quotes),
    )


def truth_of(one: PeerQuote, interview: Interview) -> tuple[Truth, Spot | None]:
    """White space, capitals, the label of the speaker, and marks at either end are forgiven; nothing else is."""
    if not one.given.strip():
        return Truth.HELD_BACK, None
    words = _without_label(_folded(one.proposed), interview).lower()
    spots = [(turn, at) for turn in interview.turns if words and (at := _folded(turn.text).lower().find(words)) >= 0]
    if not spots:
        return Truth.FALSIFIED, None
    customers = [(turn, at) for turn, at in spots if turn.role in GROUNDABLE]
    if not customers:
        return Truth.OTHER, None
    turn, at = customers[0]
    return Truth.CUSTOMER, _spot(turn, at, len(words))


def quotes_of(prd: Prd, study: str) -> list[PeerQuote]:
    """Our own draft, in the same form: what it prints is what stands in the turn."""
    return [
        PeerQuote(
            study=study,
            interview=one.evidence.interview,
            kind=one.kind,
            proposed=one.evidence.quote,
            given=one.evidence.quote,
        )
        for one in insights_of(prd)
    ]


def _meets(gold: PlacedInsight, spot: Spot) -> bool:
    """They overlap, or stand in one sentence: as `icp2prd eval` has it, but for likeness."""
    place = gold.place
    return spot.turn == place.turn and spot.start < place.closing and place.opening < spot.end


def _folded(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _without_label(words: str, interview: Interview) -> str:
    for speaker in interview.speakers:
        words = words.removeprefix(f"{speaker.name}: ")
    return words.strip(' "“”.…')


def _spot(turn: Turn, at: int, length: int) -> Spot:
    """Characters of the turn's own text, whose white space is not folded."""
    visible = [place for place, letter in enumerate(turn.text) if not letter.isspace()]
    folded = _folded(turn.text)
    before = sum(not letter.isspace() for letter in folded[:at])
    inside = sum(not letter.isspace() for letter in folded[at : at + length])
    return Spot(turn=turn.id, start=visible[before], end=visible[before + inside - 1] + 1)
