"""The tables of docs/quality.md and the floors, from the recorded runs.

python scripts/quality.py             write the tables
python scripts/quality.py --check     exit 1 where they are stale
python scripts/quality.py --floors    also set the floors to what is reached today

With ICP2PRD_RECORD set, texts that are not on tape are embedded by the real embedding model (weights as for the tests).
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.quality.thresholds import threshold_tables
from icp2prd.evaluation import Scorecard
from scripts.parts import with_parts
from scripts.quality_page import found_table, kinds_table, not_recorded, requirements_list, rest_table
from tests.quality import (
    FLOORS,
    HELD_BACK,
    floors_text,
    gold_studies,
    recorded_ruler,
    recorded_scorecard,
    recorded_studies,
)

PAGE = ROOT / "docs" / "quality.md"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where the page is stale")
    parser.add_argument("--floors", action="store_true", help="set the floors to what is reached today")
    asked = parser.parse_args(arguments)
    cards = recorded_cards()
    text = page_of(cards)
    if asked.check:
        stale = PAGE.read_text(encoding="utf-8") != text
        if stale:
            print("stale: docs/quality.md; run python scripts/quality.py", file=sys.stderr)
        return int(stale)
    PAGE.write_text(text, encoding="utf-8", newline="\n")
    if asked.floors:
        FLOORS.write_text(floors_text(cards), encoding="utf-8", newline="\n")
    return 0


def recorded_cards() -> list[Scorecard]:
    with tempfile.TemporaryDirectory() as home:
        return [recorded_scorecard(name, Path(home)) for name in recorded_studies()]


def page_of(cards: Sequence[Scorecard]) -> str:
    """The page as it should be: what people wrote, and the tables in it."""
    with recorded_ruler("thresholds") as ruler:
        thresholds = threshold_tables(ruler)
    missing = [name for name in gold_studies() if name not in {card.study for card in cards}]
    unseen = [card for card in cards if card.study in HELD_BACK]
    tuned = [card for card in cards if card.study not in HELD_BACK]
    parts = {
        "found": found_table(tuned),
        "found-held-back": found_table(unseen),
        "rest": rest_table(tuned),
        "rest-held-back": rest_table(unseen),
        "kinds": kinds_table(tuned),
        "kinds-held-back": kinds_table(unseen),
        "requirements": requirements_list(cards),
        "thresholds": thresholds,
        "not-recorded": not_recorded(missing),
    }
    return with_parts(PAGE.read_text(encoding="utf-8"), parts)


if __name__ == "__main__":
    sys.exit(main())
