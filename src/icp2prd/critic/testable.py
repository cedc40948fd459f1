"""TEST: somebody can find out whether a requirement holds."""

import re
from collections.abc import Iterator

from icp2prd.critic.draft import Draft
from icp2prd.critic.rules import Fault, rule
from icp2prd.critic.terms import OBSERVABLE
from icp2prd.domain.finding import FindingSeverity
from icp2prd.domain.quantity import quantities

_OBSERVABLE = re.compile(rf"\b{OBSERVABLE}|[“\"'‘]\w", re.IGNORECASE)
_VERIFIABLE = "ISO/IEC/IEEE 29148, verifiable"


@rule(
    "TEST-001",
    FindingSeverity.ERROR,
    "Every requirement has an acceptance criterion",
    reference=_VERIFIABLE,
    reads=("requirements.criteria",),
    fails={"requirements.0.criteria": []},
)
def requirements_have_criteria(draft: Draft) -> Iterator[Fault]:
    for one in draft.prd.requirements:
        if not one.criteria:
            yield Fault(
                one.id,
                "criteria",
                f"Nobody could tell whether {one.id} is met: it has no acceptance criterion.",
                "Add one: given, when, then, with something a tester can see.",
            )


@rule(
    "TEST-002",
    FindingSeverity.ERROR,
    "Every criterion ends in something to see",
    reference="ISO/IEC/IEEE 29148, verifiable: a criterion names an observable result",
    reads=("requirements.criteria",),
    fails={"requirements.0.criteria.0.then": "the coordinator is happy"},
    passes={"requirements.0.criteria.0.then": "the coordinator sees who has not answered"},
)
def criteria_end_in_something_to_see(draft: Draft) -> Iterator[Fault]:
    for requirement in draft.prd.requirements:
        for one in requirement.criteria:
            if not _OBSERVABLE.search(one.then) and not quantities(one.then):
                yield Fault(
                    one.id,
                    "then",
                    f"A tester cannot see whether “{one.then}”.",
                    "Say what is shown, sent, stored or refused, or give a number with its unit.",
                    one.then,
                )


@rule(
    "TEST-003",
    FindingSeverity.ERROR,
    "A threshold stands in its criterion",
    reference="ISO/IEC/IEEE 29148, consistent",
    reads=("requirements.criteria",),
    fails={"requirements.0.criteria.0.threshold": "within 9 minutes"},
)
def thresholds_stand_in_their_criterion(draft: Draft) -> Iterator[Fault]:
    for requirement in draft.prd.requirements:
        for one in requirement.criteria:
            if one.threshold and one.threshold.casefold() not in one.then.casefold():
                yield Fault(
                    one.id,
                    "threshold",
                    f"{one.id} sets “{one.threshold}” as its limit, and does not say so in its “then”.",
                    "Put the number with its unit into the “then”.",
                    one.threshold,
                )


RULES = (requirements_have_criteria, criteria_end_in_something_to_see, thresholds_stand_in_their_criterion)
