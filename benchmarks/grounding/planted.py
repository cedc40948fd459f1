"""Print what the gate makes of true and falsified quotes: `python -m benchmarks.grounding.planted [STUDY
...]`.

Without a study, those of `fixtures/`. Exits 1 where a falsified quote was accepted, or more than one true
quote in a hundred refused.
"""

import sys
from pathlib import Path

from icp2prd.domain.interview import Interviews
from icp2prd.domain.settings import Settings
from icp2prd.ingest import read_interviews
from tests.grounding.planted import BENIGN, FALSIFIED, Confusion, confusion

FIXTURES = Path(__file__).parents[2] / "fixtures"
LEAST_ACCEPTED = 0.99


def main(studies: list[Path]) -> int:
    total = Confusion.of(confusion(read(study)) for study in studies)
    print("\n".join(f"{study}" for study in studies))
    print(total.table())
    accepted, fooled = total.share_accepted(list(BENIGN)), total.share_accepted(list(FALSIFIED))
    print(f"\ntrue quotes accepted at the right place: {accepted:.2%}; falsified quotes accepted: {fooled:.2%}")
    return 0 if accepted >= LEAST_ACCEPTED and fooled == 0 else 1


def read(study: Path) -> Interviews:
    return read_interviews(study, Settings())


if __name__ == "__main__":
    named = [Path(one) for one in sys.argv[1:]]
    sys.exit(main(named or sorted(one for one in FIXTURES.iterdir() if one.is_dir())))
