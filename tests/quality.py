"""Recorded runs of the fixtures, scored: what the floors in `tests/floors.toml` and docs/quality.md hold."""

import shutil
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from icp2prd.domain.run import RunRequest
from icp2prd.evaluation import Ruler, Scorecard, place_gold, read_gold, scorecard_of
from icp2prd.evaluation.reading import GOLD_FILE
from icp2prd.evaluation.session import open_ruler
from icp2prd.ingest import read_interviews
from icp2prd.llm import Vector
from icp2prd.llm.minilm import MiniLM
from icp2prd.pipeline import run_study
from icp2prd.study.settings import read_brief
from tests.recorded import TAPES, RecordedVectors, recorded_model

FIXTURES = Path(__file__).parents[1] / "fixtures"
FLOORS = Path(__file__).with_name("floors.toml")

HELD_BACK = ("allotments", "returns-desk", "schema-changes", "site-lifts")
"""Studies that nothing is tuned on: what a draft of them gets wrong is not looked at before drafts are changed."""

Floors = dict[str, dict[str, dict[str, float]]]
"""Study → `least` and `most` → figure → bound."""

DIGITS = 3
"""Of a number on a ruler's tape: a cosine moves by less than a thousandth, and the tape is a third as long."""

LEAST = (
    "insight_recall",
    "insight_precision",
    "insight_recall_any_kind",
    "insight_precision_any_kind",
    "pain_recall",
    "pain_precision",
    "requirement_recall",
    "requirement_precision",
    "citation_recall",
    "citation_precision",
    "faithfulness",
    "cited_coverage",
    "quiet_turns",
    "ranking_tau",
    "contradiction_recall",
    "question_recall",
    "job_recall",
)
"""Figures with a floor. Those in `most` are errors and counts of faults, with a ceiling."""


def gold_studies() -> list[str]:
    return sorted(file.parent.name for file in FIXTURES.glob(f"*/{GOLD_FILE}"))


def recorded_studies() -> list[str]:
    """Studies with gold whose whole run is on tape."""
    return [name for name in gold_studies() if (TAPES / f"{name}.vectors.json").is_file()]


def recorded_scorecard(name: str, home: Path) -> Scorecard:
    """Run a fixture from tape, and score its draft with the ruler from tape."""
    study = Path(shutil.copytree(FIXTURES / name, home / name))
    with pytest.MonkeyPatch.context() as patch, recorded_model(name):
        for variable in ("ICP2PRD_MODEL", "OPENAI_API_KEY"):
            patch.delenv(variable, raising=False)
        result = run_study(RunRequest(study=study, model="local"), lambda _: None)
    assert result.prd is not None
    brief = read_brief(study).brief
    gold = place_gold(read_gold(study), read_interviews(study, brief.settings))
    with recorded_ruler(name) as ruler:
        return scorecard_of(result.prd, gold, brief, ruler)


@contextmanager
def recorded_ruler(name: str) -> Iterator[Ruler]:
    tape = _RulerTape(TAPES / "rulers" / f"{name}.json")
    tape.path.parent.mkdir(exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("icp2prd.llm.opening.MiniLM", tape.instead_of(MiniLM))
        with open_ruler() as door:
            yield Ruler(door.embed)
    tape.save_or_check()


class _RulerTape(RecordedVectors):
    """A tape of its own for the scores, so that a run's tape holds what the run asks and nothing else."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.path = path

    def vector_of(self, text: str, real: Any) -> Vector:
        rounded = tuple(round(one, DIGITS) for one in super().vector_of(text, real))
        self._used[text] = rounded
        return rounded


def read_floors() -> Floors:
    return tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}


def floors_text(cards: Sequence[Scorecard]) -> str:
    """Floors at today's figures: raised where they rose, and lowered where somebody decides so."""
    lines = [
        "# What a recorded run of each fixture must reach (least), and must not pass (most). A change of a prompt that",
        "# lowers a figure fails the build; one that raises it should raise the floor:",
        "# python scripts/quality.py --floors",
    ]
    for card in cards:
        figures = card.figures()
        least = {name: value for name in LEAST if (value := figures[name])}  # nothing is below a floor of 0
        most = {
            name: value
            for name, value in figures.items()
            if value is not None and name.endswith(("_faults", "severity_error"))
        }
        for title, bounds, step in (("least", least, -0.005), ("most", most, 0.005)):
            lines += ["", f'["{card.study}".{title}]']
            lines += [f"{name} = {_bound(value, step)}" for name, value in bounds.items()]
    return "\n".join(lines) + "\n"


def below_the_floors(card: Scorecard, floors: dict[str, dict[str, float]]) -> list[str]:
    """A sentence for each figure that is out of bounds; quotes have no floor but 1."""
    figures = card.figures()
    found = [f"{one.item}: {one.why}" for one in card.quoting.bad]
    for name, least in floors.get("least", {}).items():
        value = figures.get(name)
        if value is None or value < least:
            found.append(f"{name} is {value}, and was at least {least}")
    for name, most in floors.get("most", {}).items():
        value = figures.get(name)
        if value is None or value > most:
            found.append(f"{name} is {value}, and was at most {most}")
    return found


def _bound(value: float, step: float) -> str:
    """Two digits, on the side where today's figure holds."""
    rounded = round(value, 2)
    if (rounded - value) * step < 0 and abs(rounded - value) > 1e-9:
        rounded = round(rounded + (0.01 if step > 0 else -0.01), 2)
    return f"{rounded:g}"
