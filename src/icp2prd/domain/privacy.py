"""What stands for what where names are replaced: pseudonyms, and the names that they stand for."""

from enum import StrEnum

from pydantic import Field

from icp2prd.domain.base import Frozen


class EntityKind(StrEnum):
    """What is replaced. The value, in capitals, is the word of the placeholder: `[PERSON_1]`."""

    PERSON = "person"
    ORGANISATION = "organisation"
    EMAIL = "email"
    PHONE = "phone"
    URL = "url"
    CARD = "card"
    ACCOUNT = "account"


class Pseudonym(Frozen):
    """One placeholder, and what it stands for.

    key: what makes two mentions the same thing: a person's id, an address in small letters, the digits of a number.
    said: as it was said or written first. names: words under which it is mentioned, folded; the first pseudonym
    that takes a name keeps it, so that a namesake who comes later moves nothing.
    """

    placeholder: str
    kind: EntityKind
    key: str
    said: str
    names: tuple[str, ...] = ()


class Pseudonyms(Frozen):
    """The mapping of a study, in the order in which placeholders were given out; none is ever given twice.

    files: file of the study → the name it is shown under.
    """

    schema_version: str = "1"
    entries: tuple[Pseudonym, ...] = ()
    files: dict[str, str] = Field(default_factory=dict)
