"""A model takes the judge's calibration by itself, without a study."""

import os
import time
from pathlib import Path
from typing import Final

from icp2prd.critic.judge import Seat, calibration_cases, judges_folder, seat_of
from icp2prd.domain.run import Listen, ModelChosen, StageFinished, StageProgress, StageStarted
from icp2prd.domain.settings import Limits
from icp2prd.llm import open_door
from icp2prd.llm.choice import ModelChoice
from icp2prd.stages.telling import called, fetching

STAGE: Final = "calibrate"
CALLS: Final = "calls"
"""Below the folder of the judges: every answer is there as soon as it came, so an interruption loses none."""


def calibrated(choice: ModelChoice, limits: Limits, tell: Listen) -> Seat:
    """The seat of a model; it answers those cases that it has not answered on this machine with these prompts.

    Raises ModelError, OutputError.
    """
    folder = judges_folder(os.environ)
    cases = len(calibration_cases())
    tell(ModelChosen(_who_answers(choice, cases)))
    began = time.monotonic()

    def heard(done: int) -> None:
        tell(StageProgress(STAGE, done, cases))

    with open_door(
        choice,
        limits=limits,
        cache_folder=calls_folder(folder),
        on_event=lambda event: tell(called(event)),
        on_fetch=lambda progress: tell(fetching(progress)),
    ) as door:
        tell(StageStarted(STAGE, f"{cases} cases whose answers are known"))
        seat = seat_of(door, door.model_id, folder, heard)
    tell(StageFinished(STAGE, seat.calibration.figures, time.monotonic() - began))
    return seat


def calls_folder(judges: Path) -> Path:
    return judges / CALLS


def _who_answers(choice: ModelChoice, cases: int) -> str:
    where = f"are sent to {choice.server}" if choice.leaves_machine else "stay on this machine"
    return (
        f"{choice.name} takes the judge's calibration: {cases} cases of our own writing {where}; no interview is read."
    )
