"""What a result bears on: requirements, and parts of the go-to-market hypothesis.

A metric bears on the requirements it validates, and on the parts of the hypothesis that rest on the same pains. An
action tests the hypothesis: its segment, its promise and its channels, only those it shares a word with where
there are any; with them the requirements that answer the pains which the action or the promise is about.
"""

from collections.abc import Iterable, Iterator

from icp2prd.domain.base import ItemId
from icp2prd.domain.chain import Chain
from icp2prd.domain.gtm import Action, GtmLine
from icp2prd.domain.learned import Part
from icp2prd.domain.metric import Metric
from icp2prd.domain.prd import Prd
from icp2prd.study.meaning import content_words


def measurable(prd: Prd) -> dict[ItemId, Metric | Action]:
    """What results can be about, in the order of the document."""
    metrics: dict[ItemId, Metric | Action] = {one.id: one for one in prd.metrics}
    return metrics | {one.id: one for one in prd.gtm.actions}


def requirements_under(about: Metric | Action, prd: Prd) -> tuple[ItemId, ...]:
    """In the order of the document."""
    if isinstance(about, Metric):
        named = set(about.requirements)
    else:
        chain = Chain(prd)
        traced = {*about.traces, *prd.gtm.hypothesis.promise.traces}
        pains = [pain for pain in prd.icp.pains if pain.id in traced]
        named = traced | {one.id for pain in pains for one in chain.requirements_for(pain)}
    return tuple(one.id for one in prd.requirements if one.id in named)


def parts_under(about: Metric | Action, prd: Prd) -> tuple[Part, ...]:
    if isinstance(about, Metric):
        return tuple(_resting_on(about, prd))
    hypothesis = prd.gtm.hypothesis
    said = set(content_words(f"{about.action} {about.measure}"))
    named = [one for one in hypothesis.channels if said & set(content_words(one.text))]
    lines = [
        ("segment", hypothesis.segment),
        *(("channel", one) for one in named or hypothesis.channels),
        ("promise", hypothesis.promise),
    ]
    return tuple(Part.model_validate({"name": name, "text": line.text}) for name, line in lines if line.text)


def parts_of(prd: Prd) -> Iterator[tuple[Part, GtmLine]]:
    """Every part of the hypothesis that says something, as it is worded."""
    hypothesis = prd.gtm.hypothesis
    if hypothesis.segment.text:
        yield Part(name="segment", text=hypothesis.segment.text), hypothesis.segment
    for channel in hypothesis.channels:
        if channel.text:
            yield Part(name="channel", text=channel.text), channel
    if hypothesis.promise.text:
        yield Part(name="promise", text=hypothesis.promise.text), hypothesis.promise


def _resting_on(metric: Metric, prd: Prd) -> Iterable[Part]:
    chain = Chain(prd)
    measured = [one for one in prd.requirements if one.id in metric.requirements]
    ground = {one.id for one in measured} | {pain.id for one in measured for pain in chain.pains_behind(one)}
    return (part for part, line in parts_of(prd) if ground.intersection(line.traces))
