"""What is wrong with a draft: findings, never edits."""

from icp2prd.critic.cards import CARDS
from icp2prd.critic.criticism import criticise
from icp2prd.critic.mistakes import MISTAKES, Mistake
from icp2prd.critic.registry import RULES
from icp2prd.critic.rules import Rule

__all__ = [
    "CARDS",
    "MISTAKES",
    "RULES",
    "Mistake",
    "Rule",
    "criticise",
]
