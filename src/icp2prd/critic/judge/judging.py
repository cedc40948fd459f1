"""A model reads a draft after the rules have: its findings stand beside theirs, and it takes none away."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from icp2prd.critic.draft import Draft
from icp2prd.critic.judge.aspects import RULINGS, THE_WEAKEST, WEAKEST
from icp2prd.critic.judge.cases import Case, cases_of
from icp2prd.critic.judge.verdicts import Verdict, VerdictAnswer, WeakestAnswer, counts, span_in
from icp2prd.domain.base import Frozen, ItemId
from icp2prd.domain.finding import Finding
from icp2prd.domain.insight import Rejected
from icp2prd.domain.interview import Interviews
from icp2prd.domain.prd import Prd
from icp2prd.domain.report import RuleCard
from icp2prd.domain.settings import Brief
from icp2prd.llm.prompts import load_prompt
from icp2prd.llm.protocol import AnswerRejected, Model

T = TypeVar("T")
R = TypeVar("R")

STAGE = "judge"
_INVENTED = "a verdict on words that are not there"


class Bench(Model, Protocol):
    """A model, and several calls at once."""

    def map(self, do: Callable[[T], R], items: Sequence[T]) -> list[R]: ...


class Judgement(Frozen):
    """asked: questions. discarded: answers on words that are not in the text, and answers that never came."""

    findings: tuple[Finding, ...]
    asked: int
    discarded: tuple[Rejected, ...]


def judge(model: Bench, prd: Prd, interviews: Interviews, brief: Brief) -> Judgement:
    """Raises ModelError."""
    draft = Draft(prd, interviews, brief)
    cases = list(cases_of(draft))
    outcomes: list[Finding | Rejected | None] = list(model.map(lambda case: _ruled(model, case), cases))
    if len(prd.requirements) > 1:
        outcomes.append(_weakest(model, prd))
    return Judgement(
        findings=tuple(dict.fromkeys(one for one in outcomes if isinstance(one, Finding))),
        asked=len(outcomes),
        discarded=tuple(one for one in outcomes if isinstance(one, Rejected)),
    )


def verdict_on(model: Model, case: Case) -> VerdictAnswer | None:
    """One question, one answer; None where it shows words that are not there. Raises AnswerRejected, ModelError."""
    question = load_prompt(case.aspect.prompt).ask_about(case.name, **case.inputs)
    answer = model.ask(question, VerdictAnswer)
    return answer if counts(answer, case.texts) else None


def _ruled(model: Model, case: Case) -> Finding | Rejected | None:
    try:
        answer = verdict_on(model, case)
    except AnswerRejected as failure:
        return Rejected(stage=STAGE, item=f"{case.aspect}, {case.name}", reason=failure.reason)
    if answer is None:
        return Rejected(stage=STAGE, item=f"{case.aspect}, {case.name}", reason=_INVENTED)
    if answer.verdict is not Verdict.FAIL:
        return None
    return _finding(RULINGS[case.aspect], case.item, case.field, case.texts, answer)


def _weakest(model: Model, prd: Prd) -> Finding | Rejected:
    """Asked the other way round, so that a judge cannot be silent; a note, since there is a weakest in every list."""
    statements = {one.id: one.statement for one in prd.requirements}
    lines = "\n".join(f"{item} {statement}" for item, statement in statements.items())
    try:
        answer = model.ask(load_prompt(WEAKEST).ask_about("requirements", requirements=lines), WeakestAnswer)
    except AnswerRejected as failure:
        return Rejected(stage=STAGE, item="the weakest", reason=failure.reason)
    item = ItemId(answer.item.strip())
    if item not in statements or span_in(answer.span, (statements[item],)) is None:
        return Rejected(stage=STAGE, item="the weakest", reason=_INVENTED)
    return _finding(THE_WEAKEST, item, "statement", (statements[item],), answer)


def _finding(
    ruling: RuleCard, item: ItemId, field: str, texts: tuple[str, ...], answer: VerdictAnswer | WeakestAnswer
) -> Finding:
    return Finding(
        rule=ruling.id,
        severity=ruling.severity,
        item=item,
        field=field,
        span=span_in(answer.span, texts) or "",
        message=f"{_sentence(answer.reason)} (A model's reading: {ruling.title[:1].lower()}{ruling.title[1:]}?)",
        fix=_sentence(answer.fix) or "Read it again, and decide.",
        reference=ruling.reference,
    )


def _sentence(text: str) -> str:
    plain = " ".join(text.split())
    return plain if not plain or plain.endswith((".", "?", "!")) else f"{plain}."
