"""What a judge may answer, and when an answer counts."""

from enum import StrEnum

from icp2prd.domain.base import Frozen
from icp2prd.grounding.folding import fold_words
from icp2prd.llm.lengths import Line


class Verdict(StrEnum):
    PASS = "pass"
    FAIL = "fail"
    CANNOT_TELL = "cannot_tell"


class VerdictAnswer(Frozen):
    verdict: Verdict
    span: Line
    reason: Line
    fix: Line


class WeakestAnswer(Frozen):
    item: Line
    span: Line
    reason: Line
    fix: Line


def span_in(span: str, texts: tuple[str, ...]) -> str | None:
    """The span as it stands in one of the texts that were shown, or None: a judge that invents it has not read.

    Found as quotes are, after the fixed folding; marks around it are forgiven.
    """
    wanted = fold_words(span.strip().strip("“”\"'‘’…").strip())
    if not wanted:
        return None
    return span.strip().strip("“”\"'‘’…").strip() if any(wanted in fold_words(text) for text in texts) else None


def counts(answer: VerdictAnswer, texts: tuple[str, ...]) -> bool:
    """Whether an answer is heard: a fail shows the words it is about, and no answer shows words that are not there."""
    if not answer.span.strip():
        return answer.verdict is not Verdict.FAIL
    return span_in(answer.span, texts) is not None
