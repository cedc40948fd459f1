"""The score as tables for people, and the page they stand on."""

from pathlib import Path

from benchmarks.critic.scoring import CODE_BAR, JUDGE_BAR, Counts, Kind, Score

PAGE = Path(__file__).parents[2] / "docs" / "critic-score.md"


def planted_tables(score: Score) -> str:
    counts = score.counts
    alarms = sum(score.alarms)
    lines = [
        f"{sum(one.planted for one in score.kinds)} faults of {len(score.kinds)} kinds, one at a time in "
        f"{len(score.alarms)} clean PRDs. False alarms: {alarms} in {len(score.alarms)} clean PRDs, "
        f"{max(score.alarms)} at most in one; notes: {sum(score.notes)}.",
        "",
        "| planted fault | decided by | found | recall | bar | found by |",
        "| --- | --- | ---: | ---: | ---: | --- |",
        *(_row(one) for one in score.kinds),
        "",
        "| critic | faults found | false alarms per clean PRD | Matthews correlation |",
        "| --- | ---: | ---: | ---: |",
        _critic("the rules", counts, score.alarms_per_prd),
        *(_critic(name, one, one.alarms / len(score.alarms)) for name, one in score.baselines().items()),
    ]
    return "\n".join(lines)


def _row(kind: Kind) -> str:
    decided, bar = ("a judge", JUDGE_BAR) if kind.fault.judged else ("code", CODE_BAR)
    rules = ", ".join(kind.rules) or "nothing yet"
    return f"| {kind.fault.kind} | {decided} | {kind.found} of {kind.planted} | {kind.recall:.2f} | {bar} | {rules} |"


def _critic(name: str, counts: Counts, alarms: float) -> str:
    recall = counts.hits / (counts.hits + counts.misses)
    return f"| {name} | {recall:.0%} | {alarms:.2f} | {counts.matthews:.2f} |"
