import pytest

from tests.critic.changes import found

SHOWS = "The product must show {} which guardians have not answered a consent request."


@pytest.mark.parametrize("who", ["the dispatcher", "each dispatcher", "two dispatchers", "the new dispatchers"])
def test_a_name_that_nobody_uses_is_asked_about(who: str) -> None:
    [finding] = found("CONSIST-005", {"requirements.1.statement": SHOWS.format(who)})

    assert (finding.item, finding.severity) == ("REQ-002", "note")
    assert finding.span.startswith("dispatcher")


def test_a_name_that_the_requirement_has_in_its_title_is_its_own() -> None:
    change = {"requirements.1.statement": SHOWS.format("the dispatcher"), "requirements.1.title": "For dispatchers"}

    assert found("CONSIST-005", change) == ()


def test_who_does_something_is_not_named_by_the_verb() -> None:
    """Customers say “answered”; nobody speaks of an answerer."""
    assert found("CONSIST-005", {"requirements.1.statement": SHOWS.format("the answerer")})


def test_verbs_and_adjectives_are_no_names() -> None:
    statement = "When the guardian misplaces the form, the product must show the coordinator the unopened request."

    assert found("CONSIST-005", {"requirements.1.statement": statement}) == ()
