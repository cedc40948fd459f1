"""What a person wrote down about a study, to make a clean PRD from: `golden/*.yaml`, read and checked."""

from pathlib import Path

import yaml
from pydantic import Field

from icp2prd.domain.base import Frozen
from icp2prd.domain.job import JobKind
from icp2prd.domain.problem import PartName

FOLDER = Path(__file__).parent / "golden"


class PainText(Frozen):
    """quotes, against: names of quotes. severity: interview → 1 to 4."""

    name: str
    quotes: tuple[str, ...]
    severity: dict[str, int]
    against: tuple[str, ...] = ()


class ThemeText(Frozen):
    name: str
    quotes: tuple[str, ...]
    pains: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


class PartText(Frozen):
    text: str
    quotes: tuple[str, ...]
    pains: tuple[str, ...] = ()


class JobText(Frozen):
    kind: JobKind
    situation: str
    motivation: str
    outcome: str
    pains: tuple[str, ...]
    quotes: tuple[str, ...]


class CriterionText(Frozen):
    given: str
    when: str
    then: str


class RequirementText(Frozen):
    """reworded: the same in other words. opposite: what it rules out. Both are no part of the clean PRD."""

    title: str
    statement: str
    rationale: str
    pains: tuple[str, ...]
    quotes: tuple[str, ...]
    criterion: CriterionText
    reworded: str
    opposite: str


class MetricText(Frozen):
    """goal: by name. baseline, target: the figure and the quote that says it."""

    goal: str
    name: str
    formula: str
    unit: str
    population: str
    window: str
    data_source: str
    counter_metric: str
    requirements: tuple[str, ...]
    baseline: tuple[str, str] | None = None
    target: tuple[str, str] | None = None


class Script(Frozen):
    """quotes: name → interview and words. synonyms: a word of the study → one that nobody has defined."""

    study: str
    quotes: dict[str, tuple[str, str]]
    pains: dict[str, PainText]
    themes: dict[str, tuple[ThemeText, ...]] = Field(default_factory=dict)
    problem: dict[PartName, PartText]
    jobs: tuple[JobText, ...]
    requirements: dict[str, RequirementText]
    metrics: tuple[MetricText, ...]
    non_goals: tuple[str, ...]
    synonyms: dict[str, str]


def script_of(study: str) -> Script:
    text = (FOLDER / f"{study}.yaml").read_text(encoding="utf-8")
    return Script.model_validate(yaml.safe_load(text))
