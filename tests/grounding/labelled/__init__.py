"""Questions of our own, labelled leading or open.

`questions.csv` is what the rules were written with; `questions-held-out.csv` was written after them, and the rules
are not to be fitted to it.
"""

import csv
from pathlib import Path
from typing import NamedTuple

from icp2prd.grounding import is_leading

HERE = Path(__file__).parent
NAMES = ("questions", "questions-held-out")


class Score(NamedTuple):
    questions: int
    precision: float
    recall: float
    wrong: tuple[str, ...]


def labelled(name: str) -> list[tuple[str, bool]]:
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [(row["question"], row["leading"] == "1") for row in csv.DictReader(file)]


def score(name: str) -> Score:
    judged = [(question, wanted, is_leading(question)) for question, wanted in labelled(name)]
    found = sum(wanted and given for _, wanted, given in judged)
    called = sum(given for _, _, given in judged)
    real = sum(wanted for _, wanted, _ in judged)
    wrong = tuple(question for question, wanted, given in judged if wanted != given)
    return Score(len(judged), found / called, found / real, wrong)
