"""What later stages are shown: short statements, and quotes that code fetched; never a transcript."""

from collections.abc import Iterable, Sequence
from typing import Final

from icp2prd.domain.base import Frozen, ItemId
from icp2prd.domain.evidence import Evidence
from icp2prd.domain.icp import Synthesis, Theme
from icp2prd.domain.insight import Insights
from icp2prd.llm.fence import fence
from icp2prd.stages.retelling import without_fillers

LONGEST_QUOTE: Final = 45
"""Words of a quote's sentence that are shown; the whole of the quote itself, in any case."""


class Material(Frozen):
    """statements, quotes: a line each, ready for a prompt. text: all of it, to hold an answer against."""

    statements: str
    quotes: str

    @property
    def text(self) -> str:
        return f"{self.statements}\n{self.quotes}"


class Shelf:
    """Every quote of a study, by id: those that were extracted and those that were looked up."""

    def __init__(self, insights: Insights, synthesis: Synthesis) -> None:
        self._evidence = {**insights.evidence_by_id(), **{one.id: one for one in synthesis.found}}

    def __getitem__(self, item_id: ItemId) -> Evidence:
        return self._evidence[item_id]

    def records(self, ids: Iterable[ItemId]) -> list[Evidence]:
        return [self._evidence[one] for one in ids]

    def sentences(self, ids: Iterable[ItemId]) -> str:
        """The whole sentences around some quotes, joined: what a number in the PRD is held against."""
        return "\n".join(record.sentence for record in self.records(ids))

    def material(self, themes: Sequence[Theme], quotes: Iterable[ItemId]) -> Material:
        statements = "\n".join(f"- {theme.name}" for theme in themes)
        lines = [f"- “{_shown(record)}”" for record in self.records(quotes)]
        return Material(statements=statements, quotes=fence("\n".join(dict.fromkeys(lines))) if lines else "")


def _shown(record: Evidence) -> str:
    """The sentence a quote stands in, or the quote alone where that is long."""
    sentence = record.sentence if len(record.sentence.split()) <= LONGEST_QUOTE else record.quote
    return without_fillers(sentence)
