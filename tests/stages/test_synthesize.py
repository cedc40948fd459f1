from pathlib import Path

import pytest

from icp2prd.domain.icp import Band, Icp
from icp2prd.domain.insight import Kind
from icp2prd.domain.interview import Interview
from icp2prd.domain.settings import Settings
from icp2prd.ingest import read_interviews
from icp2prd.llm.fake import Reply
from icp2prd.llm.protocol import Question
from tests.scripted import PlainReader, finds, turns_in
from tests.stages.making import Passes, asked, interview, interviews, said, told

FIXTURES = Path(__file__).parents[2] / "fixtures"
BOOKS = "Closing the books takes a week every month."
ROTA = "Nobody knows when carers swap their shifts."


def talk(name: str, *answers: str) -> Interview:
    spoken = [part for answer in answers for part in (asked("What goes wrong?"), said(answer))]
    return interview(name, *spoken)


def profile_of(*talks: Interview, reader: PlainReader | None = None) -> Icp:
    return Passes((reader or PlainReader()).model(), interviews(*talks)).synthesis.icp


def test_what_two_customers_say_alike_is_one_pain_with_both_of_them() -> None:
    icp = profile_of(talk("ana", BOOKS), talk("ben", BOOKS), talk("cyd", ROTA))

    assert [(pain.name, pain.persons, pain.interviews) for pain in icp.pains] == [
        (BOOKS, ("ana", "ben"), ("ana", "ben")),
        (ROTA, ("cyd",), ("cyd",)),
    ]
    assert icp.customers == 3


def test_a_customer_who_says_it_again_is_one_customer() -> None:
    [pain] = profile_of(talk("ana", BOOKS, BOOKS, BOOKS), talk("ben", "Hello, nice to meet you.")).pains[:1]

    assert pain.reach == 1
    assert len(pain.evidence) == 3


def test_a_customer_of_two_interviews_is_one_customer() -> None:
    second = talk("ana", BOOKS).model_copy(update={"id": "ana-again"})
    turns = [
        turn.model_copy(update={"interview": second.id, "id": f"ana-again:{turn.number}"}) for turn in second.turns
    ]

    icp = profile_of(talk("ana", BOOKS), second.model_copy(update={"turns": tuple(turns)}))

    assert (icp.customers, icp.pains[0].reach, icp.pains[0].interviews) == (1, 1, ("ana", "ana-again"))


def test_no_ranking_is_settled_below_five_interviews() -> None:
    names = ["ana", "ben", "cyd", "dan", "eva"]
    assert not profile_of(*(talk(name, BOOKS) for name in names[:4])).settled
    assert profile_of(*(talk(name, BOOKS) for name in names)).settled


def test_a_workaround_belongs_to_the_pain_it_was_told_with() -> None:
    icp = profile_of(talk("ana", BOOKS, "I keep a list of the books on paper."), talk("ben", ROTA))

    [books] = [pain for pain in icp.pains if pain.name == BOOKS]
    assert icp.workarounds[0].traces[0] == books.id


def test_a_severe_pain_of_one_customer_is_in_the_profile() -> None:
    names = ["ana", "ben", "cyd", "dan", "eva", "fay"]
    shared = [BOOKS, ROTA, "The printer jams twice a day in every branch.", "Deliveries arrive late each morning."]
    rare = "We were fined six thousand pounds in December because of it."

    icp = profile_of(*(talk(name, *shared) for name in names), talk("gil", rare))

    [severe] = [pain for pain in icp.pains if pain.name.startswith("They were fined")]
    assert severe.band is Band.SEVERE_BUT_RARE
    assert severe in icp.top_pains()


