"""A virtual environment for each tool: their pins differ from ours, and from each other's."""

import subprocess
import sys
import venv
from pathlib import Path
from typing import Final

RUNNERS: Final = Path(__file__).with_name("runners")
ROOT: Final = Path(__file__).parents[2]

NEEDS: Final = {
    "langextract": ("langextract[openai]==1.7.1",),
    "docetl": ("docetl==0.3.0",),
    "instructor": ("instructor==1.17.0", "openai>=3.3,<3.3.1", "regex"),
}
"""Versions that the runners were written for; raise them together."""


def python_of(tool: str, home: Path) -> Path:
    """The interpreter of a tool's environment, made where it is not there yet."""
    folder = home / tool
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    done = folder / "installed.txt"
    wanted = "\n".join(NEEDS[tool])
    if not done.is_file() or done.read_text(encoding="utf-8") != wanted:
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *NEEDS[tool]], check=True)
        done.write_text(wanted, encoding="utf-8")
    return python


def run_tool(tool: str, job: Path, out: Path, home: Path) -> None:
    """Raises CalledProcessError where the tool fails: what it says then is on standard error."""
    module = f"benchmarks.peers.runners.with_{tool}"
    subprocess.run([python_of(tool, home.resolve()), "-m", module, job, out], check=True, cwd=ROOT)
