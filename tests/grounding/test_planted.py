"""The promise of the gate, counted: no falsified quote is accepted, and true ones are."""

import os
from functools import cache
from pathlib import Path

import pytest

from icp2prd.domain.interview import Interviews
from icp2prd.domain.settings import Settings
from icp2prd.ingest import read_interviews
from tests.grounding.conversation import interviews_of
from tests.grounding.planted import BENIGN, FALSIFIED, Confusion, cases, confusion

ROOT = Path(__file__).parents[2]
REAL_INTERVIEWS = ROOT.parent / "shared" / "data" / "interviews"

OUR_OWN = interviews_of(
    "i: Could you walk me through the last report that you sent to your board?",
    "c: It took me 14 hours, and 6 of them on a Sunday. We don't have one place for the numbers. "
    "I copied 1,250 rows by hand, because the export never keeps the dates.",
    "i: Wouldn't it be much easier if the report simply wrote itself every month?",
    "c: Yeah, I guess it would be. We pay $2,400 a month for a tool that nobody here opens. "
    "Our bank wants the accounts within 30 days, and last year we were 12.5 days late.",
    "o: I have been listening in, and I would add one thing about the budget here.",
    "c: We’re 44 people — not a big team — and I can't hire someone only to copy numbers. "
    "My boss checks each number twice, which costs us another 45 minutes every single week.",
)


FOLDERS = (
    "our own",
    *map(str, sorted(one for one in (ROOT / "fixtures").glob("*") if (one / "interviews").is_dir())),
)


@cache
def counted(folder: str) -> Confusion:
    return confusion(OUR_OWN if folder == "our own" else read_interviews(Path(folder), Settings()))


@pytest.mark.parametrize("folder", FOLDERS, ids=os.path.basename)
def test_every_falsified_quote_is_refused(folder: str) -> None:
    assert counted(folder).share_accepted(list(FALSIFIED)) == 0, counted(folder).table()


@pytest.mark.parametrize("folder", FOLDERS, ids=os.path.basename)
def test_true_quotes_are_found_where_they_stand(folder: str) -> None:
    assert counted(folder).share_accepted(list(BENIGN)) >= 0.99, counted(folder).table()


def test_every_kind_of_case_is_planted() -> None:
    planted = {kind for folder in FOLDERS for kind, _ in counted(folder).counts}
    assert planted == {*BENIGN, *FALSIFIED}


def test_the_same_seed_plants_the_same_cases() -> None:
    assert list(cases(OUR_OWN, seed=7)) == list(cases(OUR_OWN, seed=7))
    assert list(cases(OUR_OWN, seed=7)) != list(cases(OUR_OWN, seed=8))


def test_a_table_shows_every_kind_and_outcome() -> None:
    table = counted("our own").table()
    assert all(kind in table for kind in (*BENIGN, *FALSIFIED))
    assert "wrong_speaker" in table


@pytest.mark.skipif(not REAL_INTERVIEWS.is_dir(), reason="the real interviews are not on this machine")
def test_real_interviews_hold_the_promise_too() -> None:
    folder = str(REAL_INTERVIEWS / "first-line-managers")
    assert counted(folder).share_accepted(list(FALSIFIED)) == 0, counted(folder).table()
    assert counted(folder).share_accepted(list(BENIGN)) >= 0.99, counted(folder).table()


def test_nothing_planted_is_nothing_counted() -> None:
    assert confusion(Interviews(interviews=())).share_accepted(list(BENIGN)) == 0
