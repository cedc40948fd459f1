"""Score who is speaking: `python -m benchmarks.roles [--write]`; see docs/roles.md."""

import argparse
import re
import sys
from pathlib import Path

from benchmarks.roles.labels import DATA
from benchmarks.roles.scoring import behaviour_alone, with_names
from benchmarks.roles.tables import accuracy_table, leading_table, reliability_table

PAGE = Path(__file__).parents[2] / "docs" / "roles.md"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the tables into docs/roles.md too")
    write = parser.parse_args().write
    if not DATA.is_dir():
        print(f"The interviews that are labelled are not at {DATA}.", file=sys.stderr)
        return 2
    score = tables()
    print(score)
    if write:
        PAGE.write_text(with_score(PAGE.read_text(encoding="utf-8"), score), encoding="utf-8", newline="\n")
    return 0


def tables() -> str:
    named, unnamed = with_names(), behaviour_alone()
    return "\n\n".join(
        (
            "### The files as they are",
            accuracy_table(named),
            reliability_table(named),
            "### Names, headers and titles taken away",
            accuracy_table(unnamed),
            reliability_table(unnamed),
            "### Leading questions",
            leading_table(),
        )
    )


def with_score(page: str, score: str) -> str:
    """The page with the tables between its two marks."""
    mark = r"(<!-- generated: roles -->\n).*?(\n<!-- /generated -->)"
    return re.sub(mark, lambda found: f"{found[1]}{score}{found[2]}", page, flags=re.DOTALL)


if __name__ == "__main__":
    sys.exit(main())
