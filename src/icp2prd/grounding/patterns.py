"""Lists of words and phrases as one pattern."""

import re


def any_of(listed: str) -> str:
    """A group of the alternatives in a list, separated by commas or lines; each may be a pattern itself."""
    alternatives = [one.strip(" ,") for one in re.split(r",\s|\n", listed)]
    return "(?:" + "|".join(one for one in alternatives if one) + ")"


def whole_words(listed: str) -> re.Pattern[str]:
    """The alternatives as whole words, over folded text."""
    return re.compile(rf"(?<![\w']){any_of(listed)}(?![\w'])")
