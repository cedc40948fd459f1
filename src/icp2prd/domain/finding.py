"""What the critic holds against a draft."""

from enum import StrEnum
from typing import Final

from icp2prd.domain.base import Frozen, ItemId

WHOLE: Final = ItemId("PRD")
"""What a finding about the document as a whole is about."""


class FindingSeverity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Waived(Frozen):
    """Who lets a finding stand, and why. decision: its id in `decisions.json`."""

    decision: str
    by: str
    reason: str


class Finding(Frozen):
    """rule: `TRACE-003`. field: of the item, dotted. span: the words it is about; empty for the whole field.

    reference: the standard or source the rule comes from; empty in drafts that were written before there was one.
    waived: by a person; a waived finding is shown and does not block.
    """

    rule: str
    severity: FindingSeverity
    item: ItemId
    field: str
    span: str
    message: str
    fix: str
    reference: str = ""
    waived: Waived | None = None
