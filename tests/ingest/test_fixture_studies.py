"""The studies of our own: every expected word is a customer's, no word of the interviewer's is."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from icp2prd.domain.interview import Interviews, Role
from icp2prd.domain.settings import Settings
from icp2prd.ingest import read_interviews

FIXTURES = Path(__file__).parents[2] / "fixtures"
STUDIES = {
    "investor-updates": {
        "dana-okafor": {"Ruth Halloran": Role.INTERVIEWER, "Dana Okafor": Role.CUSTOMER},
        "priya-raman": {"Ruth Halloran": Role.INTERVIEWER, "Priya Raman": Role.CUSTOMER},
        "tomas-brandt": {"Ruth Halloran": Role.INTERVIEWER, "Tomas Brandt": Role.CUSTOMER},
    },
    "conflicting": {
        "andre-baptiste": {"Ines Castellano": Role.INTERVIEWER, "Andre Baptiste": Role.CUSTOMER},
        "gil-navarro": {"Interviewer": Role.INTERVIEWER, "Gil Navarro": Role.CUSTOMER},
        "sheila-moran": {"Ines Castellano": Role.INTERVIEWER, "Sheila Moran": Role.CUSTOMER},
        "wendy-lau": {"spk_0": Role.INTERVIEWER, "spk_1": Role.CUSTOMER},
    },
    "thin": {"call-pat-holiday-lets": {"Pat": Role.CUSTOMER, "Note-taker": Role.OTHER}},
}


def read(study: str) -> Interviews:
    settings_file = FIXTURES / study / "icp2prd.toml"
    written = tomllib.loads(settings_file.read_text()) if settings_file.exists() else {}
    settings = Settings.model_validate({"speakers": written.get("speakers", {})})
    return read_interviews(FIXTURES / study, settings)


def expected(study: str, *fields: str) -> list[dict[str, Any]]:
    loaded = yaml.safe_load((FIXTURES / study / "expected.yaml").read_text())
    return [entry for field in fields for entry in loaded.get(field) or []]


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
