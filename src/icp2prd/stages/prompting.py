"""The prompts that the stages ask with."""

from icp2prd.llm.prompts import load_prompt
from icp2prd.stages import STAGES


def prompt_hashes() -> dict[str, str]:
    """Name of each prompt → hash of its file."""
    return {name: load_prompt(name).hash for name in sorted({name for stage in STAGES for name in stage.prompts})}
