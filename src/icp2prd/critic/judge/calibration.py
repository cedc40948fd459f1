"""A judge earns its seat: before a model first judges, it answers cases whose answers are known.

Balanced accuracy is the mean of two shares: of the faults, those it failed, and of the sound cases, those it passed. A
model that approves of everything has 0.5, and so has one that tosses a coin. An answer that cannot tell, that shows
words which are not there, or that never came is not right.
"""

from collections.abc import Callable, Sequence
from itertools import count
from math import sqrt
from pathlib import Path
from typing import Any, Final

import yaml

from icp2prd.critic.judge.aspects import PROMPTS, Aspect
from icp2prd.critic.judge.cases import Case
from icp2prd.critic.judge.judging import Bench, verdict_on
from icp2prd.critic.judge.verdicts import Verdict
from icp2prd.domain.base import Frozen, ItemId
from icp2prd.llm.hashing import tagged_hash
from icp2prd.llm.prompts import load_prompt
from icp2prd.llm.protocol import AnswerRejected

SEAT: Final = 0.8
"""Balanced accuracy under which a model does not judge."""

_FILE: Final = Path(__file__).with_name("calibration.yaml")
_Z95: Final = 1.96


class KnownCase(Frozen):
    case: Case
    verdict: Verdict


class Calibration(Frozen):
    """What became of it. low, high: 95 % interval of the balanced accuracy. by_aspect: balanced accuracy of each.

    failed_faults, passed_sound: of `faults` and `sound` cases, those answered rightly. unheard: answers that did not
    count.
    """

    model: str
    faults: int
    failed_faults: int
    sound: int
    passed_sound: int
    unheard: int
    by_aspect: dict[str, float]

    @property
    def accuracy(self) -> float:
        return (self.failed_faults / self.faults + self.passed_sound / self.sound) / 2

    @property
    def interval(self) -> tuple[float, float]:
        """Of two independent shares: the squares of their Wilson half-widths add up (Newcombe 1998, for a mean)."""
        first, second = _wilson(self.failed_faults, self.faults), _wilson(self.passed_sound, self.sound)
        low = sqrt(
            (self.failed_faults / self.faults - first[0]) ** 2 + (self.passed_sound / self.sound - second[0]) ** 2
        )
        high = sqrt(
            (first[1] - self.failed_faults / self.faults) ** 2 + (second[1] - self.passed_sound / self.sound) ** 2
        )
        return max(0.0, self.accuracy - low / 2), min(1.0, self.accuracy + high / 2)

    @property
    def passed(self) -> bool:
        return self.accuracy >= SEAT

    @property
    def ruling(self) -> str:
        return "judges" if self.passed else "does not judge"

    @property
    def figures(self) -> str:
        low, high = self.interval
        cases = self.faults + self.sound
        return f"balanced accuracy {self.accuracy:.2f} ({low:.2f} to {high:.2f}) on {cases} cases"


def calibration_cases() -> tuple[KnownCase, ...]:
    written: list[dict[str, Any]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return tuple(_known(one) for one in written)


def unheard(done: int) -> None:
    """Listen to nothing."""


def calibrate(
    model: Bench, model_id: str, cases: Sequence[KnownCase] | None = None, heard: Callable[[int], None] = unheard
) -> Calibration:
    """Ask every case once. heard: is told how many are answered, from any thread. Raises ModelError."""
    known = tuple(cases or calibration_cases())
    counter = count(1)

    def answered(one: KnownCase) -> Verdict | None:
        answer = _answer(model, one.case)
        heard(next(counter))
        return answer

    given = model.map(answered, known)
    right = [answer is one.verdict for one, answer in zip(known, given, strict=True)]
    return Calibration(
        model=model_id,
        faults=sum(one.verdict is Verdict.FAIL for one in known),
        failed_faults=_right(known, right, Verdict.FAIL),
        sound=sum(one.verdict is Verdict.PASS for one in known),
        passed_sound=_right(known, right, Verdict.PASS),
        unheard=sum(answer is None for answer in given),
        by_aspect={
            aspect.value: round(
                sum(ok for one, ok in zip(known, right, strict=True) if one.case.aspect is aspect) / n, 2
            )
            for aspect in Aspect
            if (n := sum(one.case.aspect is aspect for one in known))
        },
    )


def calibration_hash() -> str:
    """Of all that a result rests on beside the model: the cases, and the prompts they are asked with."""
    prompts = {name: load_prompt(name).hash for name in PROMPTS}
    return tagged_hash("icp2prd/judge/1", [_FILE.read_text(encoding="utf-8"), prompts])


def _known(written: dict[str, Any]) -> KnownCase:
    inputs = {name: text for name, text in written.items() if name not in {"id", "aspect", "verdict"}}
    case = Case(aspect=Aspect(written["aspect"]), item=ItemId(written["id"]), field="calibration", inputs=inputs)
    return KnownCase(case=case, verdict=Verdict(written["verdict"]))


def _answer(model: Bench, case: Case) -> Verdict | None:
    try:
        answer = verdict_on(model, case)
    except AnswerRejected:
        return None
    return answer.verdict if answer else None


def _right(known: Sequence[KnownCase], right: Sequence[bool], verdict: Verdict) -> int:
    return sum(ok for one, ok in zip(known, right, strict=True) if one.verdict is verdict)


def _wilson(successes: int, trials: int) -> tuple[float, float]:
    share, square = successes / trials, _Z95**2
    middle = share + square / (2 * trials)
    spread = _Z95 * sqrt(share * (1 - share) / trials + square / (4 * trials**2))
    return (middle - spread) / (1 + square / trials), (middle + spread) / (1 + square / trials)
