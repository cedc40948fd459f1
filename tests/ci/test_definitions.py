"""The action, the hooks and the examples in the documentation have the shape that their readers ask for."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from icp2prd.cli.program import COMMANDS
from tests.cli.calling import icp2prd
from tests.pipeline.conftest import reader
from tests.pipeline.studies import run, tiny
from tests.scripted import PlainReader

__all__ = ["reader"]

ROOT = Path(__file__).parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
PAGE = (ROOT / "docs" / "ci.md").read_text("utf-8")
EXAMPLES: dict[str, Any] = {
    match["name"]: yaml.safe_load(match["text"])
    for match in re.finditer(r"```yaml\n# (?P<name>\S+)\n(?P<text>.*?)```", PAGE, re.DOTALL)
}
GIVEN = re.compile(r"\$\{\{(.*?)\}\}")
SCRIPT = (ROOT / "ci" / "regenerate.sh").read_text("utf-8")


def test_the_action_is_a_composite_one_with_everything_that_github_asks_for() -> None:
    assert {"name", "description", "inputs", "outputs", "runs"} <= set(ACTION)
    assert ACTION["runs"]["using"] == "composite"
    assert all(("uses" in step) != ("run" in step) for step in STEPS)
    assert all(step.get("shell") == "bash" for step in STEPS if "run" in step)
    assert all(given.get("description") for given in (*ACTION["inputs"].values(), *ACTION["outputs"].values()))
    assert [name for name, given in ACTION["inputs"].items() if given.get("required")] == ["study"]


def test_nothing_from_outside_is_put_into_a_command() -> None:
    for step in STEPS:
        assert "${{" not in step.get("run", ""), step


def test_every_input_is_used_and_every_input_that_is_used_is_there() -> None:
    text = (ROOT / "action.yml").read_text("utf-8")
    used = {name for each in GIVEN.findall(text) for name in re.findall(r"inputs\.([\w-]+)", each)}
    used |= {name for step in STEPS for name in re.findall(r"inputs\.([\w-]+)", step.get("if", ""))}

    assert used == set(ACTION["inputs"])


def test_the_script_is_given_what_it_takes_and_tells_what_the_action_reads() -> None:
    step = next(one for one in STEPS if one.get("id") == "regenerate")
    taken = set(re.findall(r"\$\{?([A-Z_]+)", SCRIPT)) - {"RUNNER_TEMP", "GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY"}
    text = (ROOT / "action.yml").read_text("utf-8")
    read = set(re.findall(r"steps\.regenerate\.outputs\.(\w+)", text))

    assert taken == set(step["env"]) - {"ACTION"}
    assert read <= {"changed", "committed", "sarif", "status", "exit"}


def test_only_a_pull_request_of_our_own_is_commented() -> None:
    comment = next(one for one in STEPS if one.get("name") == "Comment")

    assert "github.event.pull_request.head.repo.full_name == github.repository" in comment["if"]


def test_the_workflow_gives_a_fork_nothing() -> None:
    workflow = EXAMPLES[".github/workflows/prd.yml"]

    assert set(workflow[True]) == {"pull_request"}  # YAML reads `on` as a truth
    assert workflow["permissions"] == {
        "contents": "write",
        "pull-requests": "write",
        "security-events": "write",
    }
    step = workflow["jobs"]["renew"]["steps"][-1]
    assert set(step["with"]) <= set(ACTION["inputs"])


def test_the_examples_are_for_every_system_that_is_named() -> None:
    assert set(EXAMPLES) == {
        ".github/workflows/prd.yml",
        ".github/workflows/check.yml",
        ".gitlab-ci.yml",
        ".pre-commit-config.yaml",
    }


def test_every_command_and_option_in_the_page_is_one(tmp_path: Path) -> None:
    lines = re.findall(r"^\s*- (?:run: )?(icp2prd .+)$", PAGE, re.MULTILINE)
    assert lines
    for line in lines:
        words = shlex.split(line.partition("||")[0])
        assert words[1] in COMMANDS
        known = icp2prd(words[1], "--help").stdout
        assert all(word in known for word in words if word.startswith("--")), line


def test_every_hook_has_what_pre_commit_asks_for() -> None:
    for hook in HOOKS:
        assert {"id", "name", "entry", "language"} <= set(hook)
        assert hook["language"] == "python"
    ids = {hook["id"] for hook in HOOKS}
    assert {hook["id"] for repo in EXAMPLES[".pre-commit-config.yaml"]["repos"] for hook in repo["hooks"]} == ids


@pytest.mark.parametrize(("edited", "status"), [(False, 0), (True, 4)])
def test_the_hook_passes_a_draft_that_holds_and_stops_a_stale_one(
    tmp_path: Path, reader: PlainReader, edited: bool, status: int
) -> None:
    study = tiny(tmp_path)
    run(study)
    if edited:
        (study / "interviews" / "ben.txt").unlink()
    (hook,) = [one for one in HOOKS if one["id"] == "icp2prd-check"]
    assert hook["pass_filenames"] is False

    said = icp2prd(*shlex.split(hook["entry"])[1:], study)

    assert said.exit_code == status
    assert ("interviews/ben.txt is gone" in said.stdout) is edited
