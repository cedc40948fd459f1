"""What the rules read: a draft with the interviews and the brief it was made from, and lookups over them."""

import re
from functools import cached_property
from typing import Final

from icp2prd.critic.linted import Slipped, slips_by_rule
from icp2prd.critic.said import Said
from icp2prd.critic.spoken import spoken_runs
from icp2prd.domain.base import ItemId, TurnId
from icp2prd.domain.chain import Chain
from icp2prd.domain.evidence import Evidence
from icp2prd.domain.icp import Theme
from icp2prd.domain.interview import Interviews, Turn
from icp2prd.domain.prd import Prd
from icp2prd.domain.quantity import quantities
from icp2prd.domain.requirement import Requirement
from icp2prd.domain.settings import Brief

UNPRINTED: Final = "TRACE-015"
"""The rule that names items that are not in the rendered text; to name them so does not print them."""

_ID = re.compile(r"[A-Z]+-\d+(?:-[A-Z]+\d+)?")
_ANCHOR = re.compile(r'<a id="([a-z]+-\d+(?:-[a-z]+\d+)?)"')
_LINK = re.compile(rf"\[{_ID.pattern}\]\(#[^)]*\)")


class Draft:
    """rendered: the text of `prd.md`; empty where it has not been written."""

    def __init__(self, prd: Prd, interviews: Interviews, brief: Brief, rendered: str = "") -> None:
        self.rendered = rendered
        self.prd = prd
        self.interviews = interviews
        self.brief = brief
        self.chain = Chain(prd)

    @cached_property
    def turns(self) -> dict[TurnId, Turn]:
        return self.interviews.turns_by_id()

    @cached_property
    def printed_ids(self) -> frozenset[str]:
        """What stands in the rendered text as an id or an anchor; a link to an item does not print it.

        Nor do the lines that say that it is missing.
        """
        lines = self.rendered.replace("\\", "").splitlines()
        text = _LINK.sub("", "\n".join(line for line in lines if UNPRINTED not in line))
        return frozenset((*_ID.findall(text), *(one.upper() for one in _ANCHOR.findall(text))))

    @cached_property
    def slips(self) -> dict[str, tuple[Slipped, ...]]:
        """What the linter's word lists hold against the draft, by rule."""
        return slips_by_rule(self.prd)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word of the interviews, of their speakers' names, and of what the team wrote."""
        turns = self.turns.values()
        texts = [*(one.text for one in turns), *(one.speaker for one in turns), self.brief.notes, self.brief.title]
        texts += _strings_in(self.brief.settings.model_dump(mode="json"))
        return frozenset(re.findall(r"\w+", " ".join(texts).casefold()))

    @cached_property
    def spoken_runs(self) -> frozenset[tuple[str, ...]]:
        return spoken_runs(self.prd.icp, self.prd.evidence)

    @cached_property
    def place_of(self) -> dict[ItemId, int]:
        """Where an item stands in the document, for findings to come in its order."""
        return {item_id: place for place, item_id in enumerate(self.chain.items)}

    @cached_property
    def said(self) -> Said:
        """What vouches for a number: each quoted sentence, what the team wrote, and each assumption."""
        texts = [
            *(one.sentence for one in self.prd.evidence),
            *self.brief.notes.splitlines(),
            *_strings_in(self.brief.settings.gtm.model_dump()),
            self.brief.title,
            *(one.text for one in self.prd.assumptions),
        ]
        return Said(quantities(text) for text in dict.fromkeys(texts))

    def words_behind(self, requirement: Requirement) -> tuple[Evidence, ...]:
        """The quotes that a requirement and its criteria name."""
        named = [*requirement.evidence, *(one for criterion in requirement.criteria for one in criterion.evidence)]
        return self._quotes(tuple(dict.fromkeys(named)))

    def themes_about(self, requirement: Requirement) -> tuple[Theme, ...]:
        """Its pains, themes it names, and other themes that belong to its pains."""
        pains = {pain.id for pain in self.chain.pains_behind(requirement)}
        about = pains | set(requirement.traces)
        return tuple(one for one in self.prd.icp.themes() if one.id in about or pains & set(one.traces))

    def sentences(self, ids: tuple[ItemId, ...]) -> str:
        """The sentences some quotes stand in, as one text."""
        return " ".join(one.sentence for one in self._quotes(ids))

    def _quotes(self, ids: tuple[ItemId, ...]) -> tuple[Evidence, ...]:
        return self.chain.quotes(ids)


def _strings_in(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for one in value.values() for text in _strings_in(one)]
    if isinstance(value, list | tuple):
        return [text for one in value for text in _strings_in(one)]
    return []
