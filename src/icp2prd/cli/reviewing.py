"""A review at a terminal: a draft is read, and decisions are put on disk as they are made."""

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

import typer

from icp2prd.cli.ending import INTERRUPTED
from icp2prd.cli.terminal import messages, say
from icp2prd.domain.interview import Interviews
from icp2prd.domain.prd import Prd
from icp2prd.errors import InputError, UsageError
from icp2prd.render.phrases import counted
from icp2prd.review.gathering import Material
from icp2prd.review.sheet import Stage
from icp2prd.review.state import Effect, Keep, Leave, Remember, State, View, begin
from icp2prd.study.bookmark import keep_bookmark, read_bookmark
from icp2prd.study.deciding.file import read_decisions
from icp2prd.study.deciding.reviewing import keep
from icp2prd.study.folder import StudyFolder
from icp2prd.study.hashing import content_hash
from icp2prd.study.holding import held
from icp2prd.study.intake import read_study, with_redaction
from icp2prd.study.lock import read_lock
from icp2prd.study.previous import read_prd
from icp2prd.study.settings import read_brief

CarryOut = Callable[[Iterable[Effect]], None]


def need_a_terminal(*, plain: bool) -> None:
    """Raises UsageError where nobody could see what is asked; plain text may be piped."""
    if plain or (sys.stdin.isatty() and sys.stdout.isatty()):
        return
    raise UsageError(
        "There is nothing to decide with: this is no terminal.",
        hint="Name a list with --decisions FILE, accept what has no finding with --accept-clean, or read and answer "
        "plain lines with --plain.",
    )


class Held(NamedTuple):
    """How a review went. made: decisions. finished: whether the person went through all that waited."""

    made: int
    finished: bool


class Manner(NamedTuple):
    """by: who decides. plain: in lines instead of on a screen."""

    by: str
    plain: bool = False
    no_color: bool = False


def review_draft(folder: StudyFolder, manner: Manner, stages: frozenset[Stage] = frozenset()) -> Held:
    """Review the draft of a study, or some stages of it. Raises InputError, OutputError, StudyHeld."""
    with held(folder):
        return _reviewed(folder, read_prd(folder), manner, stages)


def review_stage(folder: StudyFolder, so_far: Prd, manner: Manner, stage: Stage) -> Held:
    """Review one stage of a draft that is being written. Raises InputError, OutputError, StudyHeld."""
    with held(folder):
        return _reviewed(folder, so_far, manner, frozenset({stage}))


def _reviewed(folder: StudyFolder, prd: Prd, manner: Manner, stages: frozenset[Stage]) -> Held:
    lock = read_lock(folder)
    material = Material(
        prd=prd,
        interviews=_interviews(folder),
        decisions=read_decisions(folder),
        bookmark=read_bookmark(folder),
        stages=stages,
    )
    state = begin(material, manner.by, content_hash(prd.model_dump_json()), lock.ids.highest if lock else None)
    if stages and state.view is View.END:
        return Held(0, finished=True)
    made = 0

    def carry_out(effects: Iterable[Effect]) -> None:
        nonlocal made
        for effect in effects:
            match effect:
                case Keep(decisions):
                    keep(folder, decisions)
                    made = len(decisions.decisions) - len(material.decisions.decisions)
                case Remember(bookmark):
                    keep_bookmark(folder, bookmark)

    try:
        ended = _shown(state, carry_out, manner)
    except KeyboardInterrupt:
        told = f"Interrupted. {counted(made, 'decision')} made here and kept: the same command goes on from here."
        say(messages(no_color=manner.no_color), told)
        raise typer.Exit(INTERRUPTED) from None
    return Held(made, finished=ended.view is View.END or not ended.open_places)


def _shown(state: State, carry_out: CarryOut, manner: Manner) -> State:
    if manner.plain or os.environ.get("TERM") == "dumb":
        from icp2prd.cli.spoken import review_in_lines  # noqa: PLC0415

        return review_in_lines(state, carry_out)
    from icp2prd.cli.screen import review_on_screen  # noqa: PLC0415  half a second that plain lines need not wait

    return review_on_screen(state, carry_out, no_color=manner.no_color)


def _interviews(folder: StudyFolder) -> Interviews:
    """None of them where they cannot be read: quotes are in the draft, and only what is around them is missing."""
    try:
        return read_study(folder, with_redaction(folder, read_brief(folder.root).brief, None)).interviews
    except InputError:
        return Interviews(interviews=())


def leaves(effects: Iterable[Effect]) -> bool:
    return any(isinstance(one, Leave) for one in effects)


def told_next(study: Path, made: int, folder: StudyFolder) -> str:
    if not made:
        return "Nothing was decided."
    return f"{counted(made, 'decision')} in {folder.decisions_file}. Next: icp2prd run {study}"
