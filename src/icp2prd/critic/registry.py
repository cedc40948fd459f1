"""Every rule, in the order in which people read them."""

from icp2prd.critic import (
    alignment,
    closure,
    consistency,
    cover,
    features,
    generic,
    ground,
    names,
    naming,
    priorities,
    quoted,
    reasons,
    solution,
    testable,
    trace,
    wording,
)
from icp2prd.critic.rules import Rule

RULES: tuple[Rule, ...] = (
    *quoted.RULES,
    *trace.RULES,
    *closure.RULES,
    *ground.RULES,
    *names.RULES,
    *priorities.RULES,
    *testable.RULES,
    *wording.RULES,
    *solution.RULES,
    *features.RULES,
    *reasons.RULES,
    *generic.RULES,
    *consistency.RULES,
    *naming.RULES,
    *cover.RULES,
    *alignment.RULES,
)
