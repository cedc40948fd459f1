"""Every kind of fault that is planted."""

from benchmarks.critic.faults import chain, pairs, quotes, words
from benchmarks.critic.planting import Fault

FAULTS: tuple[Fault, ...] = (*quotes.FAULTS, *chain.FAULTS, *words.FAULTS, *pairs.FAULTS)
