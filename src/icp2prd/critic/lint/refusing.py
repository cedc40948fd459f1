"""Words that a writer is asked to do without: those that the linter finds, so that both read one list."""

from typing import Final

from icp2prd.critic.lint.lexicon import Kind
from icp2prd.critic.lint.linting import slips_of
from icp2prd.critic.lint.technology import technology_in

UNTESTABLE: Final = frozenset(f"WORDS-00{number}" for number in range(1, 7))
"""Ways out, words that everyone reads differently, open lists, gaps, superlatives and comparisons without a limit."""


def untestable_in(text: str, kind: Kind) -> str:
    """The first words that no tester could hold a product to; empty where there are none."""
    return next((one.words for one in slips_of(text, kind) if one.rule in UNTESTABLE), "")


def built_with(text: str, said: str) -> str:
    """The first name of technology that nobody said; empty where there is none. said: what customers said."""
    told = said.casefold()
    named = (one.place.words for one in technology_in(text))
    return next((words for words in named if words.casefold() not in told), "")
