"""Bounds on the length of what a model writes, kept out of the JSON Schema.

Held by a grammar, a bound ends an answer in the middle of a word, and nobody notices; held by validation, it leads to a
re-ask that says what is wrong.
"""

from collections.abc import Callable
from typing import Annotated, Final

from pydantic import AfterValidator


def _at_most(limit: int) -> Callable[[str], str]:
    def check(text: str) -> str:
        if len(text) > limit:
            raise ValueError(f"is {len(text)} characters long; at most {limit} are wanted")
        return text

    return check


Line = Annotated[str, AfterValidator(_at_most(240))]
"""A sentence."""

Label = Annotated[str, AfterValidator(_at_most(80))]
"""A few words."""

LONGEST_PASSAGE: Final = 500

Passage = Annotated[str, AfterValidator(_at_most(LONGEST_PASSAGE))]
"""A quote: as long as a customer's sentence may be."""
