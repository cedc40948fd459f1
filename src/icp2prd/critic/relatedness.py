"""RELATED: where no judge sits, sentence embeddings say which requirement may be about something else than its pain.

Measured on the clean drafts of benchmarks/critic with the embedded embedding model: of 13 pairs of a requirement and
its own pain the lowest cosine is 0.21; of 59 pairs with another pain of the study 9 are below 0.15 (AUC 0.77). So what
is found is worth a look, and what is not found proves nothing: a note. Other embedding models have other cosines, and
are not asked.
"""

from typing import Final

from icp2prd.domain.chain import Chain
from icp2prd.domain.finding import Finding, FindingSeverity
from icp2prd.domain.prd import Prd
from icp2prd.domain.report import RuleCard
from icp2prd.domain.requirement import Requirement
from icp2prd.llm.protocol import Model
from icp2prd.llm.vectors import cosine

RELATED: Final = RuleCard(
    id="RELATED-001",
    title="A requirement is about what its pains are about",
    severity=FindingSeverity.NOTE,
    reference="Cosine of sentence embeddings, measured on the clean drafts of benchmarks/critic",
)
LEAST: Final = 0.15
MEASURED_ON: Final = "local/8199be6f699a395f"
"""The embedding model that the figure holds for."""


def unrelated(model: Model, prd: Prd) -> tuple[Finding, ...]:
    """Requirements far from every statement of the pains they answer. Raises ModelError."""
    if prd.provenance.embedding_model != MEASURED_ON:
        return ()
    chain = Chain(prd)
    found = []
    for requirement in prd.requirements:
        statements = [text for pain in chain.pains_behind(requirement) for text in pain.statements]
        if statements:
            own, *others = model.embed([requirement.statement, *statements])
            if max(cosine(own, other) for other in others) < LEAST:
                found.append(_finding(requirement))
    return tuple(found)


def _finding(requirement: Requirement) -> Finding:
    return Finding(
        rule=RELATED.id,
        severity=RELATED.severity,
        item=requirement.id,
        field="statement",
        span="",
        message=f"{requirement.id} shares little with the pains it is said to answer, as sentence embeddings see it.",
        fix="Read the two side by side: icp2prd trace shows them.",
        reference=RELATED.reference,
    )
