"""What is wrong with a draft: findings, never edits."""

from icp2prd.critic.criticism import criticise
from icp2prd.critic.mistakes import MISTAKES, Mistake
from icp2prd.critic.registry import RULES
from icp2prd.critic.rules import Rule
from icp2prd.critic.waiving import bases_of, lapsed, target_of, with_waivers

__all__ = [
    "MISTAKES",
    "RULES",
    "Mistake",
    "Rule",
    "bases_of",
    "criticise",
    "lapsed",
    "target_of",
    "with_waivers",
]
