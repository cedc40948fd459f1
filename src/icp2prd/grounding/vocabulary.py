"""What a word is, in any script, and how long a quote is in words."""

import re
import unicodedata

_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_UNSPACED_CHARACTERS_IN_A_WORD = 2


def is_unspaced(character: str) -> bool:
    """Whether a character is of a script without spaces between words: Han, kana, Thai, Lao, Khmer,
    Burmese.
    """
    return character > "\u0dff" and _UNSPACED.match(character) is not None


def is_part_of_a_word(character: str) -> bool:
    """Letters, digits, the underscore, and the marks that stand on them."""
    return character.isalnum() or character == "_" or (character > "\u02ff" and _is_mark(character))


def count_words(folded: str) -> int:
    """Stretches with a letter or digit between spaces; in scripts without spaces, half the characters."""
    words = [word for word in folded.split() if word.isalnum() or any(one.isalnum() for one in word)]
    if folded.isascii():
        return len(words)
    unspaced = len(_UNSPACED.findall(folded))
    spaced = sum(1 for word in words if not _UNSPACED.search(word))
    return spaced + unspaced // _UNSPACED_CHARACTERS_IN_A_WORD


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] == "M"
