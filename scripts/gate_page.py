"""What the gate makes of quotes planted in the example studies, in two lines; the benchmark prints the whole table."""

from collections.abc import Iterable

from benchmarks.grounding.planted import FIXTURES, read
from tests.grounding.planted import ACCEPTED, BENIGN, FALSIFIED, Confusion, confusion


def gate_table() -> str:
    studies = sorted(one for one in FIXTURES.iterdir() if one.is_dir())
    counted = Confusion.of(confusion(read(study)) for study in studies)
    return "\n".join(
        [
            "| planted quotes | number | accepted |",
            "| --- | ---: | ---: |",
            _row("true", BENIGN, counted),
            _row("falsified", FALSIFIED, counted),
        ]
    )


def _row(what: str, kinds: Iterable[str], counted: Confusion) -> str:
    kinds = list(kinds)
    planted = sum(count for (kind, _), count in counted.counts.items() if kind in kinds)
    accepted = sum(counted.counts[kind, outcome.value] for kind in kinds for outcome in ACCEPTED)
    return f"| {what}: {', '.join(kinds)} | {planted:,} | {accepted:,} |"
