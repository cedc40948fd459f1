"""A draft that no longer follows from what it was made from is stale, and the check says from what."""

from collections.abc import Callable
from pathlib import Path

import pytest

from icp2prd.checking import check_study
from icp2prd.domain.report import Cause, Change
from icp2prd.study.folder import StudyFolder
from icp2prd.study.lock import lock_text, read_lock
from tests.pipeline.deciding import ask, review


def changes(study: Path) -> tuple[Change, ...]:
    report = check_study(StudyFolder(study))
    assert report.exit_status == (4 if report.changes else 0)
    return report.changes


def edit(path: Path) -> None:
    path.write_text(path.read_text() + "\n")


def forget_a_prompt(study: Path) -> None:
    """As if the prompt had been another when the draft was written."""
    lock = read_lock(StudyFolder(study))
    assert lock is not None
    made_from = lock.made_from.model_copy(update={"prompts": {**lock.made_from.prompts, "requirement": "0" * 8}})
    (study / "prd" / "icp2prd.lock").write_text(lock_text(lock.model_copy(update={"made_from": made_from})))


CHANGES: dict[str, tuple[Callable[[Path], object], Cause, str]] = {
    "edited": (lambda s: edit(s / "interviews" / "ana.md"), Cause.INTERVIEW, "interviews/ana.md has changed."),
    "removed": (lambda s: (s / "interviews" / "ben.txt").unlink(), Cause.INTERVIEW, "interviews/ben.txt is gone."),
    "emptied": (
        lambda s: (s / "interviews" / "ben.txt").write_text(""),
        Cause.INTERVIEW,
        "interviews/ben.txt cannot be read any more: empty.",
    ),
    "added": (
        lambda s: (s / "interviews" / "cara.txt").write_text("Interviewer: And?\n\nCara Lind: Flour runs out.\n"),
        Cause.INTERVIEW,
        "interviews/cara.txt is new.",
    ),
    "settings": (lambda s: edit(s / "icp2prd.toml"), Cause.SETTINGS, "icp2prd.toml has changed."),
    "notes": (lambda s: edit(s / "gtm.md"), Cause.SETTINGS, "gtm.md has changed."),
    "decisions": (
        lambda s: (s / "prd" / "decisions.json").write_text('{"schema_version": "1", "decisions": []}'),
        Cause.DECISIONS,
        "decisions.json is new.",
    ),
    "prompt": (forget_a_prompt, Cause.PROMPT, "The prompt requirement has changed."),
    "by hand": (lambda s: edit(s / "prd" / "prd.md"), Cause.DOCUMENT, "prd.md was changed after it was written."),
    "deleted": (lambda s: (s / "prd" / "prd.html").unlink(), Cause.DOCUMENT, "prd.html is gone."),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_changed_is_named(drafted: Path, what: str) -> None:
    change, cause, sentence = CHANGES[what]
    assert changes(drafted) == ()

    change(drafted)

    assert [(one.cause, one.sentence) for one in changes(drafted)] == [(cause, sentence)]


def test_the_items_that_rest_on_an_interview_are_named(drafted: Path) -> None:
    edit(drafted / "interviews" / "ben.txt")

    (change,) = changes(drafted)
    named = {one.partition("-")[0] for one in change.items}
    assert {"PAIN", "REQ"} <= named
    assert "EV" not in named


def test_the_items_that_a_prompt_wrote_are_named_and_those_above_them(drafted: Path) -> None:
    forget_a_prompt(drafted)

    (change,) = changes(drafted)
    named = {one.partition("-")[0] for one in change.items}
    assert {"REQ", "MET"} <= named
    assert not named & {"PAIN", "JOB", "EV"}


def test_a_section_of_the_settings_is_named_with_what_rests_on_it(drafted: Path) -> None:
    with (drafted / "icp2prd.toml").open("a") as settings:
        settings.write("\n[limits]\nrequirements = 3\n")

    (change,) = changes(drafted)
    assert (change.cause, change.sentence) == (Cause.SETTINGS, "icp2prd.toml [limits] has changed.")
    named = {one.partition("-")[0] for one in change.items}
    assert "REQ" in named
    assert not named & {"PAIN", "JOB", "GOAL"}


def test_what_was_decided_since_is_named(drafted: Path) -> None:
    review(drafted, ask("accept", "REQ-001"), ask("defer", "PAIN-001"))

    (change,) = changes(drafted)
    assert change.cause is Cause.DECISIONS
    assert set(change.items) == {"REQ-001", "PAIN-001"}


def test_the_goals_that_notes_gave_are_named(drafted: Path) -> None:
    edit(drafted / "gtm.md")

    (change,) = changes(drafted)
    assert "GOAL-001" in change.items
    assert not {one.partition("-")[0] for one in change.items} & {"PAIN", "JOB"}


@pytest.mark.parametrize("lock", ["", "{}", None])
def test_without_its_lock_nobody_can_tell(drafted: Path, lock: str | None) -> None:
    path = drafted / "prd" / "icp2prd.lock"
    path.unlink()
    if lock is not None:
        path.write_text(lock)

    assert [one.cause for one in changes(drafted)] == [Cause.LOCK]


def test_another_model_or_version_alone_makes_nothing_stale(drafted: Path) -> None:
    lock = read_lock(StudyFolder(drafted))
    assert lock is not None
    other = lock.made_from.model_copy(update={"model": "openai/some-model", "icp2prd": "0.0.1"})
    (drafted / "prd" / "icp2prd.lock").write_text(lock_text(lock.model_copy(update={"made_from": other})))

    assert changes(drafted) == ()
