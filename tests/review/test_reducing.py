"""Every key, without a terminal: what is shown next, and what is put on disk before it is."""

import pytest

from icp2prd.domain.base import ItemId
from icp2prd.domain.decision import Action
from icp2prd.review.keys import COMMANDS, KEYS, command_named
from icp2prd.review.reducing import reduce
from icp2prd.review.state import Keep, Leave, OpenEditor, Pressed, Purpose, Remember, Resized, Size, State, View
from tests.review.made import after, begun, decided, ids, kept, sample, small, stepped, typed
from tests.study.drafts import draft, finding

PAIN, JOB, REQ = ItemId("PAIN-001"), ItemId("JOB-001"), ItemId("REQ-001")


def at(item: str, state: State | None = None) -> State:
    return after(state or begun(), "/", typed(item))


def actions(state: State) -> list[tuple[str, Action]]:
    return [(one.item, one.action) for one in state.decisions.decisions]


def test_a_decision_is_to_be_kept_before_the_next_item_is_shown() -> None:
    state, effects = stepped(begun(), "a")

    assert state.sheet.id == JOB
    assert [type(one) for one in effects] == [Keep, Remember]
    assert [one.item for one in kept(effects)[0].decisions] == [PAIN]


@pytest.mark.parametrize(("key", "action"), [("a", Action.ACCEPT), ("d", Action.DEFER), ("l", Action.LOCK)])
def test_one_key_decides_without_a_question(key: str, action: Action) -> None:
    state = after(begun(), key)

    assert actions(state) == [(PAIN, action)]
    assert state.view is View.ITEM
    assert state.asking is None


def test_an_edit_begins_with_the_text_and_keeps_what_was_typed() -> None:
    state = after(begun(), "e")
    assert state.asking
    assert state.asking.initial == "Copying numbers by hand takes evenings"

    edited = after(state, typed("Copying  takes evenings"))

    assert edited.decisions.in_force()[PAIN].text == "Copying takes evenings"
    assert after(edited, "b").sheet.id == PAIN


def test_an_editor_is_opened_with_the_text_of_the_item() -> None:
    state, effects = stepped(begun(), "E")

    assert effects == [OpenEditor("Copying numbers by hand takes evenings")]
    assert actions(after(state, typed("Copying takes ages.\n"))) == [(PAIN, Action.EDIT)]


@pytest.mark.parametrize("text", [None, "", "  ", "Copying numbers by hand takes evenings\n"])
def test_an_edit_that_changes_nothing_decides_nothing(text: str | None) -> None:
    state, effects = stepped(begun(), "e", typed(text))

    assert (actions(state), effects, state.sheet.id) == ([], [], PAIN)
    assert state.message


def test_a_text_that_is_none_is_refused_with_a_word_about_it() -> None:
    state, effects = stepped(at("JOB-001"), "e", typed("Sleep."))

    assert "no job" in state.message
    assert (state.sheet.id, kept(effects)) == (JOB, [])


def test_a_rejection_needs_its_reason() -> None:
    assert actions(after(begun(), "r", typed(None))) == []

    state = after(begun(), "r", typed("not ours"))

    assert state.decisions.decisions[0].reason == "not ours"


def test_a_waiver_leaves_the_item_to_be_decided() -> None:
    state = after(at("REQ-001"), "w")
    assert state.asking
    assert state.asking.prompt == "Why may TRACE-003 stand?"

    state = after(state, typed("agreed with sales"))

    assert (state.decisions.decisions[0].rule, state.decisions.decisions[0].reason) == (
        "TRACE-003",
        "agreed with sales",
    )
    assert state.sheet.id == REQ
    assert state.is_open(state.sheet)
    assert "needs a reason" in after(at("REQ-001"), "w", typed("TRACE-003")).message
    assert "no finding about PAIN-001" in after(begun(), "w").message


