"""Order among pains: reach × severity × strength, counted over people and never over mentions; the sure ones first."""

from collections.abc import Sequence
from math import prod, sqrt
from typing import Final

from icp2prd.domain.base import Frozen, InterviewId, PersonId
from icp2prd.domain.icp import Band, Severity
from icp2prd.domain.insight import SURE

TOP_PAINS: Final = 6
FEWEST_AT_TOP: Final = 3
MOST_RARE: Final = 3
"""Pains of one customer that are listed as severe; more of them would say that everything is."""

SETTLED_FROM: Final = 5
"""Interviews below which no ranking is claimed as settled."""

SURE_OF_ONE: Final = 0.9
"""Certainty that at least one of the pains is one, from which on they are put before others however few they are."""

FEWEST_SHARE: Final = 0.05
"""Of all that was told, from which on pains are put before others however unsure each is: in long talk of other things
a remark is taken for a pain now and then."""

_Z90: Final = 1.645


class Voice(Frozen):
    """One customer's part in a pain. strength: mean of their quotes, 0 to 5."""

    person: PersonId
    interview: InterviewId
    severity: Severity
    strength: float


class Candidate(Frozen):
    """A pain before it has a rank: its voices, one for each customer and interview. certainty: that it is a pain."""

    voices: tuple[Voice, ...]
    certainty: float = 1.0

    @property
    def sure(self) -> bool:
        return self.certainty >= SURE

    @property
    def persons(self) -> tuple[PersonId, ...]:
        return tuple(dict.fromkeys(voice.person for voice in self.voices))


class Standing(Frozen):
    """rank, best_rank, worst_rank: from 1."""

    score: float
    strength: float
    severity: Severity
    worst: Severity
    rank: int
    best_rank: int
    worst_rank: int
    share_low: float
    share_high: float
    band: Band


def stand(
    candidates: Sequence[Candidate], customers: int, interviews: Sequence[InterviewId], told: int = 0
) -> list[Standing]:
    """Return where each candidate stands, in their order.

    customers: distinct people who may be quoted. told: insights of all kinds; 0 is not known.
    """
    full = _ranks(candidates, customers)
    others = [
        _ranks([_without(one, left_out) for one in candidates], customers)
        for left_out in interviews
        if len(interviews) > 1
    ]
    bands = _bands(candidates, full, customers) if _hurt(candidates, told) else [Band.LISTED] * len(candidates)
    return [
        _standing(one, customers, full[place], [ranks[place] for ranks in others], bands[place])
        for place, one in enumerate(candidates)
    ]


def score_of(candidate: Candidate, customers: int) -> float:
    """Share of customers × severity × mean strength ÷ 5."""
    if not candidate.voices:
        return 0.0
    share = len(candidate.persons) / max(1, customers)
    return round(share * _severity(candidate) * _strength(candidate) / 5, 4)


def wilson(successes: int, trials: int) -> tuple[float, float]:
    """90 % interval of a share (Wilson 1927), which holds for a handful of interviews, unlike the normal one."""
    if trials == 0:
        return 0.0, 1.0
    share, square = successes / trials, _Z90**2
    middle = share + square / (2 * trials)
    spread = _Z90 * sqrt(share * (1 - share) / trials + square / (4 * trials**2))
    return tuple(round((middle + side * spread) / (1 + square / trials), 3) for side in (-1, 1))  # type: ignore[return-value]


def _ranks(candidates: Sequence[Candidate], customers: int) -> list[int]:
    keys = [
        (not one.sure, -score_of(one, customers), -_severity(one), -_strength(one), place)
        for place, one in enumerate(candidates)
    ]
    ranks = [0] * len(candidates)
    for rank, key in enumerate(sorted(keys), start=1):
        ranks[key[-1]] = rank
    return ranks


def _standing(one: Candidate, customers: int, rank: int, other_ranks: Sequence[int], band: Band) -> Standing:
    low, high = wilson(len(one.persons), customers)
    severity = Severity(max(1, _severity(one)))
    return Standing(
        score=score_of(one, customers),
        strength=round(_strength(one), 2),
        severity=severity,
        worst=max((voice.severity for voice in one.voices), default=severity),
        rank=rank,
        best_rank=min([rank, *other_ranks]),
        worst_rank=max([rank, *other_ranks]),
        share_low=low,
        share_high=high,
        band=band,
    )


def _bands(candidates: Sequence[Candidate], ranks: Sequence[int], customers: int) -> list[Band]:
    """The top: pains of several customers that cost time at least, or the first three where there are too few of them.

    Severe but rare: of the others, the worst that one customer told with something to show for it. Those that may be no
    pains are neither.
    """
    bands = [Band.LISTED] * len(candidates)
    sure = [place for place, one in enumerate(candidates) if one.sure]
    by_rank = sorted(sure, key=lambda place: ranks[place])
    shared = [place for place in by_rank if _told_by_enough(candidates[place], customers)]
    costly = [place for place in shared if _severity(candidates[place]) >= Severity.REWORK][:TOP_PAINS]
    for place in costly:
        bands[place] = Band.TOP
    rare = [
        place
        for place in by_rank
        if bands[place] is Band.LISTED and _severity(candidates[place]) >= 3 and _strength(candidates[place]) >= 3
    ]
    for place in sorted(rare, key=lambda place: (-_severity(candidates[place]), ranks[place]))[:MOST_RARE]:
        bands[place] = Band.SEVERE_BUT_RARE
    for place in by_rank:
        if sum(band is not Band.LISTED for band in bands) < FEWEST_AT_TOP and bands[place] is Band.LISTED:
            bands[place] = Band.TOP
    return bands


def _hurt(candidates: Sequence[Candidate], told: int) -> bool:
    """Whether what is taken for pains is more than a slip now and then in talk of other things."""
    sure = [one for one in candidates if one.sure]
    is_sure_of_one = 1 - prod(1 - one.certainty for one in sure) >= SURE_OF_ONE
    return is_sure_of_one or len(sure) >= FEWEST_SHARE * told


def _told_by_enough(one: Candidate, customers: int) -> bool:
    return len(one.persons) >= 2 or customers < 2


def _without(candidate: Candidate, interview: InterviewId) -> Candidate:
    voices = tuple(voice for voice in candidate.voices if voice.interview != interview)
    return candidate.model_copy(update={"voices": voices})


def _severity(candidate: Candidate) -> int:
    ordered = sorted(int(voice.severity) for voice in candidate.voices)
    return ordered[(len(ordered) - 1) // 2] if ordered else 0


def _strength(candidate: Candidate) -> float:
    voices = candidate.voices
    return sum(voice.strength for voice in voices) / len(voices) if voices else 0.0
