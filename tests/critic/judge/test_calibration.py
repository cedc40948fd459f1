import re
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.critic.judges import table_of
from icp2prd.critic.judge import PROMPTS, RULINGS, Aspect, Seat, calibrate, calibration_cases, seat_of, seats_in
from icp2prd.critic.judge.calibration import Calibration, calibration_hash
from icp2prd.critic.judge.verdicts import Verdict
from icp2prd.llm.prompts import load_prompt
from tests.critic.judge.benches import approver, bench, coin, oracle, verdict


def test_the_cases_are_balanced_over_every_aspect() -> None:
    counted = Counter((one.case.aspect, one.verdict) for one in calibration_cases())

    assert sum(counted.values()) >= 60
    assert set(counted) == {(aspect, kind) for aspect in Aspect for kind in (Verdict.PASS, Verdict.FAIL)}
    assert set(counted.values()) == {5}
    assert len({one.case.name for one in calibration_cases()}) == sum(counted.values())


def test_no_case_stands_in_a_prompt_or_a_worked_example() -> None:
    prompts = "\n".join(
        " ".join([load_prompt(name).system, *(str(one.model_dump()) for one in load_prompt(name).examples)])
        for name in PROMPTS
    )
    shown = _runs_of_words(prompts)

    for one in calibration_cases():
        for text in one.case.inputs.values():
            assert not _runs_of_words(text) & shown, text


def test_a_model_that_reads_earns_the_seat() -> None:
    result = calibrate(bench(oracle), "test/oracle")

    assert result.passed
    assert result.accuracy == 1
    assert result.interval[0] > 0.9
    assert {one.accuracy for one in result.by_aspect.values()} == {1.0}
    assert set(result.by_aspect) == set(Aspect)


def test_a_model_that_approves_of_everything_does_not() -> None:
    result = calibrate(bench(approver), "test/approver")

    assert not result.passed
    assert result.accuracy == 0.5
    assert result.passed_sound == 35
    assert result.failed_faults == 0


@pytest.mark.parametrize("seed", range(5))
def test_a_model_that_tosses_a_coin_does_not(seed: int) -> None:
    result = calibrate(bench(coin(seed)), "test/coin")

    assert not result.passed
    assert result.interval[0] < 0.6 < 0.8


def test_a_right_verdict_on_invented_words_is_not_right() -> None:
    result = calibrate(bench(lambda question: verdict("fail", "words that nobody wrote anywhere")), "test/inventor")

    assert result.failed_faults == 0
    assert result.unheard == 70


def test_an_answer_that_cannot_tell_is_not_right() -> None:
    result = calibrate(bench(lambda _: verdict("cannot_tell")), "test/undecided")

    assert (result.accuracy, result.unheard) == (0, 0)


def test_the_interval_narrows_with_more_cases_and_holds_the_accuracy() -> None:
    def with_cases(number: int) -> Calibration:
        right = number * 4 // 5
        return Calibration(
            model="m", faults=number, failed_faults=right, sound=number, passed_sound=right, unheard=0, by_aspect={}
        )

    few, many = with_cases(10), with_cases(1000)

    assert few.interval[0] < many.interval[0] < 0.8 < many.interval[1] < few.interval[1]


def test_a_model_is_calibrated_once_on_a_machine(tmp_path: Path) -> None:
    model = bench(oracle)

    first = seat_of(model, "test/oracle", tmp_path)
    again = seat_of(bench(approver), "test/oracle", tmp_path)

    assert first == again
    assert len(model.asked) == 70
    assert seats_in(tmp_path) == [first]
    assert "balanced accuracy 1.00" in first.sentence


def test_a_model_that_failed_is_remembered_too_and_the_prd_says_so(tmp_path: Path) -> None:
    seat = seat_of(bench(approver), "test/approver", tmp_path)

    assert seat.sentence.startswith("off: test/approver has a balanced accuracy 0.50")
    assert "only the rules did the checking" in seat.sentence


def test_a_result_with_other_prompts_or_cases_counts_no_more(tmp_path: Path) -> None:
    seat = seat_of(bench(oracle), "test/oracle", tmp_path)
    [path] = tmp_path.glob("*.json")
    path.write_text(Seat(hash="sha256:other", calibration=seat.calibration).model_dump_json(), encoding="utf-8")

    assert seats_in(tmp_path) == []
    assert not seat_of(bench(approver), "test/oracle", tmp_path).calibration.passed


def test_a_result_that_cannot_be_read_is_asked_again(tmp_path: Path) -> None:
    seat_of(bench(oracle), "test/oracle", tmp_path)
    [path] = tmp_path.glob("*.json")
    path.write_text("{", encoding="utf-8")

    assert seat_of(bench(oracle), "test/oracle", tmp_path).hash == calibration_hash()


def _runs_of_words(text: str, length: int = 6) -> set[str]:
    words = re.findall(r"\w+", text.casefold())
    return {" ".join(words[place : place + length]) for place in range(len(words) - length + 1)}


def test_the_score_page_names_every_question_with_its_counts() -> None:
    table = table_of(calibrate(bench(approver), "test/approver"))

    assert table.startswith("`test/approver` may not judge: 0.8 is needed.")
    assert "| The why reaches the pain | 0 of 5 | 5 of 5 | 0.50" in table
    assert "| **all** | 0 of 35 | 35 of 35 | 0.50" in table
    assert all(f"| {card.title} |" in table for card in RULINGS.values())
