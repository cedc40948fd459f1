from pathlib import Path

import pytest

from icp2prd.errors import UsageError
from icp2prd.study.deciding.deciders import who_decides


def test_who_decides_is_named_by_option_then_by_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = tmp_path / "gitconfig"
    config.write_text("[user]\n\tname = Ines Marlow\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))

    assert who_decides(tmp_path, " Joss  Hale ") == "Joss Hale"
    assert who_decides(tmp_path) == "Ines Marlow"


def test_a_decision_of_nobody_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")

    with pytest.raises(UsageError, match="--as"):
        who_decides(tmp_path)
