"""Files in, interviews out: no folder, no clock, no network."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from icp2prd.domain.base import InterviewId
from icp2prd.domain.interview import Interview, Interviews, Unread
from icp2prd.domain.settings import Settings
from icp2prd.errors import InputError
from icp2prd.ingest.assembly import Drafted, draft_of
from icp2prd.ingest.beside import kind_beside
from icp2prd.ingest.company import interviews_of
from icp2prd.ingest.document import Document, StudyFile
from icp2prd.ingest.interview_ids import interview_ids, part_ids
from icp2prd.ingest.kinds import Kind
from icp2prd.ingest.parts import parts_of
from icp2prd.ingest.registry import opened, reader_of
from icp2prd.ingest.selecting import INTERVIEWS, excluded, is_included
from icp2prd.ingest.stated import stated_people, stated_roles
from icp2prd.ingest.unseen import seen_only


def read_study_files(files: Iterable[StudyFile], settings: Settings) -> Interviews:
    """Every file as an interview, by id, or named among the unread, by name."""
    listed = list(files)
    below = all(file.name.startswith(f"{INTERVIEWS}/") for file in listed)
    by_name = {file.name.removeprefix(f"{INTERVIEWS}/") if below else file.name: file for file in listed}
    drafts: list[Drafted] = []
    unread: list[Unread] = []
    ids = interview_ids(sorted(by_name))
    for name, interview in ids.items():
        for result in _drafts(by_name[name], interview, frozenset(ids.values()), settings):
            if isinstance(result, Drafted):
                drafts.append(result)
            else:
                unread.append(result)
    return Interviews(
        interviews=tuple(sorted(_made_of(drafts), key=lambda one: one.id)),
        unread=tuple(sorted(unread, key=lambda one: one.file)),
    )


def read_file(file: StudyFile, interview: InterviewId, settings: Settings) -> Interview | Unread:
    """One file by itself as the one interview of that id, or the reason why it is none."""
    if empty := _empty(file):
        return empty
    try:
        document = opened(file, _cast(settings, interview, file.name))
    except InputError as error:
        return Unread(file=file.name, reason=error.what, hint=error.hint)
    draft = _draft(file, document, interview, settings)
    return _made_of([draft])[0] if isinstance(draft, Drafted) else draft


def _drafts(
    file: StudyFile, interview: InterviewId, taken: frozenset[InterviewId], settings: Settings
) -> Iterator[Drafted | Unread]:
    """Every interview of a file. taken: ids of other files, which its parts must not have."""
    if left_out := excluded(file.name, settings.interviews) or _empty(file):
        yield left_out
        return
    try:
        document = opened(file, _cast(settings, interview, file.name))
    except InputError as error:
        yield Unread(file=file.name, reason=error.what, hint=error.hint)
        return
    parts = parts_of(document)
    for part, own in zip(parts, part_ids(interview, len(parts), taken), strict=True):
        yield _draft(file, part, own, settings)


def _empty(file: StudyFile) -> Unread | None:
    if file.content.strip():
        return None
    hint = "Put the transcript in it, or take it out of the folder."
    return Unread(file=file.name, reason="empty" if not file.content else "only white space", hint=hint)


def _draft(file: StudyFile, document: Document, interview: InterviewId, settings: Settings) -> Drafted | Unread:
    included = is_included(file.name, settings.interviews)
    reader = reader_of(document, whatever_it_is=included)
    beside = None if included else kind_beside(document, reader.name)
    if beside:
        return Unread(file=file.name, reason=beside.name, hint=beside.hint)
    if isinstance(reader, Kind):
        return Unread(file=file.name, reason=reader.name, hint=reader.hint)
    try:
        with _without_garbage_collection():
            transcript = seen_only(reader.read(document))
    except InputError as error:
        return Unread(file=file.name, reason=error.what, hint=error.hint)
    if not any(piece.text for utterance in transcript.utterances for piece in utterance.pieces):
        hint = "Put the transcript below what stands there, or take the file out of the folder."
        return Unread(file=file.name, reason="without a word that anyone says", hint=hint)
    with _without_garbage_collection():
        return draft_of(file, document, transcript, interview, settings)


def _made_of(drafts: Sequence[Drafted]) -> list[Interview]:
    with _without_garbage_collection():
        return interviews_of(drafts)


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """What is read holds no cycles; to look for some among millions of new objects takes half of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _cast(settings: Settings, interview: InterviewId, file: str) -> frozenset[str]:
    """The labels that settings name: they are speakers however they are set."""
    return frozenset(stated_roles(settings, interview, file)) | frozenset(stated_people(settings, interview, file))
