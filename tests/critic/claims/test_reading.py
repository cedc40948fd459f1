"""What a statement is read for. Each is a requirement as people write them."""

import pytest

from icp2prd.critic.claims import claim_of


def sides(statement: str) -> dict[str, int]:
    return {matter: side.side for matter, side in claim_of(statement).sides.items()}


@pytest.mark.parametrize(
    ("statement", "matter", "side"),
    [
        ("The product must store the plate of each lorry.", "keeping", 1),
        ("The product must not store the plate of a lorry.", "keeping", -1),
        ("The product must never lose the plate of a lorry.", "keeping", 1),
        ("The product must hold a gate without the help of anybody.", "keeping", 1),
        ("The product must give drivers one fixed route, and never let them touch it.", "freedom", -1),
        ("The product must let the driver pick a route.", "freedom", 1),
        ("The product must open the gate by itself.", "asking", -1),
        ("The product must never open the gate unless the guard says so.", "asking", 1),
        ("The product must not open the gate without asking the guard.", "asking", 1),
        ("The product must leave the opening of the gate to the guard.", "asking", 1),
        ("The product must handle a late lorry without telling the guard.", "telling", -1),
        ("The product must keep late lorries from the guard.", "telling", -1),
    ],
)
def test_a_side_is_read_with_its_denial(statement: str, matter: str, side: int) -> None:
    assert sides(statement)[matter] == side


def test_a_statement_that_takes_both_sides_takes_none() -> None:
    assert "asking" not in sides("The product must open the gate automatically, or by hand.")


def test_conditions_are_cut_out_with_the_order_they_stand_in() -> None:
    claim = claim_of("When a lorry is late, the product must call the guard before the gate closes.")

    assert [(one.order, sorted(one.words)) for one in claim.moments] == [(0, ["lat", "lorr"]), (-1, ["clos", "gat"])]
    assert claim.act == "call"
    assert claim.head == {"guard"}
    assert claim.words == {"guard"}


@pytest.mark.parametrize(
    ("statement", "who", "act", "only", "anyone"),
    [
        ("The product must let only the night guard open the gate.", {"night", "guard"}, "open", True, False),
        ("The product must let anyone in the yard open the gate.", {"yard"}, "open", False, True),
        ("The product must show the plates to nobody but the guard.", {"guard"}, "", True, False),
        ("The product must show the guard every plate.", {"guard"}, "", False, False),
        ("The product must let the user open the gate.", set(), "open", False, False),
    ],
)
def test_whom_it_lets_do_what_is_read(statement: str, who: set[str], act: str, only: bool, anyone: bool) -> None:
    actor = claim_of(statement).actor

    assert (set(actor.who), actor.act, actor.only, actor.anyone) == (who, act, only, anyone)


def test_measures_are_taken_out_of_what_it_is_about() -> None:
    claim = claim_of("The product must count at most 12 lorries every hour, within 5 minutes, in the morning.")

    assert [(one.thing, one.most) for one in claim.measures.counts] == [("lorr", 12)]
    assert claim.measures.rhythms == {"hour"}
    assert claim.measures.times == {300}
    assert claim.measures.hours == {"morning"}
    assert "minut" not in claim.words
    assert "morn" not in claim.words


def test_a_limit_is_no_ban() -> None:
    limit = claim_of("The product must not open more than one gate.")
    ban = claim_of("The product must not open a gate.")

    assert (limit.forbids, limit.limits) == (False, True)
    assert (ban.forbids, ban.limits) == (True, False)


def test_a_requirement_without_a_word_that_binds_is_read_too() -> None:
    one, none = claim_of("Every lorry is weighed at the gate."), claim_of("No lorry is weighed at the gate.")

    assert one.head == none.head == {"lorr"}
    assert (one.forbids, none.forbids) == (False, True)
