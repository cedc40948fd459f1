"""The table, and the page it stands on."""

import os
import platform
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.peers.environments import NEEDS
from benchmarks.peers.relay import Counted
from benchmarks.peers.scoring import PeerScore
from scripts.generate import with_parts

PAGE: Final = Path(__file__).parents[2] / "docs" / "peers.md"
PART: Final = "peers"
HEADER: Final = (
    "| tool | recall | precision | F1 | customer's | somebody else's | falsified | held back | interviews failed"
    " | calls | tokens in + out | seconds |",
    "|" + " --- |" * 12,
)


def row_of(score: PeerScore, counted: Counted, seconds: float) -> str:
    truth = score.by_truth
    return _row(
        score.tool,
        f"{score.recall} / any kind {score.recall_any_kind.hits}",
        str(score.precision),
        "–" if score.f1 is None else f"{score.f1:.2f}",
        str(truth["customer"]),
        str(truth["other"]),
        str(truth["falsified"]),
        str(truth["held back"]),
        str(score.failed),
        str(counted.calls or "–"),
        f"{counted.prompt_tokens} + {counted.completion_tokens}" if counted.calls else "–",
        f"{seconds:.0f}",
    )


def row_of_nothing(tool: str, counted: Counted, seconds: float) -> str:
    """A tool that ended before it gave an answer."""
    return _row(
        f"{tool}: ended with an error",
        *["–"] * 8,
        str(counted.calls or "–"),
        f"{counted.prompt_tokens} + {counted.completion_tokens}" if counted.calls else "–",
        f"{seconds:.0f}",
    )


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
    part = "\n".join([conditions, "", *HEADER, *rows])
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(with_parts(page, {PART: part}), encoding="utf-8", newline="\n")


def _row(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"
