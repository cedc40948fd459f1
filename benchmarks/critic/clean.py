"""Ten PRDs in which nothing is wrong, from the example studies: with other goals, other sizes, and less evidence."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.critic.golden import Golden, golden
from benchmarks.critic.script import script_of
from icp2prd.domain.interview import Interviews
from icp2prd.domain.settings import Brief, GoalSetting
from icp2prd.ingest import read_interviews
from icp2prd.study.settings import read_brief

FIXTURES = Path(__file__).parents[2] / "fixtures"
_ALL = 99


class Variant(NamedTuple):
    """goals: in place of the study's own; empty leaves them. notes: whether `gtm.md` is read. most: requirements.

    without: interviews that are left out.
    """

    name: str
    study: str
    goals: tuple[str, ...] = ()
    notes: bool = True
    most: int = _ALL
    without: tuple[str, ...] = ()


VARIANTS = (
    Variant("investor updates", "investor-updates"),
    Variant("investor updates, the usual goals", "investor-updates", notes=False),
    Variant("investor updates, one goal", "investor-updates", goals=("Reduce churn",)),
    Variant("investor updates, four requirements", "investor-updates", most=4),
    Variant("investor updates, two founders", "investor-updates", without=("tomas-brandt",)),
    Variant("shifts", "conflicting"),
    Variant("shifts, two goals", "conflicting", goals=("Reduce churn", "Shorten the sales cycle")),
    Variant("shifts, three requirements", "conflicting", most=3),
    Variant("shifts, three agencies", "conflicting", without=("andre-baptiste",)),
    Variant("shifts, two agencies", "conflicting", without=("andre-baptiste", "gil-navarro")),
)


def clean_prds(variants: Sequence[Variant] = VARIANTS) -> list[Golden]:
    return [clean_prd(one) for one in variants]


def clean_prd(variant: Variant) -> Golden:
    folder = FIXTURES / variant.study
    script = script_of(variant.study)
    brief = read_brief(folder).brief
    told = brief.settings.gtm.model_copy(
        update={
            "goals": tuple(GoalSetting(name=name) for name in variant.goals),
            "non_goals": script.non_goals,
        }
    )
    settings = brief.settings.model_copy(update={"gtm": told})
    brief = Brief(title=variant.name, settings=settings, notes=brief.notes if variant.notes else "")
    interviews = read_interviews(folder, settings)
    heard = Interviews(interviews=tuple(one for one in interviews.interviews if one.id not in variant.without))
    return golden(script, heard, brief, variant.most)
