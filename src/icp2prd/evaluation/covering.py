"""Requirements faithfulness and interview coverage, as Text2Stories defines them (arXiv 2510.08622).

Faithfulness: the share of requirements that at least one chunk of the interviews supports. Coverage: the share of
chunks that support at least one requirement. A chunk is a customer's turn. Whether a turn supports a requirement is
told by the embeddings of its sentences, and not by a model that answers 0 or 1 as in the paper: figures of the two do
not compare. Coverage counts small talk too, so it is also given for the turns that hold a need.
"""

from collections.abc import Iterable

from icp2prd.critic import criticise
from icp2prd.domain.base import Frozen, TurnId
from icp2prd.domain.prd import Prd
from icp2prd.domain.settings import Brief
from icp2prd.domain.shame import shameful_in
from icp2prd.evaluation.figures import Figure, share
from icp2prd.evaluation.placing import PlacedGold
from icp2prd.evaluation.wording import SUPPORTS, Ruler
from icp2prd.grounding.sentences import sentences


class Doubtful(Frozen):
    """A requirement that a product manager would be ashamed of, and why."""

    item: str
    why: str
    text: str
    message: str


class Covering(Frozen):
    """faithfulness, coverage: see the module. relevant_coverage: of turns that the gold file names.

    cited_coverage: of those turns, the ones that a requirement quotes. quiet: of customers' turns without a need, those
    that the draft rightly takes no insight from.
    """

    faithfulness: Figure
    coverage: Figure
    relevant_coverage: Figure
    cited_coverage: Figure
    quiet: Figure
    doubtful: tuple[Doubtful, ...]

    def count(self, why: str) -> int:
        return len({one.item for one in self.doubtful if one.why == why})


def covering_of(prd: Prd, gold: PlacedGold, brief: Brief, ruler: Ruler) -> Covering:
    """Raises ModelError."""
    spoken = {turn.id: _sentences(turn.text) for turn in gold.customer_turns()}
    supporting = {one.id: _supporting(one.statement, spoken, ruler) for one in prd.requirements}
    covered = frozenset(turn for turns in supporting.values() for turn in turns)
    relevant = gold.turns_with_a_need()
    evidence = prd.evidence_by_id()
    cited = {evidence[one].turn for each in prd.requirements for one in each.evidence if one in evidence}
    insightful = {evidence[one].turn for theme in prd.icp.themes() for one in theme.evidence if one in evidence}
    quiet = frozenset(spoken) - relevant
    unsupported = [one for one in prd.requirements if not supporting[one.id]]
    return Covering(
        faithfulness=share(len(prd.requirements) - len(unsupported), len(prd.requirements)),
        coverage=share(len(covered), len(spoken)),
        relevant_coverage=share(len(covered & relevant), len(relevant)),
        cited_coverage=share(len(cited & relevant), len(relevant)),
        quiet=share(len(quiet - insightful), len(quiet)),
        doubtful=(
            *(
                Doubtful(
                    item=one.id,
                    why="unsupported",
                    text=one.statement,
                    message="no sentence of a customer is like it",
                )
                for one in unsupported
            ),
            *_found_by_rules(prd, gold, brief),
        ),
    )


def _supporting(statement: str, spoken: dict[TurnId, tuple[str, ...]], ruler: Ruler) -> frozenset[TurnId]:
    ruler.learn(each for texts in spoken.values() for each in texts)
    return frozenset(turn for turn, texts in spoken.items() if ruler.nearest(statement, texts)[0] >= SUPPORTS)


def _sentences(text: str) -> tuple[str, ...]:
    return tuple(text[one.start : one.end] for one in sentences(text))


def _found_by_rules(prd: Prd, gold: PlacedGold, brief: Brief) -> Iterable[Doubtful]:
    """Found anew: what the draft carries may be of an earlier version of the rules."""
    statements = {one.id: one.statement for one in prd.requirements}
    for shame, owner, finding in shameful_in(statements, criticise(prd, gold.interviews, brief)):
        yield Doubtful(item=owner, why=shame.name, text=statements[owner], message=finding.message)
