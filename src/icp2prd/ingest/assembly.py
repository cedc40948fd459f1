"""From what a reader found to an interview: turns joined and numbered, and what the file tells of its speakers."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from icp2prd.domain.base import InterviewId, PersonId, TurnId
from icp2prd.domain.interview import Interview, Mark, Role, Speaker, Turn
from icp2prd.domain.settings import Settings
from icp2prd.ingest.behaviour import Standing, Voice, voices_of
from icp2prd.ingest.claims import Claim, claims_of, is_called
from icp2prd.ingest.document import Document, StudyFile
from icp2prd.ingest.label import label_key
from icp2prd.ingest.notices import notices_on, order_notices
from icp2prd.ingest.people import is_generic, person_name
from icp2prd.ingest.roles import roles_of
from icp2prd.ingest.stated import stated_people, stated_roles
from icp2prd.ingest.transcript import NOTE_TAKER, NOTES, Piece, Transcript, Utterance

_GIVEN = set(Turn.model_fields)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """One turn before it has an id."""

    speaker: str
    place: str
    text: str
    marks: tuple[Mark, ...]
    noted: bool


@dataclass(frozen=True, slots=True)
class Drafted:
    """An interview before anybody in it has a role. stated, called: roles and names from the settings, by label key.

    document, transcript: without the text, which is in the stretches. A study is held as drafts until the last file is
    read.
    """

    id: InterviewId
    file: str
    sha256: str
    document: Document
    transcript: Transcript
    claims: tuple[Claim, ...]
    stretches: tuple[_Stretch, ...]
    voices: tuple[Voice, ...]
    stated: Mapping[str, Role]
    called: Mapping[str, str]

    def standings(self, elsewhere: Mapping[str, Standing] | None = None) -> dict[str, Standing]:
        """By label. elsewhere: what other files tell of people who speak here too, by label."""
        return roles_of(self.voices, stated=self.stated, claims=self.claims, elsewhere=elsewhere)

    def names(self, standings: Mapping[str, Standing]) -> dict[str, str]:
        """Who each label is: as the settings say, as the file says, or as the label itself says."""
        in_role = Counter(standing.role for standing in standings.values())
        return {voice.name: self._name(voice, standings[voice.name].role, in_role) for voice in self.voices}

    def _name(self, voice: Voice, role: Role, in_role: Counter[Role]) -> str:
        called = self.called.get(label_key(voice.name)) or self.called.get(label_key(person_name(voice.name)))
        claimed = [claim.name for claim in self.claims if claim.role == role]
        full = [name for name in claimed if is_called(voice.name, name)]
        if not full and is_generic(voice.name) and in_role[role] == len(claimed) == 1:
            full = claimed
        return called or (full[0] if full else voice.name)


def draft_of(
    file: StudyFile, document: Document, transcript: Transcript, interview: InterviewId, settings: Settings
) -> Drafted:
    """What a transcript makes, as far as the file alone can tell."""
    claims = claims_of((*document.details, *transcript.details))
    stretches = tuple(_stretches(_under_one_spelling(transcript.utterances, claims), transcript))
    return Drafted(
        id=interview,
        file=file.name,
        sha256=file.sha256,
        document=replace(document, content=b"", lines=(), json=None),
        transcript=replace(transcript, utterances=()),
        claims=claims,
        stretches=stretches,
        voices=voices_of([(stretch.speaker, stretch.text) for stretch in stretches]),
        stated=stated_roles(settings, interview, file.name),
        called=stated_people(settings, interview, file.name),
    )


def interview_of(drafted: Drafted, standings: Mapping[str, Standing], people: Mapping[str, PersonId]) -> Interview:
    """The interview, with roles and people by label."""
    document, transcript = drafted.document, drafted.transcript
    details = (*document.details, *transcript.details)
    return Interview(
        id=drafted.id,
        file=drafted.file,
        format=transcript.format,
        encoding=document.encoding,
        sha256=drafted.sha256,
        speakers=tuple(_speaker(voice, standings[voice.name], people[voice.name]) for voice in drafted.voices),
        turns=tuple(
            _turn(stretch, number, drafted.id, standings[stretch.speaker].role, people[stretch.speaker])
            for number, stretch in enumerate(drafted.stretches, 1)
        ),
        details=details,
        notices=(
            *document.notices,
            *transcript.notices,
            *notices_on(transcript, drafted.voices, standings),
            *order_notices(
                [(one.marks[0].line, one.text) for one in drafted.stretches],
                labels=(voice.name for voice in drafted.voices),
                headings=(one.place for one in drafted.stretches),
                details=details,
            ),
        ),
    )


def _turn(stretch: _Stretch, number: int, interview: InterviewId, role: Role, person: PersonId) -> Turn:
    turn = Turn(
        id=TurnId(f"{interview}:{number}"),
        interview=interview,
        number=number,
        speaker=stretch.speaker,
        person=person,
        role=role,
        text=stretch.text,
        marks=stretch.marks,
        place=stretch.place,
        noted=stretch.noted,
    )
    # The set of fields that were given takes more memory than a short turn; all turns give the same ones.
    object.__setattr__(turn, "__pydantic_fields_set__", _GIVEN)
    return turn


def _under_one_spelling(utterances: Sequence[Utterance], claims: Sequence[Claim]) -> Iterator[Utterance]:
    """Every speaker under the first spelling of the label; notes under the name of their only customer."""
    customers = [claim.name for claim in claims if claim.role == Role.CUSTOMER]
    only_notes = all(utterance.speaker in (NOTES, NOTE_TAKER) for utterance in utterances)
    spelled = {label_key(NOTES): customers[0]} if only_notes and len(customers) == 1 else {}
    for one in utterances:
        yield one._replace(speaker=spelled.setdefault(label_key(one.speaker), one.speaker))


def _stretches(utterances: Iterator[Utterance], transcript: Transcript) -> Iterator[_Stretch]:
    first: Utterance | None = None
    pieces: list[Piece] = []
    for one in utterances:
        if first and not (transcript.together and (one.speaker, one.place) == (first.speaker, first.place)):
            yield _joined(first, pieces, transcript.joiner)
            first, pieces = None, []
        first = first or one
        pieces += one.pieces
    if first:
        yield _joined(first, pieces, transcript.joiner)


def _joined(first: Utterance, pieces: Sequence[Piece], joiner: str) -> _Stretch:
    marks = []
    offset = 0
    for piece in pieces:
        marks.append(Mark(offset=offset, line=piece.line, time=piece.time))
        offset += len(piece.text) + len(joiner)
    text = joiner.join(piece.text for piece in pieces)
    return _Stretch(first.speaker, first.place, text, tuple(marks), first.noted)


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
