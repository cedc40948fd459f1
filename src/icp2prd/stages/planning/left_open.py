"""What the evidence leaves open, as questions to the team: who spoke, who disagrees, what nobody told."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from icp2prd.domain.base import ItemId
from icp2prd.domain.evidence import Evidence
from icp2prd.domain.icp import Contradiction, Icp, sure_of
from icp2prd.domain.interview import Interviews, Role
from icp2prd.domain.metric import TARGET_TO_SET, UNKNOWN_BASELINE, Metric
from icp2prd.domain.quantity import quantities
from icp2prd.domain.requirement import Requirement
from icp2prd.stages.planning.questions import Asked
from icp2prd.stages.retelling import plainly

MOST_NAMED: Final = 4
"""Segments, prices and remarks that one question names."""

_PRICE: Final = re.compile(
    r"\b(?:pay(?:s|ing)?|price[sd]?|budget|afford|subscription|per (?:seat|user|head|site)|quid|tenner"
    r"|(?:\d+|\w+ty|\w+teen|ten|hundred|thousand|pounds?|euros?|dollars?) an? (?:month|year|seat|head|piece|pair))\b"
    r"|[£€$]",
    re.IGNORECASE,
)


def left_open(
    interviews: Interviews,
    icp: Icp,
    evidence: Mapping[ItemId, Evidence],
    requirements: Sequence[Requirement],
    metrics: Sequence[Metric],
) -> Iterator[Asked]:
    yield from _who_spoke(interviews)
    for one in icp.contradictions:
        yield from _whom_to_believe(one, icp, evidence)
    yield from _whom_to_build_for(icp)
    yield from _how_many(icp)
    yield from _whether_they_hurt(icp)
    yield from _what_it_costs(icp, evidence)
    if not sure_of(icp.success_metrics) and icp.customers:
        yield Asked(
            question="What would success look like to customers?",
            about="icp.success_metrics",
            consequence="Nobody said, so no metric is in their words.",
        )
    for metric in metrics:
        yield from _where_it_stands(metric)
    for requirement in requirements:
        if not requirement.criteria:
            yield Asked(question=f"How would a tester see that “{requirement.title}” holds?", about=requirement.id)


def _who_spoke(interviews: Interviews) -> Iterator[Asked]:
    for interview in interviews.interviews:
        strangers = [speaker.name for speaker in interview.speakers if speaker.role is Role.UNKNOWN]
        if strangers:
            names = ", ".join(dict.fromkeys(name or "the unnamed speaker" for name in strangers))
            yield Asked(question=f"Who is speaking in {interview.file}: {names}?", about=interview.id)


def _whom_to_believe(one: Contradiction, icp: Icp, evidence: Mapping[ItemId, Evidence]) -> Iterator[Asked]:
    theme = icp.theme(one.theme)
    if theme is None:
        return
    against = next((evidence[quote].sentence for quote in one.against if quote in evidence), "")
    other_side = f" Against it: “{plainly(against)}”" if against else ""
    yield Asked(question=f"Do customers disagree: {theme.name}{other_side} Whom do we build for?", about=theme.id)


def _whom_to_build_for(icp: Icp) -> Iterator[Asked]:
    """Where customers who are not alike told who they are."""
    segments = sure_of(icp.segments)
    people = {person for segment in segments for person in segment.persons}
    if len(segments) > 1 and len(people) > 1:
        names = "; ".join(segment.name.rstrip(".") for segment in segments[:MOST_NAMED])
        yield Asked(
            question=f"Which of these customers do we build for first? {names}.",
            about=segments[0].id,
            consequence="They differ, and so may what they want.",
        )


def _how_many(icp: Icp) -> Iterator[Asked]:
    """The first of the pains at the top that one customer alone told of."""
    for pain in icp.top_pains():
        if len(pain.persons) == 1:
            yield Asked(
                question=f"How often does this happen, and to how many? {pain.name}",
                about=pain.id,
                consequence=f"One of {icp.customers} customers told of it.",
            )
            return


def _whether_they_hurt(icp: Icp) -> Iterator[Asked]:
    """Pains that may be none, in one question; where there are more, the first."""
    unsure = [pain for pain in icp.pains if not pain.sure]
    if unsure:
        names = "; ".join(pain.name.rstrip(".") for pain in unsure[:MOST_NAMED])
        yield Asked(
            question=f"Are these problems, or remarks? {names}.",
            about=unsure[0].id,
            consequence="They are listed as pains that may be none; nothing rests on them alone.",
        )


def _what_it_costs(icp: Icp, evidence: Mapping[ItemId, Evidence]) -> Iterator[Asked]:
    told = (evidence[quote].sentence for theme in (*icp.decision_criteria, *icp.objections) for quote in theme.evidence)
    named = list(dict.fromkeys(f"“{plainly(sentence)}”" for sentence in told if _names_a_price(sentence)))
    if named:
        yield Asked(question=f"What will it cost, and whom? {'; '.join(named[:MOST_NAMED])}", about="price")
    elif icp.customers:
        yield Asked(
            question="What would customers pay?", about="price", consequence="Nobody who was interviewed named a price."
        )


def _names_a_price(sentence: str) -> bool:
    return _PRICE.search(sentence) is not None and any(not one.loose for one in quantities(sentence))


def _where_it_stands(metric: Metric) -> Iterator[Asked]:
    missing = [
        words
        for words, open_ in (
            ("its baseline", metric.baseline.value == UNKNOWN_BASELINE),
            ("its target", metric.target.value == TARGET_TO_SET),
        )
        if open_
    ]
    if missing:
        yield Asked(question=f"{metric.name}: what is {' and '.join(missing)}?", about=metric.id)
