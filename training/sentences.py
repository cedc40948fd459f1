"""The labelled sentences that the head is trained on."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from icp2prd.domain.insight import Kind
from icp2prd.llm.head import NOTHING
from icp2prd.llm.protocol import Spoken

FOLDER: Final = Path(__file__).parent / "sentences"

LABELS: Final = {
    "P": Kind.PAIN.value,
    "W": Kind.WORKAROUND.value,
    "D": Kind.DECISION_CRITERION.value,
    "M": Kind.SUCCESS_METRIC.value,
    "T": Kind.TRIGGER.value,
    "C": Kind.CHANNEL.value,
    "S": Kind.SEGMENT.value,
    "O": Kind.OBJECTION.value,
    "-": NOTHING,
}
DOUBT: Final = "?"
"""After a label: a careful reader may leave the sentence out."""


class LabelledTurn(NamedTuple):
    """labels, sure: of each sentence. sure: whether a careful reader has to take it down, or to leave it."""

    field: str
    spoken: Spoken
    labels: tuple[str, ...]
    sure: tuple[bool, ...]


def labelled_turns(folder: Path = FOLDER) -> list[LabelledTurn]:
    """Raises ValueError where a line is none of what `training/README.md` describes."""
    return [turn for file in sorted(folder.glob("*.txt")) for turn in _turns_of(file)]


def hash_of_sentences(folder: Path = FOLDER) -> str:
    digest = hashlib.sha256()
    for file in sorted(folder.glob("*.txt")):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return "sha256:" + digest.hexdigest()


def _turns_of(file: Path) -> Iterator[LabelledTurn]:
    field, asked = "", ""
    answer: list[tuple[str, str]] = []
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        mark, _, text = line.partition(" ")
        if mark in {"#", "Q"}:
            yield from _turn(field, asked, answer)
            answer = []
            field, asked = (text, "") if mark == "#" else (field, text)
        elif mark.removesuffix(DOUBT) in LABELS and text:
            answer.append((mark, text))
        elif line.strip():
            raise ValueError(f"{file.name}:{number}: not `#`, `Q` or a label and a sentence: {line!r}")
    yield from _turn(field, asked, answer)


def _turn(field: str, asked: str, answer: list[tuple[str, str]]) -> Iterator[LabelledTurn]:
    if answer:
        yield LabelledTurn(
            field=field,
            spoken=Spoken(item=field, asked=asked, sentences=tuple(text for _, text in answer)),
            labels=tuple(LABELS[mark.removesuffix(DOUBT)] for mark, _ in answer),
            sure=tuple(not mark.endswith(DOUBT) for mark, _ in answer),
        )
