"""docs/walkthrough.md: the story in docs/walkthrough/story.md.jinja, told with what its commands print.

The commands run one after the other on a copy of a fixture, with the embedded model's own answers from tape. Numbers
and ids in the story come from the drafts that these commands write, so that a new recording needs no new wording:

ICP2PRD_RECORD=1 ICP2PRD_WEIGHTS_DIR=… python -m pytest tests/e2e/test_walkthrough.py
python scripts/generate.py

The lines that a run prints about each stage hold times, and are left out.
"""

import json
import os
import re
import shlex
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import chdir, contextmanager
from pathlib import Path
from typing import Final
from unittest.mock import patch

from jinja2 import Environment, StrictUndefined
from typer.testing import CliRunner

from icp2prd.cli.program import app
from icp2prd.cli.spoken import CHOICES
from icp2prd.domain.prd import Prd
from icp2prd.review.gathering import Material, sheets_of
from icp2prd.review.sheet import Sheet
from icp2prd.stages import STAGES
from icp2prd.study.deciding.file import read_decisions
from icp2prd.study.folder import StudyFolder
from icp2prd.study.previous import read_prd
from tests.recorded import recorded_model

ROOT: Final = Path(__file__).resolve().parents[1]
PAGE: Final = ROOT / "docs" / "walkthrough.md"
STORY: Final = PAGE.with_suffix("") / "story.md.jinja"
STUDY: Final = "investor-updates"
MORE: Final = STORY.parent / STUDY
TAPE: Final = "walkthrough"

_CHOSEN_OUTSIDE: Final = ("ICP2PRD_MODEL", "OPENAI_API_KEY")
_FINE: Final = {0, 1, 4}
"""1: findings, 4: stale."""

_PROGRESS: Final = re.compile(rf"^(?:{'|'.join(stage.name for stage in STAGES)}): .*\n", re.MULTILINE)
_ASKED: Final = re.compile(rf"{re.escape(CHOICES)}|\(an empty line leaves it as it was\): |Type y or n: ")
_NUMBERS: Final = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class Told:
    """A story while it is told. printed: each command and what it said. drafts: the one after each run, in order."""

    def __init__(self) -> None:
        self.page = ""
        self.printed: list[tuple[str, str]] = []
        self.drafts: list[Prd] = []
        self._folder = StudyFolder(Path(STUDY))

    def console(self, command: str, typed: Sequence[str] = (), lines: int | None = None) -> str:
        """Run a command. typed: what somebody answers, line by line. lines: as many are shown.

        Raises AssertionError where it fails.
        """
        answered = "".join(f"{one}\n" for one in typed)
        said = CliRunner().invoke(app, shlex.split(command), prog_name="icp2prd", input=answered)
        if said.exit_code not in _FINE:
            raise AssertionError(f"{command} ended with {said.exit_code}: {said.output}") from said.exception
        answers = iter(typed)
        shown = _ASKED.sub(lambda asked: f"{asked[0]}{next(answers, '')}\n", said.output)
        shown = _PROGRESS.sub("", shown).strip()
        self.printed.append((command, shown))
        if command.startswith("run "):
            self.drafts.append(self.draft())
        told = shown.split("\n")
        if lines and len(told) > lines:
            told = [*told[:lines], "…"]
        return "\n".join(["```console", f"$ icp2prd {command}", *told, "```"])

    def file(self, name: str, content: str) -> str:
        Path(name).write_text(content, encoding="utf-8")
        return f"```{Path(name).suffix[1:]}\n{content}```"

    def decisions(self, name: str, accept: Sequence[str], reject: Mapping[str, str]) -> str:
        """A list for `review --decisions`. reject: id → reason."""
        asked = [{"action": "accept", "item": one} for one in accept]
        asked += [{"action": "reject", "item": one, "reason": reason} for one, reason in reject.items()]
        listed = ",\n".join(f"  {json.dumps(one, ensure_ascii=False)}" for one in asked)
        return self.file(name, f"[\n{listed}\n]\n")

    def arrives(self, name: str) -> str:
        """One more interview for the study."""
        shutil.copy(MORE / name, self._folder.root / "interviews" / name)
        return f"```text\n{(MORE / name).read_text(encoding='utf-8')}```"

    def draft(self) -> Prd:
        return read_prd(self._folder)

    def suspect(self) -> list[Sheet]:
        """What waits for a person because it is in doubt, in the order in which a review asks about it."""
        sheets = sheets_of(Material(prd=self.draft(), decisions=read_decisions(self._folder)))
        return [one for one in sheets if one.doubts]


def told() -> Told:
    """The story, with the page as it should be. Raises AssertionError where a command fails that should not."""
    story = Told()
    environment = Environment(undefined=StrictUndefined, keep_trailing_newline=True, trim_blocks=True, autoescape=False)
    environment.filters["in_words"] = lambda number: _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    with recorded_model(TAPE), tempfile.TemporaryDirectory() as home, _at_work(Path(home)):
        story.page = environment.from_string(STORY.read_text(encoding="utf-8")).render(story=story)
    return story


@contextmanager
def _at_work(home: Path) -> Iterator[None]:
    shutil.copytree(ROOT / "fixtures" / STUDY, home / STUDY, ignore=shutil.ignore_patterns("expected.yaml"))
    for name in ("ines-kowalke.txt", "joost-abernathy.md"):
        shutil.copy(MORE / name, home / STUDY / "interviews" / name)
    with chdir(home), patch.dict(os.environ, {"GIT_CEILING_DIRECTORIES": str(home)}):
        for name in _CHOSEN_OUTSIDE:
            os.environ.pop(name, None)
        yield
