"""Who a label stands for: a person known by name in every file, or somebody of this one interview."""

import re
import unicodedata

from icp2prd.domain.base import InterviewId, PersonId
from icp2prd.ingest.label import label_key
from icp2prd.ingest.vocabulary import CUSTOMERS, INTERVIEWERS, NOBODY, ONESELF, OTHERS

_IN_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]\s*")
_CODE = re.compile(r"[^\W\d_]{1,12}[ _-]?\d{1,3}")
_INITIALS = re.compile(r"[A-Z]{1,3}")
_GENERIC = INTERVIEWERS | CUSTOMERS | ONESELF | NOBODY | OTHERS | {"notes", "note", "taker"}
_APART = re.compile(r"[^\w]+|_+")
_SEVERAL = re.compile(r"\s+and\s+|\s*;\s*")
_BEHIND_A_NAME = re.compile(r"\s*(?:[(\[;/|]|\s[-–—]\s|,).*", re.DOTALL)


def slug(text: str) -> str:
    """Small letters, digits and single hyphens; accents taken off, other scripts kept as they are."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(character for character in folded if not unicodedata.combining(character))
    return _APART.sub("-", unicodedata.normalize("NFKC", bare)).strip("-")


def person_name(label: str) -> str:
    """A label without pronouns or company in brackets, and with `Last, First` turned round."""
    name = _IN_BRACKETS.sub(" ", label).strip() or label.strip()
    last, comma, first = name.partition(",")
    if comma and last.strip() and first.strip():
        name = f"{first.strip()} {last.strip()}"
    return " ".join(name.split())


def person_in(value: str) -> str:
    """The name in what a header says of somebody: `Dana Okafor, CEO at Kelpwright` is about Dana Okafor."""
    return _BEHIND_A_NAME.sub("", value.strip(), count=1).strip()


def people_in(value: str) -> tuple[str, ...]:
    """The names in a value that may hold several: `Ana Ruiz and Bo Chen`, or a list."""
    return tuple(name for part in _SEVERAL.split(value) if (name := person_in(part)))


def labels_for(value: str) -> frozenset[str]:
    """The folded labels under which somebody named in a header may speak: the whole name, and the first."""
    names = [label_key(name) for name in people_in(value)]
    return frozenset(label for name in names for label in (name, name.split()[0]))


def is_generic(label: str) -> bool:
    """Whether a label is a role or a number that means somebody else in the next file."""
    name = person_name(label)
    key = label_key(name)
    if not any(character.isalpha() for character in key) or _CODE.fullmatch(key) or _INITIALS.fullmatch(name):
        return True
    words = re.findall(r"[^\W\d_]+", key)
    return all(word in _GENERIC or len(word) == 1 for word in words)


def person_id(name: str, interview: InterviewId) -> PersonId:
    """`dana-okafor`, the same in every file, or `call-3/speaker-2` for a label that names nobody."""
    own = slug(person_name(name)) or "speaker"
    return PersonId(f"{interview}/{own}" if is_generic(name) else own)
