"""docs/walkthrough.md with what its commands print, run one after the other on a study of five interviews.

A block behind `<!-- file: NAME -->` is written to that file first; what is typed at a review stands in
`<!-- typed: ["accept", …] -->` before the command. The model answers from a script: no weights, no network. The lines
that a run prints about each stage hold times, and are left out.
"""

import json
import os
import re
import shlex
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from pathlib import Path
from typing import Final
from unittest.mock import patch

from typer.testing import CliRunner

from icp2prd.cli.program import app
from icp2prd.cli.spoken import CHOICES
from icp2prd.llm.fake import Reply, Script
from icp2prd.llm.protocol import Question
from icp2prd.stages import STAGES
from icp2prd.stages.synthesizing.opposition import is_content
from tests.scripted import PlainReader, extracted

PAGE: Final = Path(__file__).resolve().parents[1] / "docs" / "walkthrough.md"
STUDY: Final = PAGE.with_suffix("") / "workshop"

_STEP: Final = re.compile(
    r"^<!-- file: (?P<file>\S+) -->\n```\w*\n(?P<content>.*?)^```$"
    r"|(?P<start>(?:^<!-- typed: (?P<typed>.+?) -->\n)?^```console\n\$ icp2prd (?P<command>.+?)\n)(?:.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_PROGRESS: Final = re.compile(rf"^(?:{'|'.join(stage.name for stage in STAGES)}): .*\n", re.MULTILINE)
_ASKED: Final = re.compile(rf"{re.escape(CHOICES)}|\(an empty line leaves it as it was\): |Type y or n: ")


def played(page: str) -> str:
    """The page as it should be. Raises AssertionError where a command fails that should not."""
    with tempfile.TemporaryDirectory() as home, _at_work(Path(home)):
        return _STEP.sub(_done, page)


@contextmanager
def _at_work(home: Path) -> Iterator[None]:
    reader = PlainReader({"extract": _what_hurts})
    environment = {"ICP2PRD_MODEL": "fake", "ICP2PRD_FAKE_MODEL": "scripted", "GIT_CEILING_DIRECTORIES": str(home)}
    shutil.copytree(STUDY, home / STUDY.name)
    with (
        chdir(home),
        patch.dict(os.environ, environment),
        patch("icp2prd.llm.opening._script", lambda _: Script(reader.parts())),
    ):
        yield


def _done(step: re.Match[str]) -> str:
    if step["file"]:
        Path(step["file"]).write_text(step["content"], encoding="utf-8")
        return step[0]
    typed = json.loads(step["typed"] or "[]")
    said = CliRunner().invoke(
        app, shlex.split(step["command"]), prog_name="icp2prd", input="".join(f"{one}\n" for one in typed)
    )
    if said.exit_code not in {0, 1, 4}:  # 1: findings, 4: stale
        raise AssertionError(f"{step['command']} ended with {said.exit_code}: {said.output}")
    answers = iter(typed)
    printed = _ASKED.sub(lambda asked: f"{asked[0]}{next(answers, '')}\n", said.output)
    return f"{step['start']}{_PROGRESS.sub('', printed).strip()}\n```"


def _what_hurts(question: Question) -> Reply:
    """What the plain reader finds, without what somebody is content with."""
    found = extracted(question)
    assert isinstance(found, dict)
    return {"insights": [one for one in found["insights"] if not is_content(one["quote"])]}
