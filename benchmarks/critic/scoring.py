"""How good a critic is: what it finds of what was planted, what it finds where nothing is, and against critics that do
not read.

A decision is taken for each PRD. Of a faulty one the critic is right where a finding names the planted item by a rule
that may say it; of a clean one, where it raises neither error nor warning.
"""

from collections.abc import Callable, Sequence
from math import sqrt
from typing import Final, NamedTuple

from benchmarks.critic.golden import Golden
from benchmarks.critic.planting import Fault, Planted
from icp2prd.domain.finding import Finding, FindingSeverity
from icp2prd.domain.interview import Interviews
from icp2prd.domain.prd import Prd
from icp2prd.domain.settings import Brief

CODE_BAR: Final = 0.95
JUDGE_BAR: Final = 0.8
MOST_ALARMS: Final = 1
"""In one clean PRD."""

Critic = Callable[[Prd, Interviews, Brief], Sequence[Finding]]


class Kind(NamedTuple):
    """rules: those that found it, most often first."""

    fault: Fault
    planted: int
    found: int
    rules: tuple[str, ...]

    @property
    def recall(self) -> float:
        return self.found / self.planted


class Counts(NamedTuple):
    """Decisions: planted and found, planted and missed, clean and alarmed, clean and passed."""

    hits: float
    misses: float
    alarms: float
    passes: float

    @property
    def matthews(self) -> float:
        """−1 to 1; 0 for a critic that tells nothing apart, also where the formula divides by nothing."""
        tp, fn, fp, tn = self
        scale = sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))
        return (tp * tn - fp * fn) / scale if scale else 0.0


class Score(NamedTuple):
    """alarms: for each clean PRD, its errors and warnings. notes: likewise."""

    kinds: tuple[Kind, ...]
    alarms: tuple[int, ...]
    notes: tuple[int, ...]
    false: tuple[Finding, ...]

    @property
    def alarms_per_prd(self) -> float:
        return sum(self.alarms) / len(self.alarms)

    @property
    def counts(self) -> Counts:
        planted, found = sum(one.planted for one in self.kinds), sum(one.found for one in self.kinds)
        alarmed = sum(1 for one in self.alarms if one)
        return Counts(found, planted - found, alarmed, len(self.alarms) - alarmed)

    def baselines(self) -> dict[str, Counts]:
        """Critics that look at nothing: what each decides is counted as if it had meant the planted fault."""
        faulty, clean = sum(one.planted for one in self.kinds), len(self.alarms)
        share = faulty / (faulty + clean)
        return {
            "always pass": Counts(0, faulty, 0, clean),
            "always fail": Counts(faulty, 0, clean, 0),
            "random, at the base rate": Counts(
                faulty * share, faulty * (1 - share), clean * share, clean * (1 - share)
            ),
        }


def score(critic: Critic, clean: Sequence[Golden], faulty: Sequence[Planted]) -> Score:
    before = {id(one): tuple(critic(one.prd, one.interviews, one.brief)) for one in clean}
    found: dict[str, list[tuple[str, ...]]] = {}
    faults: dict[str, Fault] = {}
    for one in faulty:
        known = {(finding.rule, finding.item, finding.field) for finding in before[id(one.into)]}
        findings = critic(one.change.prd, one.interviews, one.into.brief)
        rules = [
            finding.rule
            for finding in findings
            if _is_the_planted_one(finding, one) and (finding.rule, finding.item, finding.field) not in known
        ]
        faults[one.fault.kind] = one.fault
        found.setdefault(one.fault.kind, []).append(tuple(dict.fromkeys(rules)))
    kinds = tuple(_kind(faults[kind], hits) for kind, hits in found.items())
    alarms = [[one for one in findings if one.severity is not FindingSeverity.NOTE] for findings in before.values()]
    return Score(
        kinds=kinds,
        alarms=tuple(len(one) for one in alarms),
        notes=tuple(len(before[id(one)]) - len(loud) for one, loud in zip(clean, alarms, strict=True)),
        false=tuple(finding for one in alarms for finding in one),
    )


def _is_the_planted_one(finding: Finding, planted: Planted) -> bool:
    named = {finding.rule, finding.rule.partition("-")[0]}
    return not named.isdisjoint(planted.fault.rules) and finding.item in planted.change.items


def _kind(fault: Fault, hits: Sequence[tuple[str, ...]]) -> Kind:
    counted: dict[str, int] = {}
    for rules in hits:
        for rule in rules:
            counted[rule] = counted.get(rule, 0) + 1
    rules = tuple(sorted(counted, key=lambda rule: (-counted[rule], rule)))
    return Kind(fault, len(hits), sum(1 for rules in hits if rules), rules)