@pytest.mark.parametrize("labels", [2, 3])
def test_speakers_nobody_knows_never_make_more_voices_than_customers(labels: int) -> None:
    """A bug's test: two strangers of one interview were two voices and one customer, and the share had no root."""
    strangers = interview("ana", *(told(BOOKS) for _ in range(labels)))
    turns = [
        turn.model_copy(update={"person": f"ana-{turn.number}", "speaker": f"spk_{turn.number}"})
        for turn in strangers.turns
    ]

    icp = profile_of(strangers.model_copy(update={"turns": tuple(turns)}))

    assert icp.pains[0].reach <= icp.customers
    assert 0 <= icp.pains[0].share_low <= icp.pains[0].share_high <= 1


def test_a_stranger_beside_a_known_customer_never_makes_more_voices_than_customers() -> None:
    icp = profile_of(interview("ana", said(BOOKS), told(BOOKS)))

    assert icp.pains[0].reach <= icp.customers


def test_where_nobody_is_known_each_interview_is_one_customer() -> None:
    assert profile_of(interview("ana", told("Hi.")), interview("ben", told("Hi."))).customers == 2


def test_interviews_without_an_insight_give_an_empty_profile() -> None:
    icp = profile_of(talk("ana", BOOKS), reader=PlainReader({"extract": lambda _: finds()}))

    assert icp.themes() == ()
    assert icp.customers == 1


def test_themes_of_every_kind_have_ids_of_their_own_kind() -> None:
    answers = (
        BOOKS,
        "I keep a list on paper for that.",
        "It has to work with our till.",
        "If the phone stayed quiet all day.",
        "Since the merger everybody wants numbers.",
        "I hear about tools from my accountant.",
        "We are a team of forty nurses.",
        "I won't put that on a phone.",
    )

    icp = profile_of(talk("ana", *answers))

    kinds = {theme.kind: theme.id.partition("-")[0] for theme in icp.themes()}
    assert kinds == {
        Kind.PAIN: "PAIN",
        Kind.WORKAROUND: "WORK",
        Kind.DECISION_CRITERION: "CRIT",
        Kind.SUCCESS_METRIC: "WISH",
        Kind.TRIGGER: "TRIG",
        Kind.CHANNEL: "CHAN",
        Kind.SEGMENT: "SEG",
        Kind.OBJECTION: "OBJ",
    }
    assert len({theme.id for theme in icp.themes()}) == len(icp.themes())


def test_customers_who_disagree_stand_side_by_side() -> None:
    """Sheila cannot bear that carers swap among themselves; Andre loves it."""
    read = read_interviews(FIXTURES / "conflicting", Settings())
    complaint = "they swap between themselves and nobody tells me"

    def only_swaps(question: Question) -> Reply:
        return finds(*((number, complaint, "pain") for number, _, words in turns_in(question) if complaint in words))

    # The fake embedding knows only which words two texts share, so the statement borrows some of Andre's question.
    statement = {"statement": "They swap, and nobody tells how do swaps work out with it."}
    reader = PlainReader({"extract": only_swaps, "state": lambda _: statement})

    synthesis = Passes(reader.model(), read).synthesis

    pain = next(one for one in synthesis.icp.pains if one.persons == ("sheila-moran",) and one.against)
    found = {one.id: one for one in synthesis.found}
    [contradiction] = [one for one in synthesis.icp.contradictions if one.theme == pain.id]
    assert (contradiction.theme, contradiction.evidence, contradiction.against) == (
        pain.id,
        pain.evidence,
        pain.against,
    )
    assert found[pain.against[0]].quote == "They sort it out."
    assert found[pain.against[0]].interview == "andre-baptiste"


def test_a_customer_does_not_stand_against_themselves() -> None:
    icp = profile_of(talk("ana", ROTA, "I don't mind when carers swap their shifts, it works fine."))

    assert all("ana" not in pain.persons for pain in icp.pains if pain.against)


def test_the_same_insights_give_the_same_profile() -> None:
    talks = [talk("ana", BOOKS, ROTA), talk("ben", ROTA)]

    assert profile_of(*talks) == profile_of(*talks)
