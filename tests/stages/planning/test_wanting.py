"""Clauses of customers that a job is put together from."""

import pytest

from icp2prd.stages.planning.wanting import (
    MOST_WORDS,
    eased,
    motivation_in,
    outcome_in,
    relief_in,
    situation_in,
    well_seen,
)


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("If the whole thing took under an hour, start to finish.", "say “the whole thing took under an hour"),
        ("I just want to get home before eight.", "get home before eight"),
        ("If I had to say yes to every one I'd need a second me.", ""),
        ("If it were two I'd cry.", ""),
        ("Does it last a whole day at minus five.", ""),
        ("A nice one.", ""),
    ],
)
def test_an_outcome_is_a_state_that_somebody_wants(said: str, outcome: str) -> None:
    assert outcome_in(said).startswith(outcome) if outcome else outcome_in(said) == ""


def test_the_parts_of_a_job_are_clauses_that_were_said() -> None:
    assert motivation_in("I'd want to see where every number came from.") == "see where every number came from"
    assert relief_in("So I match them up by hand.") == "no longer have to match them up by hand"
    assert situation_in("Every Friday the list comes in late.") == "every Friday the list comes in late"
    assert situation_in("And then now the list comes in late.") == "the list comes in late"
    assert situation_in("Went out on the list for three weeks like that.") == ""
    assert situation_in("A young manager who has to deal with the staff.") == ""
    assert situation_in("The keys that are on the hook are always wrong.") == ""
    assert situation_in("Nice weather.") == situation_in("So it's, I manage sterile services.") == ""


def test_what_is_too_long_to_be_a_part_of_a_job_is_none() -> None:
    long = " ".join(["I felt sick of it all"] * MOST_WORDS)

    assert eased(long) == well_seen(long) == motivation_in(f"I want to say that {long}.") == ""
    assert eased("I felt sick.") == "be at ease about it, where today it is “I felt sick”"
