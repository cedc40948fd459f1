"""The table, and the page it stands on."""

import os
import platform
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.peers.environments import NEEDS
from benchmarks.peers.scoring import PeerQuote, PeerScore, score_peer
from icp2prd.domain.base import Frozen
from icp2prd.evaluation import PlacedGold
from scripts.parts import write_part

PAGE: Final = Path(__file__).parents[2] / "docs" / "peers.md"
PART: Final = "peers"
HEADER: Final = (
    "| tool | recall | precision | F1 | customer's | somebody else's | falsified | held back | interviews failed"
    " | calls | tokens in + out | seconds |",
    "|" + " --- |" * 12,
)


class Answered(Frozen):
    """What one tool gave, and what it took. finished: it did not end with an error."""

    tool: str
    finished: bool
    calls: int
    prompt_tokens: int
    completion_tokens: int
    seconds: float
    quotes: tuple[PeerQuote, ...]


class Comparison(Frozen):
    """studies: their folders, as they were named."""

    conditions: str
    studies: tuple[Path, ...]
    tools: tuple[Answered, ...]


def row_of(one: Answered, golds: Sequence[PlacedGold]) -> str:
    cells = _scores(score_peer(one.tool, one.quotes, golds)) if one.finished else ["–"] * 8
    cells = [
        one.tool if one.finished else f"{one.tool}: ended with an error",
        *cells,
        str(one.calls or "–"),
        f"{one.prompt_tokens} + {one.completion_tokens}" if one.calls else "–",
        f"{one.seconds:.0f}",
    ]
    return "| " + " | ".join(cells) + " |"


def conditions(model: str, studies: Sequence[Path], interviews: int, most_tokens: int) -> str:
    """What the figures depend on beside the tools."""
    names = ", ".join(study.resolve().name for study in studies)
    versions = ", ".join(needs[0].replace("==", " ").replace("[openai]", "") for needs in NEEDS.values())
    return (
        f"Studies: {names} (interviews: {interviews}). Model: {model}; an answer ends at {most_tokens:,} tokens where"
        f" the tool sets no limit. Versions: {versions}. Machine: {platform.platform()}, {os.cpu_count()} cores."
    )


def written(conditions: str, rows: Sequence[str]) -> None:
    """Put the table into the page."""
    write_part(PAGE, PART, "\n".join([conditions, "", *HEADER, *rows]))


def _scores(score: PeerScore) -> list[str]:
    truth = score.by_truth
    return [
        f"{score.recall} / any kind {score.recall_any_kind.hits}",
        str(score.precision),
        "–" if score.f1 is None else f"{score.f1:.2f}",
        *(str(truth[name]) for name in ("customer", "other", "falsified", "held back")),
        str(score.failed),
    ]
