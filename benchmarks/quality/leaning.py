"""Insights found and right where the head leans more, or less, to "nothing", from what it said of recorded sentences.

python -m benchmarks.quality.leaning     print the table; of the models only the embedding model is needed
"""

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import starmap
from pathlib import Path
from typing import Any, Final, NoReturn, TypeVar

from icp2prd.domain.base import ItemId
from icp2prd.domain.insight import SURE
from icp2prd.domain.orders import reads_like_an_order
from icp2prd.evaluation import PlacedGold, Ruler, place_gold, read_gold
from icp2prd.evaluation.counting import (
    precision_of,
    precision_under_any_kind,
    recall_of,
    recall_under_any_kind,
)
from icp2prd.evaluation.insights import DraftInsight, matched_insights
from icp2prd.evaluation.outcomes import Outcomes
from icp2prd.evaluation.session import open_ruler
from icp2prd.grounding import Gate
from icp2prd.ingest import read_interviews
from icp2prd.llm.head import LEAN, NOTHING, likeliest
from icp2prd.llm.profiles import HEADED
from icp2prd.llm.protocol import A, Question, Sorting, Spoken, Vector
from icp2prd.stages.extracting.sifting import sifted
from icp2prd.stages.extracting.sorting import sorted_readings
from icp2prd.stages.stage import Work
from icp2prd.study.settings import read_brief
from tests.quality import FIXTURES, HELD_BACK, recorded_studies
from tests.recorded import TAPES

T = TypeVar("T")
R = TypeVar("R")

STEPS: Final = (-0.9, -0.7, -0.5, -0.3, -0.1, 0.0, 0.2, 0.4)


@dataclass(frozen=True)
class Lean:
    """first: added to the logarithm of how likely "nothing" is. again: the same, of turns that gave nothing."""

    first: float = 0.0
    again: float = 0.0

    def of_turn(self, scores: Sorting) -> Sorting:
        once = tuple(_leaned(one, self.first) for one in scores)
        if any(likeliest(one) != NOTHING for one in once):
            return once
        return tuple(_leaned(one, self.again) for one in scores)


TRIED: Final = (
    *(Lean(step, step) for step in STEPS),
    *(Lean(first, again) for first, again in ((0.0, -0.6), (0.0, -1.2), (0.4, -0.6))),
)


class Taped:
    """Implements icp2prd.stages.stage.Door: sorts from tape, and can do nothing else."""

    profile = HEADED

    def __init__(self, study: str, lean: Lean) -> None:
        self._turns: dict[str, Any] = json.loads((TAPES / f"{study}.sorting.json").read_text("utf-8"))
        self._lean = lean

    def sort(self, spoken: Spoken) -> Sorting:
        """Scores that come out under the program's own lean as the recorded ones would under another."""
        recorded = tuple(self._turns[" | ".join((spoken.asked, *spoken.sentences))])
        return tuple(_leaned(one, -LEAN) for one in self._lean.of_turn(recorded))

    def map(self, do: Callable[[T], R], items: Sequence[T]) -> list[R]:
        return [do(item) for item in items]

    def ask(self, question: Question, answer_model: type[A]) -> NoReturn:
        raise LookupError(f"{question.prompt} for {answer_model.__name__}: only the sorting of sentences is on tape")

    def embed(self, texts: Sequence[str]) -> list[Vector]:
        raise LookupError(f"{len(texts)} texts: only the sorting of sentences is on tape")


def placed(study: str) -> PlacedGold:
    folder: Path = FIXTURES / study
    return place_gold(read_gold(folder), read_interviews(folder, read_brief(folder).brief.settings))


def outcomes_under(lean: Lean, gold: PlacedGold, study: str, ruler: Ruler) -> Outcomes:
    """Raises KeyError where a turn is not on tape, ModelError where the ruler cannot be used."""
    interviews = gold.interviews
    readings = sorted_readings(Work(Taped(study, lean)), interviews.interviews, Gate(interviews))
    turns = interviews.turns_by_id()
    drawn = [
        DraftInsight(item=ItemId(""), kind=one.kind, evidence=one.record, sure=one.certainty >= SURE)
        for one in sifted(readings, interviews)
        if not reads_like_an_order(turns[one.record.turn].text)
    ]
    return matched_insights(drawn, gold, ruler)


def leaning_table(ruler: Ruler) -> str:
    golds = {study: placed(study) for study in recorded_studies()}
    tuned = {study: gold for study, gold in golds.items() if study not in HELD_BACK}
    unseen = {study: gold for study, gold in golds.items() if study in HELD_BACK}
    rows = [
        f"| {lean.first:+.1f} | {lean.again:+.1f} | {_figures(lean, tuned, ruler)} | {_figures(lean, unseen, ruler)} |"
        for lean in TRIED
    ]
    return "\n".join(
        [
            "| lean | of silent turns | tuned on, any kind | the right kind | held back, any kind | the right kind |",
            "| ---: | ---: | ---: | ---: | ---: | ---: |",
            *rows,
        ]
    )


def _figures(lean: Lean, golds: Mapping[str, PlacedGold], ruler: Ruler) -> str:
    """Recall / precision, under any kind and under the right one."""
    parts = [outcomes_under(lean, gold, study, ruler) for study, gold in golds.items()]
    expected = [one for part in parts for one in part.expected]
    shown = [one for part in parts for one in part.shown]
    pairs = (
        (recall_under_any_kind(expected), precision_under_any_kind(shown)),
        (recall_of(expected), precision_of(shown)),
    )
    return " | ".join(starmap("{0.value:.2f} / {1.value:.2f}".format, pairs))


def _leaned(scores: Mapping[str, float], lean: float) -> dict[str, float]:
    weighed = {label: score * (math.exp(lean) if label == NOTHING else 1) for label, score in scores.items()}
    return {label: score / sum(weighed.values()) for label, score in weighed.items()}


if __name__ == "__main__":
    with open_ruler() as door:
        print(leaning_table(Ruler(door.embed)))
