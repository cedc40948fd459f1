"""A run that stops after each stage, so that what is settled early shapes what comes after."""

from dataclasses import replace
from typing import Final, Protocol

import typer

from icp2prd.cli.ending import INTERRUPTED
from icp2prd.cli.reviewing import Held, Manner, review_draft, review_stage
from icp2prd.cli.terminal import messages, say
from icp2prd.domain.run import RunResult, Usage
from icp2prd.review.sheet import Stage
from icp2prd.study.folder import StudyFolder
from icp2prd.study.since import changed_since, draft_on_disk


class RunUntil(Protocol):
    """Runs the study until a stage; None to the end. What was asked of a model before is not asked again."""

    def __call__(self, until: str | None, *, goes_on: bool = False) -> RunResult: ...


_WRITES: Final = {
    "synthesize": Stage.PAINS,
    "problem": Stage.PROBLEM,
    "jobs": Stage.JOBS,
    "requirements": Stage.REQUIREMENTS,
    "metrics": Stage.METRICS,
}


def run_with_reviews(run: RunUntil, folder: StudyFolder, manner: Manner, until: str | None) -> RunResult:
    """Run, and have each stage reviewed before the next begins; at last the findings. What comes back tells of it all.

    Whoever leaves a review before its end leaves the run. Raises what a run and a review raise.
    """
    before = draft_on_disk(folder)
    used = Usage()
    for name, stage in _WRITES.items():
        result = run(name)
        used += result.usage
        if result.so_far is not None:
            _or_leave(review_stage(folder, result.so_far, manner, stage), manner, name)
        if name == until:
            return replace(result, usage=used)
    first = run(until)
    used += first.usage
    if until is None and _or_leave(review_draft(folder, manner, frozenset({Stage.FINDINGS})), manner, "critique").made:
        last = run(None, goes_on=first.changed is not None)
        return replace(
            last,
            unchanged=first.unchanged and last.unchanged,
            written=tuple(dict.fromkeys((*first.written, *last.written))),
            usage=used + last.usage,
            changed=changed_since(before, folder, (first.changed, last.changed)),
        )
    return replace(first, usage=used)


def _or_leave(held: Held, manner: Manner, stage: str) -> Held:
    if not held.finished:
        told = f"Stopped in the review of {stage}. Every decision is kept: the same command goes on from here."
        say(messages(no_color=manner.no_color), told)
        raise typer.Exit(INTERRUPTED)
    return held
