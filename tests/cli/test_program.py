import importlib
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from icp2prd.cli.program import COMMANDS
from icp2prd.errors import CostLimitReached, InputError
from tests.cli.calling import icp2prd

HEAVY = {
    *("openai", "instructor", "onnxruntime", "xllamacpp", "numpy", "jinja2", "pydantic", "rich", "networkx"),
    *("importlib.metadata", "icp2prd.pipeline", "icp2prd.domain"),
}


def heavy_modules_loaded_by(*arguments: str) -> set[str]:
    program = (
        "import sys\n"
        "from icp2prd.cli import main\n"
        f"sys.argv = ['icp2prd', *{arguments!r}]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"print(*(name for name in {sorted(HEAVY)!r} if name in sys.modules))\n"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(ran.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("arguments", [["--help"], []])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    """It has to answer in less than 0.3 s; what is loaded is what takes time, and it does not vary."""
    assert heavy_modules_loaded_by(*arguments) == set()


def test_a_command_loads_no_more_than_it_needs(tmp_path: Path) -> None:
    assert heavy_modules_loaded_by("--version") == {"importlib.metadata"}
    assert heavy_modules_loaded_by("init", "--help").isdisjoint({"openai", "jinja2", "icp2prd.pipeline"})
    assert heavy_modules_loaded_by("interviews", str(tmp_path)).isdisjoint({"openai", "numpy", "icp2prd.pipeline"})


def test_every_command_is_listed_with_what_its_own_help_says_first() -> None:
    listed = icp2prd("--help").output

    for name, entry in COMMANDS.items():
        command = get_command(importlib.import_module(f"icp2prd.cli.{entry.module}").app)
        assert (command.help or "").startswith(entry.help)
        assert f"  {name}" in listed
        assert entry.help in listed


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_with_an_example(name: str) -> None:
    shown = icp2prd(name, "--help")

    assert shown.exit_code == 0
    assert f"Usage: icp2prd {name}" in shown.output
    assert f"Examples:\n    icp2prd {name}" in shown.output


def test_a_command_written_wrongly_is_guessed() -> None:
    said = icp2prd("interview", "x")

    assert said.exit_code == 2
    assert "Did you mean 'interviews'" in said.stderr


def test_an_option_that_does_not_exist_is_wrong_usage() -> None:
    said = icp2prd("interviews", "x", "--jsn")

    assert said.exit_code == 2
    assert "--json" in said.stderr


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (InputError("nothing here", where="study", hint="Put something there."), 2),
        (CostLimitReached("the limit is met"), 3),
        (KeyboardInterrupt(), 130),
        (ZeroDivisionError("by zero"), 70),
    ],
)
def test_what_went_wrong_is_told_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, error: BaseException, status: int
) -> None:
    def fail(*arguments: object) -> None:
        raise error

    monkeypatch.setattr("icp2prd.cli.init.start_study", fail)

    said = icp2prd("init", "study")

    assert said.exit_code == status
    assert "Traceback" not in said.stderr
    assert said.stdout == ""


def test_an_error_is_told_with_its_place_and_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> None:
        raise InputError("nothing here", where="study/x.md:3", hint="Put something there.")

    monkeypatch.setattr("icp2prd.cli.init.start_study", fail)

    assert icp2prd("init", "study").stderr == "Error: study/x.md:3: nothing here\n  Put something there.\n"


def test_a_bug_is_called_a_bug_and_shows_everything_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr("icp2prd.cli.init.start_study", fail)

    assert "a bug in icp2prd" in icp2prd("init", "study").stderr
    assert "Traceback" in icp2prd("init", "study", env={"ICP2PRD_DEBUG": "1"}).stderr


def test_the_program_runs_as_a_module_too() -> None:
    ran = subprocess.run([sys.executable, "-m", "icp2prd", "--version"], capture_output=True, text=True, check=True)

    assert ran.stdout.startswith("icp2prd")
