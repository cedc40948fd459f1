"""Whether a draft still follows from what it was made from, and what each change may move.

The model and the version of icp2prd are no part of it: a check may run where there is no model, and a new version
alone is no reason to fail somebody's CI. `run` does take them into account.
"""

from collections.abc import Iterator

from icp2prd.domain.base import Artifact, InterviewId, ItemId
from icp2prd.domain.icp import Synthesis
from icp2prd.domain.insight import Insights
from icp2prd.domain.interview import Interviews
from icp2prd.domain.job import Jobs
from icp2prd.domain.metric import Metrics
from icp2prd.domain.prd import Prd
from icp2prd.domain.problem import Problem
from icp2prd.domain.report import Cause, Change
from icp2prd.domain.requirement import Requirements
from icp2prd.domain.settings import Settings
from icp2prd.stages import STAGES
from icp2prd.stages.prompting import prompt_hashes
from icp2prd.study.folder import DECISIONS_FILE, LOCK_FILE, StudyFolder
from icp2prd.study.item import Level, every_item
from icp2prd.study.lock import Lock, changed_names, input_hashes, outputs_that_differ


def changes_in(
    lock: Lock | None, folder: StudyFolder, prd: Prd, interviews: Interviews, settings: Settings
) -> tuple[Change, ...]:
    """Inputs first, then prompts, then the documents themselves; empty where the draft holds."""
    if lock is None:
        sentence = f"{LOCK_FILE} is gone or cannot be read: nobody can tell what this draft was made from."
        return (Change(cause=Cause.LOCK, name=LOCK_FILE, sentence=sentence),)
    return (
        *_inputs(lock, folder, prd, interviews, settings),
        *_prompts(lock, prd),
        *(
            Change(cause=Cause.DOCUMENT, name=sentence.partition(" ")[0], sentence=sentence)
            for sentence in outputs_that_differ(lock, folder)
        ),
    )


def _inputs(lock: Lock, folder: StudyFolder, prd: Prd, interviews: Interviews, settings: Settings) -> Iterator[Change]:
    by_file = {one.file: one.id for one in prd.interviews} | {one.file: one.id for one in interviews.interviews}
    unread = {one.file: one.reason for one in interviews.unread}
    now = input_hashes(folder, interviews, settings.template)
    for name, sentence in changed_names(lock.made_from.inputs, now):
        if name in by_file:
            said = f"{name} cannot be read any more: {unread[name]}." if name in unread else sentence
            items = _resting_on(prd, by_file[name])
            yield Change(cause=Cause.INTERVIEW, name=name, sentence=said, items=items)
        else:
            cause = Cause.DECISIONS if name == DECISIONS_FILE else Cause.SETTINGS
            yield Change(cause=cause, name=name, sentence=sentence, items=_given_in(prd, name))


def _asked_with(lock: Lock) -> dict[str, str]:
    """The prompts of today that the draft was made with; a judge's count only where one sat."""
    today = prompt_hashes()
    return {name: today[name] for name in lock.made_from.prompts if name in today}


def _prompts(lock: Lock, prd: Prd) -> Iterator[Change]:
    asked_by = {name: stage for stage in STAGES for name in stage.prompts}
    for name, sentence in changed_names(lock.made_from.prompts, _asked_with(lock)):
        stage = asked_by.get(name)
        items = _written_as(prd, stage.writes) if stage else ()
        yield Change(cause=Cause.PROMPT, name=name, sentence=f"The prompt {sentence}", items=items)


def _resting_on(prd: Prd, interview: InterviewId) -> tuple[ItemId, ...]:
    quotes = {one.id for one in prd.evidence if one.interview == interview}
    return tuple(
        item.id
        for item in every_item(prd)
        if item.level is not Level.WORDS and quotes.intersection((*item.evidence, *item.against))
    )


def _given_in(prd: Prd, name: str) -> tuple[ItemId, ...]:
    """What the team wrote in a file; what else a setting may move cannot be told from its file's hash."""
    given = [(one.id, one.where) for one in prd.gtm.goals] + [(one.id, one.where) for one in prd.gtm.actions]
    return tuple(item for item, where in given if where.startswith(name))


def _written_as(prd: Prd, artifact: type[Artifact]) -> tuple[ItemId, ...]:
    items: dict[type[Artifact], tuple[ItemId, ...]] = {
        Insights: tuple(one.id for one in prd.evidence),
        Synthesis: tuple(one.id for one in prd.icp.themes()),
        Problem: tuple(one.id for one in prd.problem.parts),
        Jobs: tuple(one.id for one in prd.jobs.jobs),
        Requirements: tuple(one.id for one in prd.requirements),
        Metrics: tuple(one.id for one in prd.metrics),
    }
    return items.get(artifact, ())
