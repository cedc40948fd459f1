"""Why an item is there, how it is ranked and why, and what it is held to: what stands beside its statement."""

from collections.abc import Iterator, Mapping

from icp2prd.domain.base import ItemId
from icp2prd.domain.icp import Pain, Theme
from icp2prd.domain.job import Job
from icp2prd.domain.metric import Metric
from icp2prd.domain.problem import ProblemPart
from icp2prd.domain.requirement import Requirement
from icp2prd.render.phrases import band_in_words, counted, severity_in_words
from icp2prd.review.sheet import Fact
from icp2prd.study.deciding.items import Item


def word_for(item: Item) -> str:
    match item:
        case Theme():
            return item.kind.replace("_", " ")
        case ProblemPart():
            return f"problem statement: {item.name.replace('_', ' ')}"
        case Job():
            return f"{item.kind} job"
        case Requirement():
            return f"requirement: {item.title}"
    return "metric"


def priority_of(item: Item) -> str:
    """In a word or two; empty where the item has none."""
    if isinstance(item, Requirement):
        return str(item.priority)
    if isinstance(item, Pain):
        return f"rank {item.rank}, {band_in_words(item.band)}{'' if item.sure else ', unsure'}"
    return ""


def facts_about(item: Item, customers: int, texts: Mapping[ItemId, str]) -> tuple[Fact, ...]:
    """customers: of the whole study. texts: what every item says."""
    facts = [*_own_facts(item, customers), *_rests_on(item, texts)]
    return tuple(one for one in facts if one.text)


def _own_facts(item: Item, customers: int) -> Iterator[Fact]:
    match item:
        case Theme():
            yield Fact(label="Why", text=f"told by {item.reach} of {counted(customers, 'customer')}")
            if isinstance(item, Pain):
                yield Fact(label="Priority", text=f"{priority_of(item)}: severity {severity_in_words(item.severity)}")
        case ProblemPart():
            yield Fact(label="Assumed", text=item.assumption)
        case Requirement():
            yield Fact(label="Why", text=item.rationale)
            yield Fact(label="Priority", text=f"{item.priority}: {item.priority_because}")
            for one in item.criteria:
                yield Fact(label="Holds if", text=one.statement, later=True)
        case Metric():
            yield Fact(label="Formula", text=item.formula)
            yield Fact(label="Target", text=f"{item.target.value} in {item.window}; baseline {item.baseline.value}")
            yield Fact(label="Source", text=item.data_source, later=True)
            yield Fact(label="Watch", text=item.counter_metric, later=True)


def _rests_on(item: Item, texts: Mapping[ItemId, str]) -> Iterator[Fact]:
    for one in item.traces:
        if one in texts:
            yield Fact(label="For", text=f"{one} {texts[one]}", later=True)
