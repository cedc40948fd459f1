"""Who is the customer and who asks: said by a person, told by a name, or shown by how they talk."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from icp2prd.domain.interview import Role
from icp2prd.ingest.behaviour import (
    ENOUGH,
    Standing,
    Voice,
    all_but,
    asks_like,
    beside,
    by_behaviour,
    interviews,
    together,
)
from icp2prd.ingest.claims import Claim, is_called, role_named
from icp2prd.ingest.label import label_key
from icp2prd.ingest.people import is_generic, organisation_of, person_name
from icp2prd.ingest.stated import BY_SETTINGS
from icp2prd.ingest.transcript import NOTE_TAKER, NOTES, UNKNOWN_SPEAKER
from icp2prd.ingest.vocabulary import SCREEN_SHARES

_NOBODY = (label_key(NOTES), label_key(UNKNOWN_SPEAKER))
_ASKS_BY_LETTER = frozenset(("i", "int", "iv", "ir", "m", "mod", "q"))
_ANSWERS_BY_LETTER = frozenset(("r", "p", "ie", "resp", "res", "par", "pt", "a"))
_NOTHING = Standing(Role.UNKNOWN, "nothing tells", 0.0)


def roles_of(
    voices: Sequence[Voice],
    *,
    stated: Mapping[str, Role],
    claims: Sequence[Claim] = (),
    elsewhere: Mapping[str, Standing] | None = None,
) -> dict[str, Standing]:
    """The standing of every voice, by its label, guesses and all; `unknown` where nothing tells.

    stated: roles that the settings give in this file, by folded label. elsewhere: standings that other files of the
    study give to people who speak here too, by label.
    """
    found: dict[str, Standing] = {}
    only_notes = all(voice.name in (NOTES, NOTE_TAKER) for voice in voices)
    for voice in voices:
        standing = _by_settings(voice, stated) or _by_claim(voice, claims, only_notes) or _by_name(voice, voices)
        if standing:
            found[voice.name] = replace(standing, told=True)
    for name, standing in (elsewhere or {}).items():
        found.setdefault(name, standing)
    found |= _by_organisation(voices, found)
    found |= _by_code(voices, found)
    found |= _by_company(voices, found)
    return {voice.name: found.get(voice.name, _NOTHING) for voice in voices}


def decided(standing: Standing) -> Standing:
    """A guess that is not sure enough is `unknown`, and its reason says what it would have been."""
    if standing.confidence >= ENOUGH or standing.role is Role.UNKNOWN:
        return standing
    return replace(standing, role=Role.UNKNOWN, because=f"perhaps {standing.role}: {standing.because}")


def _by_settings(voice: Voice, stated: Mapping[str, Role]) -> Standing | None:
    role = stated.get(label_key(voice.name)) or stated.get(label_key(person_name(voice.name)))
    return Standing(role, BY_SETTINGS, 1.0) if role else None


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
    if _is_one_of_a_pair(voice, voices):
        asks = key in _ASKS_BY_LETTER
        return Standing(Role.INTERVIEWER if asks else Role.CUSTOMER, f"named {voice.name}, as transcribers do", 0.85)
    role = role_named(voice.name)
    return Standing(role, f"named {voice.name}", 0.95) if role and is_a_role(voice.name, role) else None


def _is_one_of_a_pair(voice: Voice, voices: Sequence[Voice]) -> bool:
    """`I:` and `R:`, `INT:` and `P:`; one of them alone is somebody's initial."""
    if label_key(voice.name) not in _ASKS_BY_LETTER | _ANSWERS_BY_LETTER:
        return False
    keys = {label_key(other.name) for other in voices}
    return bool(keys & _ASKS_BY_LETTER) and bool(keys & _ANSWERS_BY_LETTER) and len(keys) == 2


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


def _by_organisation(voices: Sequence[Voice], found: Mapping[str, Standing]) -> dict[str, Standing]:
    """`Kim Ode (Acme)` is a colleague of `Jo Day (Acme)`, who interviews."""
    asking = {
        organisation_of(name) for name, standing in found.items() if standing.role == Role.INTERVIEWER and standing.told
    }
    return {
        voice.name: Standing(Role.INTERVIEWER if voice.asking else Role.OTHER, "of the interviewer's organisation", 0.8)
        for voice in voices
        if voice.name not in found and organisation_of(voice.name) in asking - {""}
    }


def _is_nobody(name: str) -> bool:
    return label_key(name) in _NOBODY


def _by_company(voices: Sequence[Voice], found: Mapping[str, Standing]) -> dict[str, Standing]:
    """The role of those nothing has named, from the roles of the others, or else from how they talk."""
    left = [voice for voice in voices if voice.name not in found and not _is_nobody(voice.name)]
    interviewers = [voice for voice in voices if voice.name in found and found[voice.name].role == Role.INTERVIEWER]
    customers = [voice for voice in voices if voice.name in found and found[voice.name].role == Role.CUSTOMER]
    if not left:
        return {}
    if interviewers and customers:
        return {voice.name: _between(voice, together(interviewers), together(customers)) for voice in left}
    if interviewers:
        return _beside_interviewers(left, interviewers, found)
    if customers:
        return _beside_customers(left, customers)
    return by_behaviour(left)


def _beside_interviewers(
    left: Sequence[Voice], interviewers: Sequence[Voice], found: Mapping[str, Standing]
) -> dict[str, Standing]:
    asker = together(interviewers)
    if len(left) == 1:
        return {left[0].name: Standing(Role.CUSTOMER, "the only one beside the interviewer", 0.9)}
    if not all(found[voice.name].told for voice in interviewers):
        return beside(asker, left, min(found[voice.name].confidence for voice in interviewers))
    standings = {}
    everyone = together(left)
    for voice in left:
        if asks_like(voice, asker, all_but(voice, everyone)):
            because = f"asks the others in {voice.asking} turns, as the interviewer does"
            standings[voice.name] = Standing(Role.INTERVIEWER, because, 0.7)
        else:
            standings[voice.name] = Standing(Role.CUSTOMER, "one of several beside the interviewer", 0.75)
    return standings


def _beside_customers(left: Sequence[Voice], customers: Sequence[Voice]) -> dict[str, Standing]:
    """Whoever is not named beside a named customer is of the team, unless it does nothing but tell."""
    if len(left) == 1:
        return {left[0].name: Standing(Role.INTERVIEWER, "the only one beside the customer", 0.85)}
    told = together(customers)
    asking = [voice for voice in left if voice.cues and interviews(voice, told) >= ENOUGH]
    standings = {
        voice.name: Standing(Role.INTERVIEWER, f"asks {told.name} in {voice.asking} turns", 0.75) for voice in asking
    }
    if not asking:
        return standings
    # Somebody who is named a customer is not thereby the only one.
    rest = [voice for voice in left if voice.name not in standings]
    return standings | {voice.name: _between(voice, together(asking), told) for voice in rest}


def _between(voice: Voice, interviewers: Voice, customers: Voice) -> Standing:
    """One more voice where both sides are known; how it talks says on which side it is, if anything does."""
    asks, answers = interviews(voice, customers), interviews(interviewers, voice)
    if voice.cues and asks >= answers:
        return Standing(Role.INTERVIEWER, f"asks in {voice.asking} turns, beside the interviewer", round(asks - 0.1, 2))
    return Standing(Role.CUSTOMER, "talks as the customer does", round(answers - 0.1, 2))
