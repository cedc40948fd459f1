"""What people install is the wheel: it works where there is no source tree, and holds what it needs."""

import json
import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest
from filelock import FileLock

from icp2prd.domain.run import RunRequest
from icp2prd.llm.choice import FAKE_SCRIPT
from icp2prd.llm.fake import Reply, Script
from icp2prd.llm.protocol import Question
from icp2prd.pipeline import run_study
from tests.scripted import PlainReader

TESTS = Path(__file__).parents[1]
ROOT = TESTS.parent
PROGRAMS = "Scripts" if sys.platform == "win32" else "bin"
READY = "ready"
"""There once the wheel is installed: who finds a folder without it begins again."""

pytestmark = pytest.mark.wheel


class Installed(NamedTuple):
    """programs: where an environment that holds the wheel, and nothing else of ours, has its programs."""

    wheel: Path
    programs: Path

    def icp2prd(self, *arguments: object, cwd: Path, **environ: str) -> subprocess.CompletedProcess[str]:
        command = [str(self.programs / "icp2prd"), *map(str, arguments)]
        return subprocess.run(command, cwd=cwd, env=bare(**environ), capture_output=True, text=True, check=False)


def bare(**environ: str) -> dict[str, str]:
    """The environment without what would lead Python back to the source tree."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    return {**inherited, **environ}


def run(*command: object, cwd: Path) -> str:
    ran = subprocess.run([*map(str, command)], cwd=cwd, env=bare(), capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Built as for a release, the wheel from the sdist, and installed with its declared dependencies alone.

    Once, also where several processes share the tests: the first to come builds, and the others wait.
    """
    home = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        home = home.parent
    folder = home / "wheel"
    with FileLock(home / "wheel.lock"):
        if not (folder / READY).exists():
            build(folder)
            (folder / READY).touch()
    (wheel,) = folder.glob("*.whl")
    return Installed(wheel, folder / "environment" / PROGRAMS)


def build(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    run(sys.executable, "-m", "build", "--outdir", folder, ROOT, cwd=folder)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "environment")
    pip = (sys.executable, "-m", "pip", "--python", folder / "environment" / PROGRAMS / "python")
    run(*pip, "install", "--quiet", "--no-compile", wheel, cwd=folder)  # most of what is installed is never run


def test_the_wheel_holds_prompts_schemas_and_templates_and_no_tests(installed: Installed) -> None:
    held = set(zipfile.ZipFile(installed.wheel).namelist())

    for shipped, source in (("_prompts", "prompts"), ("_schemas", "schemas")):
        names = {path.relative_to(ROOT / source).as_posix() for path in (ROOT / source).rglob("*") if path.is_file()}
        assert names
        assert {f"icp2prd/{shipped}/{name}" for name in names} <= held
    assert {"icp2prd/critic/lint/words.toml", "icp2prd/critic/lint/technology.toml"} <= held
    assert {"icp2prd/render/templates/prd.md.j2", "icp2prd/study/template/gtm.md", "icp2prd/py.typed"} <= held
    assert {name.partition("/")[0] for name in held if "dist-info" not in name} == {"icp2prd"}


def test_the_installed_package_is_not_the_source_tree(installed: Installed, tmp_path: Path) -> None:
    where = run(installed.programs / "python", "-c", "import icp2prd; print(icp2prd.__file__)", cwd=tmp_path)

    assert not Path(where.strip()).is_relative_to(ROOT)


def test_help_answers(installed: Installed, tmp_path: Path) -> None:
    said = installed.icp2prd("--help", cwd=tmp_path)

    assert said.returncode == 0
    assert "Usage: icp2prd" in said.stdout
    assert said.stderr == ""


def test_a_new_study_can_be_read_at_once(installed: Installed, tmp_path: Path) -> None:
    assert installed.icp2prd("init", "study", cwd=tmp_path).returncode == 0

    read = installed.icp2prd("interviews", "study", cwd=tmp_path)

    assert read.returncode == 0, read.stderr
    assert "sample-mira-osei" in read.stdout


def test_the_wheel_writes_the_same_prd_as_the_source_tree(
    installed: Installed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("here", "there"):
        shutil.copytree(TESTS / "tiny-study", tmp_path / name / "study")
    script = tmp_path / "script.json"
    script.write_text(json.dumps(answers_given_to(tmp_path / "here" / "study", monkeypatch)), "utf-8")

    said = installed.icp2prd("run", "study", "--model", "fake", cwd=tmp_path / "there", ICP2PRD_FAKE_MODEL=str(script))

    assert said.returncode in {0, 1}, said.stderr
    written = (tmp_path / "there" / "study" / "prd" / "prd.md").read_bytes()
    assert b"REQ-001" in written
    assert written == (tmp_path / "here" / "study" / "prd" / "prd.md").read_bytes()


def answers_given_to(study: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, list[Reply]]:
    """Run a study in this process; what each prompt was answered, in order, is a script for another."""
    reader = PlainReader()
    given: dict[str, list[Reply]] = {}

    def reply_to(question: Question) -> Reply:
        reply = reader.reply_to(question)
        given.setdefault(question.prompt, []).append(reply)
        return reply

    monkeypatch.setenv(FAKE_SCRIPT, "in this process")
    monkeypatch.setattr("icp2prd.llm.opening._script", lambda _: Script(dict.fromkeys(reader.parts(), reply_to)))
    run_study(RunRequest(study, "fake"), lambda _: None)
    return given
