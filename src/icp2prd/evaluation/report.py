"""An evaluation as titled tables, to be printed as text or as Markdown."""

from collections.abc import Iterable, Iterator, Sequence

from icp2prd.domain.base import Frozen
from icp2prd.evaluation.comparing import Comparison
from icp2prd.evaluation.counting import Row
from icp2prd.evaluation.figures import Figure
from icp2prd.evaluation.outcomes import Expected, Shown
from icp2prd.evaluation.scorecard import Evaluation, Scorecard, Scores

INTERVALS = (
    "Intervals are of 95 %: Wilson for shares, which takes things as independent; for F1 of insights a bootstrap over"
    " interviews, where there are three or more."
)


class Table(Frozen):
    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()


def tables_of(evaluation: Evaluation, *, matches: bool = False) -> Iterator[Table]:
    """matches: also what was taken for what."""
    for card in evaluation.scorecards:
        yield from _card(card)
        if matches:
            yield from _matches(card)
    if len(evaluation.scorecards) > 1:
        yield _scores(f"all {len(evaluation.scorecards)} studies", evaluation.pooled)


def comparison_tables(one: Comparison) -> Iterator[Table]:
    rows = tuple(
        (
            each.figure.replace("_", " "),
            f"{each.before:.2f}",
            f"{each.after:.2f}",
            f"{each.difference:+.2f}",
            "–" if each.low is None or each.high is None else f"{each.low:+.2f} to {each.high:+.2f}",
            str(each.units),
            each.call,
        )
        for each in one.differences
    )
    notes = (
        f"before: {one.before}; after: {one.after}. All in all: {one.call}.",
        "Paired bootstrap, 95 %: over interviews for insights, over what was expected for pains and requirements.",
        *((f"Only in one of the two: {', '.join(one.left_out)}.",) if one.left_out else ()),
    )
    header = ("figure", "before", "after", "difference", "interval", "units", "call")
    yield Table(title="Comparison", header=header, rows=rows, notes=notes)
    yield Table(
        title="F1 of insights, by interview",
        header=("interview", "before", "after"),
        rows=tuple((each.interview, _number(each.before), _number(each.after)) for each in one.interviews),
    )
    moved = [("gained", each) for each in one.gained] + [("lost", each) for each in one.lost]
    yield Table(
        title="Gained and lost",
        header=("", "what", "study", "expected"),
        rows=tuple((word, each.what, each.study, each.text) for word, each in moved),
    )
    yield Table(
        title="Faults, more or fewer",
        header=("fault", "difference"),
        rows=tuple((name, f"{count:+d}") for name, count in one.faults.items()),
    )


def _card(card: Scorecard) -> Iterator[Table]:
    yield _scores(card.study, card.scores)
    quoting, covering, ranking = card.quoting, card.covering, card.ranking
    yield Table(
        title=f"{card.study}: quotes, requirements, ranking",
        header=("figure", "value"),
        rows=_lines(
            ("quote exactness", quoting.exactness),
            ("quote attribution", quoting.attribution),
            ("citation recall", quoting.citation_recall),
            ("citation precision", quoting.citation_precision),
            ("requirements faithfulness", covering.faithfulness),
            ("interview coverage", covering.coverage),
            ("coverage of turns with a need", covering.relevant_coverage),
            ("turns with a need that a requirement quotes", covering.cited_coverage),
            ("turns without a need left alone", covering.quiet),
            ("ranking, Kendall's tau-b", ranking.tau),
            ("severity, mean absolute error", ranking.severity_error),
            ("severity by customer, mean absolute error", ranking.customer_error),
            *(
                (f"stability of {name}, {card.stability.runs} runs", figure)
                for name, figure in (
                    ("insights", card.stability.insights),
                    ("pains", card.stability.pains),
                    ("requirements", card.stability.requirements),
                )
            )
            if card.stability
            else (),
        ),
    )
    yield _cut(f"{card.study}: insights by interview", card.tables.by_interview)
    yield _cut(f"{card.study}: insights by kind", card.tables.by_kind)
    yield _cut(f"{card.study}: insights by third of the interview", card.tables.by_third)
    yield _faults(card)
    yield _usage(card)


