"""A CI job without a CI: a clone, the environment that GitHub sets, and the script of the action."""

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tests.repositories import ALONE, git

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "ci" / "regenerate.sh"


@dataclass(frozen=True)
class Ended:
    """What a job left. output: what it said. outputs: as GitHub reads them."""

    status: int
    output: str
    outputs: dict[str, str]
    comment: str
    summary: str
    sarif: Path


@dataclass
class Job:
    """Runs the action's script in a clone. home: for what a runner has beside the checkout."""

    home: Path
    clone: Path
    environment: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        (self.home / "bin").mkdir(parents=True)
        program = self.home / "bin" / "icp2prd"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tests.ci.program "$@"\n')
        program.chmod(0o755)
        self._runs = 0

    def run(self, study: str = "study", **given: str) -> Ended:
        """given: what action.yml hands to its script."""
        self._runs += 1
        temporary = self.home / f"job-{self._runs}"
        temporary.mkdir()
        files = {name: temporary / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for path in files.values():
            path.touch()
        environment = {
            **{name: value for name, value in os.environ.items() if not name.endswith("_API_KEY")},
            **ALONE,
            "PATH": f"{self.home / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
            "ICP2PRD_MODEL": "fake",
            "ICP2PRD_FAKE_MODEL": "scripted",
            "RUNNER_TEMP": str(temporary),
            **{name: str(path) for name, path in files.items()},
            **self.environment,
            "STUDY": study,
            **given,
        }
        ran = subprocess.run(
            ["bash", str(SCRIPT)], cwd=self.clone, env=environment, capture_output=True, text=True, check=False
        )
        outputs = dict(line.split("=", 1) for line in files["GITHUB_OUTPUT"].read_text().splitlines())
        comment = temporary / "icp2prd" / "comment.md"
        assert ran.returncode == 0, ran.stderr
        return Ended(
            status=int(outputs["exit"]),
            output=ran.stdout + ran.stderr,
            outputs=outputs,
            comment=comment.read_text() if comment.exists() else "",
            summary=files["GITHUB_STEP_SUMMARY"].read_text(),
            sarif=temporary / "icp2prd" / "findings.sarif",
        )


def bare(folder: Path) -> Path:
    """A repository to push to."""
    folder.mkdir(parents=True)
    git(folder, "init", "--quiet", "--bare", "--initial-branch=main")
    return folder


def cloned(origin: Path, folder: Path) -> Path:
    git(origin.parent, "clone", "--quiet", str(origin), str(folder))
    return folder
