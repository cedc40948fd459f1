import hashlib
from pathlib import Path

import pytest

from icp2prd.llm import availability
from icp2prd.llm.availability import ModelStatus, available_models, weights_status
from icp2prd.llm.weights import WeightsFile

TINY = WeightsFile(name="tiny.bin", title="tiny", size=4, sha256=hashlib.sha256(b"tiny").hexdigest())


@pytest.fixture(autouse=True)
def _tiny_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(availability, "ALL_WEIGHTS", (TINY,))


def status_of(name: str, environ: dict[str, str]) -> ModelStatus:
    (status,) = [status for status in available_models(environ) if status.name == name]
    return status


def test_a_key_makes_openai_usable_and_says_where_interviews_go(tmp_path: Path) -> None:
    weights = {"ICP2PRD_WEIGHTS_DIR": str(tmp_path)}
    without = status_of("openai/gpt-5.4-mini", weights)
    assert (without.usable, without.why) == (False, "set OPENAI_API_KEY")
    with_key = status_of("openai/gpt-5.4-mini", {**weights, "OPENAI_API_KEY": "sk-test"})
    assert with_key.usable
    assert "sent to api.openai.com" in with_key.why
    assert "sk-test" not in with_key.why


def test_a_missing_sdk_is_named_by_its_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(availability, "is_installed", lambda module: module == "openai")
    status = status_of("anthropic/…", {"ICP2PRD_WEIGHTS_DIR": str(tmp_path)})
    assert status.why == "pip install 'instructor[anthropic]' and set ANTHROPIC_API_KEY"


def test_a_local_server_that_is_not_there_is_not_waited_for(tmp_path: Path) -> None:
    status = status_of("ollama/…", {"ICP2PRD_WEIGHTS_DIR": str(tmp_path)})
    assert (status.usable, "start Ollama" in status.why) == (False, True)


@pytest.mark.parametrize(
    ("content", "installed", "usable", "why"),
    [
        (b"tiny", True, True, "here and verified"),
        (None, True, True, "fetched on first use"),
        (b"else", True, True, "fetched on first use"),
        (b"tiny", False, False, "pip install 'icp2prd[local]'"),
    ],
    ids=["there", "absent", "wrong", "no runtime"],
)
def test_the_embedded_model_says_what_is_there(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    content: bytes | None,
    installed: bool,
    usable: bool,
    why: str,
) -> None:
    monkeypatch.setattr(availability, "is_installed", lambda module: installed)
    if content is not None:
        (tmp_path / "tiny.bin").write_bytes(content)
    status = status_of("local", {"ICP2PRD_WEIGHTS_DIR": str(tmp_path)})
    assert status.usable is usable
    assert why in status.why


def test_the_state_of_each_file_of_weights(tmp_path: Path) -> None:
    environ = {"ICP2PRD_WEIGHTS_DIR": str(tmp_path)}
    assert [status.verified for status in weights_status(environ)] == [False]
    (tmp_path / "tiny.bin").write_bytes(b"tiny")
    (status,) = weights_status(environ, anew=True)
    assert (status.present, status.verified, status.path) == (True, True, str(tmp_path / "tiny.bin"))
