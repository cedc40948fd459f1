"""What a customer's words do: show a cost, tell what happened, what they do, what they wish. Patterns of
English.
"""

from icp2prd.grounding.speech.costs import shows_a_cost
from icp2prd.grounding.speech.doings import tells_a_habit, tells_what_happened
from icp2prd.grounding.speech.wishes import is_a_compliment, is_a_question, is_a_wish, is_hypothetical

__all__ = [
    "is_a_compliment",
    "is_a_question",
    "is_a_wish",
    "is_hypothetical",
    "shows_a_cost",
    "tells_a_habit",
    "tells_what_happened",
]