def test_of_several_findings_one_is_named_and_waived() -> None:
    two = draft(finding(), finding().model_copy(update={"rule": "WORDS-002"}))
    state = after(at("REQ-001", begun(small(prd=two))), "w")
    assert state.asking
    assert state.asking.initial == "TRACE-003 "

    assert [one.rule for one in after(state, typed("words-002 agreed")).decisions.decisions] == ["WORDS-002"]
    assert "no finding NO-1" in after(state, typed("NO-1 so")).message


def test_a_finding_about_a_criterion_is_waived_with_its_requirement() -> None:
    two = [finding().model_copy(update={"item": f"REQ-001-AC{number}"}) for number in (1, 2)]

    state = after(at("REQ-001", begun(small(prd=draft(*two)))), "w", typed("trace-003 agreed"))

    assert actions(state) == [("REQ-001-AC1", Action.WAIVE), ("REQ-001-AC2", Action.WAIVE)]
    assert actions(after(state, "u")) == []


def test_a_finding_is_waived_or_left_and_nothing_else() -> None:
    finding_ = after(begun(), "n", "n", "n", "n")
    assert finding_.sheet.rule == "TRACE-003"

    for key in "ael":
        assert actions(after(finding_, key)) == []
        assert after(finding_, key).message
    assert after(finding_, "d").view is View.END
    waived = after(finding_, "r", typed("TRACE-003 agreed"))
    assert actions(waived) == [(REQ, Action.WAIVE)]
    assert waived.view is View.END


def test_undo_takes_back_one_decision_after_the_other_on_disk_too() -> None:
    state = after(begun(), "a", "d")

    once, effects = stepped(state, "u")
    twice, _ = stepped(once, "u")

    assert (actions(once), once.sheet.id) == ([(PAIN, Action.ACCEPT)], JOB)
    assert kept(effects) == [once.decisions]
    assert (actions(twice), twice.sheet.id) == ([], PAIN)
    assert "Nothing was decided" in after(twice, "u").message


def test_undo_does_not_reach_what_was_decided_before_the_review() -> None:
    before = decided(draft(finding()), {"action": "accept", "item": "PAIN-001"})

    state, effects = stepped(begun(small(before)), "u")

    assert (state.decisions, effects) == (before, [])


def test_next_passes_on_and_back_returns() -> None:
    state = after(begun(), "n", "n")

    assert state.sheet.id == REQ
    assert after(state, "b", "b").sheet.id == PAIN
    assert "where you began" in after(state, "b", "b", "b").message
    for key in (" ", "right", "enter"):
        assert after(begun(), key).sheet.id == JOB
    assert after(state, "left").sheet.id == JOB


def test_past_the_last_item_is_the_end_and_next_goes_to_what_was_passed() -> None:
    state = after(begun(), *"nnnnn")

    assert state.view is View.END
    assert after(state, "n").sheet.id == PAIN
    assert after(state, "b").view is View.ITEM
    assert "nothing here to decide" in after(state, "a").message
    assert after(state, "?", "?").view is View.ITEM or after(state, "?", "?").view is View.END


def test_a_review_of_nothing_is_at_its_end() -> None:
    everything = after(sample(), "A", "y").decisions
    done = begun(sample().material.model_copy(update={"decisions": everything}))

    assert done.view is View.END
    assert after(done, "n").message == "Nothing waits."
    assert after(done, "?", "q").view is View.END
    assert stepped(done, "q")[1][-1] == Leave()


def test_accepting_all_asks_once_and_leaves_out_what_has_findings() -> None:
    asked, effects = stepped(begun(), "A")
    assert (asked.view, effects, actions(asked)) == (View.CONFIRM, [], [])
    assert actions(after(asked, "n")) == []

    state, effects = stepped(asked, "y")

    assert actions(state) == [(one, Action.ACCEPT) for one in ids(state) if one != REQ]
    assert len(kept(effects)) == 1
    assert state.sheet.id == REQ
    assert "Nothing is left" in after(state, "A").message
    assert actions(after(state, "u")) == []


def test_more_evidence_and_fewer_again() -> None:
    state = begun()

    assert after(state, "m").more
    assert not after(state, "m", "m").more
    assert not after(state, "m", "n").more


