from icp2prd.critic.relatedness import MEASURED_ON, unrelated
from icp2prd.llm.fake import FakeModel
from tests.critic.changes import sample_with

MEASURED = {"provenance.embedding_model": MEASURED_ON}


def test_a_requirement_far_from_its_pain_is_a_note() -> None:
    prd = sample_with({**MEASURED, "requirements.0.statement": "Zebras gallop."})

    found = unrelated(FakeModel(), prd)

    assert prd.requirements[0].id in [one.item for one in found]
    assert {one.severity for one in found} == {"note"}


def test_a_requirement_in_the_words_of_its_pain_is_none() -> None:
    pain = sample_with({}).icp.pains[0].name
    prd = sample_with({**MEASURED, "requirements.0.statement": pain})

    assert prd.requirements[0].id not in [one.item for one in unrelated(FakeModel(), prd)]


def test_an_embedding_model_that_was_not_measured_is_not_asked() -> None:
    model = FakeModel()

    assert unrelated(model, sample_with({"requirements.0.statement": "Zebras gallop."})) == ()
    assert model.embedded == []
