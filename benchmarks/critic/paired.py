"""Print which pairs of requirements the rules call contradictions: `python -m benchmarks.critic.paired [--write]`.

`pairs/*.yaml` hold two requirements each, that contradict each other or only look it. They stand alone in a clean PRD,
on other pains and other quotes, so that their words have to tell. `--missed` prints each pair decided wrongly among
those that were there to tune on, and only how many among those held back. `--write` puts the tables into
docs/critic-score.md.
"""

import argparse
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import yaml

from benchmarks.critic.clean import VARIANTS, clean_prd
from benchmarks.critic.golden import Golden
from benchmarks.critic.report import PAGE
from icp2prd.critic import RULES, criticise
from icp2prd.domain.finding import Finding
from scripts.parts import write_part

FOLDER: Final = Path(__file__).parent / "pairs"
RULE: Final = "CONSIST-004"
HALVES: Final = {"tuned": "tuned on", "held": "held back"}


class Pair(NamedTuple):
    """half: one of HALVES."""

    sort: str
    half: str
    one: str
    other: str


class Told(NamedTuple):
    """contradicts: whether the two do. because: what the rule said, empty where it passed them."""

    pair: Pair
    contradicts: bool
    because: str

    @property
    def is_right(self) -> bool:
        return bool(self.because) == self.contradicts


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--missed", action="store_true", help="print the pairs to tune on that were decided wrongly")
    parser.add_argument("--write", action="store_true", help=f"put the tables into {PAGE.name}")
    given = parser.parse_args(arguments)
    told = paired_score()
    print(paired_tables(told))
    for one in told if given.missed else ():
        if one.pair.half == HALVES["tuned"] and not one.is_right:
            print(f"\n{one.pair.sort}: {one.because or 'nothing said'}\n  {one.pair.one}\n  {one.pair.other}")
    if given.write:
        write_part(PAGE, "paired", paired_tables(told))
    return 0


def paired_score() -> list[Told]:
    return [
        Told(pair, contradicts, _said_of(pair))
        for name, contradicts in (("contradicting", True), ("agreeing", False))
        for pair in pairs(name)
    ]


def pairs(name: str) -> Iterator[Pair]:
    """The pairs of one file."""
    sorts: dict[str, dict[str, list[tuple[str, str]]]]
    sorts = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    for sort, halves in sorts.items():
        for half, listed in halves.items():
            yield from (Pair(sort, HALVES[half], one, other) for one, other in listed)


def paired_tables(told: Sequence[Told]) -> str:
    lines = ["| pairs | which | called a contradiction | passed |", "| --- | --- | ---: | ---: |"]
    for contradicts, what in ((True, "that contradict"), (False, "that only look it")):
        for half in HALVES.values():
            of_these = [one for one in told if one.contradicts == contradicts and one.pair.half == half]
            called = sum(1 for one in of_these if one.because)
            lines.append(f"| {what} | {half} | {called} of {len(of_these)} | {len(of_these) - called} |")
    lines += ["", "| sort of pair | tuned on, right | held back, right |", "| --- | ---: | ---: |"]
    for sort in dict.fromkeys(one.pair.sort for one in told):
        right = [
            _right([one for one in told if (one.pair.sort, one.pair.half) == (sort, half)]) for half in HALVES.values()
        ]
        lines.append(f"| {sort} | {right[0]} | {right[1]} |")
    return "\n".join(lines)


def _right(told: Sequence[Told]) -> str:
    return f"{sum(1 for one in told if one.is_right)} of {len(told)}"


def _said_of(pair: Pair) -> str:
    """What the rule says of two requirements on different ground."""
    clean = _clean()
    first, *others = clean.prd.requirements
    second = next(one for one in others if not set(one.evidence) & set(first.evidence))
    both = [one.model_copy(update={"statement": text}) for one, text in ((first, pair.one), (second, pair.other))]
    found: tuple[Finding, ...] = criticise(
        clean.prd.model_copy(update={"requirements": tuple(both)}),
        clean.interviews,
        clean.brief,
        rules=[one for one in RULES if one.id == RULE],
    )
    return found[0].message if found else ""


@cache
def _clean() -> Golden:
    return clean_prd(VARIANTS[0])


if __name__ == "__main__":
    main()
