"""Who is speaking, asked at a terminal before a run: one question for each speaker whose role is not known."""

import sys
from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from pathlib import Path
from typing import Final

from icp2prd.cli.ending import INTERRUPTED
from icp2prd.cli.progress import counted
from icp2prd.cli.terminal import harmless, messages, say
from icp2prd.domain.interview import Role
from icp2prd.ingest import read_interviews
from icp2prd.study.answers import keep_role
from icp2prd.study.doubts import Doubt, doubts_about
from icp2prd.study.folder import SETTINGS_FILE, StudyFolder
from icp2prd.study.settings import read_brief

CHOICES: Final = "[c]ustomer, [i]nterviewer, [o]ther, leave [u]nknown, [q]uit, or Enter for not now: "

_ROLES: Final = {"c": Role.CUSTOMER, "i": Role.INTERVIEWER, "o": Role.OTHER, "u": Role.UNKNOWN}


class Reply(Enum):
    NOT_NOW = "not now"
    QUIT = "quit"


class Ended(Enum):
    """How the questions came to an end. NO_INPUT: the terminal was closed; the run goes on with unknown speakers."""

    ALL_ASKED = "all asked"
    NO_INPUT = "no input"
    QUIT = "quit"


def somebody_is_there() -> bool:
    """Whether a question would be read, and answered, by a person."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def ask_who_is_speaking(study: Path, *, no_color: bool = False) -> int:
    """Ask about every doubtful speaker of a study and keep the answers; the exit status, 0 to go on.

    Raises InputError and SettingsError as a run does, OutputError where an answer cannot be kept.
    """
    brief, _ = read_brief(study)
    doubts = doubts_about(read_interviews(study, brief.settings))
    if not doubts:
        return 0
    console = messages(no_color=no_color)
    folder = StudyFolder(study)
    say(console, f"{counted(len(doubts), 'speaker')} whose role is not clear. Answers are kept in {SETTINGS_FILE}.")

    def show(line: str) -> None:
        say(console, line)

    def answer(prompt: str) -> str | None:
        console.print(harmless(prompt), end="", markup=False, highlight=False, emoji=False, soft_wrap=True)
        return sys.stdin.readline() or None

    ended = converse(doubts, show=show, answer=answer, keep=lambda doubt, role: keep_role(folder, doubt, role))
    if ended is Ended.QUIT:
        say(console, "Stopped before anything was asked of a model. The answers so far are kept.")
        return INTERRUPTED
    return 0


def converse(
    doubts: Sequence[Doubt],
    *,
    show: Callable[[str], None],
    answer: Callable[[str], str | None],
    keep: Callable[[Doubt, Role], None],
) -> Ended:
    """Ask about each, in order. answer: a prompt to the line typed, None where there is no more to come."""
    for number, doubt in enumerate(doubts, 1):
        for line in question(doubt, number, len(doubts)):
            show(line)
        reply: Role | Reply | None = None
        while reply is None:
            typed = answer(CHOICES)
            if typed is None:
                return Ended.NO_INPUT
            reply = reply_in(typed)
            if reply is None:
                show("One letter is enough: c, i, o, u or q.")
        if reply is Reply.QUIT:
            return Ended.QUIT
        if isinstance(reply, Role):
            keep(doubt, reply)
    return Ended.ALL_ASKED


def question(doubt: Doubt, number: int, of: int) -> Iterator[str]:
    files = ", ".join(doubt.files[:3]) + (f" and {len(doubt.files) - 3} more" if len(doubt.files) > 3 else "")
    heard = f"{counted(doubt.turns, 'turn')}, {counted(doubt.words, 'word')}; {doubt.because}"
    yield ""
    yield f"{number} of {of}. Who is “{doubt.label}” in {files}? ({heard})"
    yield from (f"    “{sample}”" for sample in doubt.samples)


def reply_in(typed: str) -> Role | Reply | None:
    """What a typed line means: a word or its first letter; None where it means nothing."""
    word = typed.strip().casefold()
    if not word:
        return Reply.NOT_NOW
    if "quit".startswith(word):
        return Reply.QUIT
    role = _ROLES.get(word[0])
    return role if role and role.value.startswith(word) else None
