"""The same talk with nothing left to go by but the talk: names, headers and titles taken away."""

import csv
import random
from collections.abc import Iterator, Sequence

from benchmarks.roles.labels import DATA
from icp2prd.domain.interview import Interview
from icp2prd.ingest import StudyFile

Said = tuple[str, str]
"""A speaker, and what the speaker says."""

_FOLLOW_UPS = DATA / "labels" / "elicitation-followups" / "study1.csv"


def masked(name: str, talk: Sequence[Said], seed: int) -> tuple[StudyFile, dict[str, str]]:
    """A talk as a file of `Speaker 1`, `Speaker 2` …, numbered by lot, and the number of each speaker."""
    names = list(dict.fromkeys(speaker for speaker, _ in talk))
    random.Random(seed).shuffle(names)
    numbers = {speaker: f"Speaker {number}" for number, speaker in enumerate(names, 1)}
    text = "\n\n".join(f"{numbers[speaker]}: {' '.join(words.split())}" for speaker, words in talk)
    return StudyFile(name=f"{name}.txt", content=f"{text}\n".encode()), numbers


def talk_of(interview: Interview) -> list[Said]:
    return [(turn.speaker, turn.text) for turn in interview.turns]


def follow_up_talks() -> Iterator[tuple[str, list[Said]]]:
    """The pieces of requirements interviews in `elicitation-followups`, those of one domain as one talk."""
    by_domain: dict[str, list[Said]] = {}
    with _FOLLOW_UPS.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            talk = by_domain.setdefault(row["Interview Domain"].strip(), [])
            for line in row["Interview Turns"].splitlines():
                speaker, colon, words = line.partition(":")
                if colon and speaker.strip() in ("Interviewer", "Interviewee"):
                    talk.append((speaker.strip(), words.strip()))
            talk.append(("Interviewer", row["Human Follow Up Question"].strip()))
    yield from by_domain.items()
