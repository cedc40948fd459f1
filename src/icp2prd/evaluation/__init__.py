"""How good a draft is: held against what a careful reader finds in the same interviews."""

from icp2prd.evaluation.comparing import Comparison, compared
from icp2prd.evaluation.evaluating import evaluation_of, scorecard_of
from icp2prd.evaluation.gold import Gold
from icp2prd.evaluation.placing import PlacedGold, place_gold
from icp2prd.evaluation.pointing import without_words
from icp2prd.evaluation.reading import GoldFile, read_gold
from icp2prd.evaluation.report import as_markdown, comparison_tables, tables_of
from icp2prd.evaluation.scorecard import Evaluation, Scorecard
from icp2prd.evaluation.session import EvalRequest, evaluate, read_evaluation
from icp2prd.evaluation.wording import Ruler

__all__ = [
    "Comparison",
    "EvalRequest",
    "Evaluation",
    "Gold",
    "GoldFile",
    "PlacedGold",
    "Ruler",
    "Scorecard",
    "as_markdown",
    "compared",
    "comparison_tables",
    "evaluate",
    "evaluation_of",
    "place_gold",
    "read_evaluation",
    "read_gold",
    "scorecard_of",
    "tables_of",
    "without_words",
]
