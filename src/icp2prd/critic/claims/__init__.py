"""A requirement read for what it claims, so that two can be held against each other without a model."""

from icp2prd.critic.claims.reading import Claim, claim_of
from icp2prd.critic.claims.words import telling_words

__all__ = ["Claim", "claim_of", "telling_words"]
