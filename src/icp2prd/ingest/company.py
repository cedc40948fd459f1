"""Roles and people of a whole study: each file by itself first, then all of them in the light of the others."""

from collections.abc import Mapping, Sequence

from icp2prd.domain.base import PersonId
from icp2prd.domain.interview import Interview
from icp2prd.ingest.assembly import Drafted, interview_of
from icp2prd.ingest.behaviour import Standing
from icp2prd.ingest.people import person_id
from icp2prd.ingest.regulars import Heard, borne_out, regulars
from icp2prd.ingest.roles import decided
from icp2prd.ingest.spellings import one_spelling


def interviews_of(drafts: Sequence[Drafted]) -> list[Interview]:
    """The interviews of a study, in the order of their drafts."""
    alone = [draft.standings() for draft in drafts]
    names = [draft.names(standings) for draft, standings in zip(drafts, alone, strict=True)]
    spelled = one_spelling(name for of_file in names for name in of_file.values())
    people = [
        {label: person_id(spelled.get(name, name), draft.id) for label, name in of_file.items()}
        for draft, of_file in zip(drafts, names, strict=True)
    ]
    heard = [
        Heard(draft.id, _by_person(standings, of_file))
        for draft, standings, of_file in zip(drafts, alone, people, strict=True)
    ]
    known = regulars(heard)
    return [
        interview_of(draft, _in_the_light_of(known, draft, standings, of_file), of_file)
        for draft, standings, of_file in zip(drafts, alone, people, strict=True)
    ]


def _by_person(standings: Mapping[str, Standing], people: Mapping[str, PersonId]) -> dict[PersonId, Standing]:
    """The standings of those who are known by name; a number means somebody else in the next file."""
    return {people[label]: standing for label, standing in standings.items() if "/" not in people[label]}


def _in_the_light_of(
    known: Mapping[PersonId, Standing], draft: Drafted, alone: Mapping[str, Standing], people: Mapping[str, PersonId]
) -> dict[str, Standing]:
    """The standings in one file: what the study tells overrules the file's own talk, but nothing that was told."""
    here = {label: known[person] for label, person in people.items() if person in known and not alone[label].told}
    surer = borne_out(alone, here)
    elsewhere = {
        label: surer[label] if surer[label].role is standing.role else standing for label, standing in here.items()
    }
    changed = any(decided(alone[label]).role is not standing.role for label, standing in here.items())
    standings = draft.standings(elsewhere) if changed else surer
    return {label: decided(standing) for label, standing in standings.items()}
