"""Who takes part in a study, and which organisations its files and settings name."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from icp2prd.domain.base import PersonId
from icp2prd.domain.interview import Detail, Interview, Speaker
from icp2prd.domain.privacy import EntityKind, Pseudonym
from icp2prd.domain.settings import Settings
from icp2prd.ingest.claims import claims_of
from icp2prd.ingest.label import label_key
from icp2prd.ingest.people import people_in, person_in, person_name, slug
from icp2prd.ingest.vocabulary import CUSTOMERS, INTERVIEWERS, NOBODY, ONESELF, OTHERS
from icp2prd.privacy.register import Register, folded_name
from icp2prd.privacy.words import NO_ORGANISATIONS

_ROLES: Final = INTERVIEWERS | CUSTOMERS | ONESELF | NOBODY | OTHERS | {"notes", "note", "taker"}
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_WORD: Final = re.compile(r"[^\W\d_][\w'’.-]*")
_PRONOUNS: Final = {"she", "her", "hers", "he", "him", "his", "they", "them", "theirs"}
_BEHIND_A_NAME: Final = re.compile(r"\s*(?:[(\[|/@]|\s[-–—]\s)\s*(?P<rest>[^()\[\]|/]+)")
_COMPANY_KEYS: Final = {
    *(
        "company",
        "company name",
        "current company",
        "organisation",
        "organization",
        "employer",
        "customer company",
        "account",
    ),
}
_PEOPLE_KEYS: Final = {
    "attendees",
    "participants",
    "invited",
    "name",
    "recorded by",
    "author",
    "notes by",
    "by",
    "host",
}
_AT: Final = re.compile(r"\b(?:at|of|from)\s+(?P<name>[^\W\d_][^,;()]*)$")


def enter_participants(register: Register, interviews: Iterable[Interview], settings: Settings) -> None:
    """Everyone who speaks, interview by interview; then whom files and settings name beside them."""
    listed = list(interviews)
    for interview in listed:
        for speaker in interview.speakers:
            _enter_speaker(register, interview, speaker, settings)
    for interview in listed:
        for detail in interview.details:
            _enter_named_in(register, detail)
    for name in (*settings.privacy.names, *settings.people.values()):
        register.enter_named(EntityKind.PERSON, name)
    for name in settings.privacy.organisations:
        register.enter_named(EntityKind.ORGANISATION, name)


def key_of(person: PersonId, file: str, label: str) -> str:
    """A person who is known by name is the same in every file; whoever is not, is of one file only."""
    return f"{file}#{label_key(label)}" if "/" in person else person.replace("-", " ")


def is_plain_label(label: str) -> bool:
    """Whether a label names nobody: a role, a number, a single letter."""
    words = [word.casefold() for word in _LETTERS.findall(label)]
    return all(word in _ROLES or (len(word) == 1 and len(words) == 1) for word in words)


def names_meant(register: Register, interview: Interview) -> Mapping[str, Pseudonym]:
    """Whom a name means among those who speak in an interview; a name of two of them is left out."""
    meant: dict[str, list[Pseudonym]] = {}
    for person, label in dict.fromkeys((one.person, one.name) for one in interview.speakers):
        entry = register.known(EntityKind.PERSON, key_of(person, interview.file, label))
        for name in entry.names if entry else ():
            if entry and entry not in meant.setdefault(name, []):
                meant[name].append(entry)
    return {name: entries[0] for name, entries in meant.items() if len(entries) == 1}


def _enter_speaker(register: Register, interview: Interview, speaker: Speaker, settings: Settings) -> None:
    named_elsewhere = "/" not in speaker.person
    if is_plain_label(speaker.name) and not named_elsewhere:
        return
    key = key_of(speaker.person, interview.file, speaker.name)
    claimed = [claim.name for claim in claims_of(interview.details)] + list(settings.people.values())
    full = [name for name in claimed if slug(person_name(name)) == speaker.person]
    own = _bare(speaker.name)
    said = full[0] if full else own or speaker.person.replace("-", " ").title()
    entry = register.enter_named(EntityKind.PERSON, person_name(said), key)
    if own and folded_name(own) != folded_name(entry.said):
        register.also_called(entry, own)
    for organisation in _behind(speaker.name):
        register.enter_named(EntityKind.ORGANISATION, organisation)


def _bare(label: str) -> str:
    """The name in a label, without company, pronouns and role."""
    name = person_in(person_name(label)) or label
    words = [word for word in _WORD.findall(name) if word.strip(".").casefold() not in _ROLES | _PRONOUNS]
    if not words:
        words = [word for word in _WORD.findall(label) if word.strip(".").casefold() not in _ROLES | _PRONOUNS]
    return " ".join(words)


def _behind(label: str) -> Iterator[str]:
    for match in _BEHIND_A_NAME.finditer(label):
        words = _WORD.findall(match["rest"])
        if words and not any(word.casefold() in _ROLES | _PRONOUNS for word in words):
            yield from _organisation(match["rest"])


def _enter_named_in(register: Register, detail: Detail) -> None:
    key = label_key(detail.name.rpartition(".")[2]).replace("_", " ")
    for claim in claims_of([detail]):
        if not is_plain_label(claim.name):
            register.enter_named(EntityKind.PERSON, person_name(claim.name))
        for name in _at_the_end(detail.value):
            register.enter_named(EntityKind.ORGANISATION, name)
    if key in _PEOPLE_KEYS:
        for value in detail.value.replace(",", ";").split(";"):
            for name in people_in(value):
                if not is_plain_label(name) and name[:1].isupper() and len(name.split()) <= 4:
                    register.enter_named(EntityKind.PERSON, person_name(name))
    if key in _COMPANY_KEYS:
        for name in _organisation(detail.value):
            register.enter_named(EntityKind.ORGANISATION, name)


def _at_the_end(value: str) -> Iterator[str]:
    if match := _AT.search(value):
        yield from _organisation(match["name"])


def _organisation(value: str) -> Iterator[str]:
    """The name of an organisation: up to four words with a capital, one of which says more than what kind it is."""
    name = person_in(value).strip(" .")
    words = _WORD.findall(name)
    capitals = words and all(word[0].isupper() or word.casefold() in ("and", "of", "the", "de") for word in words)
    if capitals and len(words) <= 4 and any(word.casefold() not in NO_ORGANISATIONS for word in words):
        yield name
