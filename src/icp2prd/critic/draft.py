"""What the rules read: a draft with the interviews and the brief it was made from, and lookups over them."""

from functools import cached_property

from icp2prd.domain.base import ItemId, TurnId
from icp2prd.domain.chain import Chain
from icp2prd.domain.evidence import Evidence
from icp2prd.domain.interview import Interviews, Turn
from icp2prd.domain.prd import Prd
from icp2prd.domain.quantity import Quantity, quantities
from icp2prd.domain.settings import Brief


class Draft:
    def __init__(self, prd: Prd, interviews: Interviews, brief: Brief) -> None:
        self.prd = prd
        self.interviews = interviews
        self.brief = brief
        self.chain = Chain(prd)

    @cached_property
    def turns(self) -> dict[TurnId, Turn]:
        return self.interviews.turns_by_id()

    @cached_property
    def place_of(self) -> dict[ItemId, int]:
        """Where an item stands in the document, for findings to come in its order."""
        return {item_id: place for place, item_id in enumerate(self.chain.items)}

    @cached_property
    def said(self) -> tuple[tuple[Quantity, ...], ...]:
        """What vouches for a number: each quoted sentence, what the team wrote, and each assumption."""
        texts = [
            *(one.sentence for one in self.prd.evidence),
            *self.brief.notes.splitlines(),
            *_strings_in(self.brief.settings.gtm.model_dump()),
            self.brief.title,
            *(one.text for one in self.prd.assumptions),
        ]
        return tuple(found for text in texts if (found := quantities(text)))

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
