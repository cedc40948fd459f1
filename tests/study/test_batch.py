import json
from pathlib import Path

import pytest

from icp2prd.domain.run import Listen, RunRequest, RunResult
from icp2prd.errors import InputError, KeyRejected
from icp2prd.study.batch import BatchReport, State, StudyBegun, run_batch, studies_below, worst
from tests.study.drafts import draft


def make_studies(root: Path, *names: str) -> None:
    for name in names:
        (root / name / "interviews").mkdir(parents=True)


def run_all(root: Path, outcomes: dict[str, RunResult | BaseException], out: Path | None = None) -> BatchReport:
    def run_one(request: RunRequest, listen: Listen) -> RunResult:
        outcome = outcomes[request.study.name]
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome

    return run_batch(
        root,
        RunRequest(root, out=out),
        run_one,
        listen=lambda _: None,
        begun=lambda _: None,
        ended=lambda _: None,
    )


def test_a_study_is_a_folder_with_interviews_or_settings_at_any_depth(tmp_path: Path) -> None:
    make_studies(tmp_path, "b", "deep/er/a", ".hidden")
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "icp2prd.toml").touch()
    (tmp_path / "b" / "interviews" / "interviews").mkdir()
    (tmp_path / "neither").mkdir()

    found = [study.relative_to(tmp_path).as_posix() for study in studies_below(tmp_path)]

    assert found == ["b", "c", "deep/er/a"]


@pytest.mark.parametrize("name", ["nowhere", "file", "empty"])
def test_a_root_without_studies_is_told_so(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "empty").mkdir()

    with pytest.raises(InputError, match=name):
        studies_below(tmp_path / name)


def test_a_bad_study_fails_alone_and_by_name(tmp_path: Path) -> None:
    make_studies(tmp_path, "a", "b", "c", "d")

    report = run_all(
        tmp_path,
        {
            "a": RunResult(draft(), unchanged=True),
            "b": InputError("no interviews here", where="b", hint="Put one there."),
            "c": RunResult(draft(), findings={"error": 2}, exit_status=1),
            "d": RuntimeError("a bug"),
        },
    )

    states = {one.study: one.state for one in report.studies}
    assert states == {"a": State.UNCHANGED, "b": State.FAILED, "c": State.BLOCKED, "d": State.FAILED}
    assert report.studies[1].error == "b: no interviews here"
    assert report.studies[2].blocking == 2
    assert report.studies[2].requirements == 1
    assert report.exit_status == 70


def test_the_report_is_written_for_programs(tmp_path: Path) -> None:
    make_studies(tmp_path, "a")

    report = run_all(tmp_path, {"a": RunResult(draft())})

    written = (tmp_path / "batch.json").read_text()
    assert BatchReport.model_validate_json(written) == report
    assert str(tmp_path) not in written
    assert json.loads(written)["studies"][0]["state"] == "written"


def test_an_interruption_stops_the_batch(tmp_path: Path) -> None:
    make_studies(tmp_path, "a", "b")

    with pytest.raises(KeyboardInterrupt):
        run_all(tmp_path, {"a": KeyboardInterrupt()})


def test_each_draft_goes_to_a_folder_of_its_own_below_out(tmp_path: Path) -> None:
    make_studies(tmp_path, "x/a")
    seen = []

    def run_one(request: RunRequest, listen: Listen) -> RunResult:
        seen.append(request.out)
        return RunResult(None)

    begun: list[StudyBegun] = []
    request = RunRequest(tmp_path, out=tmp_path / "out")
    run_batch(tmp_path, request, run_one, listen=lambda _: None, begun=begun.append, ended=lambda _: None)

    assert seen == [tmp_path / "out" / "x/a"]
    assert begun == [StudyBegun("x/a", 1, 1)]


@pytest.mark.parametrize(
    ("statuses", "expected"), [([], 0), ([0, 1], 1), ([1, 3, 2], 3), ([4, 2], 2), ([0, 0], 0), ([1, 4], 4)]
)
def test_the_worst_status_is_the_one_that_says_least_was_done(statuses: list[int], expected: int) -> None:
    assert worst(statuses) == expected


def test_a_model_that_refuses_is_a_failure_with_its_status(tmp_path: Path) -> None:
    make_studies(tmp_path, "a")

    report = run_all(tmp_path, {"a": KeyRejected("wrong key", hint="Set OPENAI_API_KEY.")})

    assert report.exit_status == 3
    assert report.studies[0].hint == "Set OPENAI_API_KEY."
