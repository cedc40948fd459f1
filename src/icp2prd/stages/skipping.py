"""A stage that would read what it read for the last draft is not run again: what it wrote is still there.

The last draft itself is not counted as read: it is where ids come from, and what is still there has them.
"""

from collections.abc import Mapping
from typing import Final

from pydantic import ValidationError

from icp2prd.domain.base import Artifact
from icp2prd.domain.prd import Previous
from icp2prd.stages.assembling import MadeBy
from icp2prd.stages.stage import Stage
from icp2prd.study.folder import StudyFolder
from icp2prd.study.hashing import content_hash
from icp2prd.study.lock import Lock, outputs_that_differ

_NEVER: Final = frozenset({"ingest", "critique", "render"})
"""Stages that ask nothing of a model, and read what is no artifact, or the last draft for more than its ids."""


class Skips:
    """read, wrote: hashes by stage, for the next lockfile."""

    def __init__(self, folder: StudyFolder, lock: Lock | None) -> None:
        self._folder = folder
        self._before = lock.units.stages if lock and not outputs_that_differ(lock, folder) else {}
        self.read: dict[str, str] = {}
        self.wrote: dict[str, str] = {}

    def kept(self, stage: Stage, artifacts: Mapping[type[Artifact], Artifact]) -> Artifact | None:
        """What the stage wrote for the last draft, where that is what it would write; None where it has to run."""
        if stage.name in _NEVER:
            return None
        self.read[stage.name] = made_from = _hash_of_all_read(stage, artifacts)
        before = self._before.get(stage.name)
        if before is None or not before.wrote or before.made_from != made_from:
            return None
        try:
            content = (self._folder.artifacts / f"{stage.name}.json").read_bytes()
            return stage.writes.model_validate_json(content) if content_hash(content) == before.wrote else None
        except (OSError, ValidationError):
            return None

    def note(self, stage: Stage, written: Artifact, *, stands: bool) -> None:
        """stands: whether its ids are those of the draft, so that it can stand for the stage the next time."""
        if stage.name not in _NEVER and stands:
            self.wrote[stage.name] = content_hash(artifact_text(written))


def artifact_text(artifact: Artifact) -> str:
    return f"{artifact.model_dump_json(indent=1)}\n"


def _hash_of_all_read(stage: Stage, artifacts: Mapping[type[Artifact], Artifact]) -> str:
    made_by = artifacts[MadeBy]
    assert isinstance(made_by, MadeBy)
    prompts = {name: made_by.provenance.prompts.get(name, "") for name in stage.prompts}
    own = made_by.provenance.model_copy(update={"prompts": prompts})
    read = [artifacts[one] for one in stage.reads if one is not Previous]
    return content_hash("\n".join([stage.name, *(one.model_dump_json() for one in (own, *read))]))
