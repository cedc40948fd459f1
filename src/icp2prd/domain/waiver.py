"""What people let stand: a finding, with a reason, for as long as the text it is about stays as it was."""

from icp2prd.domain.base import Artifact, Frozen, ItemId
from icp2prd.domain.finding import Waived


class Waiver(Frozen):
    """A decision about one rule and one item.

    id: `DEC-001`. rested_on: field of the item → hash of what stood there, and of what was found, when it was made.
    """

    id: str
    rule: str
    item: ItemId
    reason: str
    by: str
    rested_on: dict[str, str]

    def as_mark(self) -> Waived:
        return Waived(decision=self.id, by=self.by, reason=self.reason)


class Waivers(Artifact):
    """Every waiver of a study, in the order in which they were given."""

    waivers: tuple[Waiver, ...] = ()
