"""The program as CI calls it, with the plain reader for a model: `python -m tests.ci.program run study …`.

Where PLAIN_READER_MUTE is set, every question that reaches the model is an error: only kept answers are left.
"""

import os
import sys
from typing import Any

from icp2prd.errors import KeyRejected
from icp2prd.llm.fake import Script
from icp2prd.llm.protocol import Question
from tests.scripted import PlainReader


def _refused(question: Question) -> Any:
    return KeyRejected("There is no key here.", hint=f"{question.prompt} was asked about {question.item}.")


def main() -> None:
    import icp2prd.llm.opening as opening
    from icp2prd.cli import main as program

    reader = PlainReader()
    parts = dict.fromkeys(reader.parts(), _refused) if os.environ.get("PLAIN_READER_MUTE") else reader.parts()
    changed: Any = opening
    changed._script = lambda _: Script(parts)
    changed.os.fsync = lambda _: None
    sys.argv[0] = "icp2prd"
    program()


if __name__ == "__main__":
    main()
