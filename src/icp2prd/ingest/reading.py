"""Files in, interviews out: no folder, no clock, no network."""

from collections.abc import Iterable

from icp2prd.domain.base import InterviewId
from icp2prd.domain.interview import Interview, Interviews, Unread
from icp2prd.domain.settings import Settings
from icp2prd.errors import InputError
from icp2prd.ingest.assembly import Drafted, draft_of
from icp2prd.ingest.company import interviews_of
from icp2prd.ingest.document import StudyFile
from icp2prd.ingest.interview_ids import interview_ids
from icp2prd.ingest.kinds import Kind
from icp2prd.ingest.registry import opened, reader_of
from icp2prd.ingest.stated import stated_people, stated_roles

INTERVIEWS = "interviews"


def read_study_files(files: Iterable[StudyFile], settings: Settings) -> Interviews:
    """Every file as an interview, by id, or named among the unread, by name."""
    listed = list(files)
    below = all(file.name.startswith(f"{INTERVIEWS}/") for file in listed)
    by_name = {file.name.removeprefix(f"{INTERVIEWS}/") if below else file.name: file for file in listed}
    drafts: list[Drafted] = []
    unread: list[Unread] = []
    for name, interview in interview_ids(sorted(by_name)).items():
        result = _draft(by_name[name], interview, settings)
        if isinstance(result, Drafted):
            drafts.append(result)
        else:
            unread.append(result)
    return Interviews(
        interviews=tuple(sorted(interviews_of(drafts), key=lambda one: one.id)),
        unread=tuple(sorted(unread, key=lambda one: one.file)),
    )


def read_file(file: StudyFile, interview: InterviewId, settings: Settings) -> Interview | Unread:
    """One file by itself as the interview of that id, or the reason why it is none."""
    draft = _draft(file, interview, settings)
    return interviews_of([draft])[0] if isinstance(draft, Drafted) else draft


def _draft(file: StudyFile, interview: InterviewId, settings: Settings) -> Drafted | Unread:
    if not file.content.strip():
        hint = "Put the transcript in it, or take it out of the folder."
        return Unread(file=file.name, reason="empty" if not file.content else "only white space", hint=hint)
    try:
        document = opened(file, _cast(settings, interview, file.name))
        reader = reader_of(document)
        if isinstance(reader, Kind):
            return Unread(file=file.name, reason=reader.name, hint=reader.hint)
        transcript = reader.read(document)
    except InputError as error:
        return Unread(file=file.name, reason=error.what, hint=error.hint)
    if not any(piece.text for utterance in transcript.utterances for piece in utterance.pieces):
        hint = "Put the transcript below what stands there, or take the file out of the folder."
        return Unread(file=file.name, reason="without a word that anyone says", hint=hint)
    return draft_of(file, document, transcript, interview, settings)


def _cast(settings: Settings, interview: InterviewId, file: str) -> frozenset[str]:
    """The labels that settings name: they are speakers however they are set."""
    return frozenset(stated_roles(settings, interview, file)) | frozenset(stated_people(settings, interview, file))
