"""Print what the critic finds of what was planted: `python -m benchmarks.critic.planted [--seed N] [--write]`.

`--related` adds the embedded embedding model, `--judge MODEL` a model that passes the judge's calibration; it asks, and
costs, some fifty questions for each of the faulty drafts. Neither goes into the page with `--write`.

Ten clean PRDs, and each kind of fault in five copies of them, or twenty where it takes a reader; one fault a copy.
`--write` puts the table into docs/critic-score.md. Exits 1 where a kind that code can decide is found less often than
it should be, or where a clean PRD raises more than one alarm.
"""

import argparse
import sys
from collections.abc import Sequence

from benchmarks.critic.assisted import critic_with
from benchmarks.critic.clean import clean_prds
from benchmarks.critic.faults import FAULTS
from benchmarks.critic.planting import planted
from benchmarks.critic.report import PAGE, planted_tables
from benchmarks.critic.scoring import CODE_BAR, MOST_ALARMS, Critic, Score, score
from icp2prd.critic import criticise
from scripts.parts import write_part

SEED = 1


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--write", action="store_true", help=f"put the table into {PAGE.name}")
    parser.add_argument("--related", action="store_true", help="let embeddings look too")
    parser.add_argument("--judge", default="", metavar="MODEL", help="let a model judge too, if it may")
    given = parser.parse_args(arguments)
    if given.related or given.judge:
        with critic_with(given.judge) as critic:
            print(planted_tables(planted_score(critic, given.seed)))
        return 0
    result = planted_score(seed=given.seed)
    text = planted_tables(result)
    print(text)
    for finding in result.false:
        print(f"false alarm: {finding.rule} {finding.item}: {finding.message}")
    if given.write:
        write_part(PAGE, "planted", text)
    return 0 if holds(result) else 1


def planted_score(critic: Critic = criticise, seed: int = SEED) -> Score:
    clean = clean_prds()
    return score(critic, clean, list(planted(FAULTS, clean, seed)))


def holds(result: Score) -> bool:
    by_code = [one for one in result.kinds if not one.fault.judged]
    return all(one.recall >= CODE_BAR for one in by_code) and max(result.alarms) <= MOST_ALARMS


if __name__ == "__main__":
    sys.exit(main())
