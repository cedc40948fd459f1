"""Every id that something in a PRD names, and where it names it."""

from collections.abc import Iterator

from icp2prd.domain.base import Frozen, ItemId
from icp2prd.domain.chain import items_of
from icp2prd.domain.gtm import GtmLine
from icp2prd.domain.prd import Prd

GTM = ItemId("GTM")
"""What lines about going to market are reported under: they have no id of their own."""

COVERAGE = ItemId("COVERAGE")


class Reference(Frozen):
    """An id that an item names. field: of the item, dotted."""

    item: ItemId
    field: str
    to: ItemId


def references_of(prd: Prd) -> Iterator[Reference]:
    """In the order of the document."""
    yield from _of_items(prd)
    yield from _of_metrics(prd)
    for field, line in gtm_lines(prd):
        for named in (*line.traces, *line.evidence):
            yield Reference(item=GTM, field=field, to=named)
    for contradiction in prd.icp.contradictions:
        for named in (contradiction.theme, *contradiction.evidence, *contradiction.against):
            yield Reference(item=contradiction.theme, field="contradictions", to=named)
    for place, row in enumerate(prd.translation):
        for named in row.traces:
            yield Reference(item=GTM, field=f"translation.{place}.traces", to=named)
    for named in prd.coverage.unused:
        yield Reference(item=COVERAGE, field="unused", to=named)


def gtm_lines(prd: Prd) -> Iterator[tuple[str, GtmLine]]:
    """Every line about going to market, with its dotted field."""
    gtm = prd.gtm
    yield "value_proposition", gtm.value_proposition
    yield "promise", gtm.promise
    yield "positioning", gtm.positioning
    yield "hypothesis.segment", gtm.hypothesis.segment
    for place, channel in enumerate(gtm.hypothesis.channels):
        yield f"hypothesis.channels.{place}", channel
    yield "hypothesis.promise", gtm.hypothesis.promise
    for pillar in gtm.pillars:
        yield f"pillars.{pillar.name}", pillar.line


def _of_items(prd: Prd) -> Iterator[Reference]:
    for item_id, item in items_of(prd):
        for field in ("traces", "evidence", "against", "requirements"):
            for named in getattr(item, field, ()):
                yield Reference(item=item_id, field=field, to=named)


def _of_metrics(prd: Prd) -> Iterator[Reference]:
    for metric in prd.metrics:
        yield Reference(item=metric.id, field="goal", to=metric.goal)
        for field, figure in (("baseline", metric.baseline), ("target", metric.target)):
            for named in figure.evidence:
                yield Reference(item=metric.id, field=f"{field}.evidence", to=named)
