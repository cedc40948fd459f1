"""Whose words may be evidence."""

from icp2prd.domain.interview import Role

GROUNDABLE = frozenset({Role.CUSTOMER, Role.UNKNOWN})
"""What an unknown speaker says is weak evidence: `strength` caps it."""
