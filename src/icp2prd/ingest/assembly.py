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
"""Which fields were given: the same in all turns, so all hold the same set."""

_set = object.__setattr__


@dataclass(frozen=True, slots=True)
class _Stretch:
    """One turn before it has an id."""

    speaker: str
    place: str
    text: str
    pieces: Sequence[Piece]
    noted: bool


@dataclass(frozen=True, slots=True)
class Drafted:
    """An interview before anybody in it has a role. stated, called: roles and names from the settings, by label key.

    document, transcript: without the text, which is in the stretches. A study is held as drafts until the last file is
    read. stretches: the last comes first; they are taken out as they become turns, so that a long talk is held once.
    """

    id: InterviewId
    file: str
    sha256: str
    document: Document
    transcript: Transcript
    claims: tuple[Claim, ...]
    stretches: list[_Stretch]
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
    stretches = list(_stretches(_under_one_spelling(transcript.utterances, claims), transcript))
    voices = voices_of([(stretch.speaker, stretch.text) for stretch in stretches])
    stretches.reverse()
    return Drafted(
        id=interview,
        file=file.name,
        sha256=file.sha256,
        document=replace(document, content=b"", lines=(), json=None),
        transcript=replace(transcript, utterances=()),
        claims=claims,
        stretches=stretches,
        voices=voices,
        stated=stated_roles(settings, interview, file.name),
        called=stated_people(settings, interview, file.name),
    )


def interview_of(drafted: Drafted, standings: Mapping[str, Standing], people: Mapping[str, PersonId]) -> Interview:
    """The interview, with roles and people by label. It takes the draft's stretches away."""
    turns = tuple(_turns(drafted, standings, people))
    document, transcript = drafted.document, drafted.transcript
    details = (*document.details, *transcript.details)
    return Interview(
        id=drafted.id,
        file=drafted.file,
        format=transcript.format,
        encoding=document.encoding,
        sha256=drafted.sha256,
        speakers=tuple(_speaker(voice, standings[voice.name], people[voice.name]) for voice in drafted.voices),
        turns=turns,
        details=details,
        notices=(
            *document.notices,
            *transcript.notices,
            *notices_on(transcript, drafted.voices, standings),
            *order_notices(
                turns,
                labels=(voice.name for voice in drafted.voices),
                details=details,
            ),
        ),
    )


def _turns(drafted: Drafted, standings: Mapping[str, Standing], people: Mapping[str, PersonId]) -> Iterator[Turn]:
    joiner = drafted.transcript.joiner
    for number in range(1, len(drafted.stretches) + 1):
        stretch = drafted.stretches.pop()
        speaker = stretch.speaker
        marks = _marks(stretch.pieces, joiner)
        yield _turn(drafted.id, number, (stretch, marks), standings[speaker].role, people[speaker])


def _turn(
    interview: InterviewId, number: int, said: tuple[_Stretch, tuple[Mark, ...]], role: Role, person: PersonId
) -> Turn:
    """A turn, not validated: all of its values are made here.

    Each is set by itself, for turns then share one table of names; a dict of ten for each takes as much as a sentence.
    """
    stretch, marks = said
    turn = Turn.__new__(Turn)
    _set(turn, "id", TurnId(f"{interview}:{number}"))
    _set(turn, "interview", interview)
    _set(turn, "number", number)
    _set(turn, "speaker", stretch.speaker)
    _set(turn, "person", person)
    _set(turn, "role", role)
    _set(turn, "text", stretch.text)
    _set(turn, "marks", marks)
    _set(turn, "place", stretch.place)
    _set(turn, "noted", stretch.noted)
    _set(turn, "__pydantic_fields_set__", _GIVEN)
    _set(turn, "__pydantic_extra__", None)
    _set(turn, "__pydantic_private__", None)
    return turn


def _marks(pieces: Sequence[Piece], joiner: str) -> tuple[Mark, ...]:
    if len(pieces) == 1:
        return (Mark(0, pieces[0].line, pieces[0].time),)
    marks = []
    offset = 0
    for text, line, time in pieces:
        marks.append(Mark(offset, line, time))
        offset += len(text) + len(joiner)
    return tuple(marks)


def _under_one_spelling(utterances: Sequence[Utterance], claims: Sequence[Claim]) -> Iterator[Utterance]:
    """Every speaker under the first spelling of the label; notes under the name of their only customer."""
    customers = [claim.name for claim in claims if claim.role == Role.CUSTOMER]
    only_notes = all(utterance.speaker in (NOTES, NOTE_TAKER) for utterance in utterances)
    spelled = {label_key(NOTES): customers[0]} if only_notes and len(customers) == 1 else {}
    for one in utterances:
        speaker = spelled.setdefault(label_key(one.speaker), one.speaker)
        # Not the same letters but the same string: a name is held once, not with every turn.
        yield one if speaker is one.speaker else one._replace(speaker=speaker)


def _stretches(utterances: Iterator[Utterance], transcript: Transcript) -> Iterator[_Stretch]:
    joiner = transcript.joiner
    first: Utterance | None = None
    pieces: tuple[Piece, ...] | list[Piece] = ()
    for one in utterances:
        if first and transcript.together and (one.speaker, one.place) == (first.speaker, first.place):
            pieces = list(pieces) if isinstance(pieces, tuple) else pieces
            pieces += one.pieces
            continue
        if first:
            yield _joined(first, pieces, joiner)
        first, pieces = one, one.pieces
    if first:
        yield _joined(first, pieces, joiner)


def _joined(first: Utterance, pieces: Sequence[Piece], joiner: str) -> _Stretch:
    return _Stretch(first.speaker, first.place, joiner.join([piece.text for piece in pieces]), pieces, first.noted)


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
