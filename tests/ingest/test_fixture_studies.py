"""The studies of our own: every expected word is a customer's, no word of the interviewer's is."""

import pytest

from icp2prd.domain.interview import Role
from tests.ingest.fixture_studies import STUDIES, expected, read


@pytest.mark.parametrize("study", STUDIES)
def test_speakers_and_roles_are_those_a_reader_sees(study: str) -> None:
    found = read(study)

    assert found.unread == ()
    assert {one.id: {speaker.name: speaker.role for speaker in one.speakers} for one in found.interviews} == STUDIES[
        study
    ]


@pytest.mark.parametrize("study", STUDIES)
def test_every_expected_quote_stands_in_one_turn_of_a_customer(study: str) -> None:
    by_id = {str(one.id): one for one in read(study).interviews}

    for entry in expected(study, "insights", "also_fine"):
        holding = [turn for turn in by_id[entry["interview"]].turns if entry["words"] in turn.text]
        assert [turn.role for turn in holding] == [Role.CUSTOMER], entry


@pytest.mark.parametrize("study", STUDIES)
def test_what_the_interviewer_said_is_no_customers(study: str) -> None:
    by_id = {str(one.id): one for one in read(study).interviews}
    others = [
        entry
        for entry in expected(study, "must_not_quote")
        if "interviewer" in entry["because"] or "note-taker" in entry["because"]
    ]

    assert others
    for entry in others:
        holding = [turn for turn in by_id[entry["interview"]].turns if entry["words"] in turn.text]
        assert len(holding) == 1, entry
        assert holding[0].role != Role.CUSTOMER, entry
