"""Whether words can be taken out at two places without breaking what stands there.

"table problem" is not in "notable problem", "technical people" not in "non-technical people", "can" not in
"can't", "C" not in "C++", "4 hours" not in "14 hours", "2.4 hours" or "3 to 4 hours", "15" not in "15%".
"""

from bisect import bisect_left
from collections.abc import Sequence

from icp2prd.grounding.folding import HYPHENS, Folded, Place
from icp2prd.grounding.vocabulary import is_part_of_a_word, is_unspaced

_JOINERS = "'-@&."
"""Between two letters or digits: can't, self-service, R&D, node.js; but a capital begins a sentence."""

_NAME_ENDINGS = "+#"
"""C++, C#, 15+."""


def may_be_cut(folded: Folded, index: int, numbers: Sequence[Place]) -> bool:
    """Whether a quote may begin or end between the folded characters `index - 1` and `index`.

    numbers: from `number_phrases`, of the same folded text.
    """
    text = folded.text
    if index <= 0 or index >= len(text):
        return True
    if not folded.is_between_characters(index):
        return False
    before, after = text[index - 1], text[index]
    if is_part_of_a_word(before) and is_part_of_a_word(after):
        return _stand_apart(before, after)
    if after in _NAME_ENDINGS and not before.isspace():
        return False
    if _is_inside_a_joined_word(folded, index - 1) or _is_inside_a_joined_word(folded, index):
        return False
    return not _is_inside_one(numbers, index)


def _stand_apart(before: str, after: str) -> bool:
    both_digits = before.isdigit() and after.isdigit()
    return not both_digits and (is_unspaced(before) or is_unspaced(after))


def _is_inside_a_joined_word(folded: Folded, middle: int) -> bool:
    """Whether the character at `middle` joins two letters or digits to one word."""
    text = folded.text
    if not 0 < middle < len(text) - 1 or text[middle] not in _JOINERS:
        return False
    if text[middle] == "-" and folded.original[folded.starts[middle]] not in HYPHENS:
        return False
    if text[middle] == "." and folded.original[folded.starts[middle + 1]].isupper():
        return False
    return is_part_of_a_word(text[middle - 1]) and is_part_of_a_word(text[middle + 1])


def _is_inside_one(places: Sequence[Place], index: int) -> bool:
    last = bisect_left(places, (index, 0)) - 1
    return last >= 0 and index < places[last].end
