import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from icp2prd.domain.evidence import Outcome
from icp2prd.domain.insight import Insights, Kind, TurnFate
from icp2prd.domain.interview import Interview, Role
from icp2prd.domain.prd import Previous
from icp2prd.grounding import GROUNDABLE, verify
from icp2prd.llm.profiles import EMBEDDED, SCRIPTED, Profile
from icp2prd.stages.retelling import retold
from tests.scripted import Answer, PlainReader, extracted, finds, shown, turns_in
from tests.stages.making import Passes, asked, interview, interviews, said, told

TALK = interview(
    "ana",
    asked("How does the month end?"),
    said("Closing the books takes a week every month. Last time it went wrong twice."),
    asked("Wouldn't a dashboard take all of that pain away?"),
    said("We copy everything by hand, and nobody checks it."),
)
QUOTE = "Closing the books takes a week every month."


def read(reader: PlainReader, *talks: Interview, profile: Profile = SCRIPTED) -> Insights:
    return Passes(reader.model(profile), interviews(*talks)).insights


def only(*found: tuple[int, str, str]) -> Answer:
    """An answer to the window that holds the first of the turns it quotes, and nothing for other windows."""
    return lambda question: finds(*found) if f"[{found[0][0]}] Customer" in shown(question) else finds()


def fates(insights: Insights) -> dict[str, TurnFate]:
    return {record.turn: record.fate for record in insights.ledger}


@pytest.mark.parametrize("profile", [SCRIPTED, EMBEDDED])
def test_what_a_customer_says_becomes_an_insight_with_the_customers_own_words(profile: Profile) -> None:
    insights = read(PlainReader(), TALK, profile=profile)

    quotes = [one.quote for one in insights.evidence]
    assert {QUOTE, "We copy everything by hand, and nobody checks it."} <= set(quotes)
    assert insights.insights[0].kind is Kind.PAIN
    assert insights.insights[0].statement == QUOTE
    assert all(verify(one, interviews(TALK).turns_by_id()) is None for one in insights.evidence)


@pytest.mark.parametrize("profile", [SCRIPTED, EMBEDDED])
@pytest.mark.parametrize("turn", [2, 3])
def test_the_interviewers_words_are_never_evidence(profile: Profile, turn: int) -> None:
    reader = PlainReader({"extract": lambda _: finds((turn, "a dashboard take all of that pain away", "pain"))})

    insights = read(reader, TALK, profile=profile)

    assert all(one.role is Role.CUSTOMER for one in insights.evidence)
    assert not any("dashboard" in one.quote for one in insights.evidence)
    assert {refusal.outcome for refusal in insights.refusals} == {Outcome.WRONG_SPEAKER}
    assert reader.asked_about("requote") == []


def test_a_refused_quote_is_asked_for_once_more_and_then_taken() -> None:
    reader = PlainReader(
        {
            "extract": only((2, "Closing the books takes one week each month", "pain")),
            "requote": lambda _: {"quote": QUOTE},
        }
    )

    insights = read(reader, TALK)

    assert [one.quote for one in insights.evidence] == [QUOTE]
    assert insights.refusals == ()
    [question] = [one for one in reader.asked if one.prompt == "requote"]
    assert "one week each month" in shown(question)
    assert "Closing the books takes a week every month" in shown(question).replace("\n", " ")


@pytest.mark.parametrize("second", ["Closing the books takes a fortnight", ""])
def test_a_quote_that_is_refused_twice_is_not_asked_for_again_and_stands_in_the_ledger(second: str) -> None:
    reader = PlainReader(
        {"extract": only((2, "Closing the books takes days", "pain")), "requote": lambda _: {"quote": second}}
    )

    insights = read(reader, TALK)

    assert insights.insights == ()
    assert len(reader.asked_about("requote")) == 1
    assert [refusal.words for refusal in insights.refusals] == ["Closing the books takes days"]
    assert fates(insights)["ana:2"] is TurnFate.REFUSED


def test_a_quote_from_a_turn_that_was_not_shown_is_refused() -> None:
    reader = PlainReader({"extract": lambda _: finds((9, QUOTE, "pain"))})

    assert read(reader, TALK).evidence == ()


def test_a_small_model_that_reads_one_answer_may_name_any_turn() -> None:
    reader = PlainReader({"extract": lambda question: finds((99, QUOTE, "pain")) if QUOTE in shown(question) else None})

    insights = read(reader, TALK, profile=EMBEDDED)

    assert QUOTE in [one.quote for one in insights.evidence]


