"""A study on disk: where everything is."""

from dataclasses import dataclass
from pathlib import Path

SETTINGS_FILE = "icp2prd.toml"
NOTES_FILE = "gtm.md"
INTERVIEWS_FOLDER = "interviews"
DECISIONS_FILE = "decisions.json"
LEARNED_FILE = "learned.json"
LOCK_FILE = "icp2prd.lock"
OWN_FOLDER = ".icp2prd"


@dataclass(frozen=True, slots=True)
class StudyFolder:
    """root: the study. out: where the draft goes instead of `root/prd`; None for the usual place.

    scratch: where a run that is to leave no trace keeps its own files instead of `root/.icp2prd`; calls stay there.
    """

    root: Path
    out: Path | None = None
    scratch: Path | None = None

    @property
    def name(self) -> str:
        """The folder's own name, also where it was given as `.`; never empty."""
        return self.root.resolve().name or "study"

    @property
    def settings_file(self) -> Path:
        return self.root / SETTINGS_FILE

    @property
    def notes_file(self) -> Path:
        return self.root / NOTES_FILE

    @property
    def prd(self) -> Path:
        """What is meant to be committed: `prd.md`, `prd.html`, `prd.json`, `trace.csv`, decisions, the lockfile."""
        return self.out if self.out is not None else self.root / "prd"

    @property
    def prd_json(self) -> Path:
        return self.prd / "prd.json"

    @property
    def prd_md(self) -> Path:
        return self.prd / "prd.md"

    @property
    def trace_csv(self) -> Path:
        return self.prd / "trace.csv"

    @property
    def decisions_file(self) -> Path:
        return self.prd / DECISIONS_FILE

    @property
    def learned_file(self) -> Path:
        return self.prd / LEARNED_FILE

    @property
    def lock_file(self) -> Path:
        return self.prd / LOCK_FILE

    @property
    def own(self) -> Path:
        """What is not meant to be committed."""
        return self.scratch if self.scratch is not None else self.root / OWN_FOLDER

    @property
    def holder_file(self) -> Path:
        return self.own / "running.json"

    @property
    def bookmark_file(self) -> Path:
        return self.own / "review.json"

    @property
    def calls(self) -> Path:
        return self.root / OWN_FOLDER / "calls"

    @property
    def runs(self) -> Path:
        return self.own / "runs"

    @property
    def previous(self) -> Path:
        """The draft before the one in `prd`."""
        return self.own / "previous"

    @property
    def artifacts(self) -> Path:
        return self.own / "artifacts"

    @property
    def private(self) -> Path:
        """What only the owner may read: names."""
        return self.own / "private"

    @property
    def names_file(self) -> Path:
        return self.private / "names.json"

    @property
    def revealed(self) -> Path:
        """Documents with names in them, where somebody asked for those."""
        return self.private / "revealed"
