"""Who is the customer and who asks: said by a person, told by a name, or shown by how they talk."""

from collections.abc import Mapping, Sequence

from icp2prd.domain.base import InterviewId
from icp2prd.domain.interview import Role
from icp2prd.ingest.behaviour import Standing, Voice, by_behaviour
from icp2prd.ingest.claims import Claim, is_called, role_named
from icp2prd.ingest.label import label_key
from icp2prd.ingest.people import is_generic, person_name
from icp2prd.ingest.transcript import NOTE_TAKER, NOTES, UNKNOWN_SPEAKER
from icp2prd.ingest.vocabulary import SCREEN_SHARES

_NOBODY = (label_key(NOTES), label_key(UNKNOWN_SPEAKER))


def roles_of(
    voices: Sequence[Voice],
    *,
    interview: InterviewId,
    settings: Mapping[str, Role],
    claims: Sequence[Claim] = (),
) -> dict[str, Standing]:
    """The standing of every voice, by its label; `unknown` where nothing tells.

    settings: label, or `interview/label`, to role.
    """
    said = {label_key(name): role for name, role in settings.items()}
    found: dict[str, Standing] = {}
    only_notes = all(voice.name in (NOTES, NOTE_TAKER) for voice in voices)
    for voice in voices:
        standing = (
            _by_settings(voice, interview, said) or _by_claim(voice, claims, only_notes) or _by_name(voice, voices)
        )
        if standing:
            found[voice.name] = standing
    found |= _by_code(voices, found)
    found |= _by_company(voices, found)
    nothing = "nothing tells"
    return {voice.name: found.get(voice.name, Standing(Role.UNKNOWN, nothing, 0.0)) for voice in voices}


def _by_settings(voice: Voice, interview: InterviewId, said: Mapping[str, Role]) -> Standing | None:
    role = said.get(label_key(f"{interview}/{voice.name}")) or said.get(label_key(voice.name))
    role = role or said.get(label_key(person_name(voice.name)))
    return Standing(role, "icp2prd.toml", 1.0) if role else None


def _by_claim(voice: Voice, claims: Sequence[Claim], only_notes: bool) -> Standing | None:
    if voice.name == NOTES and only_notes:
        customers = [claim for claim in claims if claim.role == Role.CUSTOMER]
        return _claimed(customers[0]) if len(customers) == 1 else None
    matching = [claim for claim in claims if is_called(voice.name, claim.name)]
    return _claimed(matching[0]) if matching else None


def _claimed(claim: Claim) -> Standing:
    return Standing(claim.role, claim.because, claim.confidence)


def _by_name(voice: Voice, voices: Sequence[Voice]) -> Standing | None:
    key = label_key(voice.name)
    if key == label_key(NOTE_TAKER):
        return Standing(Role.OTHER, "stands under a heading for the note-taker's own", 0.9)
    if key == label_key(NOTES) and any(other.name not in (NOTES, NOTE_TAKER) for other in voices):
        return Standing(Role.OTHER, "stands before the first speaker", 0.9)
    if key.split()[-1:] and key.split()[-1].startswith(SCREEN_SHARES) and len(key.split()) > 1:
        return Standing(Role.OTHER, "a shared screen, not a person", 1.0)
    if key == "me" and len(voices) > 1:
        return Standing(Role.INTERVIEWER, "named Me: who kept the notes", 0.7)
    role = role_named(voice.name)
    return Standing(role, f"named {voice.name}", 0.95) if role and is_a_role(voice.name, role) else None


def is_a_role(label: str, role: Role) -> bool:
    """`Interviewer 2` and `Jane (Interviewer)` are; `Guest Johnson` is somebody's name."""
    bracketed = role_named(label.partition("(")[2].rstrip(") ")) == role
    return bracketed or is_generic(label) or len(label.split()) == 1


def _by_code(voices: Sequence[Voice], found: Mapping[str, Standing]) -> dict[str, Standing]:
    """`P1` and `ES4` are participants once somebody else is the interviewer."""
    if not any(standing.role == Role.INTERVIEWER for standing in found.values()):
        return {}
    return {
        voice.name: Standing(Role.CUSTOMER, "a participant's code, beside a named interviewer", 0.9)
        for voice in voices
        if voice.name not in found
        and is_generic(voice.name)
        and not _is_nobody(voice.name)
        and not label_key(voice.name).startswith(("speaker", "spk"))
    }


def _is_nobody(name: str) -> bool:
    return label_key(name) in _NOBODY


def _by_company(voices: Sequence[Voice], found: Mapping[str, Standing]) -> dict[str, Standing]:
    """The role of those nothing has named, from the roles of the others, or else from how they talk."""
    left = [voice for voice in voices if voice.name not in found and not _is_nobody(voice.name)]
    interviewers = any(standing.role == Role.INTERVIEWER for standing in found.values())
    customers = any(standing.role == Role.CUSTOMER for standing in found.values())
    if interviewers and customers:
        return {}
    if interviewers and len(left) == 1:
        return {left[0].name: Standing(Role.CUSTOMER, "the only one beside the interviewer", 0.9)}
    if interviewers:
        return {voice.name: Standing(Role.CUSTOMER, "one of several beside the interviewer", 0.75) for voice in left}
    if customers and len(left) == 1:
        return {left[0].name: Standing(Role.INTERVIEWER, "the only one beside the customer", 0.85)}
    return by_behaviour(left)
