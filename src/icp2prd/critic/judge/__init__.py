"""A model as a critic: it earns its seat, asks one thing at a time, and never overrules a rule."""

from icp2prd.critic.judge.aspects import PROMPTS, RULINGS, THE_WEAKEST, Aspect
from icp2prd.critic.judge.calibration import SEAT, Calibration, calibrate, calibration_cases
from icp2prd.critic.judge.judging import Judgement, judge
from icp2prd.critic.judge.seats import Seat, judges_folder, seat_of, seats_in

__all__ = [
    "PROMPTS",
    "RULINGS",
    "SEAT",
    "THE_WEAKEST",
    "Aspect",
    "Calibration",
    "Judgement",
    "Seat",
    "calibrate",
    "calibration_cases",
    "judge",
    "judges_folder",
    "seat_of",
    "seats_in",
]
