"""What the critic holds against a draft."""

from enum import StrEnum

from icp2prd.domain.base import Frozen, ItemId


class FindingSeverity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Finding(Frozen):
    """rule: `TRACE-003`. field: of the item, dotted. span: the words it is about; empty for the whole field.

    reference: the standard or source the rule comes from; empty in drafts that were written before there was one.
    """

    rule: str
    severity: FindingSeverity
    item: ItemId
    field: str
    span: str
    message: str
    fix: str
    reference: str = ""
