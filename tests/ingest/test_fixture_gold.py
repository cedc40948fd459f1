"""The expected files hold together: pains are made of insights, counts are counted, and every word stands once."""

from statistics import median_low
from typing import Any

import pytest

from icp2prd.domain.insight import Kind
from icp2prd.domain.interview import Interview, Role
from tests.ingest.fixture_studies import STUDIES, expected, gold, read


@pytest.mark.parametrize("study", STUDIES)
def test_every_quote_of_the_gold_stands_once_in_its_interview(study: str) -> None:
    by_id = {str(one.id): one for one in read(study).interviews}
    sides = [side for about in expected(study, "contradictions") for side in about["sides"]]

    for entry in [*sides, *expected(study, "insights", "also_fine", "weak", "must_not_quote")]:
        turns = by_id[entry["interview"]].turns
        assert sum(turn.text.count(entry["words"]) for turn in turns) == 1, entry


FIELDS = {
    "insights": {"kind", "interview", "words", "statement"},
    "also_fine": {"kind", "interview", "words"},
    "pains": {"name", "customers", "severity", "by_customer", "members"},
    "weak": {"interview", "words", "strength", "because"},
    "must_not_quote": {"interview", "words", "because"},
}


@pytest.mark.parametrize("study", STUDIES)
def test_an_entry_has_its_fields_and_no_comma_has_cut_one_short(study: str) -> None:
    assert [(name, one) for name in FIELDS for one in expected(study, name) if set(one) != FIELDS[name]] == []


@pytest.mark.parametrize("study", STUDIES)
def test_both_sides_of_a_contradiction_are_customers(study: str) -> None:
    by_id = {str(one.id): one for one in read(study).interviews}

    for about in expected(study, "contradictions"):
        assert len(about["sides"]) > 1, about
        for side in about["sides"]:
            holding = [turn.role for turn in by_id[side["interview"]].turns if side["words"] in turn.text]
            assert holding == [Role.CUSTOMER], side


@pytest.mark.parametrize("study", STUDIES)
def test_a_pain_counts_the_people_behind_its_members_and_no_others(study: str) -> None:
    by_id = {str(one.id): one for one in read(study).interviews}
    insights = {entry["words"]: entry for entry in expected(study, "insights")}

    for pain in expected(study, "pains"):
        members = [insights[words] for words in pain["members"]]
        people = {person_behind(entry, by_id[entry["interview"]]) for entry in members}
        assert {entry["interview"] for entry in members} == set(pain["by_customer"]), pain["name"]
        assert pain["customers"] == len(people), pain["name"]
        assert pain["severity"] == median_low(pain["by_customer"].values()), pain["name"]


@pytest.mark.parametrize("study", STUDIES)
def test_a_job_rests_on_words_of_one_customer(study: str) -> None:
    customers = [turn.text for one in read(study).interviews for turn in one.turns if turn.role == Role.CUSTOMER]

    for kind, words in gold(study)["jobs"].items():
        if words == "not found in the interviews":
            continue
        for one in words:
            assert sum(one in text for text in customers) == 1, (kind, one)


@pytest.mark.parametrize("study", STUDIES)
def test_nobody_said_what_the_gold_calls_unsaid(study: str) -> None:
    said = "\n".join(turn.text for one in read(study).interviews for turn in one.turns)

    assert [words for words in gold(study)["unsaid_strings"] if words in said] == []


@pytest.mark.parametrize("study", STUDIES)
def test_kinds_are_those_the_program_knows(study: str) -> None:
    all_of_it = gold(study)

    named = {entry["kind"] for field in ("insights", "also_fine") for entry in all_of_it.get(field) or []}

    assert named
    assert named <= {kind.value for kind in Kind}


@pytest.mark.parametrize("study", STUDIES)
def test_an_insight_belongs_to_one_pain_at_most_and_every_pain_has_told_words(study: str) -> None:
    members = [words for pain in gold(study)["pains"] for words in pain["members"]]

    assert len(members) == len(set(members))
    assert all(pain["members"] for pain in gold(study)["pains"])


@pytest.mark.parametrize("study", STUDIES)
def test_a_requirement_rests_on_words_that_were_found_among_them_of_everyone_it_is_for(study: str) -> None:
    all_of_it = gold(study)
    found = {entry["words"]: entry["interview"] for field in ("insights", "also_fine") for entry in all_of_it[field]}
    wanted = [
        one
        for field in ("must_appear", "must_appear_with_opposition")
        for one in all_of_it["requirements"].get(field, [])
    ]

    for one in [one for one in wanted if "rests_on" in one]:
        assert set(one["rests_on"]) <= found.keys(), one["what"]
        assert set(one.get("for", ())) <= {found[words] for words in one["rests_on"]}, one["what"]


@pytest.mark.parametrize("study", STUDIES)
def test_no_insight_is_told_to_be_unquotable(study: str) -> None:
    all_of_it = gold(study)
    told = [(entry["interview"], entry["words"]) for field in ("insights", "also_fine") for entry in all_of_it[field]]

    clashes = [
        (words, entry["words"])
        for entry in all_of_it["must_not_quote"]
        for interview, words in told
        if interview == entry["interview"] and (words in entry["words"] or entry["words"] in words)
    ]

    assert clashes == []


def person_behind(entry: dict[str, Any], interview: Interview) -> str:
    return next(str(turn.person) for turn in interview.turns if entry["words"] in turn.text)
