"""The only place that knows the order: from a study on disk, through the stages, to a draft on disk."""

import os
import time
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Final

from icp2prd.domain.base import Artifact
from icp2prd.domain.decision import Decisions
from icp2prd.domain.difference import LogEntry
from icp2prd.domain.documents import Documents
from icp2prd.domain.finding import FindingSeverity
from icp2prd.domain.interview import Interviews
from icp2prd.domain.prd import Prd, Previous, Provenance
from icp2prd.domain.run import (
    Listen,
    ModelChosen,
    Notice,
    RunEvent,
    RunRequest,
    RunResult,
    StageFinished,
    StageProgress,
    StageStarted,
    Usage,
    Written,
)
from icp2prd.domain.settings import Brief, Limits
from icp2prd.domain.waiver import Waivers
from icp2prd.domain.waiving import waivers_in
from icp2prd.errors import UsageError
from icp2prd.ingest import discover, read_interviews
from icp2prd.llm import Door, choose_model, open_door
from icp2prd.llm.account import Account
from icp2prd.llm.cache import CallCache
from icp2prd.privacy import Mask
from icp2prd.stages import STAGES, Stage
from icp2prd.stages.assembling import MadeBy
from icp2prd.stages.ingest import StudyPath, ingest
from icp2prd.stages.provenance import provenance_of
from icp2prd.stages.seating import Seated, chosen_judge, seated
from icp2prd.stages.skipping import Skips, artifact_text
from icp2prd.stages.stage import Work
from icp2prd.stages.summary import summary_of
from icp2prd.stages.telling import called, fetching
from icp2prd.study.chronicle import logged
from icp2prd.study.deciding.file import read_decisions
from icp2prd.study.deciding.recalling import recalled
from icp2prd.study.deciding.settling import Settling, notices_about
from icp2prd.study.deciding.so_far import draft_so_far, keep_so_far, read_so_far
from icp2prd.study.deciding.superseded import superseded_by
from icp2prd.study.differing import Side
from icp2prd.study.folder import LOCK_FILE, StudyFolder
from icp2prd.study.holding import held
from icp2prd.study.intake import mask_for, names_seen_before, with_redaction
from icp2prd.study.learning.file import read_learned
from icp2prd.study.learning.standing import with_learned
from icp2prd.study.ledger import Ledger
from icp2prd.study.lock import (
    Ingredients,
    Lock,
    changes_since,
    inputs_of,
    lock_text,
    make_lock,
    outputs_that_differ,
    read_lock,
    was_redacted,
)
from icp2prd.study.previous import keep_draft, read_previous
from icp2prd.study.settings import read_brief, read_template
from icp2prd.study.units import Run, Units, units_of
from icp2prd.writing import write_documents

BLOCKED: Final = 1

Artifacts = dict[type[Artifact], Artifact]


def run_study(
    request: RunRequest, listen: Listen, *, scratch: Path | None = None, cache: CallCache | None = None
) -> RunResult:
    """Read a study, and write its draft where anything that it is made from has changed.

    scratch: for a run that leaves no trace in `.icp2prd`. cache: instead of the one that is there.
    Raises UsageError, InputError, ModelError, OutputError.
    """
    until = _checked(request.until)
    # Before anything is written: a name with a typing error, or an empty folder, is nothing to make a study of.
    found = discover(request.study)
    folder = StudyFolder(request.study, request.out, scratch)
    brief, notices = read_brief(request.study)
    if not found:
        read_interviews(request.study, brief.settings)  # says what is missing
    template = read_template(request.study, brief.settings) or ""
    brief = with_redaction(folder, brief.model_copy(update={"template": template}), request.redact)
    choice = choose_model(
        explicit=request.model,
        base_url=request.base_url,
        settings=brief.settings.model,
        environ=os.environ,
    )
    judge = chosen_judge(request, brief.settings.model, choice) if _is_criticised(until) else None
    limits = _limits(brief, request)
    with held(folder), Ledger.begin(folder.runs) as ledger:
        decisions = read_decisions(folder)  # not before: somebody may be writing them

        def tell(event: RunEvent) -> None:
            ledger.append(event)
            listen(event)

        tell(ModelChosen(choice.description))
        for notice in (*notices, *names_seen_before(folder, brief)):
            tell(Notice(notice))
        opened = partial(
            open_door,
            limits=limits,
            cache_folder=folder.calls,
            cache=cache,
            on_event=lambda event: tell(called(event)),
            on_fetch=lambda progress: tell(fetching(progress)),
            account=Account(limits.max_cost),
        )
        with (
            opened(choice, embedding=request.embedding or brief.settings.model.embedding) as door,
            seated(judge, choice, door, opened, tell) as seat,
        ):
            run = _Run(folder, brief, decisions, door=door, tell=tell, seat=seat)
            return run.through(until, goes_on=request.goes_on)


