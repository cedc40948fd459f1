"""Every rule, in the order in which people read them."""

from icp2prd.critic import ground, priorities, solution, testable, trace, wording
from icp2prd.critic.rules import Rule

RULES: tuple[Rule, ...] = (
    *trace.RULES,
    *ground.RULES,
    *priorities.RULES,
    *testable.RULES,
    *wording.RULES,
    *solution.RULES,
)
