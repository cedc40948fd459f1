"""A judge sits only where one was asked for, and only after it has earned the seat."""

from pathlib import Path

import pytest

from icp2prd.critic.judge import PROMPTS
from icp2prd.domain.run import Called, RunEvent, RunRequest
from icp2prd.llm.fake import Reply
from icp2prd.llm.protocol import Question
from icp2prd.pipeline import run_study
from tests.critic.judge.benches import KNOWN, approver, oracle, verdict
from tests.pipeline.studies import Ran, run, tiny
from tests.scripted import PlainReader


@pytest.fixture
def judges(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    folder = tmp_path / "judges"
    monkeypatch.setenv("ICP2PRD_JUDGES_DIR", str(folder))
    return folder


def careful(question: Question) -> Reply:
    """Right on every known case, and fails every reason of a draft."""
    if question.item in KNOWN:
        return oracle(question)
    if question.prompt == "judge_why":
        return verdict("fail", question.messages[-1].content.split("Reason: ")[1].split()[0], "Say why")
    return verdict("pass")


def judged_by(reader: PlainReader, answer: object) -> None:
    reader.answers.update({name: answer for name in PROMPTS if name != "judge_weakest"})  # type: ignore[misc]


def judged_run(study: Path, *, judge_model: str = "") -> Ran:
    events: list[RunEvent] = []
    request = RunRequest(study, judge=not judge_model, judge_model=judge_model)
    return Ran(run_study(request, events.append), events)


def asked_of_the_judge(ran: Ran) -> list[str]:
    return [item for prompt, item in ran.called if prompt in PROMPTS]


def test_an_ordinary_run_asks_no_judge(reader: PlainReader, tmp_path: Path, judges: Path) -> None:
    ran = run(tiny(tmp_path))

    assert asked_of_the_judge(ran) == []
    assert ran.prd.provenance.judge == "off: only the rules did the checking"
    assert not set(ran.prd.provenance.prompts) & set(PROMPTS)
    assert not judges.exists()


def test_a_judge_is_calibrated_first_and_then_judges(reader: PlainReader, tmp_path: Path, judges: Path) -> None:
    judged_by(reader, careful)

    ran = judged_run(tiny(tmp_path))
    asked = asked_of_the_judge(ran)

    assert asked[:70] == list(KNOWN)
    assert len(asked) > 70
    assert "JUDGE-005" in {one.rule for one in ran.prd.findings}
    assert ran.prd.provenance.judge.startswith("fake/scripted, balanced accuracy 1.00")
    assert f"{len(asked) - 70} questions" in ran.prd.provenance.judge
    assert set(PROMPTS) <= set(ran.prd.provenance.prompts)
    assert any("The judge is fake" in one for one in ran.notices)


def test_the_rules_findings_stay_whatever_the_judge_says(reader: PlainReader, tmp_path: Path, judges: Path) -> None:
    study = tiny(tmp_path)
    before = run(study).prd.findings
    judged_by(reader, careful)

    after = judged_run(study).prd.findings

    assert set(before) <= set(after)


def test_a_model_that_approves_of_everything_gets_no_seat(reader: PlainReader, tmp_path: Path, judges: Path) -> None:
    judged_by(reader, approver)

    ran = judged_run(tiny(tmp_path))

    assert asked_of_the_judge(ran) == list(KNOWN)
    assert ran.prd.provenance.judge.startswith("off: fake/scripted has a balanced accuracy 0.50")
    assert not any(one.rule.startswith("JUDGE") for one in ran.prd.findings)


def test_an_unchanged_study_is_judged_once(reader: PlainReader, tmp_path: Path, judges: Path) -> None:
    judged_by(reader, careful)
    study = tiny(tmp_path)
    judged_run(study)

    again = judged_run(study)

    assert again.result.unchanged
    assert again.called == []


def test_a_judge_asked_for_later_makes_the_draft_anew(reader: PlainReader, tmp_path: Path, judges: Path) -> None:
    judged_by(reader, careful)
    study = tiny(tmp_path)
    run(study)

    judged = judged_run(study)
    without = run(study)

    assert not judged.result.unchanged
    assert any("The judge is fake/scripted" in one for one in judged.notices)
    assert not without.result.unchanged


def test_another_model_than_the_authors_may_judge(
    reader: PlainReader, tmp_path: Path, judges: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged_by(reader, careful)
    study = tiny(tmp_path)
    (study / "icp2prd.toml").write_text('[model]\njudge = "fake/other"\n', encoding="utf-8")

    ran = run(study)

    assert ran.prd.provenance.judge.startswith("fake/scripted, balanced")
    assert any("The judge is fake/other" in one for one in ran.notices)
    assert ran.result.usage.calls == sum(
        1 for one in ran.events if isinstance(one, Called) and one.happened == "finished"
    )
