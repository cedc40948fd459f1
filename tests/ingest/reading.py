"""One file read, as the tests look at it."""

from icp2prd.domain.base import InterviewId
from icp2prd.domain.interview import Interview, Role, Unread
from icp2prd.domain.settings import Settings
from icp2prd.ingest import StudyFile, read_file

NO_SETTINGS = Settings()


def outcome(content: str | bytes, name: str = "call.txt", settings: Settings = NO_SETTINGS) -> Interview | Unread:
    data = content.encode() if isinstance(content, str) else content
    return read_file(StudyFile(name=name, content=data), InterviewId("call"), settings)


def read(content: str | bytes, name: str = "call.txt", settings: Settings = NO_SETTINGS) -> Interview:
    interview = outcome(content, name, settings)
    assert isinstance(interview, Interview), interview
    return interview


def refuse(content: str | bytes, name: str = "call.txt") -> Unread:
    unread = outcome(content, name)
    assert isinstance(unread, Unread), unread
    return unread


def spoken(interview: Interview) -> list[tuple[str, str]]:
    return [(turn.speaker, turn.text) for turn in interview.turns]


def roles(interview: Interview) -> dict[str, Role]:
    return {speaker.name: speaker.role for speaker in interview.speakers}