def ordered(stages: Sequence[Stage] = STAGES) -> tuple[Stage, ...]:
    """Stages so that each comes after those whose artifacts it reads; otherwise as they were given."""
    by_artifact = {stage.writes: stage for stage in stages}
    needs = {stage: [by_artifact[one] for one in stage.reads if one in by_artifact] for stage in stages}
    return tuple(TopologicalSorter(needs).static_order())


class _Run:
    """One run of a study, from its files to its files."""

    def __init__(
        self, folder: StudyFolder, brief: Brief, decisions: Decisions, *, door: Door, tell: Listen, seat: Seated
    ) -> None:
        self._folder = folder
        self._brief = brief
        self._decisions = decisions
        self._learned = read_learned(folder)
        self._mask: Mask | None = None
        self._settling = Settling(decisions, Previous())
        self._skips = Skips(folder, None)
        self._units = Units()
        self._door = door
        self._tell = tell
        self._seat = seat

    def through(self, until: Stage | None, *, goes_on: bool) -> RunResult:
        previous, notices = read_previous(self._folder)
        for notice in notices:
            self._tell(Notice(notice))
        lock = read_lock(self._folder)
        self._skips = Skips(self._folder, lock)
        made_by = MadeBy(provenance=provenance_of(self._door, self._seat, self._brief.settings.limits))
        artifacts: Artifacts = {
            StudyPath: StudyPath(path=self._folder.root),
            Brief: self._brief,
            Previous: previous,
            MadeBy: made_by,
            Waivers: waivers_in(self._decisions),
        }
        self._do(ingest, artifacts)
        self._without_names(artifacts, lock)
        before = _previous(artifacts).prd
        known = self._known(artifacts)
        artifacts[Previous] = previous = recalled(known, self._decisions)
        self._settling = Settling(self._decisions, previous)
        interviews = artifacts[Interviews]
        assert isinstance(interviews, Interviews)
        self._say_what_was_left_out(interviews)
        made_from = self._ingredients(interviews, made_by.provenance)
        if until is None and before and lock and self._is_current(lock, made_from, before):
            return self._result(before, unchanged=True)
        for stage in ordered():
            if stage is not ingest:
                self._do(stage, artifacts)
            if stage.writes is Prd:
                self._record(artifacts, made_from, lock, before)
            if stage is until:
                return replace(self._result(None), so_far=self._so_far(artifacts, before))
        return self._written(artifacts, made_from, lock, before, goes_on=goes_on)

    def _without_names(self, artifacts: Artifacts, lock: Lock | None) -> None:
        """Put the placeholders of the interviews into what else goes into a draft or is said of it."""
        self._mask = mask = mask_for(self._folder, self._brief)
        if mask is None:
            return
        tell, previous, waivers = self._tell, _previous(artifacts), artifacts[Waivers]
        assert isinstance(waivers, Waivers)
        self._tell = lambda event: tell(Notice(mask.text(event.text)) if isinstance(event, Notice) else event)
        artifacts[Brief] = mask.brief(self._brief)
        artifacts[Waivers] = mask.waivers(waivers)
        self._decisions = mask.decisions(self._decisions)
        self._learned = mask.learned(self._learned)
        if previous.prd and not was_redacted(lock):
            artifacts[Previous] = previous.model_copy(update={"prd": mask.prd(previous.prd)})

    def _known(self, artifacts: Artifacts) -> Previous:
        """The last draft, or what people saw on the way to the next one, under the ids they saw."""
        previous, so_far = _previous(artifacts), read_so_far(self._folder)
        if so_far is None:
            return previous
        return previous.model_copy(update={"prd": self._mask.prd(so_far) if self._mask else so_far})

    def _told_of(self, lock: Lock | None) -> Lock | None:
        """The last lockfile, where what it says of items may be said again: one of a draft with names holds names."""
        has_names = self._brief.settings.privacy.redact and not was_redacted(lock)
        return None if has_names else lock

    def _do(self, stage: Stage, artifacts: Artifacts) -> None:
        """Run one stage, and leave what it wrote where people can look at it."""
        self._tell(StageStarted(stage.name, stage.purpose))
        began = time.monotonic()
        written = self._skips.kept(stage, artifacts) or self._run(stage, artifacts)
        settled = artifacts[stage.writes] = self._settling.settle(written, artifacts)
        self._skips.note(stage, written, stands=not self._settling.renamed)
        self._tell(StageFinished(stage.name, summary_of(settled), time.monotonic() - began))

    def _run(self, stage: Stage, artifacts: Artifacts) -> Artifact:
        work = Work(
            self._door,
            lambda done, total: self._tell(StageProgress(stage.name, done, total)),
            judge=self._seat.judge,
        )
        written = stage.run(work, *(artifacts[one] for one in stage.reads))
        if not isinstance(written, Documents):
            write_documents(self._folder.artifacts, {f"{stage.name}.json": artifact_text(written)})
        return written

    def _record(self, artifacts: Artifacts, made_from: Ingredients, lock: Lock | None, before: Prd | None) -> None:
        """Put into the draft what became of decisions, and of items that are gone; say what a person should look at."""
        draft = artifacts[Prd]
        assert isinstance(draft, Prd)
        prd = self._settling.recorded(draft)
        history = self._told_of(lock)
        earlier = before.superseded if before else history.superseded if history else ()
        prd = prd.model_copy(update={"superseded": superseded_by(prd, before, earlier, self._decisions)})
        prd = with_learned(prd, self._learned, self._decisions)
        self._units = units_of(prd, self._as_run(), history.units if history else None)
        then = Side(before, history.units if history else Units()) if before else None
        because = tuple(changes_since(lock, made_from)) if lock else ()
        artifacts[Prd] = prd = logged(prd, Side(prd, self._units), then, because)
        for notice in notices_about(prd):
            self._tell(Notice(notice))

    def _written(
        self, artifacts: Artifacts, made_from: Ingredients, lock: Lock | None, before: Prd | None, *, goes_on: bool
    ) -> RunResult:
        prd, documents = artifacts[Prd], artifacts[Documents]
        assert isinstance(prd, Prd)
        assert isinstance(documents, Documents)
        new_lock = make_lock(made_from, documents.files, prd, lock.ids if lock else None, before, units=self._units)
        if before is not None and prd != before and not goes_on:
            keep_draft(self._folder)
        paths = write_documents(self._folder.prd, {**documents.files, LOCK_FILE: lock_text(new_lock)})
        if paths:
            self._tell(Written(paths))
        changed = prd.change_log[-1] if before and prd.change_log != before.change_log else None
        return self._result(prd, written=paths, changed=changed)

    def _so_far(self, artifacts: Artifacts, before: Prd | None) -> Prd:
        """What the stages wrote and people decided; kept, so that the next run knows it again."""
        draft = self._settling.recorded(draft_so_far(self._brief.title, artifacts.values(), before))
        so_far = draft.model_copy(update={"unplaced": ()})
        keep_so_far(self._folder, so_far)
        return so_far

    def _as_run(self) -> Run:
        return Run(
            brief=self._brief,
            decisions=self._decisions,
            prompts={stage.name: stage.prompts for stage in STAGES},
            read=self._skips.read,
            wrote=self._skips.wrote,
        )

    def _result(
        self,
        prd: Prd | None,
        *,
        unchanged: bool = False,
        written: tuple[Path, ...] = (),
        changed: LogEntry | None = None,
    ) -> RunResult:
        totals = self._door.totals
        findings = {severity.value: 0 for severity in FindingSeverity}
        for one in prd.standing() if prd else ():
            findings[one.severity.value] += 1
        return RunResult(
            prd=prd,
            unchanged=unchanged,
            written=written,
            findings=findings,
            waived=len(prd.waived()) if prd else 0,
            changed=changed,
            usage=Usage(
                calls=totals.calls,
                cached=totals.cached,
                prompt_tokens=totals.prompt_tokens,
                completion_tokens=totals.completion_tokens,
                cost=totals.cost,
            ),
            exit_status=BLOCKED if any(findings[one] for one in self._brief.settings.gate.fail_on.severities) else 0,
        )

    def _say_what_was_left_out(self, interviews: Interviews) -> None:
        for one in interviews.unread:
            self._tell(Notice(f"{one.file} was left out: {one.reason}. {one.hint}".rstrip()))
        for interview in interviews.interviews:
            for notice in interview.notices:
                self._tell(Notice(f"{interview.file}: {notice}"))

    def _ingredients(self, interviews: Interviews, made_by: Provenance) -> Ingredients:
        return Ingredients(
            inputs=inputs_of(self._folder, interviews, self._brief.settings),
            prompts=made_by.prompts,
            model=made_by.model,
            embedding_model=made_by.embedding_model,
            icp2prd=made_by.icp2prd,
        )

    def _is_current(self, lock: Lock, made_from: Ingredients, before: Prd) -> bool:
        changes = [*changes_since(lock, made_from), *outputs_that_differ(lock, self._folder)]
        if not before.provenance.judge.startswith(self._seat.sentence):
            changes.append(f"The judge is {self._seat.sentence}; it was {before.provenance.judge}.")
        for change in changes:
            self._tell(Notice(change))
        return not changes


def _checked(until: str | None) -> Stage | None:
    if until is None:
        return None
    by_name = {stage.name: stage for stage in STAGES}
    if until not in by_name:
        raise UsageError(f"There is no stage {until!r}.", hint=f"The stages: {', '.join(by_name)}.")
    return by_name[until]


def _previous(artifacts: Artifacts) -> Previous:
    previous = artifacts[Previous]
    assert isinstance(previous, Previous)
    return previous


def _is_criticised(until: Stage | None) -> bool:
    return until is None or until.writes in {Prd, Documents}


def _limits(brief: Brief, request: RunRequest) -> Limits:
    limits = brief.settings.limits
    return limits if request.max_cost is None else limits.model_copy(update={"max_cost": request.max_cost})
