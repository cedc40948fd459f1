"""The tables of docs/quality.md: figures of the recorded runs, by study."""

from collections.abc import Callable, Iterable, Sequence

from icp2prd.evaluation import Scorecard, evaluation_of
from icp2prd.evaluation.figures import Figure
from icp2prd.evaluation.outcomes import REQUIREMENT
from icp2prd.evaluation.scorecard import Scores

_FIGURES: tuple[tuple[str, Callable[[Scores], Figure]], ...] = (
    ("insights: recall", lambda s: s.insights.recall),
    ("insights: precision", lambda s: s.insights.precision),
    ("insights: F1", lambda s: s.insights.f1),
    ("insights, any kind: recall", lambda s: s.any_kind_recall),
    ("insights, any kind: precision", lambda s: s.any_kind_precision),
    ("insights that are sure: precision", lambda s: s.sure),
    ("insights that are unsure: precision", lambda s: s.unsure),
    ("pains: recall", lambda s: s.pains.recall),
    ("pains: precision", lambda s: s.pains.precision),
    ("requirements: recall", lambda s: s.requirements.recall),
    ("requirements: precision", lambda s: s.requirements.precision),
    ("contradictions: recall", lambda s: s.contradictions),
    ("questions: recall", lambda s: s.questions),
    ("jobs: recall", lambda s: s.jobs),
)


def found_table(cards: Sequence[Scorecard]) -> str:
    evaluation = evaluation_of(cards, "")
    columns = [card.scores for card in cards] + [evaluation.pooled]
    names = [card.study for card in cards] + ["all"]
    return _table(
        ["", *names],
        [[name, *(str(figure(scores)) for scores in columns)] for name, figure in _FIGURES],
    )


def rest_table(cards: Sequence[Scorecard]) -> str:
    rows = [
        ("quote exactness", [card.quoting.exactness for card in cards]),
        ("quote attribution", [card.quoting.attribution for card in cards]),
        ("citation recall", [card.quoting.citation_recall for card in cards]),
        ("citation precision", [card.quoting.citation_precision for card in cards]),
        ("requirements faithfulness", [card.covering.faithfulness for card in cards]),
        ("interview coverage", [card.covering.coverage for card in cards]),
        ("coverage of turns with a need", [card.covering.relevant_coverage for card in cards]),
        ("turns with a need that a requirement quotes", [card.covering.cited_coverage for card in cards]),
        ("turns without a need left alone", [card.covering.quiet for card in cards]),
        ("ranking, Kendall's tau-b", [card.ranking.tau for card in cards]),
        ("severity, mean absolute error", [card.ranking.severity_error for card in cards]),
        ("severity by customer, mean absolute error", [card.ranking.customer_error for card in cards]),
    ]
    body = [[name, *(_short(one) for one in figures)] for name, figures in rows]
    body += [
        [f"faults: {name.replace('_', ' ')}", *(str(card.faults()[name]) for card in cards)]
        for name in cards[0].faults()
    ]
    return _table(["", *(card.study for card in cards)], body)


def kinds_table(cards: Sequence[Scorecard]) -> str:
    """Recall and precision by kind, and by third of the interview."""
    names = dict.fromkeys(row.name for card in cards for row in card.tables.by_kind)
    rows = [[kind.replace("_", " "), *_cells(cards, "by_kind", kind)] for kind in names]
    rows += [[f"third {third}", *_cells(cards, "by_third", third)] for third in ("1", "2", "3")]
    return _table(["recall, precision", *(card.study for card in cards)], rows)


def requirements_list(cards: Sequence[Scorecard]) -> str:
    """Every requirement that was drafted, and what it was taken for: a person may disagree."""
    rows = [
        [card.study, one.text, one.verdict, one.because]
        for card in cards
        for one in card.outcomes.shown
        if one.what == REQUIREMENT
    ]
    return _table(["study", "requirement of the draft", "verdict", "because"], rows)


def not_recorded(names: Iterable[str]) -> str:
    listed = ", ".join(f"`{name}`" for name in names)
    return f"Not on tape yet, and so in no figure: {listed}." if listed else "All fixtures are on tape."


def _cells(cards: Sequence[Scorecard], table: str, name: str) -> list[str]:
    cells = []
    for card in cards:
        row = next((one for one in getattr(card.tables, table) if one.name == name), None)
        cells.append(f"{_short(row.score.recall)}, {_short(row.score.precision)}" if row else "–")
    return cells


def _short(figure: Figure) -> str:
    if figure.value is None:
        return "–"
    return f"{figure.value:.2f} ({figure.hits}/{figure.of})" if figure.of else f"{figure.value:.2f}"


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(header) + " |", "|" + " --- |" * len(header)]
    lines += ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join(lines)
