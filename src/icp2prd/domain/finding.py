"""What the critic holds against a draft."""

from enum import StrEnum

from icp2prd.domain.base import Frozen, ItemId


class FindingSeverity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Finding(Frozen):
    """rule: `TRACE-003`. field: of the item, dotted. span: the words it is about; empty for the whole field."""

    rule: str
    severity: FindingSeverity
    item: ItemId
    field: str
    span: str
    message: str
    fix: str
