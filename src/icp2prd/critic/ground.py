"""GROUND: the PRD says no number that nobody said."""

import re
from collections.abc import Iterator

from icp2prd.critic.draft import Draft
from icp2prd.critic.rules import Fault, rule
from icp2prd.critic.texts import Text, our_texts
from icp2prd.domain.base import ItemId
from icp2prd.domain.finding import FindingSeverity
from icp2prd.domain.quantity import Quantity, quantities, vouches_for

_OR_MORE = re.compile(r"(?:one|two) or more\b", re.IGNORECASE)
"""Words for “at least one” and “several”, and no figure that anybody could have got wrong."""

_LIST_IT = (
    "Take the number out, name the quote it comes from, put it in gtm.md or icp2prd.toml, or list it as an assumption."
)


@rule(
    "GROUND-001",
    FindingSeverity.ERROR,
    "Every number was said, configured or assumed",
    reference="Design, promise 5: nothing is invented to fill a gap",
    reads=("every text of ours", "evidence", "gtm.md", "icp2prd.toml", "assumptions"),
    fails={"requirements.0.rationale": "It would save coordinators 37 hours a term."},
    passes={"requirements.0.rationale": "Chasing forms costs coordinators about 6 hours a trip."},
)
def numbers_are_grounded(draft: Draft) -> Iterator[Fault]:
    for text in our_texts(draft):
        for quantity in quantities(text.text):
            several = _OR_MORE.match(text.text, quantity.start)
            if not quantity.loose and not several and not draft.said.vouches_for(quantity):
                yield _nobody_said(text, quantity)


@rule(
    "GROUND-002",
    FindingSeverity.ERROR,
    "A figure stands in the quote it is said to come from",
    reference="Design, promise 5: an unknown baseline prints “unknown: measure first”, never a guess",
    reads=("metrics.baseline", "metrics.target", "requirements.criteria", "evidence"),
    fails={"metrics.0.baseline": {"value": "4 days", "source": "EV-001", "evidence": ["EV-001"]}},
)
def figures_stand_in_their_source(draft: Draft) -> Iterator[Fault]:
    for metric in draft.prd.metrics:
        for field, figure in (("baseline", metric.baseline), ("target", metric.target)):
            yield from _not_in_source(draft, Text(metric.id, field, figure.value), figure.evidence)
    for requirement in draft.prd.requirements:
        for criterion in requirement.criteria:
            source = ItemId(criterion.threshold_source)
            quotes = (source,) if source in draft.chain.evidence else ()
            yield from _not_in_source(draft, Text(criterion.id, "threshold", criterion.threshold), quotes)


@rule(
    "GROUND-003",
    FindingSeverity.ERROR,
    "A figure names where it comes from",
    reference="Design, promise 5: a target without a source is an assumption",
    reads=("metrics.baseline", "metrics.target", "requirements.criteria", "assumptions"),
    fails={"metrics.0.target": {"value": "2 days", "source": ""}},
)
def figures_name_their_source(draft: Draft) -> Iterator[Fault]:
    for metric in draft.prd.metrics:
        for field, figure in (("baseline", metric.baseline), ("target", metric.target)):
            if not figure.source and not figure.evidence:
                yield from _unsourced(draft, Text(metric.id, field, figure.value))
    for requirement in draft.prd.requirements:
        for criterion in requirement.criteria:
            if not criterion.threshold_source and not criterion.evidence:
                yield from _unsourced(draft, Text(criterion.id, "threshold", criterion.threshold))


def _nobody_said(text: Text, quantity: Quantity) -> Fault:
    message = f"“{quantity.text}” in {text.item} was said by no customer, given by no one, and assumed nowhere."
    return Fault(text.item, text.field, message, _LIST_IT, quantity.text)


def _not_in_source(draft: Draft, figure: Text, quotes: tuple[ItemId, ...]) -> Iterator[Fault]:
    said, named = quantities(draft.sentences(quotes)), ", ".join(quotes)
    for quantity in quantities(figure.text) if quotes else ():
        if not quantity.loose and not vouches_for(said, quantity):
            yield Fault(
                figure.item,
                figure.field,
                f"The {figure.field} of {figure.item} is “{quantity.text}”; {named} does not say so.",
                "Name the quote that holds the number, or list it as an assumption.",
                quantity.text,
            )


def _unsourced(draft: Draft, figure: Text) -> Iterator[Fault]:
    assumed = [quantities(one.text) for one in draft.prd.assumptions]
    for quantity in quantities(figure.text):
        if not quantity.loose and not any(vouches_for(said, quantity) for said in assumed):
            yield Fault(
                figure.item,
                figure.field,
                f"The {figure.field} of {figure.item}, “{quantity.text}”, says not where it comes from.",
                _LIST_IT,
                quantity.text,
            )


RULES = (numbers_are_grounded, figures_stand_in_their_source, figures_name_their_source)
