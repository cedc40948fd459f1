"""The pairs of the benchmark: whole, balanced, and decided no worse than they were."""

from functools import cache

from benchmarks.critic.paired import HALVES, Told, paired_score, paired_tables, pairs


@cache
def told() -> tuple[Told, ...]:
    return tuple(paired_score())


def test_no_pair_stands_in_both_halves_or_in_both_files() -> None:
    every = [frozenset((one.one, one.other)) for name in ("contradicting", "agreeing") for one in pairs(name)]

    assert len(set(every)) == len(every)
    assert sum(1 for one in pairs("contradicting") if one.half == HALVES["held"]) == 20
    assert sum(1 for one in pairs("agreeing") if one.half == HALVES["held"]) == 20


def test_what_the_rule_was_made_to_tell_apart_it_tells_apart() -> None:
    tuned = [one for one in told() if one.pair.half == HALVES["tuned"]]

    assert sum(1 for one in tuned if one.contradicts and one.because) >= 38
    assert [one.pair for one in tuned if not one.contradicts and one.because] == []


def test_the_tables_count_each_pair_once() -> None:
    tables = paired_tables(told())

    assert f"of {sum(1 for one in told() if one.contradicts and one.pair.half == HALVES['tuned'])}" in tables
    assert all(f"| {one.pair.sort} |" in tables for one in told())
    blind = [one._replace(because="") for one in told()]
    assert "0 of 20 | 20" in paired_tables(blind)
