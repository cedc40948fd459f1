"""A judge earns its seat: before a model first judges, it answers cases whose answers are known.

Balanced accuracy is the mean of two shares: of the faults, those it failed, and of the sound cases, those it passed. A
model that approves of everything has 0.5, and so has one that tosses a coin. An answer that cannot tell, that shows
words which are not there, or that never came is not right.
"""

from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path
from typing import Any, Final

import yaml

from icp2prd.critic.judge.aspects import PROMPTS, Aspect
from icp2prd.critic.judge.cases import Case
from icp2prd.critic.judge.judging import Bench, verdict_on
from icp2prd.critic.judge.tally import Tally
from icp2prd.critic.judge.verdicts import Verdict
from icp2prd.domain.base import Frozen, ItemId
from icp2prd.llm.hashing import tagged_hash
from icp2prd.llm.prompts import load_prompt
from icp2prd.llm.protocol import AnswerRejected

SEAT: Final = 0.8
"""Balanced accuracy under which a model does not judge."""

_FILE: Final = Path(__file__).with_name("calibration.yaml")


class KnownCase(Frozen):
    case: Case
    verdict: Verdict


class Calibration(Tally):
    """What became of it. by_aspect: the same of each question. unheard: answers that did not count."""

    model: str
    unheard: int
    by_aspect: dict[str, Tally]

    @property
    def passed(self) -> bool:
        return self.accuracy >= SEAT

    @property
    def ruling(self) -> str:
        return "judges" if self.passed else "does not judge"

    @property
    def figures(self) -> str:
        return f"balanced accuracy {self.brief} on {self.faults + self.sound} cases"


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
    answers = list(zip(known, given, strict=True))
    return Calibration(
        model=model_id,
        unheard=sum(answer is None for answer in given),
        by_aspect={
            aspect.value: _tally(about)
            for aspect in Aspect
            if (about := [one for one in answers if one[0].case.aspect is aspect])
        },
        **_tally(answers).model_dump(),
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


def _tally(answers: Sequence[tuple[KnownCase, Verdict | None]]) -> Tally:
    faults = [answer for one, answer in answers if one.verdict is Verdict.FAIL]
    sound = [answer for one, answer in answers if one.verdict is Verdict.PASS]
    return Tally(
        faults=len(faults),
        failed_faults=faults.count(Verdict.FAIL),
        sound=len(sound),
        passed_sound=sound.count(Verdict.PASS),
    )
