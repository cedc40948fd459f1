"""Models that judge in ways we know: one that reads, one that approves, one that tosses a coin."""

from collections.abc import Callable
from random import Random

from icp2prd.critic.judge import PROMPTS, calibration_cases
from icp2prd.critic.judge.verdicts import Verdict
from icp2prd.llm.fake import FakeModel, Reply
from icp2prd.llm.protocol import Question

KNOWN = {one.case.name: one for one in calibration_cases()}


def verdict(kind: str, span: str = "", fix: str = "") -> Reply:
    return {"verdict": kind, "span": span, "reason": "It reads so.", "fix": fix}


def bench(answer: Callable[[Question], Reply]) -> FakeModel:
    return FakeModel(dict.fromkeys(PROMPTS, answer))


def oracle(question: Question) -> Reply:
    """Knows every case, and shows words that are in it."""
    known = KNOWN[question.item]
    first = next(iter(known.case.inputs.values()))
    return verdict(known.verdict.value, " ".join(first.split()[:3]))


def approver(question: Question) -> Reply:
    return verdict("pass")


def coin(seed: int) -> Callable[[Question], Reply]:
    random = Random(seed)

    def toss(question: Question) -> Reply:
        first = next(iter(KNOWN[question.item].case.inputs.values()))
        kind = random.choice((Verdict.PASS, Verdict.FAIL)).value
        return verdict(kind, " ".join(first.split()[:3]))

    return toss
