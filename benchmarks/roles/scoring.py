"""How often the program knows who speaks, and how sure it was where it was wrong."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.roles.labels import ACCEPTED, Label, folder_of, labelled_speaker, labels
from benchmarks.roles.masking import follow_up_talks, masked, talk_of
from icp2prd.domain.base import InterviewId
from icp2prd.domain.interview import Interview, Role
from icp2prd.domain.settings import Settings
from icp2prd.ingest import StudyFile, read_file, read_interviews

SHUFFLES = 4
"""How often the numbers of masked speakers are drawn."""

FOLLOW_UPS = "elicitation-followups"


@dataclass(frozen=True, slots=True)
class Guess:
    """wanted: a label's role. weight: 1, or a part of it where one talk is read several times."""

    study: str
    wanted: str
    given: Role
    confidence: float
    weight: float = 1.0

    @property
    def right(self) -> bool:
        return self.given in ACCEPTED[self.wanted]

    @property
    def abstains(self) -> bool:
        return self.given is Role.UNKNOWN


def with_names() -> list[Guess]:
    """Every label, with the files as they are."""
    guesses: list[Guess] = []
    for study, of_study in _by_study(labels()).items():
        read = {_base(one.file): one for one in read_interviews(folder_of(study), Settings()).interviews}
        for label in of_study:
            speaker = labelled_speaker(label, read[label.file])
            guesses.append(Guess(study, label.role, speaker.role, speaker.confidence))
    return guesses


def behaviour_alone() -> list[Guess]:
    """Every labelled speaker, with all names, headers and titles taken away, each file by itself."""
    guesses: list[Guess] = []
    for study, of_study in _by_study(label for label in labels() if label.speaker).items():
        read = {_base(one.file): one for one in read_interviews(folder_of(study), Settings()).interviews}
        for file in dict.fromkeys(label.file for label in of_study):
            wanted = {label.speaker: label.role for label in of_study if label.file == file}
            guesses += _masked_guesses(study, talk_of(read[file]), wanted)
    for _, talk in follow_up_talks():
        guesses += _masked_guesses(FOLLOW_UPS, talk, {"Interviewer": "interviewer", "Interviewee": "customer"})
    return guesses


def _masked_guesses(study: str, talk: Sequence[tuple[str, str]], wanted: dict[str, str]) -> Iterator[Guess]:
    for seed in range(SHUFFLES):
        file, numbers = masked("talk", talk, seed)
        found = {speaker.name: speaker for speaker in _read(file).speakers}
        for name, role in wanted.items():
            speaker = found[numbers[name]]
            yield Guess(study, role, speaker.role, speaker.confidence, 1 / SHUFFLES)


def _read(file: StudyFile) -> Interview:
    read = read_file(file, InterviewId("talk"), Settings())
    assert isinstance(read, Interview), read
    return read


def _by_study(of: Iterable[Label]) -> dict[str, list[Label]]:
    grouped: dict[str, list[Label]] = defaultdict(list)
    for label in of:
        grouped[label.study].append(label)
    return grouped


def _base(name: str) -> str:
    return name.rpartition("/")[2]
