"""One talk of our own, as the files under `tests/ingest/files` hold it in the form of each tool."""

import json
from pathlib import Path
from typing import Any

from icp2prd.domain.interview import Interview
from tests.ingest.reading import read

FILES = Path(__file__).parents[1] / "files"
TALK = (
    "So, um, how do you sort out who works which shift?",
    "Honestly? A big sheet on the fridge door. I mean, it's in the staff kitchen, next to the oat milk. And when"
    " somebody is ill I ring round, four or five people, usually before six in the morning.",
    "Oh no. Before six?",
    "Yeah, ha. Last Tuesday it cost me forty minutes and I still opened with one baker short.",
)


def export(name: str) -> Interview:
    return read((FILES / name).read_bytes(), name)


def as_json(value: object) -> Interview:
    return read(json.dumps(value), "call.json")


def loaded(name: str) -> Any:
    """To be taken apart by a test."""
    return json.loads((FILES / name).read_text())
