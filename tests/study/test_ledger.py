import errno
import json
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from icp2prd.domain.run import (
    Called,
    ModelChosen,
    Notice,
    StageFinished,
    StageProgress,
    StageStarted,
    Written,
)
from icp2prd.errors import OutputError
from icp2prd.study.ledger import Ledger


def noon() -> datetime:
    return datetime(2026, 1, 2, 12, 0, tzinfo=UTC)


def lines_of(ledger: Ledger) -> list[dict[str, Any]]:
    text = (ledger.folder / "ledger.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_every_run_has_a_number_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "runs" / "0007").mkdir(parents=True)

    with Ledger.begin(tmp_path / "runs", noon) as first, Ledger.begin(tmp_path / "runs", noon) as second:
        assert first.folder.name == "0008"
        assert second.folder.name == "0009"


def test_events_become_lines_with_their_time(tmp_path: Path) -> None:
    with Ledger.begin(tmp_path, noon) as ledger:
        ledger.append(ModelChosen("Interviews are read here."))
        ledger.append(StageStarted("extract", "find what customers reveal"))
        ledger.append(StageFinished("extract", "4 insights", 1.5))
        ledger.append(Written((Path("prd/prd.md"),)))

    lines = lines_of(ledger)
    assert [line["event"] for line in lines] == ["model_chosen", "stage_started", "stage_finished", "written"]
    assert lines[0]["at"] == "2026-01-02T12:00:00.000+00:00"
    assert lines[3]["paths"] == ["prd/prd.md"]
    assert (ledger.folder / "log").read_text().splitlines()[2].endswith("extract: 4 insights (1.5 s)")


def test_why_an_answer_did_not_fit_is_not_repeated(tmp_path: Path) -> None:
    """It may hold words of an interview; the answer itself is kept with the calls, under its key."""
    with Ledger.begin(tmp_path, noon) as ledger:
        ledger.append(Called("invalid", "extract", "dana/1", key="sha256:1", reason="SECRET"))
        ledger.append(Called("rejected", "extract", "dana/1", key="sha256:1", reason="SECRET"))
        ledger.append(Called("retried", "extract", "dana/1", reason="server busy"))

    assert "SECRET" not in (ledger.folder / "ledger.jsonl").read_text()
    assert "SECRET" not in (ledger.folder / "log").read_text()
    assert lines_of(ledger)[0]["key"] == "sha256:1"
    assert lines_of(ledger)[2]["reason"] == "server busy"


def test_progress_is_for_the_moment_and_not_kept(tmp_path: Path) -> None:
    with Ledger.begin(tmp_path, noon) as ledger:
        ledger.append(StageProgress("extract", 1, 2))

    assert lines_of(ledger) == []


def test_lines_of_several_threads_stay_whole(tmp_path: Path) -> None:
    with Ledger.begin(tmp_path, noon) as ledger:

        def write_much() -> None:
            for _ in range(50):
                ledger.append(Notice("x" * 200))

        threads = [threading.Thread(target=write_much) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert len(lines_of(ledger)) == 400


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_only(*arguments: object, **options: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(Path, "mkdir", read_only)

    with pytest.raises(OutputError, match="Read-only file system") as caught:
        Ledger.begin(tmp_path / "runs", noon)

    assert str(tmp_path / "runs") in str(caught.value)
