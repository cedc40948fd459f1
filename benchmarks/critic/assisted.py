"""The rules with what a model adds to them."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.critic.scoring import Critic
from icp2prd.critic import criticise
from icp2prd.critic.judge import judge, judges_folder, seat_of
from icp2prd.critic.relatedness import unrelated
from icp2prd.domain.finding import Finding
from icp2prd.domain.interview import Interviews
from icp2prd.domain.prd import Prd
from icp2prd.domain.settings import Brief
from icp2prd.llm import choose_model, open_door


@contextmanager
def critic_with(judge_model: str) -> Iterator[Critic]:
    """The rules, and a judge where one is named; without one, or where it may not judge, embeddings."""
    with (
        TemporaryDirectory() as kept,
        open_door(choose_model(explicit=judge_model or "local", environ=os.environ), cache_folder=Path(kept)) as door,
    ):
        seat = seat_of(door, door.model_id, judges_folder(os.environ)) if judge_model else None
        if seat:
            print(seat.sentence)

        def critic(prd: Prd, interviews: Interviews, brief: Brief) -> Sequence[Finding]:
            found = criticise(prd, interviews, brief)
            if seat and seat.calibration.passed:
                return (*found, *judge(door, prd, interviews, brief).findings)
            made_by = prd.provenance.model_copy(update={"embedding_model": door.embedding_model_id})
            return (*found, *unrelated(door, prd.model_copy(update={"provenance": made_by})))

        yield critic