def _scores(name: str, scores: Scores) -> Table:
    rows = [
        (title, str(score.recall), str(score.precision), str(score.f1), str(score.neither), str(score.split))
        for title, score in (
            ("insights", scores.insights),
            ("pains", scores.pains),
            ("requirements", scores.requirements),
        )
    ]
    rows[1:1] = [
        ("insights, any kind", str(scores.any_kind_recall), str(scores.any_kind_precision), "", "", ""),
        ("insights that are sure", "", str(scores.sure), "", "", ""),
        ("insights that are unsure", "", str(scores.unsure), "", "", ""),
    ]
    rows += [
        (title, str(figure), "", "", "", "")
        for title, figure in (
            ("contradictions", scores.contradictions),
            ("questions", scores.questions),
            ("jobs", scores.jobs),
        )
        if figure.of
    ]
    header = ("", "recall", "precision", "F1", "neither", "split")
    return Table(title=f"{name}: found and right", header=header, rows=tuple(rows), notes=(INTERVALS,))


def _cut(title: str, rows: Sequence[Row]) -> Table:
    return Table(
        title=title,
        header=("", "recall", "precision", "F1"),
        rows=tuple(
            (row.name, str(row.score.recall), str(row.score.precision), _number(row.score.f1.value)) for row in rows
        ),
    )


def _faults(card: Scorecard) -> Table:
    bad = [("bad quote", one.item, one.quote, one.why) for one in card.quoting.bad]
    doubtful = [(one.why.replace("_", " "), one.item, one.text, one.message) for one in card.covering.doubtful]
    against = [
        (one.rule if one.certain else f"{one.rule}?", one.item, one.text, one.against) for one in card.violations
    ]
    return Table(
        title=f"{card.study}: faults",
        header=("fault", "item", "text", "because"),
        rows=(*bad, *doubtful, *against),
        notes=("A question mark: found by likeness, for a person to look at.",) if against else (),
    )


def _usage(card: Scorecard) -> Table:
    rows: list[tuple[str, str]] = [("model", card.model), ("icp2prd", card.icp2prd)]
    if card.used is None:
        rows.append(("calls", "not known: the draft was read, not made"))
    else:
        used = card.used
        cost = "unknown" if used.cost is None else f"{used.cost:.4f}"
        rows += [
            ("calls", f"{used.calls}, and {used.cached} from the cache; {used.retried} tried again"),
            ("tokens", f"{used.prompt_tokens} in, {used.completion_tokens} out"),
            ("cost in dollars", cost),
            ("seconds", f"{used.seconds:.1f}"),
        ]
    rows += [(f"refused quotes: {name}", str(count)) for name, count in card.refused.quotes.items()]
    rows += [(f"refused answers: {name}", str(count)) for name, count in card.refused.answers.items()]
    return Table(title=f"{card.study}: what it took", header=("", ""), rows=tuple(rows))


def _matches(card: Scorecard) -> Iterator[Table]:
    yield Table(
        title=f"{card.study}: what was expected, and what it was found in",
        header=("what", "found", "how", "expected", "at", "by", "found text"),
        rows=tuple(_expected(one) for one in card.outcomes.expected),
    )
    yield Table(
        title=f"{card.study}: what the draft says, and what it was taken for",
        header=("what", "verdict", "item", "at", "text", "because"),
        rows=tuple(_shown(one) for one in card.outcomes.shown),
    )


def _expected(one: Expected) -> tuple[str, ...]:
    how = one.how if one.likeness is None else f"{one.how} {one.likeness:.2f}"
    kind = f"{one.what}: {one.slice.kind}" if one.slice.kind else one.what
    return (kind, "yes" if one.found else "no", how, one.text, one.at, one.by, one.by_text)


def _shown(one: Shown) -> tuple[str, ...]:
    kind = f"{one.what}: {one.slice.kind}" if one.slice.kind else one.what
    return (kind, one.verdict, one.item, one.at, one.text, one.because)


def _lines(*figures: tuple[str, Figure]) -> tuple[tuple[str, str], ...]:
    return tuple((name, str(figure)) for name, figure in figures)


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def as_markdown(tables: Iterable[Table], level: int = 2) -> str:
    parts = []
    for table in tables:
        if not table.rows:
            continue
        lines = [f"{'#' * level} {table.title}", ""]
        lines += [_piped(table.header), _piped(["---"] * len(table.header))]
        lines += [_piped(row) for row in table.rows]
        lines += [f"\n{note}" for note in table.notes]
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def _piped(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"