def test_an_answer_that_never_fits_is_recorded_and_the_others_are_read() -> None:
    other = interview("ben", asked("And you?"), said("It takes us three days every month."))
    reader = PlainReader({"extract": lambda question: "no idea" if question.item.startswith("ana") else None})

    insights = read(reader, TALK, other)

    assert [(one.stage, one.item) for one in insights.rejected] == [("extract", "ana/1")]
    assert [one.interview for one in insights.insights] == ["ben"]
    assert fates(insights)["ana:2"] is TurnFate.UNANSWERED
    assert fates(insights)["ben:2"] is TurnFate.USED


def test_a_second_look_without_an_answer_is_recorded_and_is_no_second_look() -> None:
    reader = PlainReader({"extract": lambda _: finds(), "second_look": lambda _: "no idea"})

    insights = read(reader, TALK)

    assert [one.item for one in insights.rejected] == ["ana/1, second look"]
    assert set(fates(insights).values()) == {TurnFate.UNANSWERED}


def test_a_window_that_gave_nothing_is_looked_at_once_more() -> None:
    reader = PlainReader({"extract": lambda _: finds()})

    insights = read(reader, TALK)

    assert reader.asked_about("second_look") == ["ana/1"]
    assert set(fates(insights).values()) == {TurnFate.NO_NEED}


def test_a_window_in_which_every_turn_gave_something_is_not_looked_at_again() -> None:
    reader = PlainReader()

    read(reader, TALK)

    assert reader.asked_about("second_look") == []


def test_turns_that_gave_nothing_are_looked_at_again_without_those_that_did() -> None:
    reader = PlainReader({"extract": only((2, QUOTE, "pain"))})

    insights = read(reader, TALK)

    [question] = [one for one in reader.asked if one.prompt == "second_look"]
    assert [number for number, *_ in turns_in(question)] == [3, 4]
    assert fates(insights) == {"ana:2": TurnFate.USED, "ana:4": TurnFate.NO_NEED}


def test_a_need_that_the_second_look_finds_is_read_for_and_what_was_found_before_stays() -> None:
    profile = EMBEDDED.model_copy(update={"window_turns": 4})
    talk = interview(
        "ana",
        asked("How does it go?"),
        said("Every Monday it went wrong."),
        asked("Anything else?"),
        said("Fridays I do it by hand, on paper."),
    )
    found = {
        False: finds((2, "Every Monday it went wrong", "pain")),
        True: finds((4, "Fridays I do it by hand", "workaround")),
    }
    reader = PlainReader(
        {
            "extract": lambda question: found["[2]" not in shown(question).partition("Read:")[2]],
            "second_look": lambda _: {"holds_a_need": True},
        }
    )

    insights = read(reader, talk, profile=profile)

    assert [one.turn for one in insights.evidence] == ["ana:2", "ana:4"]
    assert reader.asked_about("extract") == ["ana/1", "ana/1"]
    assert set(fates(insights).values()) == {TurnFate.USED}


def test_a_need_that_nobody_could_quote_stays_in_sight() -> None:
    reader = PlainReader({"extract": lambda _: finds(), "second_look": lambda _: {"holds_a_need": True}})

    insights = read(reader, TALK)

    assert set(fates(insights).values()) == {TurnFate.UNANSWERED}
    assert "may hold a need" in insights.ledger[0].reason


_words = st.sampled_from(["We lose a week every month.", "It went wrong twice.", "Yes.", "Nice weather here today."])
_spoken = st.tuples(st.sampled_from(list(Role)), st.lists(_words, min_size=1, max_size=3).map(" ".join))
_moods = st.sampled_from(["plain", "nothing", "no json", "invented"])


@settings(max_examples=40)
@given(spoken=st.lists(_spoken, max_size=8), mood=_moods, profile=st.sampled_from([SCRIPTED, EMBEDDED]))
def test_every_turn_that_may_be_quoted_is_in_the_ledger_once_whatever_the_model_says(
    spoken: list[tuple[Role, str]], mood: str, profile: Profile
) -> None:
    answers: dict[str, Answer] = {
        "plain": extracted,
        "nothing": lambda _: finds(),
        "no json": lambda _: "{",
        "invented": lambda _: finds((1, "words that nobody ever said", "pain")),
    }
    talk = interview("ana", *spoken)

    insights = read(PlainReader({"extract": answers[mood]}), talk, profile=profile)

    assert [record.turn for record in insights.ledger] == [turn.id for turn in talk.turns if turn.role in GROUNDABLE]
    used = {record.turn for record in insights.ledger if record.fate is TurnFate.USED}
    assert used == {one.turn for one in insights.evidence}
    assert all(record.reason for record in insights.ledger if record.fate is not TurnFate.USED)


