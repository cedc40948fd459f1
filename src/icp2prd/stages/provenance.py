"""What a draft says that it was made by: models, the judge, and the prompts that were asked with."""

from collections.abc import Set as AbstractSet

from icp2prd import __version__
from icp2prd.critic.judge import PROMPTS as JUDGE_PROMPTS
from icp2prd.domain.prd import Provenance
from icp2prd.domain.settings import Limits
from icp2prd.llm.door import Door
from icp2prd.llm.prompts import prompt_hash
from icp2prd.stages import STAGES
from icp2prd.stages.repairing import PROMPT as REPAIR
from icp2prd.stages.repairing import rounds_for
from icp2prd.stages.seating import Seated


def provenance_of(door: Door, seat: Seated, limits: Limits) -> Provenance:
    """Without the prompts that a run will ask nothing with, and that its draft owes nothing to."""
    no_judge = set(JUDGE_PROMPTS) if seat.judge is None else set()
    no_repair = set() if rounds_for(limits, door.profile) else {REPAIR}
    return Provenance(
        icp2prd=__version__,
        model=door.model_id,
        embedding_model=door.embedding_model_id,
        prompts=prompt_hashes(without=no_judge | no_repair),
        judge=seat.sentence,
    )


def prompt_hashes(without: AbstractSet[str] = frozenset()) -> dict[str, str]:
    """Name of each prompt → hash of its file. without: prompts that a run asks nothing with."""
    names = {name for stage in STAGES for name in stage.prompts} - without
    return {name: prompt_hash(name) for name in sorted(names)}
