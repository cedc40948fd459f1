from pathlib import Path

from tests.cli.calling import icp2prd


def test_init_says_what_it_wrote_and_what_is_next(tmp_path: Path) -> None:
    said = icp2prd("init", tmp_path / "study")

    assert said.exit_code == 0
    assert "icp2prd.toml" in said.stderr
    assert f"icp2prd run {tmp_path / 'study'}" in said.stderr
    assert said.stdout == ""


def test_init_on_a_study_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    icp2prd("init", tmp_path)
    (tmp_path / "gtm.md").write_text("mine")

    said = icp2prd("init", tmp_path)

    assert said.exit_code == 2
    assert "gtm.md" in said.stderr
    assert (tmp_path / "gtm.md").read_text() == "mine"


def test_init_keeps_what_is_there_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "icp2prd.toml").write_text("title = 'mine'")

    said = icp2prd("init", tmp_path)

    assert said.exit_code == 0
    assert f"Kept {tmp_path / 'icp2prd.toml'}" in said.stderr
