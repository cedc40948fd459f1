"""Who comes again: what the files of a study together tell of a person who speaks in several of them.

Who hosts one call hosts the others; who is in many calls, each with other people, is of the team.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from icp2prd.domain.base import InterviewId, PersonId
from icp2prd.domain.interview import Role
from icp2prd.ingest.behaviour import ENOUGH, Standing

SUREST = 0.9
_SURE_OF_ONE_FILE = 2.9
"""Log-odds: what one file's talk can weigh at most, about 0.95."""

_MEETS_MANY = 1.4
"""Log-odds that somebody is of the team, for being in several files whose other speakers do not come again."""


@dataclass(frozen=True, slots=True)
class Heard:
    """The people of one file who have a name, and their standing there."""

    interview: InterviewId
    standings: Mapping[PersonId, Standing]


def regulars(files: Sequence[Heard]) -> dict[PersonId, Standing]:
    """The standing of everybody who speaks in more than one file, where the files together tell it."""
    times = Counter(person for file in files for person in file.standings)
    found = {}
    for person, count in times.items():
        if count > 1:
            theirs = [file for file in files if person in file.standings]
            standing = _as_told(person, theirs) or _as_they_talk(person, theirs, times)
            if standing:
                found[person] = standing
    return found


def _as_told(person: PersonId, files: Sequence[Heard]) -> Standing | None:
    """The role that some file or the settings give, where they do not contradict each other."""
    told = {file.interview: file.standings[person] for file in files if file.standings[person].told}
    roles = {standing.role for standing in told.values()} - {Role.UNKNOWN}
    if len(roles) != 1:
        return None
    where, standing = max(told.items(), key=lambda one: one[1].confidence)
    return Standing(roles.pop(), f"{standing.role} in {where}", min(SUREST, standing.confidence), told=True)


def _as_they_talk(person: PersonId, files: Sequence[Heard], times: Counter[PersonId]) -> Standing | None:
    odds = sum(_odds(file.standings[person]) for file in files)
    others = {other for file in files for other in file.standings} - {person}
    meets_many = len(others) > 1 and all(times[other] * 2 <= len(files) for other in others)
    odds += _MEETS_MANY if meets_many else 0.0
    confidence = round(min(SUREST, 1 / (1 + math.exp(-abs(odds)))), 2)
    if confidence < ENOUGH:
        return None
    role = Role.INTERVIEWER if odds > 0 else Role.CUSTOMER
    toward = 1 if role is Role.INTERVIEWER else -1
    like = max(files, key=lambda file: toward * _odds(file.standings[person]))
    if toward * _odds(like.standings[person]) < _MEETS_MANY and meets_many:
        return Standing(role, f"in {len(files)} files, each with other people", confidence)
    return Standing(role, f"{role} in {like.interview}", confidence)


def _odds(standing: Standing) -> float:
    """Log-odds of interviewer against customer; a guess at less than even odds says nothing."""
    if standing.confidence <= 0.5 or standing.role not in (Role.INTERVIEWER, Role.CUSTOMER):
        return 0.0
    sure = min(standing.confidence, 0.99)
    odds = min(_SURE_OF_ONE_FILE, math.log(sure / (1 - sure)))
    return odds if standing.role is Role.INTERVIEWER else -odds


def borne_out(standings: Mapping[str, Standing], known: Mapping[str, Standing]) -> dict[str, Standing]:
    """Standings of one file, surer where the study tells the same. known: what it tells, by label."""
    return {
        name: replace(standing, confidence=max(standing.confidence, known[name].confidence))
        if name in known and known[name].role is standing.role
        else standing
        for name, standing in standings.items()
    }
