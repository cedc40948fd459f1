"""Small studies on disk, and running them."""

import shutil
from dataclasses import dataclass, field
from pathlib import Path

from icp2prd.domain.prd import Prd
from icp2prd.domain.run import Called, Notice, RunEvent, RunRequest, RunResult, StageStarted
from icp2prd.pipeline import run_study

TINY = Path(__file__).parents[1] / "tiny-study"
DOCUMENTS = {"prd.md", "prd.html", "prd.json", "trace.csv", "icp2prd.lock"}

TALK = """\
Interviewer: What goes wrong?

Ana Sorel: Orders get lost between the shops and the ovens every week.
"""


@dataclass
class Ran:
    """What came of a run, and what it said on the way."""

    result: RunResult
    events: list[RunEvent] = field(default_factory=list)

    @property
    def prd(self) -> Prd:
        assert self.result.prd is not None
        return self.result.prd

    @property
    def stages(self) -> list[str]:
        return [event.stage for event in self.events if isinstance(event, StageStarted)]

    @property
    def notices(self) -> list[str]:
        return [event.text for event in self.events if isinstance(event, Notice)]

    @property
    def called(self) -> list[tuple[str, str]]:
        """Prompt and item of every call that reached the model, embeddings left out."""
        return [
            (event.prompt, event.item)
            for event in self.events
            if isinstance(event, Called) and event.happened == "started" and event.prompt != "embeddings"
        ]


def run(study: Path, *, until: str | None = None, out: Path | None = None) -> Ran:
    events: list[RunEvent] = []
    return Ran(run_study(RunRequest(study, until=until, out=out), events.append), events)


def tiny(home: Path) -> Path:
    return Path(shutil.copytree(TINY, home / "study"))


def study_of(home: Path, **files: str | bytes) -> Path:
    """A study with the given files; `__` in a name stands for a folder, `_` before the ending for a full stop."""
    study = home / "study"
    (study / "interviews").mkdir(parents=True)
    for name, content in files.items():
        stem, _, ending = name.rpartition("_")
        path = study / f"{stem.replace('__', '/')}.{ending}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return study


def written(study: Path) -> dict[str, bytes]:
    """Every document of the draft, byte for byte."""
    folder = study / "prd"
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())} if folder.is_dir() else {}
