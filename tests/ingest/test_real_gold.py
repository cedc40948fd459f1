"""The gold for other people's interviews: it points at their words, keeps none, and agrees with itself."""

import re
from pathlib import Path
from statistics import median_low
from typing import Any

import pytest

from benchmarks.gold.pointers import FILES, Pointer, astray, hash_of, loaded, pointers, study_of, texts
from icp2prd.domain.insight import Kind

LONGEST_RUN = 7
"""Words in a row that may stand both in an interview and in a statement of ours, by chance or as a term."""

by_file = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


def said_in(file: Path) -> dict[str, str]:
    study = study_of(file)
    if not study.is_dir():
        pytest.skip(f"the interviews are not at {study}")
    return texts(study)


def own_words(gold: dict[str, Any]) -> list[str]:
    wanted = gold["requirements"]
    return [
        *(one["statement"] for one in gold["insights"]),
        *(one["name"] for one in gold["pains"]),
        *(one["about"] for one in gold["contradictions"]),
        *(one["because"] for one in gold["must_not_quote"]),
        *(one["what"] for one in (*wanted["must_appear"], *wanted["must_appear_with_opposition"])),
        *(*wanted["must_not_appear"], *gold["must_ask"], *gold["unsaid"]),
    ]


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return {tuple(words[at : at + LONGEST_RUN]) for at in range(len(words) - LONGEST_RUN + 1)}


@by_file
def test_every_pointer_finds_its_words(file: Path) -> None:
    assert list(astray(file, said_in(file))) == []


@by_file
def test_a_pointer_into_other_words_is_found(file: Path) -> None:
    said = {turn: f"Well, {text}" for turn, text in said_in(file).items()}

    assert len(list(astray(file, said))) == len(list(pointers(loaded(file))))


@by_file
def test_no_sentence_of_an_interview_is_copied(file: Path) -> None:
    theirs = set().union(*map(runs, said_in(file).values()))

    assert [ours for ours in own_words(loaded(file)) if runs(ours) & theirs] == []


@by_file
def test_no_words_of_a_speaker_are_kept(file: Path) -> None:
    gold = loaded(file)
    entries = [*gold["insights"], *gold["also_fine"], *gold["must_not_quote"]]
    entries += [side for one in gold["contradictions"] for side in one["sides"]]

    assert [entry for entry in entries if "words" in entry] == []


@by_file
def test_names_of_insights_are_told_once_and_used_as_told(file: Path) -> None:
    gold = loaded(file)
    names = [one["id"] for one in gold["insights"]]
    used = [name for pain in gold["pains"] for name in pain["members"]]
    wanted = [*gold["requirements"]["must_appear"], *gold["requirements"]["must_appear_with_opposition"]]
    used += [name for one in wanted for name in one["rests_on"]]

    assert len(names) == len(set(names))
    assert set(used) <= set(names)


@by_file
def test_every_pain_that_was_told_has_its_severity_from_one_group(file: Path) -> None:
    gold = loaded(file)
    told_in = {one["id"]: one["turn"].rpartition(":")[0] for one in gold["insights"]}
    members = [name for pain in gold["pains"] for name in pain["members"]]

    assert len(members) == len(set(members))
    assert {one["id"] for one in gold["insights"] if one["kind"] == Kind.PAIN} <= set(members)
    for pain in gold["pains"]:
        assert {told_in[name] for name in pain["members"]} == set(pain["by_customer"]), pain["name"]
        assert pain["severity"] == median_low(pain["by_customer"].values()), pain["name"]


@by_file
def test_kinds_of_real_insights_are_those_the_program_knows(file: Path) -> None:
    gold = loaded(file)

    assert {one["kind"] for one in (*gold["insights"], *gold["also_fine"])} <= {kind.value for kind in Kind}


def test_a_missing_turn_and_a_turn_that_is_too_short_are_told_apart(tmp_path: Path) -> None:
    file = tmp_path / "gold.yaml"
    pointer = Pointer("a:1", 0, 5, hash_of("Hello"))
    entry = f'{{turn: "{pointer.turn}", start: {pointer.start}, end: {pointer.end}, hash: "{pointer.hash}"}}'
    file.write_text(f"insights: [{entry}]\nalso_fine: []\nmust_not_quote: []\ncontradictions: []\n")

    assert list(astray(file, {"a:1": "Hello there"})) == []
    assert list(astray(file, {"b:1": "Hello"})) == ["gold.yaml: there is no turn a:1"]
    assert list(astray(file, {"a:1": "Hell"})) == ["gold.yaml: a:1 has 4 characters, not 0 to 5"]
    assert list(astray(file, {"a:1": "Hallo"})) == [
        f"gold.yaml: a:1, 0 to 5: the words are not those of {hash_of('Hello')}"
    ]
