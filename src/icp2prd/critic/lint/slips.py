from typing import NamedTuple

from icp2prd.domain.finding import FindingSeverity


class Slip(NamedTuple):
    """Words of a text with something wrong with them: characters `start` up to, not including, `end`."""

    rule: str
    severity: FindingSeverity
    start: int
    end: int
    words: str
    message: str
    fix: str
    reference: str
