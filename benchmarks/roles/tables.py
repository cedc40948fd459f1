"""The score as tables of Markdown."""

from collections.abc import Iterator, Sequence

from benchmarks.roles.scoring import Guess
from tests.grounding.labelled import NAMES, score

_BANDS = ((0.0, 0.65), (0.65, 0.75), (0.75, 0.85), (0.85, 0.95), (0.95, 1.01))
_OVER_ALL = "all"


def accuracy_table(guesses: Sequence[Guess]) -> str:
    """For each study and over all: how many roles are right, wrong, and left unknown."""
    studies = list(dict.fromkeys(guess.study for guess in guesses))
    rows = [_accuracy(study, [guess for guess in guesses if guess.study == study]) for study in studies]
    head = "| study | labels | right | wrong | left unknown | right of those decided | a customer's, or not: wrong |"
    return "\n".join([head, "| --- | --: | --: | --: | --: | --: | --: |", *rows, _accuracy(_OVER_ALL, guesses)])


def reliability_table(guesses: Sequence[Guess]) -> str:
    """For each band of confidence: how often a role that was given is right."""
    rows = [row for low, high in _BANDS for row in _band(low, high, guesses)]
    return "\n".join(["| confidence | roles given | right | wrong |", "| --- | --: | --: | --: |", *rows])


def leading_table() -> str:
    """How well leading questions are told from open ones."""
    rows = [
        f"| {name} | {found.questions} | {found.precision:.2f} | {found.recall:.2f} |"
        for name, found in ((name, score(name)) for name in NAMES)
    ]
    return "\n".join(["| list | questions | precision | recall |", "| --- | --: | --: | --: |", *rows])


def _accuracy(study: str, guesses: Sequence[Guess]) -> str:
    right = _weight(guess for guess in guesses if guess.right)
    unknown = _weight(guess for guess in guesses if guess.abstains)
    wrong = _weight(guesses) - right - unknown
    misplaced = _weight(
        guess for guess in guesses if not guess.abstains and (guess.given == "customer") != (guess.wanted == "customer")
    )
    decided = f"{right / (right + wrong):.0%}" if right + wrong else "–"
    return (
        f"| {study} | {_weight(guesses):.0f} | {right / _weight(guesses):.0%} | {wrong / _weight(guesses):.0%} "
        f"| {unknown / _weight(guesses):.0%} | {decided} | {misplaced / _weight(guesses):.0%} |"
    )


def _band(low: float, high: float, guesses: Sequence[Guess]) -> Iterator[str]:
    within = [guess for guess in guesses if not guess.abstains and low <= guess.confidence < high]
    if within:
        right = _weight(guess for guess in within if guess.right)
        given = _weight(within)
        upto = f"{low:.2f} to {min(high, 1.0):.2f}"
        yield f"| {upto} | {given:.1f} | {right / given:.0%} | {given - right:.1f} |"


def _weight(guesses: Iterator[Guess] | Sequence[Guess]) -> float:
    return sum(guess.weight for guess in guesses)
