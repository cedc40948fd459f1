import os
import select
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from icp2prd.cli.asking import Ended, Reply, converse, question, reply_in
from icp2prd.domain.interview import Role
from icp2prd.study.doubts import Doubt

SCRIPT = Path(__file__).parents[1] / "fake-script.json"


def doubt(label: str) -> Doubt:
    return Doubt(
        label=label,
        files=("interviews/a.txt",),
        everywhere=True,
        because="nothing tells",
        turns=4,
        words=90,
        samples=("We do it by hand.", "It takes all of Sunday."),
    )


def talk(typed: Iterable[str], *labels: str) -> tuple[Ended, dict[str, Role], list[str]]:
    lines, kept, shown = iter(typed), dict[str, Role](), list[str]()
    ended = converse(
        [doubt(label) for label in labels],
        show=shown.append,
        answer=lambda _: next(lines, None),
        keep=lambda one, role: kept.update({one.label: role}),
    )
    return ended, kept, shown


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("c\n", Role.CUSTOMER),
        ("Customer\n", Role.CUSTOMER),
        (" i ", Role.INTERVIEWER),
        ("inter", Role.INTERVIEWER),
        ("o", Role.OTHER),
        ("U", Role.UNKNOWN),
        ("q", Reply.QUIT),
        ("quit", Reply.QUIT),
        ("\n", Reply.NOT_NOW),
        ("x", None),
        ("cat", None),
        ("yes", None),
    ],
)
def test_a_letter_or_a_word_is_an_answer(typed: str, meant: Role | Reply | None) -> None:
    assert reply_in(typed) == meant


def test_every_speaker_is_asked_about_and_every_answer_is_kept() -> None:
    ended, kept, _ = talk(["c", "i", "u"], "Ana", "Bo", "Cy")

    assert ended is Ended.ALL_ASKED
    assert kept == {"Ana": Role.CUSTOMER, "Bo": Role.INTERVIEWER, "Cy": Role.UNKNOWN}


def test_the_question_names_file_reason_and_some_of_the_words() -> None:
    asked = "\n".join(question(doubt("Ana"), 2, 5))

    assert "2 of 5. Who is “Ana” in interviews/a.txt? (4 turns, 90 words; nothing tells)" in asked
    assert "“It takes all of Sunday.”" in asked


def test_what_is_not_understood_is_asked_again() -> None:
    _, kept, shown = talk(["perhaps", "c"], "Ana")

    assert kept == {"Ana": Role.CUSTOMER}
    assert "One letter is enough: c, i, o, u or q." in shown


def test_enter_keeps_nothing_and_goes_on() -> None:
    assert talk(["", "c"], "Ana", "Bo")[1] == {"Bo": Role.CUSTOMER}


def test_quitting_keeps_what_was_answered_and_asks_no_more() -> None:
    ended, kept, shown = talk(["c", "q", "i"], "Ana", "Bo", "Cy")

    assert ended is Ended.QUIT
    assert kept == {"Ana": Role.CUSTOMER}
    assert not any("Cy" in line for line in shown)


def test_where_nothing_more_is_typed_the_run_goes_on() -> None:
    assert talk(["c"], "Ana", "Bo")[:2] == (Ended.NO_INPUT, {"Ana": Role.CUSTOMER})


@pytest.fixture
def doubtful(tmp_path: Path) -> Path:
    (tmp_path / "interviews").mkdir()
    lines = (
        "Bo Chen: We do the rota on paper, every single week of the year.",
        "Ana Ruiz: And we do it in a spreadsheet that nobody really understands.",
        "Bo Chen: It takes me most of Sunday, and it always has.",
    )
    (tmp_path / "interviews" / "talk.txt").write_text("\n\n".join(lines))
    return tmp_path


def program(study: Path) -> list[str]:
    call = "from icp2prd.cli import main; main()"
    return [sys.executable, "-c", call, "run", str(study), "--until", "ingest"]


def environment() -> dict[str, str]:
    return {**os.environ, "ICP2PRD_FAKE_MODEL": str(SCRIPT), "TERM": "dumb"}


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
@pytest.mark.parametrize(
    ("typed", "status", "kept"),
    [
        ("c\nx\ni\n", 0, '[speakers]\n"Bo Chen" = "customer"\n"Ana Ruiz" = "interviewer"\n'),
        ("c\nq\n", 130, '[speakers]\n"Bo Chen" = "customer"\n'),
    ],
)
def test_at_a_terminal_the_program_asks_and_keeps_the_answers(
    doubtful: Path, typed: str, status: int, kept: str
) -> None:
    said, ended = at_a_terminal(program(doubtful), typed)

    assert "Who is “Bo Chen” in interviews/talk.txt?" in said
    assert "Who is “Ana Ruiz”" in said
    assert ended == status, said
    assert (doubtful / "icp2prd.toml").read_text("utf-8") == kept


def test_without_a_terminal_nothing_is_asked_and_the_run_goes_on(doubtful: Path) -> None:
    done = subprocess.run(
        program(doubtful), input="c\n", capture_output=True, text=True, timeout=120, env=environment(), check=False
    )

    assert done.returncode == 0, done.stderr
    assert "Who is" not in done.stderr
    assert "The role of “Bo Chen”, “Ana Ruiz” is not known" in done.stderr
    assert not (doubtful / "icp2prd.toml").exists()


def at_a_terminal(command: list[str], typed: str) -> tuple[str, int]:
    """What a program shows, and its exit status, where every line is typed when it asks for one."""
    import pty  # not on every system

    ours, theirs = pty.openpty()
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment(), close_fds=True)
    os.close(theirs)
    shown, lines, limit = b"", typed.splitlines(keepends=True), time.monotonic() + 120
    answered = 0
    while time.monotonic() < limit:
        ready, _, _ = select.select([ours], [], [], 1.0)
        if not ready and process.poll() is not None:
            break
        try:
            shown += os.read(ours, 4096) if ready else b""
        except OSError:  # what Linux says when the other end is closed
            break
        if lines and shown.count(b"not now:") > answered:
            os.write(ours, lines.pop(0).encode())
            answered += 1
    status = process.wait(timeout=60)
    os.close(ours)
    return shown.decode(), status
