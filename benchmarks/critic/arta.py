"""Score the linter on ARTA DS1, requirements labelled by experts: `python -m benchmarks.critic.arta [--write]`.

Reads `../shared/data/labels/arta/DS1.csv` (985 requirements; MIT; Zakeri-Nasrabadi & Parsa, arXiv 2403.17479) beside
the project. Rows are numbered from 1: the odd half was looked at while words and suppressors were chosen, the even half
was not. `--write` puts the table into docs/critic.md. Exits with 1 where a class that blocks does not beat both tools.
"""

import csv
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from icp2prd.critic.lint import Kind, lint
from icp2prd.critic.lint.lexicon import word_classes
from icp2prd.domain.finding import FindingSeverity
from scripts.parts import write_part

ROOT = Path(__file__).parents[2]
DS1 = ROOT.parent / "shared" / "data" / "labels" / "arta" / "DS1.csv"
PAGE = ROOT / "docs" / "critic.md"
COMMAND = "python -m benchmarks.critic.arta --write"


class Score(NamedTuple):
    """Counts of one class: found and labelled, found and not labelled, labelled and not found."""

    hits: int
    false: int
    missed: int

    @property
    def precision(self) -> float:
        return self.hits / (self.hits + self.false) if self.hits + self.false else 0.0

    @property
    def recall(self) -> float:
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 0.0

    @property
    def f1(self) -> float:
        return f1_of(self.precision, self.recall)


class Published(NamedTuple):
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        return f1_of(self.precision, self.recall)


class Class(NamedTuple):
    """A class of labels. rules: ours for it. smella: of the re-implementation, by requirement; arta: by word."""

    column: str
    rules: tuple[str, ...]
    smella: Published | None = None
    arta: Published | None = None


class Row(NamedTuple):
    text: str
    labels: dict[str, list[str]]


CLASSES = (
    Class("Subjective_lang.", ("WORDS-002",), Published(0.78, 0.10), Published(0.34, 0.49)),
    Class("Ambiguous_adv._adj.", ("WORDS-010",), None, Published(0.49, 0.34)),
    Class("Nonverifiable_term", ("WORDS-008", "WORDS-011"), None, Published(0.26, 0.30)),
    Class("Superlative", ("WORDS-005",), None, Published(0.35, 0.88)),
    Class("Comparative", ("WORDS-006",), Published(0.46, 0.88), Published(0.47, 0.88)),
    Class("Negative", ("WORDS-014",), Published(0.31, 0.95), Published(0.29, 0.93)),
    Class("Vague_pron.", ("WORDS-015",), Published(0.21, 0.89), Published(0.14, 0.70)),
    Class("Uncertain_verb", ("WORDS-007",), None, Published(0.78, 0.98)),
)


def f1_of(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def rows(path: Path = DS1) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [
            Row(
                " ".join(one["Requirement_text"].split()),
                {each.column: _labelled(one[each.column]) for each in CLASSES},
            )
            for one in csv.DictReader(file)
        ]


def _labelled(cell: str) -> list[str]:
    words = (word.strip(" ,.").lower() for word in re.split(r"[*,]", cell))
    return [word for word in words if word not in {"", "-"}]


def by_requirement(of: Class, among: Sequence[Row]) -> Score:
    """Whether a requirement has something of the class, as Smella's figures are counted."""
    pairs = [(bool(_found(of, row)), bool(row.labels[of.column])) for row in among]
    return Score(*(sum(pair == wanted for pair in pairs) for wanted in ((True, True), (True, False), (False, True))))


def by_word(of: Class, among: Sequence[Row]) -> Score:
    """Which words have it, as ARTA's figures are counted; a label is met by a span that holds it."""
    hits = false = missed = 0
    for row in among:
        left = list(row.labels[of.column])
        for words in _found(of, row):
            met = next((label for label in left if label in words.split() or words in label), None)
            if met is None:
                false += 1
            else:
                hits += 1
                left.remove(met)
        missed += len(left)
    return Score(hits, false, missed)


def _found(of: Class, row: Row) -> list[str]:
    return [slip.words.lower() for slip in lint(row.text, Kind.STATEMENT) if slip.rule in of.rules]


def halves(all_rows: Sequence[Row]) -> tuple[tuple[str, Sequence[Row]], ...]:
    return ("odd", all_rows[0::2]), ("even", all_rows[1::2]), ("all", all_rows)


def blocks(of: Class) -> bool:
    severities = {words.rule: words.severity for words in word_classes()}
    return any(severities[rule] is FindingSeverity.ERROR for rule in of.rules)


def beats_both(of: Class, among: Sequence[Row]) -> bool:
    """Better F1 than every figure that was published for the class, each counted as it was counted there."""
    smella = of.smella is None or by_requirement(of, among).f1 > of.smella.f1
    arta = of.arta is None or by_word(of, among).f1 > of.arta.f1
    return smella and arta


def table(all_rows: Sequence[Row]) -> str:
    return "\n".join(
        [
            f"`{COMMAND}` wrote this table. P/R/F1.",
            "",
            "| class | rows | n | ours, by requirement | Smella | ours, by word | ARTA | beats both | effect |",
            "| --- | --- | ---: | --- | --- | --- | --- | --- | --- |",
            *_lines(all_rows),
        ]
    )


def _lines(all_rows: Sequence[Row]) -> Iterator[str]:
    for one in CLASSES:
        for name, among in halves(all_rows):
            whole = by_requirement(one, among)
            cells = (
                f"{one.column.replace('_', ' ')} ({', '.join(one.rules)})" if name == "odd" else "",
                name,
                str(whole.hits + whole.missed),
                _figures(whole),
                _figures(one.smella) if name == "all" else "",
                _figures(by_word(one, among)),
                _figures(one.arta) if name == "all" else "",
                "yes" if beats_both(one, among) else "no",
                ("blocks" if blocks(one) else "asks") if name == "all" else "",
            )
            yield f"| {' | '.join(cells)} |"


def _figures(of: Score | Published | None) -> str:
    return f"{of.precision:.2f} / {of.recall:.2f} / {of.f1:.2f}" if of else "none published"


def main(arguments: Sequence[str]) -> int:
    if not DS1.is_file():
        print(f"{DS1.name} is not there: it is looked for in {DS1.parent}.", file=sys.stderr)
        return 2
    all_rows = rows()
    printed = table(all_rows)
    print(printed)
    if "--write" in arguments:
        write_part(PAGE, "arta", printed)
    return 0 if all(beats_both(one, half) for one in CLASSES if blocks(one) for _, half in halves(all_rows)) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
