import pytest

from icp2prd.stages.retelling import plainly, retold


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("And I paid the team late.", "They paid the team late."),
        (
            "So now I check everything three times and I still feel sick.",
            "Now they check everything three times and they still feel sick.",
        ),
        (
            "But, um, I looked like I didn't know my own company.",
            "They looked like they didn't know their own company.",
        ),
        ("I'm not giving another vendor a login.", "They're not giving another vendor a login."),
        ("We had to do it ourselves, it was ours.", "They had to do it themselves, it was theirs."),
        ("Nobody had, you know, warned me that was coming.", "Nobody had warned them that was coming."),
        ("I was in the US when I am called.", "They were in the US when they are called."),
    ],
)
def test_a_sentence_is_told_by_somebody_else_and_says_the_same(said: str, told: str) -> None:
    assert retold(said) == told


@pytest.mark.parametrize(
    "said",
    [
        "It never worked.",
        "Then no one told them.",
        "And no object leaves with a report older than two years.",
        "No test gets to read the clock.",
        "They don't, they won't, and nobody can.",
    ],
)
def test_no_negator_is_lost(said: str) -> None:
    negators = {"never", "no", "don't,", "won't,", "nobody"} & set(said.casefold().split())

    assert negators
    assert negators <= set(retold(said).casefold().split())


def test_what_only_leads_up_to_a_sentence_goes() -> None:
    assert plainly("Well, yeah, so the bank froze it.") == "the bank froze it."
    assert plainly("No, right, we lost it.") == plainly("No we lost it.") == "we lost it."
    assert plainly("So.") == "So."
