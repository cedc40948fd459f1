"""Interviews from a few lines, with placeholders, as the tests look at them."""

from icp2prd.domain.interview import Interviews
from icp2prd.domain.privacy import Pseudonyms
from icp2prd.domain.settings import Brief, Privacy, Settings
from icp2prd.ingest import StudyFile, read_study_files
from icp2prd.privacy import Finder, Redaction, redact

NOTHING_KEPT = Pseudonyms()


def read(files: dict[str, str], settings: Settings) -> Interviews:
    return read_study_files([StudyFile(name=name, content=text.encode()) for name, text in files.items()], settings)


def redacted(
    *said: str,
    speaker: str = "Priya Raman",
    names: tuple[str, ...] = (),
    organisations: tuple[str, ...] = (),
    files: dict[str, str] | None = None,
    kept: Pseudonyms = NOTHING_KEPT,
    settings: Settings | None = None,
    more: tuple[Finder, ...] = (),
) -> Redaction:
    """What becomes of a talk of one customer with an interviewer, or of files of a test's own."""
    talk = "\n\n".join(f"Interviewer: And?\n\n{speaker}: {words}" for words in said)
    chosen = settings or Settings(privacy=Privacy(redact=True, names=names, organisations=organisations))
    brief = Brief(title="Month end", settings=chosen)
    return redact(read(files or {"call.txt": talk}, chosen), brief, kept, more)


def answers(redaction: Redaction) -> list[str]:
    return [
        turn.text
        for interview in redaction.interviews.interviews
        for turn in interview.turns
        if turn.speaker != "Interviewer"
    ]


def said(*words: str, speaker: str = "Priya Raman", names: tuple[str, ...] = ()) -> str:
    """The last of some answers, with placeholders."""
    return answers(redacted(*words, speaker=speaker, names=names))[-1]
