"""Holding a draft, or any list of requirements, to the rules: without a model, a key or the network."""

from icp2prd.checking.baseline import Baseline, baseline_of, read_baseline, with_baseline, write_baseline
from icp2prd.checking.documents import check_documents, check_text
from icp2prd.checking.study import check_study
from icp2prd.checking.waive import waive_finding

__all__ = [
    "Baseline",
    "baseline_of",
    "check_documents",
    "check_study",
    "check_text",
    "read_baseline",
    "waive_finding",
    "with_baseline",
    "write_baseline",
]
