"""What `icp2prd eval` has to say, whatever the format it says it in."""

from typing import Literal

from pydantic import Field

from icp2prd.domain.base import Frozen
from icp2prd.domain.shame import SHAMES
from icp2prd.evaluation.counting import Row, Score
from icp2prd.evaluation.covering import Covering
from icp2prd.evaluation.figures import Figure
from icp2prd.evaluation.outcomes import INSIGHT, PAIN, REQUIREMENT, Outcomes
from icp2prd.evaluation.quoting import Quoting
from icp2prd.evaluation.ranking import Ranking
from icp2prd.evaluation.usage import Refused, Used
from icp2prd.evaluation.violations import Violation


class Scores(Frozen):
    """any_kind: insights where another kind counts as right. sure, unsure: precision of what the draft is sure of, and
    of what it lists as unsure. The last three have no precision: to find more is no fault.
    """

    insights: Score
    any_kind_recall: Figure
    any_kind_precision: Figure
    sure: Figure
    unsure: Figure
    pains: Score
    requirements: Score
    contradictions: Figure
    questions: Figure
    jobs: Figure


class Tables(Frozen):
    """Insights, cut in three ways."""

    by_interview: tuple[Row, ...]
    by_kind: tuple[Row, ...]
    by_third: tuple[Row, ...]


class Stability(Frozen):
    """Mean Jaccard overlap of every two of some runs. requirements: by the quotes they rest on."""

    runs: int
    insights: Figure
    pains: Figure
    requirements: Figure


class Scorecard(Frozen):
    """One draft against one gold file. model, embedding_model, prompts, icp2prd: what made the draft.

    used: None where the draft was read, and not made.
    """

    study: str
    model: str
    embedding_model: str
    icp2prd: str
    prompts: dict[str, str]
    quoting: Quoting
    scores: Scores
    tables: Tables
    covering: Covering
    ranking: Ranking
    violations: tuple[Violation, ...]
    refused: Refused
    used: Used | None = None
    stability: Stability | None = None
    outcomes: Outcomes

    @property
    def sound(self) -> bool:
        """Whether every quote is exact, and the right customer's."""
        return not self.quoting.bad

    def figures(self) -> dict[str, float | None]:
        """The figures by name, as floors and comparisons take them; counts are of faults."""
        found: dict[str, float | None] = {
            "quote_exactness": self.quoting.exactness.value,
            "quote_attribution": self.quoting.attribution.value,
            "citation_recall": self.quoting.citation_recall.value,
            "citation_precision": self.quoting.citation_precision.value,
        }
        for name, score in (
            (INSIGHT, self.scores.insights),
            (PAIN, self.scores.pains),
            (REQUIREMENT, self.scores.requirements),
        ):
            found |= {
                f"{name}_recall": score.recall.value,
                f"{name}_precision": score.precision.value,
                f"{name}_f1": score.f1.value,
            }
        found |= {
            "insight_recall_any_kind": self.scores.any_kind_recall.value,
            "insight_precision_any_kind": self.scores.any_kind_precision.value,
            "contradiction_recall": self.scores.contradictions.value,
            "question_recall": self.scores.questions.value,
            "job_recall": self.scores.jobs.value,
            "faithfulness": self.covering.faithfulness.value,
            "coverage": self.covering.coverage.value,
            "relevant_coverage": self.covering.relevant_coverage.value,
            "cited_coverage": self.covering.cited_coverage.value,
            "quiet_turns": self.covering.quiet.value,
            "ranking_tau": self.ranking.tau.value,
            "severity_error": self.ranking.severity_error.value,
            "customer_severity_error": self.ranking.customer_error.value,
        }
        return found | {f"{name}_faults": float(count) for name, count in self.faults().items()}

    def faults(self) -> dict[str, int]:
        """How many of each kind, none left out."""
        doubtful = ("unsupported", *(one.name for one in SHAMES))
        rules = ("must_not_quote", "weak", "must_not_appear", "unsaid", "unsaid_strings")
        found = {name: self.covering.count(name) for name in doubtful}
        return found | {name: sum(one.rule == name for one in self.violations) for name in rules}


class Evaluation(Frozen):
    """One scorecard for each gold file; pooled: over all of them. ruler: the embedding model that compared wordings."""

    schema_version: Literal["1"] = "1"
    ruler: str
    scorecards: tuple[Scorecard, ...] = Field(min_length=1)
    pooled: Scores

    @property
    def sound(self) -> bool:
        return all(one.sound for one in self.scorecards)
