"""From what a reader found to an interview: turns joined and numbered, and what the file tells of its speakers."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from icp2prd.domain.base import InterviewId, PersonId
from icp2prd.domain.interview import Interview, Role, Speaker
from icp2prd.domain.settings import Settings
from icp2prd.ingest.behaviour import Standing, Voice, voices_of
from icp2prd.ingest.claims import Claim, claims_of, is_called
from icp2prd.ingest.document import Document, StudyFile
from icp2prd.ingest.label import label_key
from icp2prd.ingest.notices import notices_on, order_notices
from icp2prd.ingest.people import is_generic, person_name
from icp2prd.ingest.roles import roles_of
from icp2prd.ingest.said import Utterances, in_columns
from icp2prd.ingest.stated import stated_people, stated_roles
from icp2prd.ingest.transcript import NOTE_TAKER, NOTES, Transcript
from icp2prd.ingest.turns import Standpoint, TurnsOfUtterances


@dataclass(frozen=True, slots=True)
class Drafted:
    """An interview before anybody in it has a role. stated, called: roles and names from the settings, by label key.

    document, transcript: without the text, which is in the stretches. A study is held as drafts until the last file is
    read. stretches: the turns to be.
    """

    id: InterviewId
    file: str
    sha256: str
    document: Document
    transcript: Transcript
    claims: tuple[Claim, ...]
    stretches: Utterances
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
    spelled = _under_one_spelling(in_columns(transcript.utterances), claims)
    stretches = spelled.together() if transcript.together else spelled
    return Drafted(
        id=interview,
        file=file.name,
        sha256=file.sha256,
        document=replace(document, content=b"", lines=(), json=None),
        transcript=replace(transcript, utterances=()),
        claims=claims,
        stretches=stretches,
        voices=voices_of(_said(stretches, transcript.joiner)),
        stated=stated_roles(settings, interview, file.name),
        called=stated_people(settings, interview, file.name),
    )


def interview_of(drafted: Drafted, standings: Mapping[str, Standing], people: Mapping[str, PersonId]) -> Interview:
    """The interview, with roles and people by label."""
    document, transcript = drafted.document, drafted.transcript
    details = (*document.details, *transcript.details)
    roles = {label: standing.role for label, standing in standings.items()}
    return Interview(
        id=drafted.id,
        file=drafted.file,
        format=transcript.format,
        encoding=document.encoding,
        sha256=drafted.sha256,
        speakers=tuple(_speaker(voice, standings[voice.name], people[voice.name]) for voice in drafted.voices),
        turns=TurnsOfUtterances(drafted.stretches, Standpoint(drafted.id, transcript.joiner, roles, people)),
        details=details,
        notices=(
            *document.notices,
            *transcript.notices,
            *notices_on(transcript, drafted.voices, standings),
            *order_notices(
                drafted.stretches,
                transcript.joiner,
                labels=(voice.name for voice in drafted.voices),
                details=details,
            ),
        ),
    )


def _under_one_spelling(utterances: Utterances, claims: Sequence[Claim]) -> Utterances:
    """Every speaker under the first spelling of the label; notes under the name of their only customer."""
    customers = [claim.name for claim in claims if claim.role == Role.CUSTOMER]
    only_notes = all(manner.speaker in (NOTES, NOTE_TAKER) for manner in utterances.manners)
    spelled = {label_key(NOTES): customers[0]} if only_notes and len(customers) == 1 else {}
    return utterances.spelled(lambda label: spelled.setdefault(label_key(label), label))


def _said(stretches: Utterances, joiner: str) -> Iterator[tuple[str, str]]:
    return ((stretches.manner(at).speaker, stretches.text(at, joiner)) for at in range(len(stretches)))


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
