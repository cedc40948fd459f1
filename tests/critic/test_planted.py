"""The benchmark on a small sample: what was found stays found, and nothing is found in clean drafts."""

from functools import cache

import pytest

from benchmarks.critic import planted as benchmark
from benchmarks.critic.clean import VARIANTS, clean_prd, clean_prds
from benchmarks.critic.faults import FAULTS
from benchmarks.critic.golden import Golden
from benchmarks.critic.planting import Fault, Planted, planted
from benchmarks.critic.report import planted_tables
from benchmarks.critic.scoring import Counts, Score, score
from icp2prd.critic import criticise
from icp2prd.domain.finding import FindingSeverity
from icp2prd.grounding import verify

FOUND = {
    "evidence id dropped",
    "evidence from the interviewer",
    "negated quote",
    "number changed in a quote",
    "speaker swapped",
    "orphan requirement",
    "orphan pain",
    "metric with no goal",
    "invented baseline",
    "must on one weak source",
    "priority without its basis",
    "acceptance criterion deleted",
    "vague acceptance criterion",
    "loophole",
    "technology injected",
    "widget injected",
    "title in place of a requirement",
    "number nobody said",
    "solution in place of the problem",
    "instruction inside a quote",
    "circular rationale",
    "requirement true of any product",
    "undefined synonym",
}
"""Kinds that a rule finds every time. A rule that is added adds its kind here; none is ever taken away."""

every_kind = pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.kind)


@cache
def some_clean() -> list[Golden]:
    return [clean_prd(VARIANTS[0]), clean_prd(VARIANTS[9])]


@cache
def sample(fault: Fault, seed: int = 3) -> tuple[Planted, ...]:
    return tuple(planted([fault], some_clean(), seed, copies=2))


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda variant: variant.name)
def test_nothing_is_found_in_a_clean_prd(variant: object) -> None:
    clean = clean_prd(variant)  # type: ignore[arg-type]

    assert [one for one in criticise(clean.prd, clean.interviews, clean.brief) if one.severity != "note"] == []


def test_the_clean_prds_differ_and_rest_on_what_customers_said() -> None:
    clean = clean_prds()

    assert len({one.prd.model_dump_json() for one in clean}) == 10
    for one in clean:
        turns = one.interviews.turns_by_id()
        assert [quote.id for quote in one.prd.evidence if verify(quote, turns)] == []
        assert one.prd.requirements
        assert one.prd.non_goals
        assert one.prd.open_questions


@every_kind
def test_a_planted_fault_is_in_the_draft(fault: Fault) -> None:
    for one in sample(fault):
        assert one.change.prd != one.into.prd
        assert one.change.words in one.change.prd.model_dump_json().replace('\\"', '"')
        assert one.change.items


@every_kind
def test_the_same_seed_plants_the_same(fault: Fault) -> None:
    again = tuple(planted([fault], some_clean(), 3, copies=2))

    assert [one.change for one in again] == [one.change for one in sample(fault)]


@pytest.mark.parametrize("kind", sorted(FOUND))
def test_what_a_rule_finds_stays_found(kind: str) -> None:
    [fault] = [one for one in FAULTS if one.kind == kind]

    [counted] = score(criticise, some_clean(), sample(fault)).kinds

    assert counted.found == counted.planted == 2


def test_at_least_the_25_kinds_of_the_reference_are_planted() -> None:
    kinds = {one.kind for one in FAULTS}

    assert len(kinds) == len(FAULTS) >= 25
    assert kinds >= FOUND


def test_a_critic_that_finds_nothing_or_the_wrong_thing_scores_nothing() -> None:
    faulty = [one for fault in FAULTS for one in sample(fault)]
    strange = criticise(*_with_a_fault())

    silent = score(lambda *_: (), some_clean(), faulty)
    wrong = score(lambda *_: strange, some_clean(), faulty)

    assert silent.counts.hits == 0
    assert silent.counts.matthews == 0
    assert wrong.counts.hits == 0
    assert wrong.alarms_per_prd >= 1
    assert not benchmark.holds(silent)


def test_a_finding_on_another_item_or_by_another_rule_is_not_the_planted_one() -> None:
    [fault] = [one for one in FAULTS if one.kind == "loophole"]
    one = sample(fault)[0]
    [right] = [it for it in criticise(one.change.prd, one.interviews, one.into.brief) if it.rule == "WORDS-001"]

    def hits(**changed: str) -> float:
        finding = right.model_copy(update=changed)
        return score(lambda prd, *_: (finding,) if prd == one.change.prd else (), [one.into], [one]).counts.hits

    assert hits() == 1
    assert hits(item="REQ-098") == 0
    assert hits(rule="TRACE-001") == 0


def test_a_finding_the_clean_draft_had_already_is_not_the_planted_one() -> None:
    [fault] = [one for one in FAULTS if one.kind == "loophole"]
    one = sample(fault)[0]
    findings = criticise(one.change.prd, one.interviews, one.into.brief)

    always = score(lambda *_: findings, [one.into], [one])

    assert always.counts.hits == 0


def test_a_perfect_critic_has_a_correlation_of_one_and_blind_ones_of_none() -> None:
    assert Counts(150, 0, 0, 10).matthews == 1
    assert Counts(0, 150, 10, 0).matthews == -1
    result = Score(kinds=(), alarms=(0,), notes=(0,), false=())
    assert {round(one.matthews, 9) for one in result._replace(kinds=_one_kind()).baselines().values()} == {0}


def test_a_table_names_every_kind() -> None:
    table = planted_tables(score(criticise, some_clean(), [one for fault in FAULTS for one in sample(fault)]))

    assert all(f"| {fault.kind} |" in table for fault in FAULTS)
    assert "always fail" in table


def _one_kind() -> tuple:  # type: ignore[type-arg]
    return score(criticise, some_clean()[:1], sample(FAULTS[0])[:1]).kinds


def _with_a_fault() -> tuple:  # type: ignore[type-arg]
    clean = some_clean()[0]
    metric = clean.prd.metrics[0].model_copy(update={"id": "MET-098", "goal": "GOAL-098"})
    prd = clean.prd.model_copy(update={"metrics": (*clean.prd.metrics, metric)})
    found = criticise(prd, clean.interviews, clean.brief)
    assert any(one.severity is FindingSeverity.ERROR for one in found)
    return prd, clean.interviews, clean.brief
