"""A quote becomes a span of a customer's turn, or a typed refusal.

`Gate.ground` decides; `evidence_from` makes the record of what was accepted; `verify` holds the record
against the interviews later on.
"""

from icp2prd.grounding.gate import Gate
from icp2prd.grounding.leading import is_bare_assent, is_leading
from icp2prd.grounding.roles import GROUNDABLE
from icp2prd.grounding.standing import Standing, evidence_from, question_before, standing_of
from icp2prd.grounding.strength import Weight, weigh
from icp2prd.grounding.verification import verify

__all__ = [
    "GROUNDABLE",
    "Gate",
    "Standing",
    "Weight",
    "evidence_from",
    "is_bare_assent",
    "is_leading",
    "question_before",
    "standing_of",
    "verify",
    "weigh",
]