def test_somebody_of_whom_nobody_knows_who_it_is_may_be_quoted() -> None:
    insights = read(PlainReader(), interview("ana", told("Closing the books takes a week every month.")))

    assert [one.role for one in insights.evidence] == [Role.UNKNOWN]


def test_words_that_two_windows_quote_have_one_id() -> None:
    found = finds((2, QUOTE, "pain"), (2, QUOTE, "workaround"))

    insights = read(PlainReader({"extract": lambda _: found}), TALK)

    assert len(insights.evidence) == 1
    assert {one.kind for one in insights.insights} == {Kind.PAIN, Kind.WORKAROUND}


def states(statement: str) -> PlainReader:
    return PlainReader({"extract": only((2, QUOTE, "pain")), "state": lambda _: {"statement": statement}})


def test_a_statement_that_adds_nothing_stands_for_its_quote() -> None:
    insights = read(states("Closing the books takes them a week every month"), TALK)

    assert insights.insights[0].statement == "Closing the books takes them a week every month."


@pytest.mark.parametrize(
    "statement",
    [
        "Closing the books takes two weeks every month.",
        "Closing the books takes a week, 2 times a month.",
        "Closing the books in Xero takes a week every month.",
        "We take a week to close the books every month.",
        "Guests of the restaurant wait at the bar for their tables.",
        "",
    ],
    ids=["number", "number of a turn", "name", "first person", "other words", "empty"],
)
def test_a_statement_that_strays_gives_way_to_the_customers_sentence(statement: str) -> None:
    insights = read(states(statement), TALK)

    assert insights.insights[0].statement == retold(QUOTE)


def test_fillers_are_left_out_of_a_sentence_that_stands_for_a_statement_and_never_out_of_a_quote() -> None:
    words = "It, um, it takes a week every month"
    reader = PlainReader(
        {"extract": lambda _: finds((1, words, "pain")), "state": lambda _: "no idea"},
    )

    insights = read(reader, interview("ana", said(f"{words}.")))

    assert insights.insights[0].statement == "It takes a week every month."
    assert insights.evidence[0].quote == words


def test_a_model_is_shown_one_interview_at_a_time_and_between_fences() -> None:
    other = interview("ben", asked("And you?"), said("It takes us three days every month."))
    reader = PlainReader()

    read(reader, TALK, other)

    for question in reader.asked:
        if question.prompt == "extract":
            holds = ["three days" in shown(question), "takes a week" in shown(question)]
            assert holds.count(True) == 1
            assert "<<<" in shown(question)


def test_a_quote_that_was_there_before_keeps_its_id() -> None:
    before = Passes(PlainReader().model(), interviews(TALK))
    longer = interview("ana", asked("Hello?"), said("It was fine in January, then it got slow."), *_spoken_in(TALK))
    previous = Previous(prd=before.prd, highest={"EV": 7})

    after = Passes(PlainReader().model(), interviews(longer), previous=previous).insights

    kept = {one.quote: one.id for one in before.insights.evidence}
    assert {one.quote: one.id for one in after.evidence if one.quote in kept} == kept
    [new] = [one.id for one in after.evidence if one.quote not in kept]
    assert new == "EV-008"


def _spoken_in(talk: Interview) -> list[tuple[Role, str]]:
    return [(turn.role, turn.text) for turn in talk.turns]


def test_the_same_answers_give_the_same_insights() -> None:
    assert read(PlainReader(), TALK) == read(PlainReader(), TALK)


def test_code_puts_forward_what_a_small_model_passes_over_and_only_a_customers_words() -> None:
    reader = PlainReader({"extract": lambda _: finds()})

    insights = read(reader, TALK, profile=EMBEDDED)

    assert [(one.kind, one.person) for one in insights.insights] == [(Kind.PAIN, "ana")]
    assert [one.quote for one in insights.evidence] == ["Last time it went wrong twice."]


def test_nothing_is_put_forward_for_a_model_that_reads_well() -> None:
    assert read(PlainReader({"extract": lambda _: finds()}), TALK).evidence == ()
