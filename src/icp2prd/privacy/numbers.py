"""Telephone, card and account numbers, each held to the check that its issuers hold it to."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from icp2prd.domain.privacy import EntityKind
from icp2prd.privacy.finder import Found

_CARD: Final = re.compile(r"(?<![\w.,$€£¥-])[2-6](?:[ -]?\d){12,18}(?![\w]|[.,]\d)")
# The lengths that issuers give out, by the first digits of the number (ISO/IEC 7812).
_ISSUED: Final = re.compile(r"4\d{12}|3[068]\d{12}|3[47]\d{13}|[2456]\d{15}|[46]\d{18}")
_IBAN: Final = re.compile(r"\b[A-Z]{2}\d{2}(?:[ -]?[A-Z\d]){11,30}\b", re.IGNORECASE)
_IBAN_LENGTHS: Final = range(15, 35)
# A bank's own numbers have no check that all banks share, so they count only where the text says what they are.
_ACCOUNT: Final = re.compile(
    r"\b(?:account|acct|acc|routing|sort code|konto(?:nummer)?|iban|aba)\b\.?\s*(?:(?:number|num|no|nr|code)\b\.?|#)?"
    r"\s*(?:is|was|ends in|ending in|ending|:|#|=)?\s*"
    r"(?P<number>(?:[A-Z]{2}\d{2}[ -]?)?\d(?:[ -]?\d){3,19})(?!\w|[.,]\d)",
    re.IGNORECASE,
)
_SORT_CODE: Final = re.compile(r"(?<![\d-])\d{2}-\d{2}-\d{2}(?=\W+\d{7,8}(?!\d))")
_BEHIND_A_SORT_CODE: Final = re.compile(r"(?<![\d-])\d{2}-\d{2}-\d{2}\W+(?P<number>\d{7,8})(?!\d)")
_MONEY_BEFORE: Final = re.compile(r"[$€£¥₹]\s?$")
_CALLED: Final = re.compile(
    r"\b(?:call|calls|ring|phone|mobile|cell|tel|telephone|fax|whatsapp|text|sms|dial|reach|hotline|number(?: is|'s))\b"
    r"[^.?!\d]*$",
    re.IGNORECASE,
)
_GROUPED_BY_THOUSANDS: Final = re.compile(r"\d{1,3}(?:[ .]\d{3})+")
_COUNTED_AFTER: Final = re.compile(
    r"\s?(?:%|k\b|dollars?|euros?|pounds?|usd|eur|gbp|rupees|bucks|orders|rows|users|customers|records|units|items"
    r"|records|hours|minutes|seconds|days|weeks|months|years|people|entries|lines|tickets|rides|views)\b",
    re.IGNORECASE,
)


def numbers_in(text: str, regions: Sequence[str]) -> Iterator[Found]:
    """regions: countries in whose national form a telephone number may stand (`US`, `GB`)."""
    if sum(character.isdigit() for character in text) < 4:
        return
    yield from _cards(text)
    yield from _accounts(text)
    yield from _phones(text, regions)


def _cards(text: str) -> Iterator[Found]:
    from stdnum import luhn  # noqa: PLC0415  only where names are replaced

    for match in _CARD.finditer(text):
        digits = _digits(match[0])
        if _ISSUED.fullmatch(digits) and luhn.is_valid(digits):
            yield Found(EntityKind.CARD, match.start(), match.end(), digits)


def _accounts(text: str) -> Iterator[Found]:
    for match in _IBAN.finditer(text):
        found = _iban(match)
        if found:
            yield found
    for pattern in (_ACCOUNT, _BEHIND_A_SORT_CODE):
        for match in pattern.finditer(text):
            yield Found(EntityKind.ACCOUNT, *match.span("number"), _digits(match["number"]))
    for match in _SORT_CODE.finditer(text):
        yield Found(EntityKind.ACCOUNT, match.start(), match.end(), _digits(match[0]))


def _iban(match: re.Match[str]) -> Found | None:
    """The longest start of the match that passes the check: words may follow right behind it."""
    from stdnum.iso7064 import mod_97_10  # noqa: PLC0415  only where names are replaced

    for end in range(len(match[0]), 0, -1):
        compact = re.sub(r"[ -]", "", match[0][:end]).upper()
        at_a_gap = end == len(match[0]) or match[0][end] in " -"
        if at_a_gap and len(compact) in _IBAN_LENGTHS and mod_97_10.is_valid(compact[4:] + compact[:4]):
            return Found(EntityKind.ACCOUNT, match.start(), match.start() + end, compact)
    return None


def _phones(text: str, regions: Sequence[str]) -> Iterator[Found]:
    """Numbers that are valid somewhere; of those that only may be, the ones the text itself calls a number to call."""
    import phonenumbers  # noqa: PLC0415  its tables are large, and needed only where names are replaced

    for region in (None, *regions):
        for match in phonenumbers.PhoneNumberMatcher(text, region, phonenumbers.Leniency.POSSIBLE):
            counted = _COUNTED_AFTER.match(text, match.end) or _MONEY_BEFORE.search(text[: match.start])
            called = match.raw_string.startswith("+") or _CALLED.search(text[max(0, match.start - 40) : match.start])
            if not counted and (called or _is_set_like_one(match)):
                key = phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164)
                yield Found(EntityKind.PHONE, match.start, match.end, key)


def _is_set_like_one(match: Any) -> bool:
    """Whether a valid number is grouped as people do it, and is no row of other numbers."""
    import phonenumbers  # noqa: PLC0415

    return bool(phonenumbers.is_valid_number(match.number)) and not _GROUPED_BY_THOUSANDS.fullmatch(match.raw_string)


def _digits(text: str) -> str:
    return "".join(character for character in text.upper() if character.isalnum())
