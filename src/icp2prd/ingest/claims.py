"""What a file itself says of its speakers: in its front matter, its header, its title, or a label."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from icp2prd.domain.interview import Detail, Role
from icp2prd.ingest.label import label_key
from icp2prd.ingest.people import attendees_in, people_in, person_in, person_name
from icp2prd.ingest.transcript import TITLE
from icp2prd.ingest.vocabulary import CUSTOMERS, INTERVIEWERS, OTHERS

_SPEAKERS = "speakers"
_ATTENDEES = ("attendees", "participants", "present", "invited", "people", "who")
_IN_A_TITLE = 0.7
"""What a title says is believed as far as nothing but the title says it."""

_BESIDE_A_ROLE = {"name", "names", "the"}
_BY = re.compile(
    r"(?:interviewed|interview conducted|conducted|facilitated|moderated|hosted|led|organi[sz]ed|host|asked) by"
)
_WITH = re.compile(
    r"(?:interview|call|conversation|talk|chat|session) (?:with|of)|(?:who was )?interviewed|(?:full )?name"
)
_TALK_WITH = re.compile(
    r"\b(?:(?:[Cc]all|[Ii]nterview|[Cc]hat|[Tt]alk|[Cc]onversation|[Mm]eeting|[Ss]ession|[Ll]unch|[Cc]offee"
    r"|[Nn]otes|[Vv]isit)s? (?:with |w/ ?|from |of )(?:(?:call|interview|chat|talk) (?:with |w/ ?))?"
    r"|(?:[Aa]nswers|[Qq]uestionnaire|[Rr]eply|[Rr]eplies)(?: (?:of|from|by) |: ))"
    r"(?P<name>[^\W\d_a-z][\w'’.-]*(?:(?: (?:d[aeiu]|de[nr]|v[ao]n|l[ae]|ten|ter))* [^\W\d_a-z][\w'’.-]*){0,3})"
)


@dataclass(frozen=True, slots=True)
class Claim:
    """name: of the person. because: where the file says so."""

    name: str
    role: Role
    because: str
    confidence: float = 1.0


def claims_of(details: Sequence[Detail]) -> tuple[Claim, ...]:
    """Who the front matter, header or title names as interviewer and customer, each person once."""
    found = [claim for detail in details for claim in _claims(detail)]
    if any(claim.role == Role.CUSTOMER and claim.confidence > _IN_A_TITLE for claim in found):
        found = [claim for claim in found if claim.confidence > _IN_A_TITLE]
    once: list[Claim] = []
    for claim in found:
        if not any(_is_same(claim, earlier) for earlier in once):
            once.append(claim)
    return tuple(once)


def _is_same(one: Claim, other: Claim) -> bool:
    return one.role == other.role and (is_called(one.name, other.name) or is_called(other.name, one.name))


def _claims(detail: Detail) -> Iterator[Claim]:
    group, _, key = detail.name.rpartition(".")
    because = f"“{key}: {detail.value}” in the file"
    in_speakers = label_key(group) == _SPEAKERS
    role = _role_said(detail.value) if in_speakers else None
    if role:
        yield Claim(key, role, because)
    elif detail.name == TITLE:
        found = _TALK_WITH.search(detail.value)
        if found:
            yield Claim(found["name"], Role.CUSTOMER, f"“{found[0].strip()}” in its title", confidence=_IN_A_TITLE)
    elif not group and label_key(key) in _ATTENDEES:
        yield from _claims_of_attendees(detail.value, because)
    elif in_speakers or not group:
        role = _role_of_key(key)
        yield from (Claim(name, role, because) for name in people_in(detail.value) if role)


def _claims_of_attendees(value: str, because: str) -> Iterator[Claim]:
    """`Ana Ruiz (customer), Jo Day (UX researcher)`: those whose role stands beside the name."""
    for person in attendees_in(value):
        name, bracket, beside = person.partition("(")
        if not bracket:
            name, _, beside = re.sub(r"\s[-–—]\s", "|", person, count=1).partition("|")
        role = role_named(beside.strip(") "))
        if role and name.strip():
            yield Claim(person_in(name), role, because, confidence=0.95)


def _role_of_key(key: str) -> Role | None:
    """The role a key asks for: `customer`, `Interviewee name` and `Interviewed by` do, `customer since` does not."""
    folded = label_key(key)
    if _BY.fullmatch(folded):
        return Role.INTERVIEWER
    if _WITH.fullmatch(folded):
        return Role.CUSTOMER
    words = {word.removesuffix("s") for word in folded.split()} - _BESIDE_A_ROLE
    if words and words <= INTERVIEWERS:
        return Role.INTERVIEWER
    return Role.CUSTOMER if words and words <= CUSTOMERS else None


def _role_said(value: str) -> Role | None:
    return Role.OTHER if label_key(value) == Role.OTHER else role_named(value)


def role_named(text: str) -> Role | None:
    """The role in a few words that hold one: `UX Researcher 2`, `Jane (Customer)`."""
    words = [word.strip("()[]#.,0123456789") for word in label_key(text).replace("-", " ").split()]
    if len(words) > 4:
        return None
    if len(words) > 1:
        # `A` and `Q` are answer and question alone; in `Speaker A` a recogniser counts with letters.
        words = [word for word in words if len(word) > 1]
    if any(word in INTERVIEWERS for word in words):
        return Role.INTERVIEWER
    if any(word in CUSTOMERS for word in words):
        return Role.CUSTOMER
    return Role.OTHER if any(word in OTHERS for word in words) else None


def is_called(label: str, name: str) -> bool:
    """Whether a label can stand for a full name: the same, its first name, or its initials."""
    short, full = label_key(person_name(label)), label_key(person_name(name))
    words = full.split()
    if not words or not short:
        return False
    initials = "".join(word[0] for word in words)
    return short in (full, words[0]) or short.split()[0] == full or (len(words) > 1 and short == initials)
