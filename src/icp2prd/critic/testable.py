"""TEST: somebody can find out whether a requirement holds."""

import re
from collections.abc import Iterator

from icp2prd.critic.draft import Draft
from icp2prd.critic.lint import Slip
from icp2prd.critic.rules import Fault, rule
from icp2prd.critic.terms import OBSERVABLE
from icp2prd.critic.texts import binding_texts
from icp2prd.domain.finding import FindingSeverity
from icp2prd.domain.quantity import quantities, vouches_for
from icp2prd.domain.requirement import Verification

_OBSERVABLE = re.compile(rf"\b{OBSERVABLE}|[“\"'‘]\w", re.IGNORECASE)
_BARE_LIMIT = re.compile(
    r"\b(?:within|in less than|in under|under|no longer than|in no more than)\s+\d+(?:\.\d+)?\s*(?=[.,;)]|$)"
)
_VERIFIABLE = "ISO/IEC/IEEE 29148, verifiable"
_UNSEEN = "TEST-002"
_SEEN = f"{_VERIFIABLE}: a criterion names an observable result"


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
    _UNSEEN,
    FindingSeverity.ERROR,
    "Every criterion ends in something to see",
    reference=_SEEN,
    reads=("requirements.criteria",),
    fails={"requirements.0.criteria.0.then": "the coordinator is happy"},
    passes={"requirements.0.criteria.0.then": "the coordinator sees who has not answered"},
)
def criteria_end_in_something_to_see(draft: Draft) -> Iterator[Fault]:
    for requirement in draft.prd.requirements:
        for one in requirement.criteria:
            for slip in unseen(one.then):
                yield Fault(one.id, "then", slip.message, slip.fix, slip.words)


def unseen(then: str) -> Iterator[Slip]:
    """What is wrong with a result that no tester could see, whoever wrote it."""
    if not _OBSERVABLE.search(then) and not quantities(then):
        message = f"A tester cannot see whether “{then}”."
        fix = "Say what is shown, sent, stored or refused, or give a number with its unit."
        yield Slip(_UNSEEN, FindingSeverity.ERROR, 0, len(then), then, message, fix, _SEEN)


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


@rule(
    "TEST-004",
    FindingSeverity.WARNING,
    "A limit has a unit",
    reference="INCOSE R6: units on every number",
    reads=("requirements.statement", "requirements.criteria"),
    fails={"requirements.0.criteria.0.then": "that guardian receives one reminder within 5"},
    passes={"requirements.0.criteria.0.then": "that guardian receives one reminder within 5 days"},
)
def limits_have_a_unit(draft: Draft) -> Iterator[Fault]:
    for requirement in draft.prd.requirements:
        for text in binding_texts(requirement):
            for match in _BARE_LIMIT.finditer(text.text):
                yield Fault(
                    text.item,
                    text.field,
                    f"“{match[0]}” of what? A limit without a unit cannot be tested.",
                    "Add the unit.",
                    match[0],
                )


@rule(
    "TEST-005",
    FindingSeverity.WARNING,
    "What a requirement promises in numbers is tested",
    reference="ISO/IEC/IEEE 29148, verifiable: a threshold with a unit where there is a quantity",
    reads=("requirements.statement", "requirements.criteria"),
    fails={"requirements.1.statement": "The product must show the coordinator open consents within 45 days."},
)
def promised_numbers_are_tested(draft: Draft) -> Iterator[Fault]:
    for one in draft.prd.requirements:
        tested = quantities(" ".join(criterion.statement for criterion in one.criteria))
        for quantity in quantities(one.statement) if one.criteria else ():
            if quantity.unit and not quantity.loose and not vouches_for(tested, quantity):
                yield Fault(
                    one.id,
                    "criteria",
                    f"{one.id} says “{quantity.text}”, and no criterion of it does.",
                    "Add the number with its unit to a criterion.",
                    quantity.text,
                )


@rule(
    "TEST-006",
    FindingSeverity.WARNING,
    "The way of verifying fits what is verified",
    reference="ISO/IEC/IEEE 29148, verification methods: a limit is measured, not looked at",
    reads=("requirements.verification", "requirements.criteria"),
    fails={"requirements.0.verification": "inspection"},
)
def verification_fits(draft: Draft) -> Iterator[Fault]:
    for one in draft.prd.requirements:
        limits = [criterion for criterion in one.criteria if criterion.threshold]
        if one.verification is Verification.INSPECTION and limits:
            yield Fault(
                one.id,
                "verification",
                f"{one.id} is to be verified by inspection, and {limits[0].id} sets a limit: “{limits[0].threshold}”.",
                "Verify it by test: a limit has to be measured.",
                one.verification,
            )


RULES = (
    requirements_have_criteria,
    criteria_end_in_something_to_see,
    thresholds_stand_in_their_criterion,
    limits_have_a_unit,
    promised_numbers_are_tested,
    verification_fits,
)
