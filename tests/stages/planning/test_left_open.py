"""Questions that the evidence leaves to the team."""

from icp2prd.domain.base import ItemId, PersonId
from icp2prd.domain.icp import Icp
from icp2prd.domain.interview import Interviews
from icp2prd.stages.planning.left_open import left_open
from icp2prd.stages.planning.questions import Asked
from tests.sample import sample_prd

PRD = sample_prd()
PRICE = "And I'd pay twenty pounds a month for that, no more."


def asked(icp: Icp, **sentences: str) -> dict[str, Asked]:
    """By what they are about. sentences: what is said in a quote instead, by its id with _ for -."""
    evidence = PRD.evidence_by_id()
    for name, sentence in sentences.items():
        quote = ItemId(name.replace("_", "-"))
        evidence[quote] = evidence[quote].model_copy(update={"sentence": sentence})
    return {one.about: one for one in left_open(Interviews(interviews=()), icp, evidence, (), ())}


def without(**fields: object) -> Icp:
    return PRD.icp.model_copy(update={"contradictions": (), "segments": (), "success_metrics": (), **fields})


def test_customers_who_disagree_are_shown_with_both_sides() -> None:
    [contradiction, *_] = PRD.icp.contradictions
    against = PRD.evidence_by_id()[contradiction.against[0]]

    question = asked(PRD.icp)[contradiction.theme].question

    assert question.startswith("Do customers disagree: ")
    assert f"Against it: “{against.sentence}”" in question


def test_customers_who_are_not_alike_are_to_be_chosen_from() -> None:
    [segment, *_] = PRD.icp.segments
    other = segment.model_copy(
        update={"id": ItemId("SEG-009"), "name": "They run a hospital.", "persons": (PersonId("somebody-else"),)}
    )

    assert segment.id not in asked(without(segments=(segment,)))
    found = asked(without(segments=(segment, other)))[segment.id]
    assert found.question.endswith("They run a hospital.")
    assert segment.name.rstrip(".") in found.question


def test_a_pain_at_the_top_that_one_customer_told_of_is_to_be_counted() -> None:
    first, *rest = PRD.icp.top_pains()
    alone = first.model_copy(update={"persons": first.persons[:1]})
    crowd = [one.model_copy(update={"persons": (PersonId("a"), PersonId("b"))}) for one in rest]

    found = asked(without(pains=(alone, *crowd)))

    assert first.name in found[first.id].question
    assert found[first.id].consequence == f"One of {PRD.icp.customers} customers told of it."
    assert [one for one in asked(without(pains=tuple(crowd))) if one.startswith("PAIN")] == []


def test_a_price_that_was_named_is_quoted_and_one_that_was_not_is_asked_for() -> None:
    [criterion, *_] = PRD.icp.decision_criteria
    quote = criterion.evidence[0]
    priced = without(decision_criteria=(criterion,), objections=())

    silent = asked(priced, **{quote: "It has to match the books."})["price"]
    named = asked(priced, **{quote: PRICE})["price"]
    counted = asked(priced, **{quote: "Under five short trays a month."})["price"]

    assert silent.question == counted.question == "What would customers pay?"
    assert named.question == "What will it cost, and whom? “I'd pay twenty pounds a month for that, no more.”"


def test_success_that_nobody_told_is_asked_for() -> None:
    assert "icp.success_metrics" in asked(without())
    assert "icp.success_metrics" not in asked(PRD.icp)


def test_what_may_be_no_pain_is_asked_about_in_one_question() -> None:
    first, second, *_ = (one.model_copy(update={"certainty": 0.4}) for one in PRD.icp.pains)

    question = asked(without(pains=(first, second)))[first.id]

    assert question.question == f"Are these problems, or remarks? {first.name}; {second.name}."
    assert not any("problems, or remarks" in one.question for one in asked(PRD.icp).values())
