"""People and organisations that a text itself introduces: "my boss Karen", "Dr. Osei", "my name is …", "Kelp Ltd".

Only where words around a capital say that it is a name. Who is merely mentioned is found by the roster, by `names` in
the settings, or by Presidio.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from icp2prd.domain.privacy import EntityKind
from icp2prd.grounding.folding import fold_words
from icp2prd.privacy.finder import Found
from icp2prd.privacy.links import links_in
from icp2prd.privacy.numbers import numbers_in
from icp2prd.privacy.words import NO_NAMES

_NAME: Final = r"[^\W\d_]+(?:['’-][^\W\d_]+)*"
_CAPITAL: Final = rf"(?![a-zß-öø-ÿ]){_NAME}"
_ONE: Final = rf"(?P<name>{_NAME})"
_TWO: Final = rf"(?P<name>{_NAME}[ \t]{_NAME})"
_UP_TO_TWO: Final = rf"(?P<name>{_NAME}(?:[ \t]{_NAME})?)"
_UP_TO_THREE: Final = rf"(?P<name>{_NAME}(?:[ \t](?:&[ \t])?{_NAME}){{0,2}})"
_RELATIONS: Final = (
    "accountant|assistant|aunt|barista|boss|bookkeeper|boyfriend|brother|buddy|cfo|ceo|chef|client|co-?founder|colleague"
    "|contractor|controller|coo|cousin|cto|customer|dad|daughter|deputy|designer|developer|director|doctor|driver|engineer"
    "|father|flatmate|foreman|founder|freelancer|friend|girlfriend|husband|intern|investor|landlord|lawyer|lead|manager"
    "|mentor|mother|mum|neighbou?r|nephew|niece|nurse|owner|partner|receptionist|roommate|secretary|sister|son"
    "|supervisor|supplier|teacher|uncle|vet|wife|guy|lady|man|woman|person|kid|colleagues|head of [a-z]+|vp of [a-z]+"
)
_PEOPLE: Final = (
    re.compile(rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Herr|Frau|Señora?)\b\.?[ \t]{_UP_TO_TWO}"),
    re.compile(rf"\b(?:my name(?:['’]s| is)|call(?:s)? me|goes by|name was)[ \t]{_UP_TO_TWO}", re.IGNORECASE),
    re.compile(
        rf"\b(?:[Ii]['’]?m|[Ii] am|[Tt]his is|[Ii]t['’]s)[ \t]{_UP_TO_TWO}(?=,? (?:here|speaking|calling|from)\b)"
    ),
    re.compile(rf"\b(?:[Ii]['’]m|[Ii] am|[Tt]his is)[ \t]{_TWO}(?=[,.]| and\b)"),
    re.compile(
        rf"\b(?:my|our|his|her|their|the|a|an|one|old|new|and)[ \t](?:[a-z-]+[ \t])?(?:{_RELATIONS})"
        rf"(?:,|[ \t](?:named|called|is called|whose name is|,))?[ \t]{_UP_TO_TWO}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:thanks|thank you|hi|hello|hey|bye|dear|cheers|welcome|sorry),?[ \t]{_ONE}(?=[,.!?…]|[ \t]*$)",
        re.IGNORECASE | re.MULTILINE,
    ),
    re.compile(rf"\b{_TWO}(?=[ \t](?:said|says|told|asked|emailed|wrote|texted|phoned|rang|complained)\b)"),
    re.compile(
        rf"\b(?:asked|told|texted|emailed|phoned|rang|met|hired|fired|ask|tell)[ \t]{_UP_TO_TWO}\b", re.IGNORECASE
    ),
)
_ORGANISATIONS: Final = (
    re.compile(
        rf"\b(?P<name>{_CAPITAL}(?:[ \t](?:&[ \t]|and[ \t])?{_CAPITAL}){{0,2}}),?[ \t]"
        r"(?:GmbH|Ltd|Limited|Inc|LLC|LLP|Corp|Corporation|plc|PLC|BV|B\.V\.|AG|Oy|ApS|S\.A\.|SARL|Pty|KG|& Co|& Sons)"
        r"(?!\w)"
    ),
    re.compile(
        rf"\b(?:work|works|worked|working|job|consult|consulted|consulting)[ \t](?:at|for)[ \t]{_UP_TO_THREE}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:founder|ceo|cto|cfo|coo|head of [a-z]+|manager|director|partner|engineer|designer|analyst|lead|buyer)"
        rf"(?:,)?[ \t]at[ \t]{_UP_TO_THREE}",
        re.IGNORECASE,
    ),
)


# "McKay" and "O'Dwyer" are names, "APIs" and "GmbH" are not.
_ONE_CAPITAL: Final = re.compile(
    r"(?:Mc|Mac|De|Di|La|Van|[^\W\d_]['’])?[^\W\d_][^\W\d_A-Z]+(?:[-'’][^\W\d_][^\W\d_A-Z]*)*"
)


class PatternFinder:
    """regions: countries in whose national form a telephone number may stand."""

    def __init__(self, regions: Sequence[str]) -> None:
        self._regions = tuple(regions)

    def find(self, text: str) -> Iterator[Found]:
        yield from links_in(text)
        yield from numbers_in(text, self._regions)
        for kind, patterns in ((EntityKind.PERSON, _PEOPLE), (EntityKind.ORGANISATION, _ORGANISATIONS)):
            for pattern in patterns:
                for match in pattern.finditer(text):
                    yield from _name_at(match, kind)


def _name_at(match: re.Match[str], kind: EntityKind) -> Iterator[Found]:
    """The words of a match that are written as a name is, from its first on; nothing where that is none."""
    start, end = -1, -1
    for word in re.finditer(r"\S+", match["name"]):
        bare = word[0].rstrip(",.").removesuffix("'s").removesuffix("’s")
        if _looks_like_a_name(bare):
            start, end = (word.start() if start < 0 else start), word.start() + len(bare)
        elif kind is EntityKind.PERSON or (start >= 0 and word[0] not in ("&", "and")):
            break
    if start >= 0:
        offset = match.start("name")
        yield Found(kind, offset + start, offset + end, fold_words(match["name"][start:end]))


def _looks_like_a_name(word: str) -> bool:
    key = re.split("['’]", word.casefold())[0]
    return (
        len(word) > 1
        and word[0].isupper()
        and _ONE_CAPITAL.fullmatch(word) is not None
        and key not in NO_NAMES
        and (len(key) > 1 or len(word) > 3)
    )
