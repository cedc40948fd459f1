"""Ids outlive a regeneration: matched by evidence first and wording second, and never used twice."""

from hypothesis import given
from hypothesis import strategies as st

from icp2prd.domain.base import Frozen, ItemId
from icp2prd.domain.identity import Known, Minter


class Thing(Frozen):
    words: frozenset[str]
    text: str


def thing(text: str, *words: str) -> Thing:
    return Thing(words=frozenset(words), text=text)


def known(item_id: str, one: Thing) -> Known:
    return Known(id=ItemId(item_id), words=one.words, text=one.text)


def ids(minter: Minter, *things: Thing) -> list[ItemId]:
    return minter.assign("REQ", things, words_of=lambda one: one.words, text_of=lambda one: one.text)


def test_new_things_are_numbered_in_their_order() -> None:
    assert ids(Minter({}), thing("one"), thing("two")) == ["REQ-001", "REQ-002"]


def test_a_reworded_thing_is_known_by_its_evidence() -> None:
    minter = Minter({}, [known("REQ-004", thing("Show who has paid", "who has paid?"))])

    assert ids(minter, thing("Tell whose money it is", "who has paid?")) == ["REQ-004"]


def test_without_evidence_a_thing_is_known_by_its_wording() -> None:
    minter = Minter({}, [known("REQ-004", thing("Show the coordinator who has paid"))])

    assert ids(minter, thing("Show the coordinator who paid")) == ["REQ-004"]


def test_evidence_goes_before_wording() -> None:
    minter = Minter({}, [known("REQ-001", thing("Show it", "a")), known("REQ-002", thing("Hide it", "b"))])

    assert ids(minter, thing("Show it", "b"), thing("Hide it", "a")) == ["REQ-002", "REQ-001"]


def test_the_better_match_gets_the_id_wherever_it_stands() -> None:
    minter = Minter({}, [known("REQ-001", thing("it", "a", "b"))])

    assert ids(minter, thing("it", "a"), thing("it", "a", "b")) == ["REQ-002", "REQ-001"]


def test_of_two_things_on_the_same_evidence_each_keeps_its_own_id() -> None:
    """A bug's test: a tie gave the last id to the first thing, and two ids changed places at every run."""
    one, two = thing("Copying takes long", "I copy it"), thing("Nobody checks the copy", "I copy it")

    assert ids(Minter({}, [known("REQ-001", one), known("REQ-002", two)]), one, two) == ["REQ-001", "REQ-002"]


def test_things_in_another_order_keep_their_ids() -> None:
    one, two = thing("Show who has paid", "a"), thing("Remind the guardian", "b")
    first = ids(Minter({}), one, two)

    again = ids(Minter({}, [known(first[0], one), known(first[1], two)]), two, one)

    assert again == [first[1], first[0]]


def test_an_id_of_another_kind_is_no_match() -> None:
    assert ids(Minter({}, [known("CUT-001", thing("Show it", "a"))]), thing("Show it", "a")) == ["REQ-001"]


def test_a_number_that_is_gone_stays_gone() -> None:
    assert ids(Minter({"REQ": 7}, [known("REQ-002", thing("Other", "z"))]), thing("New", "a")) == ["REQ-008"]


def test_an_id_that_is_in_use_already_is_not_given_out() -> None:
    minter = Minter({}, [known("REQ-003", thing("Show it", "a"))])
    minter.reserve([ItemId("REQ-003"), ItemId("REQ-009")])

    assert ids(minter, thing("Show it", "a")) == ["REQ-010"]


_words = st.frozensets(st.sampled_from("abcdef"), max_size=3)
_texts = st.lists(st.sampled_from(["show", "hide", "paid", "late"]), min_size=1, max_size=3).map(" ".join)
_drafts = st.lists(st.lists(st.builds(Thing, words=_words, text=_texts), max_size=5), max_size=6)


@given(_drafts)
def test_no_id_is_ever_given_to_two_things_however_often_a_draft_is_made(drafts: list[list[Thing]]) -> None:
    highest: dict[str, int] = {}
    before: list[Known] = []
    retired: set[ItemId] = set()
    for draft in drafts:
        minter = Minter(highest, before)
        now = ids(minter, *draft)
        assert len(set(now)) == len(now)
        assert not retired & set(now)
        retired |= {one.id for one in before} - set(now)
        before = [known(item_id, one) for item_id, one in zip(now, draft, strict=True)]
        highest = minter.highest


@given(_drafts)
def test_an_unchanged_draft_keeps_every_id(drafts: list[list[Thing]]) -> None:
    for draft in drafts:
        distinct = list({(one.words, one.text): one for one in draft}.values())
        first = ids(Minter({}), *distinct)
        again = ids(Minter({}, [known(i, one) for i, one in zip(first, distinct, strict=True)]), *distinct)
        assert again == first


def test_what_a_hand_made_of_an_id_gets_a_number() -> None:
    """A bug's test: `REQ-abc` and `REQ-001-AC1` stopped the run with a ValueError."""
    minter = Minter({}, [known("REQ-abc", thing("Show it", "a")), known("REQ-004", thing("Hide it", "b"))])
    minter.reserve([ItemId("REQ-006-AC1"), ItemId("REQ-"), ItemId("")])

    assert ids(minter, thing("Show it", "a"), thing("Hide it", "b")) == ["REQ-007", "REQ-004"]
