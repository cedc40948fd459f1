"""Every rule by which something may be held against a draft: those in code, and what a model adds to them."""

from typing import Final

from icp2prd.critic.judge.aspects import RULINGS, THE_WEAKEST
from icp2prd.critic.registry import RULES
from icp2prd.critic.relatedness import RELATED
from icp2prd.domain.report import RuleCard

OF_MODELS: Final = (*RULINGS.values(), THE_WEAKEST, RELATED)

CARDS: Final = (
    *(RuleCard(id=one.id, title=one.title, severity=one.severity, reference=one.reference) for one in RULES),
    *OF_MODELS,
)
