"""The story of docs/walkthrough.md, with the embedded model's answers from tape: what has to hold whichever these are.

To record: ICP2PRD_RECORD=1 ICP2PRD_WEIGHTS_DIR=… pytest tests/e2e/test_walkthrough.py; then python scripts/generate.py.
"""

import re

import pytest

from icp2prd.domain.learned import Verdict
from icp2prd.domain.prd import Prd
from scripts.walkthrough_page import PAGE, Told
from scripts.walkthrough_page import told as tell
from tests.recorded import recording


@pytest.fixture(scope="module")
def told() -> Told:
    return tell()


def said_by(told: Told, command: str) -> list[str]:
    """What each call of a command printed, in order."""
    return [said for ran, said in told.printed if ran.startswith(f"{command} ")]


def statements(prd: Prd) -> dict[str, str]:
    return {one.id: one.statement for one in prd.requirements}


def suspects(prd: Prd) -> set[str]:
    return {one.item for one in prd.suspect}


def decided(told: Told, action: str) -> set[str]:
    return set(re.findall(rf"^DEC-\d+  {action} (\S+),", said_by(told, "review")[0], re.MULTILINE))


@pytest.mark.skipif(recording(), reason="the page follows from the tape: python scripts/generate.py")
def test_the_page_is_what_the_program_prints(told: Told) -> None:
    assert told.page == PAGE.read_text(encoding="utf-8"), "run python scripts/generate.py"


def test_after_the_sixth_interview_what_was_accepted_stands_to_the_letter_and_some_of_it_is_suspect(told: Told) -> None:
    first, agreed, sixth, *_ = told.drafts
    accepted = decided(told, "accept")

    assert len(accepted) > 2
    assert len(first.interviews) + 1 == len(sixth.interviews) == 6
    assert suspects(agreed) == set()
    assert suspects(sixth) < accepted
    assert suspects(sixth), "the story is about what no longer holds as it did"
    assert all(one.reasons for one in sixth.suspect)
    for later in (agreed, sixth):
        assert {one: statements(later)[one] for one in accepted} == {one: statements(first)[one] for one in accepted}


def test_what_was_rejected_does_not_come_back(told: Told) -> None:
    first, *later = told.drafts
    (rejected,) = decided(told, "reject")

    assert "was drafted again and is held back: rejected by Dana Okafor" in said_by(told, "run")[1]
    for prd in later:
        assert rejected not in statements(prd)
        assert statements(first)[rejected] not in statements(prd).values()


def test_what_is_suspect_comes_first_in_the_review_and_is_settled_by_it(told: Told) -> None:
    _, _, sixth, reviewed, _ = told.drafts
    shown = re.findall(r"^(\S+), \w.*\. \d+ waiting\.$", said_by(told, "review")[1], re.MULTILINE)
    let_go = set(re.findall(r"^(\S+) rejected\.", said_by(told, "review")[1], re.MULTILINE))
    kept = decided(told, "accept") - let_go

    assert set(shown[: len(sixth.suspect)]) == suspects(sixth)
    assert suspects(reviewed) == set()
    assert let_go < suspects(sixth)
    assert {one: statements(reviewed).get(one) for one in kept} == {one: statements(sixth)[one] for one in kept}
    assert let_go.isdisjoint(statements(reviewed))


def test_what_the_market_says_makes_suspect_what_it_bears_on_and_nothing_else(told: Told) -> None:
    *_, reviewed, last = told.drafts
    (learned,) = said_by(told, "learn")
    results = [one for lesson in last.learned.lessons for one in lesson.results]
    missed = {one.measured.item for one in results if one.verdict is Verdict.PIVOT}
    bears_on = {one for metric in reviewed.metrics if metric.id in missed for one in metric.requirements}

    assert "persevere" in learned
    assert "pivot" in learned
    assert suspects(last) == bears_on != set()
    assert statements(last) == statements(reviewed)
    assert "Nothing has changed" in said_by(told, "run")[-1]
