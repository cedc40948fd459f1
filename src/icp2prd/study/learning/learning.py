"""One file of results, from the CSV to the documents."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path

from icp2prd.domain.base import Frozen, ItemId
from icp2prd.domain.decision import Decisions
from icp2prd.domain.gtm import Action
from icp2prd.domain.learned import Learned, Lesson, Measured, Result
from icp2prd.domain.metric import Metric
from icp2prd.domain.prd import Prd
from icp2prd.study.chronicle import logged
from icp2prd.study.deciding.file import read_decisions
from icp2prd.study.differing import Side
from icp2prd.study.folder import LOCK_FILE, StudyFolder
from icp2prd.study.hashing import content_hash
from icp2prd.study.holding import held
from icp2prd.study.intake import mask_for, with_redaction
from icp2prd.study.learning.bearing import measurable, parts_under, requirements_under
from icp2prd.study.learning.file import as_written, learned_text, read_learned
from icp2prd.study.learning.judging import judged_action, judged_metric
from icp2prd.study.learning.results import measured_in
from icp2prd.study.learning.standing import with_learned
from icp2prd.study.lock import Lock, lock_text, read_lock, with_outputs
from icp2prd.study.previous import keep_draft, read_prd
from icp2prd.study.settings import read_brief
from icp2prd.study.units import Units
from icp2prd.writing import write_documents

Printed = Callable[[Prd], Mapping[str, str]]
"""The documents of a draft, by file name."""


class Learnt(Frozen):
    """lesson: what was new in the file; None where all of it was known. prd: the draft with it. written: files."""

    lesson: Lesson | None
    prd: Prd
    written: tuple[Path, ...] = ()


def learn(folder: StudyFolder, results: Path, printed: Printed, *, dry_run: bool = False) -> Learnt:
    """Take results, and write what was learned with the documents that tell it, all at once.

    Raises InputError, StudyHeld, OutputError, and has changed nothing then.
    """
    mask = mask_for(folder, with_redaction(folder, read_brief(folder.root).brief, None))
    with nullcontext() if dry_run else held(folder):
        before, lock = read_prd(folder), read_lock(folder)
        learned, decisions = read_learned(folder), read_decisions(folder)
        name, measured = results.name, measured_in(results, before)
        if mask is not None:
            learned, name, measured = mask.learned(learned), mask.text(name), tuple(map(mask.measured, measured))
        lesson = lesson_from(name, measured, before, learned, decisions)
        if lesson is not None:
            learned = as_written(learned.model_copy(update={"lessons": (*learned.lessons, lesson)}))
        units = lock.units if lock else Units()
        prd = with_learned(before, learned, decisions)
        prd = logged(prd, Side(prd, units), Side(before, units), ())
        if dry_run:
            return Learnt(lesson=lesson, prd=prd)
        if prd != before:
            keep_draft(folder)
        return Learnt(lesson=lesson, prd=prd, written=_written(folder, lock, learned, printed(prd)))


def lesson_from(
    file: str, measured: Sequence[Measured], prd: Prd, learned: Learned, decisions: Decisions
) -> Lesson | None:
    """What is new; a row that says what is known already, and was compared with the same, is not."""
    known = measurable(prd)
    before = [(one.measured, one.compared_with) for one in learned.in_force()]
    in_force = {item: one.id for item, one in decisions.in_force().items()}
    number = max((int(one.id.removeprefix("RES-")) for one in learned.results()), default=0)
    results: list[Result] = []
    for one in measured:
        about = known[one.item]
        if (one, _compared_with(about)) not in before:
            number += 1
            results.append(_result(f"RES-{number:03d}", one, about, prd, in_force))
    if not results:
        return None
    return Lesson(id=f"LEARN-{len(learned.lessons) + 1:03d}", file=file, results=tuple(results))


def _result(
    number: str, measured: Measured, about: Metric | Action, prd: Prd, in_force: Mapping[ItemId, str]
) -> Result:
    judged = judged_metric(about, measured) if isinstance(about, Metric) else judged_action(about, measured)
    return Result(
        id=number,
        measured=measured,
        name=about.name if isinstance(about, Metric) else about.action,
        compared_with=_compared_with(about),
        verdict=judged.verdict,
        arithmetic=judged.arithmetic,
        bears_on={one: in_force.get(one, "") for one in requirements_under(about, prd)},
        parts=parts_under(about, prd),
    )


def _compared_with(about: Metric | Action) -> dict[str, str]:
    if isinstance(about, Metric):
        return {"target": about.target.value}
    return {"pivot": about.pivot, "persevere": about.persevere}


def _written(
    folder: StudyFolder, lock: Lock | None, learned: Learned, documents: Mapping[str, str]
) -> tuple[Path, ...]:
    """The draft follows from what was learned from here on, so the lockfile says so."""
    name, text = folder.learned_file.name, learned_text(learned)
    files = {**documents, name: text}
    if lock is not None:
        inputs = {**lock.made_from.inputs, name: content_hash(text)}
        made_from = lock.made_from.model_copy(update={"inputs": inputs})
        files[LOCK_FILE] = lock_text(with_outputs(lock, documents).model_copy(update={"made_from": made_from}))
    return write_documents(folder.prd, files)