def test_an_interview_opens_at_the_quote_and_goes_to_the_others() -> None:
    state = after(begun(), "o")

    assert (state.view, state.opened_turn) == (View.INTERVIEW, "dana:1")
    assert after(state, "n").opened_turn == "dana:2"
    assert after(state, "b").opened_turn == "dana:2"
    assert after(state, "n", "n").opened_turn == "dana:1"
    for key in ("o", "q", "escape"):
        assert after(state, key).view is View.ITEM
    assert "closes the interview" in after(state, "a").message
    assert actions(after(state, "a")) == []
    assert "no quote" in after(at("MET-001"), "o").message


def test_a_search_goes_round_and_an_empty_line_goes_on() -> None:
    first = after(sample(), "/", typed("consent"))
    second = after(first, "/", typed(""))

    assert "consent" in first.sheet.model_dump_json().casefold()
    assert second.place > first.place
    assert "Nothing has" in after(first, "/", typed("zebra")).message
    assert after(first, "/", typed(None)).place == first.place


def test_an_id_that_is_typed_leads_to_the_item_and_not_to_what_was_found_about_it() -> None:
    about = next(one for one in begun().sheets if one.rule)
    there = after(begun(), "/", typed(about.id.lower()))

    assert after(there, "/", typed(about.id)).sheet.key == there.sheet.key == about.id
    assert after(there, "/", typed("")).sheet.key == about.key
    assert after(there, "/", typed(""), "/", typed(about.id)).sheet.key == about.id


def test_quitting_remembers_where() -> None:
    state, effects = stepped(begun(), "n", "q")

    last, leave = effects[-2:]
    assert isinstance(last, Remember)
    assert (last.bookmark.at, leave) == ("JOB-001", Leave())
    again = begun(small(state.decisions, last.bookmark))
    assert again.sheet.id == JOB


def test_a_new_draft_begins_at_the_top_again() -> None:
    _, effects = stepped(begun(), "n", "n", "q")
    last = effects[-2]
    assert isinstance(last, Remember)

    other = begun(small(bookmark=last.bookmark.model_copy(update={"draft": "sha256:other"})))

    assert other.sheet.id == PAIN


def test_coming_back_after_a_decision_goes_on_with_the_next() -> None:
    state, effects = stepped(begun(), "n", "a")
    last = effects[-1]
    assert isinstance(last, Remember)

    assert begun(small(state.decisions, last.bookmark)).sheet.id == REQ


def test_scrolling_stays_within_the_text() -> None:
    state = after(at("REQ-001"), "?")

    for key in ("down", "pagedown", "pagedown", "pagedown"):
        state = after(state, key)
    bottom = state.scroll
    assert bottom > 0
    assert after(state, "down").scroll == bottom
    assert after(state, "up").scroll == bottom - 1
    assert after(state, "pageup", "pageup", "k", "j").scroll in {0, 1}
    wide = reduce(state, Resized(Size(columns=200, rows=50))).state
    assert wide.scroll == 0


def test_help_opens_over_anything_and_closes() -> None:
    state = after(begun(), "?")

    assert state.view is View.HELP
    assert after(state, "h").view is View.ITEM
    assert after(state, "n").sheet.id == JOB
    assert actions(after(state, "a")) == [(PAIN, Action.ACCEPT)]


def test_a_key_that_means_nothing_says_so_and_no_key_decides_while_a_line_is_typed() -> None:
    assert "does nothing" in after(begun(), "x").message

    asking = after(begun(), "r")
    assert reduce(asking, Pressed("a")).state == asking
    assert asking.asking
    assert asking.asking.purpose is Purpose.REJECT


def test_every_key_is_named_once() -> None:
    named = [name for one in KEYS for name in (one.key, *one.others)]

    assert len(named) == len(set(named)) == len(COMMANDS)


@pytest.mark.parametrize(
    ("line", "key"),
    [("accept", "a"), ("a", "a"), ("A", "A"), ("accept all", "A"), ("rej", "r"), ("", "n"), ("/", "/"), ("zzz", None)],
)
def test_a_word_stands_for_a_key(line: str, key: str | None) -> None:
    assert command_named(line) == key
