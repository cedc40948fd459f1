"""From what a reader found to an interview: turns joined and numbered, speakers named, roles given."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from icp2prd.domain.base import InterviewId, PersonId, TurnId
from icp2prd.domain.interview import Interview, Mark, Role, Speaker, Turn
from icp2prd.domain.settings import Settings
from icp2prd.ingest.behaviour import Standing, Voice, voices_of
from icp2prd.ingest.claims import Claim, claims_of, is_called
from icp2prd.ingest.document import Document, StudyFile
from icp2prd.ingest.label import label_key
from icp2prd.ingest.notices import notices_on
from icp2prd.ingest.people import is_generic, person_id, person_name
from icp2prd.ingest.roles import roles_of
from icp2prd.ingest.transcript import NOTE_TAKER, NOTES, Piece, Transcript, Utterance


def interview_of(
    file: StudyFile, document: Document, transcript: Transcript, interview: InterviewId, settings: Settings
) -> Interview:
    """The interview a transcript makes."""
    claims = claims_of((*document.details, *transcript.details))
    stretches = list(_stretches(_under_one_spelling(transcript.utterances, claims), transcript))
    voices = voices_of([(stretch.speaker, stretch.text) for stretch in stretches])
    standings = roles_of(voices, interview=interview, settings=settings.speakers, claims=claims)
    people = _people(voices, standings, interview, settings, claims)
    return Interview(
        id=interview,
        file=file.name,
        format=transcript.format,
        encoding=document.encoding,
        sha256=file.sha256,
        speakers=tuple(_speaker(voice, standings[voice.name], people[voice.name]) for voice in voices),
        turns=tuple(
            Turn(
                id=TurnId(f"{interview}:{number}"),
                interview=interview,
                number=number,
                speaker=stretch.speaker,
                person=people[stretch.speaker],
                role=standings[stretch.speaker].role,
                text=stretch.text,
                marks=stretch.marks,
                place=stretch.place,
            )
            for number, stretch in enumerate(stretches, 1)
        ),
        details=(*document.details, *transcript.details),
        notices=(*document.notices, *transcript.notices, *notices_on(transcript, voices, standings)),
    )


@dataclass(frozen=True, slots=True)
class _Stretch:
    """One turn before it has an id."""

    speaker: str
    place: str
    text: str
    marks: tuple[Mark, ...]


def _under_one_spelling(utterances: Sequence[Utterance], claims: Sequence[Claim]) -> Iterator[Utterance]:
    """Every speaker under the first spelling of the label; notes under the name of their only customer."""
    customers = [claim.name for claim in claims if claim.role == Role.CUSTOMER]
    only_notes = all(utterance.speaker in (NOTES, NOTE_TAKER) for utterance in utterances)
    spelled = {label_key(NOTES): customers[0]} if only_notes and len(customers) == 1 else {}
    for one in utterances:
        yield Utterance(spelled.setdefault(label_key(one.speaker), one.speaker), one.pieces, one.place)


def _stretches(utterances: Iterator[Utterance], transcript: Transcript) -> Iterator[_Stretch]:
    speaker, place = "", ""
    pieces: list[Piece] = []
    for one in utterances:
        if pieces and not (transcript.together and (one.speaker, one.place) == (speaker, place)):
            yield _joined(speaker, place, pieces, transcript.joiner)
            pieces = []
        speaker, place = one.speaker, one.place
        pieces += one.pieces
    if pieces:
        yield _joined(speaker, place, pieces, transcript.joiner)


def _joined(speaker: str, place: str, pieces: Sequence[Piece], joiner: str) -> _Stretch:
    marks = []
    offset = 0
    for piece in pieces:
        marks.append(Mark(offset=offset, line=piece.line, time=piece.time))
        offset += len(piece.text) + len(joiner)
    return _Stretch(speaker, place, joiner.join(piece.text for piece in pieces), tuple(marks))


def _people(
    voices: Sequence[Voice],
    standings: dict[str, Standing],
    interview: InterviewId,
    settings: Settings,
    claims: Sequence[Claim],
) -> dict[str, PersonId]:
    """Who each label is: as the settings say, as the file says, or as the label itself says."""
    said = {label_key(label): name for label, name in settings.people.items()}
    in_role = Counter(standing.role for standing in standings.values())
    people = {}
    for voice in voices:
        role = standings[voice.name].role
        claimed = [claim.name for claim in claims if claim.role == role]
        full = [name for name in claimed if is_called(voice.name, name)]
        if not full and is_generic(voice.name) and in_role[role] == len(claimed) == 1:
            full = claimed
        name = said.get(label_key(f"{interview}/{voice.name}")) or said.get(label_key(voice.name))
        name = name or said.get(label_key(person_name(voice.name))) or (full[0] if full else voice.name)
        people[voice.name] = person_id(name, interview)
    return people


def _speaker(voice: Voice, standing: Standing, person: PersonId) -> Speaker:
    return Speaker(
        name=voice.name,
        person=person,
        role=standing.role,
        because=standing.because,
        confidence=standing.confidence,
        turns=voice.turns,
        words=voice.words,
    )
