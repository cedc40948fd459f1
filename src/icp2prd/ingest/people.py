"""Who a label stands for: a person known by name in every file, or somebody of this one interview."""

import re
import unicodedata

from icp2prd.domain.base import InterviewId, PersonId
from icp2prd.ingest.label import label_key
from icp2prd.ingest.vocabulary import CUSTOMERS, INTERVIEWERS, NOBODY, ONESELF, OTHERS

_CODE = re.compile(r"[^\W\d_]{1,12}[ _-]?\d{1,3}")
_INITIALS = re.compile(r"[A-Z]{1,3}")
_GENERIC = INTERVIEWERS | CUSTOMERS | ONESELF | NOBODY | OTHERS | {"notes", "note", "taker"}
_APART = re.compile(r"[^\w]+|_+")
_SEVERAL = re.compile(r"\s+and\s+|\s*;\s*")
_HONORIFIC = re.compile(r"(?:(?:mr|mrs|ms|mx|dr|prof|sir|herr|frau|mme|sr|sra)\.?\s+)+(?=\S)", re.IGNORECASE)
_ADDRESS = re.compile(r"[<(\[]?(?:mailto:)?(?P<local>[\w.+-]+)@(?P<domain>[\w-]+(?:\.[\w-]+)+)[>)\]]?")
_BESIDE_THE_NAME = re.compile(r"\s+[|/–—-]\s+(?P<beside>.*)|\s*[(\[](?P<bracketed>[^()\[\]]*)[)\]]")
_NO_ORGANISATION = frozenset(
    ("he", "him", "his", "she", "her", "hers", "they", "them", "theirs", "any", "all", "external", "unverified", "you")
)
_EVERYBODYS = frozenset(
    ("gmail", "googlemail", "outlook", "hotmail", "live", "yahoo", "icloud", "proton", "gmx", "aol")
)
_COMMA = re.compile(r",\s*(?![^()\[\]]*[)\]])")
_SEMICOLON = re.compile(r";\s*(?![^()\[\]]*[)\]])")
_BEHIND_A_NAME = re.compile(r"\s*(?:[(\[;/|]|\s[-–—]\s|,).*", re.DOTALL)


def slug(text: str) -> str:
    """Small letters, digits and single hyphens; accents taken off, other scripts kept as they are."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(character for character in folded if not unicodedata.combining(character))
    return _APART.sub("-", unicodedata.normalize("NFKC", bare)).strip("-")


def person_name(label: str) -> str:
    """A label without title, pronouns, company or address, and with `Last, First` turned round.

    An e-mail address alone is read as a name: `dana.okafor@kelpwright.com` is Dana Okafor.
    """
    without = _ADDRESS.sub(" ", label).strip() or _name_in_address(label)
    name = _BESIDE_THE_NAME.sub(" ", without).strip() or without
    last, comma, first = name.partition(",")
    if comma and last.strip() and first.strip():
        name = f"{first.strip()} {last.strip()}"
    return " ".join(_HONORIFIC.sub("", name, count=1).split())


def organisation_of(label: str) -> str:
    """What stands beside a name, in brackets or behind a dash, folded: a company, or the host of an address."""
    address = _ADDRESS.search(label)
    if address:
        domain = address["domain"].casefold()
        return "" if domain.split(".")[0] in _EVERYBODYS else domain
    for found in _BESIDE_THE_NAME.finditer(label):
        beside = label_key(found["beside"] or found["bracketed"] or "")
        words = re.findall(r"[^\W\d_]+", beside)
        if words and not all(word in _NO_ORGANISATION or word in _GENERIC for word in words):
            return beside
    return ""


def _name_in_address(label: str) -> str:
    found = _ADDRESS.search(label)
    words = re.split(r"[._+-]+", found["local"]) if found else []
    return " ".join(word.capitalize() for word in words if not word.isdigit()) or label.strip()


def person_in(value: str) -> str:
    """The name in what a header says of somebody: `Dana Okafor, CEO at Kelpwright` is about Dana Okafor."""
    return _BEHIND_A_NAME.sub("", value.strip(), count=1).strip()


def people_in(value: str) -> tuple[str, ...]:
    """The names in a value that may hold several: `Ana Ruiz and Bo Chen`, or a list."""
    return tuple(name for part in _SEVERAL.split(value) if (name := person_in(part)))


def attendees_in(value: str) -> tuple[str, ...]:
    """The entries of a list of people, as they stand: parted by semicolons, or where there is none, by commas."""
    apart = _SEMICOLON.split(value)
    return tuple(one.strip() for one in (apart if len(apart) > 1 else _COMMA.split(value)) if one.strip())


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
