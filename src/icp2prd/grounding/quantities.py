"""Numbers as people say them: which words belong to one number, so that no quote ends inside of it."""

import re

from icp2prd.grounding.folding import Place

_SMALL = (
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    "|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_LARGE = r"hundreds?|thousands?|millions?|billions?|trillions?|grand|lakhs?|crores?|dozens?|percent|per cent"
_SIGNED = r"(?:[<>≤≥~≈±+]\s?|(?<![\w.,])-)?(?:(?<![a-z])[a-z]{0,2}[$€£¥₹]\s?)?-?\.?"
_DIGITS = rf"{_SIGNED}\d+(?:[.,:/']\d+|\s\d{{3}}(?![\d\w]))*(?:\s?[%‰°+$€£¥₹])?"
_WORD = rf"\b(?:{_SMALL}|{_LARGE}|half|(?:few|several|couple(?:\s+of)?)\s+(?:{_LARGE}))\b"
_ATOM = rf"(?:{_DIGITS}|{_WORD})"
_UNIT = r"(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|pounds?|dollars?|euros?)"
_LINK = (
    r"(?:\s*-\s*|\s+(?:and|or|to|till|until|through|point|of|out of|in|and a)\s+"
    rf"|\s+{_UNIT}(?:\s+and|,)?\s+(?=\S+\s+{_UNIT}\b)|\s+)"
)
_PHRASE = re.compile(
    rf"(?:\bhalf\s+an?\b(?:\s+{_ATOM})?|{_ATOM}(?:{_LINK}{_ATOM})*(?:(?:\s+{_UNIT})?\s+and\s+a\s+(?:half|quarter))?"
    rf"|\ban?\s+{_UNIT}\s+and\s+(?:a\s+(?:half|quarter)|{_ATOM}\s+{_UNIT})\b)"
)
# "[person_2]" holds no number.
_QUANTITY = re.compile(rf"(?<![a-z]_)(?<!\d)\d|\b(?:{_SMALL}|{_LARGE}|half an?|couple)\b")


def holds_a_number(folded: str) -> bool:
    return _QUANTITY.search(folded) is not None


def number_phrases(folded: str) -> tuple[Place, ...]:
    """Where numbers stand, by rising start: "$2.5 million", "two to three", "an hour and a half".

    A quote that begins or ends inside of one says another number than the customer did.
    """
    return tuple(Place(found.start(), found.end()) for found in _PHRASE.finditer(folded))
