"""Which models have earned the judge's seat, remembered on this machine: a calibration is asked, and paid for, once.

A result is that of one model, one set of prompts and one set of cases; where any of them changes, it is asked again.
"""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import platformdirs

from icp2prd.critic.judge.calibration import SEAT, Calibration, calibrate, calibration_hash, unheard
from icp2prd.critic.judge.judging import Bench
from icp2prd.domain.base import Frozen
from icp2prd.kept import kept_record
from icp2prd.writing import write_atomically

FOLDER_VARIABLE: Final = "ICP2PRD_JUDGES_DIR"
_UNSAFE: Final = re.compile(r"[^A-Za-z0-9._-]+")
_SHORT: Final = 12


class Seat(Frozen):
    """hash: of the prompts and cases it was earned with."""

    hash: str
    calibration: Calibration

    @property
    def is_current(self) -> bool:
        return self.hash == calibration_hash()

    @property
    def sentence(self) -> str:
        """What the PRD and `icp2prd models` say of it."""
        one = self.calibration
        if one.passed:
            return f"{one.model}, {one.figures}"
        return f"off: {one.model} has a {one.figures}, and {SEAT} is needed; only the rules did the checking"


def judges_folder(environ: Mapping[str, str]) -> Path:
    given = environ.get(FOLDER_VARIABLE)
    return Path(given).expanduser() if given else Path(platformdirs.user_data_dir("icp2prd")) / "judges"


def seat_of(model: Bench, model_id: str, folder: Path, heard: Callable[[int], None] = unheard) -> Seat:
    """The seat a model has on this machine; where it has none yet, it is calibrated first.

    heard: is told how many cases are answered.

    Raises ModelError, OutputError.
    """
    path = folder / f"{_UNSAFE.sub('-', model_id)}-{calibration_hash().removeprefix('sha256:')[:_SHORT]}.json"
    known = kept_record(path, Seat)
    if known and known.is_current and known.calibration.model == model_id:
        return known
    seat = Seat(hash=calibration_hash(), calibration=calibrate(model, model_id, heard=heard))
    write_atomically(path, seat.model_dump_json(indent=1) + "\n")
    return seat


def seats_in(folder: Path) -> list[Seat]:
    """Every current result on this machine, by model."""
    found = [seat for path in sorted(folder.glob("*.json")) if (seat := kept_record(path, Seat)) and seat.is_current]
    return sorted(found, key=lambda seat: seat.calibration.model)
