import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from icp2prd.errors import OutputError, StudyHeld
from icp2prd.study.folder import StudyFolder
from icp2prd.study.holding import Holder, held

DANA = Holder(pid=4711, host="dana", since="2031-02-03 04:05:06+00:00")


def test_the_second_is_told_who_holds_the_study_where_and_since_when(tmp_path: Path) -> None:
    folder = StudyFolder(tmp_path)

    with held(folder, lambda: DANA), pytest.raises(StudyHeld) as refused, held(folder):
        pytest.fail("two held it at once")

    assert refused.value.exit_status == 2
    assert "process 4711 on dana, since 2031-02-03 04:05:06+00:00" in str(refused.value)


def test_a_study_is_free_again_however_it_ended(tmp_path: Path) -> None:
    folder = StudyFolder(tmp_path)
    with pytest.raises(ZeroDivisionError), held(folder):
        _ = 1 / 0

    with held(folder):
        assert json.loads(folder.holder_file.read_text())["pid"] == os.getpid()

    assert not folder.holder_file.exists()


def test_what_a_killed_process_held_is_taken_over_and_swept(tmp_path: Path) -> None:
    folder = StudyFolder(tmp_path)
    program = (
        "import os, pathlib\n"
        "from icp2prd.study.folder import StudyFolder\n"
        "from icp2prd.study.holding import held\n"
        f"with held(StudyFolder(pathlib.Path({str(tmp_path)!r}))):\n    os.kill(os.getpid(), 9)\n"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == -9
    assert folder.holder_file.exists()
    half = folder.calls / "extract" / ".abc.json.00112233.tmp"
    answer = folder.calls / "extract" / "abc.json"
    half.parent.mkdir(parents=True)
    half.write_text("{")
    answer.write_text("{}")

    with held(folder):
        assert not half.exists()
        assert answer.exists()


def test_a_study_in_the_way_of_which_is_a_file_cannot_be_held(tmp_path: Path) -> None:
    (tmp_path / ".icp2prd").write_text("mine")

    with pytest.raises(OutputError, match=r"\.icp2prd"), held(StudyFolder(tmp_path)):
        pytest.fail("held")
