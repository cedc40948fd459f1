"""How well the thresholds tell requirements apart that a person calls the same, and sentences that support one.

python -m benchmarks.quality.thresholds     print the tables, with the real embedding model
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from icp2prd.evaluation import PlacedGold, Ruler, place_gold, read_gold
from icp2prd.evaluation.session import open_ruler
from icp2prd.evaluation.wording import SAME_REQUIREMENT, SAME_REQUIREMENT_FROM_THE_SAME_WORDS, SUPPORTS
from icp2prd.ingest import read_interviews
from icp2prd.study.settings import read_brief

FIXTURES = Path(__file__).parents[2] / "fixtures"
PAIRS = Path(__file__).with_name("pairs.yaml")


@dataclass(frozen=True)
class Pair:
    """alike: cosine. same: what a person says. shares: whether the two rest on the same words."""

    alike: float
    same: bool
    shares: bool = False


def requirement_pairs(ruler: Ruler) -> list[Pair]:
    labelled = yaml.safe_load(PAIRS.read_text(encoding="utf-8"))
    pairs = []
    for study, requirements in labelled.items():
        wanted = [one.what for one in read_gold(FIXTURES / study).gold.requirements.wanted()]
        ruler.learn([*wanted, *(one["statement"] for one in requirements)])
        pairs += [
            Pair(ruler.likeness(what, one["statement"]), number in one["same"], number in one["shares"])
            for one in requirements
            for number, what in enumerate(wanted, start=1)
        ]
    return pairs


def support_pairs(ruler: Ruler) -> list[Pair]:
    """Each requirement of the gold with each sentence that holds an insight: those it rests on support it."""
    pairs = []
    for study in yaml.safe_load(PAIRS.read_text(encoding="utf-8")):
        gold = _placed(study)
        turns = gold.interviews.turns_by_id()
        for one, rests_on in zip(gold.gold.requirements.wanted(), gold.rests_on, strict=True):
            for insight in gold.insights:
                sentence = turns[insight.place.turn].text[insight.place.opening : insight.place.closing]
                pairs.append(Pair(ruler.likeness(one.what, sentence), insight.number in rests_on))
    return pairs


def area_under_curve(pairs: Sequence[Pair]) -> float:
    """The chance that a pair of the same is more alike than another; ties count half."""
    same = [one.alike for one in pairs if one.same]
    other = [one.alike for one in pairs if not one.same]
    return sum((a > b) + 0.5 * (a == b) for a in same for b in other) / (len(same) * len(other))


def threshold_tables(ruler: Ruler) -> str:
    requirements, support = requirement_pairs(ruler), support_pairs(ruler)
    shared = [one for one in requirements if one.shares]
    alone = [one for one in requirements if not one.shares]
    return "\n".join(
        [
            "| what is told apart | pairs | the same | AUC | threshold | found | false alarms |",
            "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
            _row("two requirements on the same words", shared, SAME_REQUIREMENT_FROM_THE_SAME_WORDS),
            _row("two requirements on other words", alone, SAME_REQUIREMENT),
            _row("a sentence that supports a requirement", support, SUPPORTS),
        ]
    )


def _row(what: str, pairs: Sequence[Pair], threshold: float) -> str:
    same = [one for one in pairs if one.same]
    other = [one for one in pairs if not one.same]
    found = sum(one.alike >= threshold for one in same)
    false = sum(one.alike >= threshold for one in other)
    return (
        f"| {what} | {len(pairs)} | {len(same)} | {area_under_curve(pairs):.2f} | {threshold:.2f}"
        f" | {found} of {len(same)} | {false} of {len(other)} |"
    )


def _placed(study: str) -> PlacedGold:
    file = read_gold(FIXTURES / study)
    return place_gold(file, read_interviews(file.study, read_brief(file.study).brief.settings))


if __name__ == "__main__":
    with open_ruler() as door:
        print(threshold_tables(Ruler(door.embed)))
