"""The linter: what is wrong with a sentence of a requirement, whoever wrote it. Reads words and nothing else."""

from icp2prd.critic.lint.lexicon import Kind
from icp2prd.critic.lint.linting import lint
from icp2prd.critic.lint.refusing import built_with, untestable_in
from icp2prd.critic.lint.slips import Slip

__all__ = ["Kind", "Slip", "built_with", "lint", "untestable_in"]
