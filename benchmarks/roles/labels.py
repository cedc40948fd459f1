"""Who speaks in the interviews of `../shared/data`, as a person heard it; no word of the interviews stands here.

A label is of a speaker in a file, or, where nobody is named in the file, of one of its words: the number counts
the words of the text from 0, so that it holds however the text is cut into turns.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

from icp2prd.domain.interview import Interview, Role, Speaker

DATA = Path(__file__).parents[3] / "shared" / "data"
LABELS = Path(__file__).parent / "labels.csv"
FOLDERS = {"aws-transcribe-txt": DATA / "formats" / "aws-transcribe-txt"}
"""Where a study is, if not below `interviews/`."""

ACCEPTED = {
    "customer": frozenset({Role.CUSTOMER}),
    "interviewer": frozenset({Role.INTERVIEWER}),
    "team": frozenset({Role.INTERVIEWER, Role.OTHER}),
}
"""The roles that are right; `team` is a colleague of the interviewer who does not lead."""


@dataclass(frozen=True, slots=True)
class Label:
    """speaker: as in the file; empty where `word` says which turn is meant."""

    study: str
    file: str
    speaker: str
    word: int
    role: str


def labels() -> tuple[Label, ...]:
    with LABELS.open(encoding="utf-8", newline="") as file:
        return tuple(
            Label(row["study"], row["file"], row["speaker"], int(row["word"] or 0), row["role"])
            for row in csv.DictReader(file)
        )


def folder_of(study: str) -> Path:
    return FOLDERS.get(study, DATA / "interviews" / study)


def labelled_speaker(label: Label, interview: Interview) -> Speaker:
    """The speaker that a label is about. Raises LookupError where the interview has no such speaker or word."""
    name = label.speaker or _speaker_at(label.word, interview)
    found = [speaker for speaker in interview.speakers if speaker.name == name]
    if not found:
        raise LookupError(f"{interview.file} has no speaker {name!r}")
    return found[0]


def _speaker_at(word: int, interview: Interview) -> str:
    before = 0
    for turn in interview.turns:
        before += len(turn.text.split())
        if word < before:
            return turn.speaker
    raise LookupError(f"{interview.file} has no word {word}")
