"""The prompts that the stages ask with."""

from collections.abc import Set as AbstractSet

from icp2prd.llm.prompts import prompt_hash
from icp2prd.stages import STAGES


def prompt_hashes(without: AbstractSet[str] = frozenset()) -> dict[str, str]:
    """Name of each prompt → hash of its file. without: prompts that a run asks nothing with."""
    names = {name for stage in STAGES for name in stage.prompts} - without
    return {name: prompt_hash(name) for name in sorted(names)}
