"""The sample draft against gold whose answers are known by hand."""

from pathlib import Path

import pytest

from icp2prd.domain.interview import Role
from icp2prd.domain.prd import Prd
from icp2prd.evaluation import PlacedGold, Scorecard
from icp2prd.evaluation.outcomes import CONTRADICTION, INSIGHT, JOB, PAIN, REQUIREMENT, Expected, How, Shown, Verdict
from tests.evaluation.world import GOLD, changed, placed, scored
from tests.sample import sample_prd


@pytest.fixture
def gold(tmp_path: Path) -> PlacedGold:
    return placed(tmp_path)


@pytest.fixture
def card(gold: PlacedGold) -> Scorecard:
    return scored(sample_prd(), gold)


def expected(card: Scorecard, what: str) -> dict[str, Expected]:
    return {one.text: one for one in card.outcomes.expected if one.what == what}


def shown(card: Scorecard, what: str) -> dict[str, Shown]:
    return {one.text: one for one in card.outcomes.shown if one.what == what}


def requoted(prd: Prd, item: str, **fields: object) -> Prd:
    evidence = tuple(one.model_copy(update=fields) if one.id == item else one for one in prd.evidence)
    return prd.model_copy(update={"evidence": evidence})


class TestInsights:
    def test_are_found_by_words_then_by_sentence_and_only_under_their_kind(self, card: Scorecard) -> None:
        how = {text: one.how for text, one in expected(card, INSIGHT).items()}

        assert how == {
            "chased them for three weeks": How.NONE,
            "we lost a deposit of £400": How.OVERLAP,
            "takes me a day and a half": How.OVERLAP,
            "I read that every morning": How.SENTENCE,
            "they get nine a week from us": How.NONE,
            "we cancelled a museum visit": How.OTHER_KIND,
        }
        assert (card.scores.insights.recall.hits, card.scores.insights.recall.of) == (3, 6)
        assert card.scores.any_kind_recall.hits == 4

    def test_are_right_wrong_or_neither(self, card: Scorecard) -> None:
        verdicts = {text: one.verdict for text, one in shown(card, INSIGHT).items()}

        assert verdicts["we lost a deposit of £400 in May"] is Verdict.RIGHT
        assert verdicts["I ring four coach firms for every trip."] is Verdict.NEITHER
        assert verdicts["we cancelled a museum visit"] is Verdict.OTHER_KIND
        assert verdicts["the auditors wrote us up"] is Verdict.WRONG

    def test_that_count_neither_way_are_in_no_precision(self, card: Scorecard) -> None:
        drawn = [one for one in card.outcomes.shown if one.what == INSIGHT]
        right = [one for one in drawn if one.verdict is Verdict.RIGHT]
        neither = [one for one in drawn if one.verdict is Verdict.NEITHER]

        assert card.scores.insights.neither == len(neither) == 2
        assert card.scores.insights.precision.hits == len(right)
        assert card.scores.insights.precision.of == len(drawn) - len(neither)

    def test_elsewhere_in_the_turn_are_found_where_their_wording_is_alike(self, tmp_path: Path) -> None:
        text = GOLD.replace("She chases forms.", "It was six hours of phoning and two children nearly stayed.")
        found = expected(scored(sample_prd(), placed(tmp_path, text)), INSIGHT)["chased them for three weeks"]

        assert found.how is How.WORDING
        assert found.likeness is not None
        assert found.likeness >= 0.6

    def test_that_are_unsure_are_right_or_wrong_apart(self, gold: PlacedGold) -> None:
        prd = sample_prd()
        first, *others = prd.icp.pains
        unsure = prd.icp.model_copy(update={"pains": (first.model_copy(update={"certainty": 0.4}), *others)})

        scores = scored(prd.model_copy(update={"icp": unsure}), gold).scores

        assert scores.insights.precision.of == scores.sure.of + scores.unsure.of
        assert scores.insights.precision.hits == scores.sure.hits + scores.unsure.hits
        assert 0 < scores.unsure.of <= len(first.evidence)

    def test_are_cut_by_interview_kind_and_third(self, card: Scorecard) -> None:
        by_interview = {row.name: row.score.recall for row in card.tables.by_interview}
        by_third = {row.name: row.score.recall.of for row in card.tables.by_third}

        assert (by_interview["ben-hartley"].hits, by_interview["ben-hartley"].of) == (3, 3)
        assert by_interview["dev-malik"].hits == 0
        assert {row.name for row in card.tables.by_kind} >= {"pain", "channel", "objection", "trigger"}
        # Turns 2 of 8, 2 of 6 and 2 of 6; 4 and 6 of 8; 8 of 8.
        assert by_third == {"1": 3, "2": 2, "3": 1}


class TestPains:
    def test_are_found_by_their_members_one_to_one(self, card: Scorecard) -> None:
        found = expected(card, PAIN)

        assert [one.by for one in found.values()] == ["PAIN-001", "PAIN-002"]
        assert card.scores.pains.recall.value == 1.0

    def test_a_pain_that_lumps_two_together_is_found_once(self, gold: PlacedGold) -> None:
        prd = sample_prd()
        first, second, *others = prd.icp.pains
        lumped = first.model_copy(update={"evidence": (*first.evidence, *second.evidence)})
        prd = prd.model_copy(update={"icp": prd.icp.model_copy(update={"pains": (lumped, *others)})})

        found = scored(prd, gold)

        assert found.scores.pains.recall.hits == 1
        assert "lumps together" in shown(found, PAIN)[first.name].because

    def test_a_pain_on_other_words_is_wrong_and_one_on_fine_words_counts_neither_way(self, card: Scorecard) -> None:
        verdicts = {one.item: one.verdict for one in shown(card, PAIN).values()}

        assert verdicts["PAIN-003"] is Verdict.WRONG
        assert verdicts["PAIN-004"] is Verdict.NEITHER

    def test_are_ranked_and_weighed_against_the_gold(self, card: Scorecard) -> None:
        assert card.ranking.tau.value == 1.0
        assert card.ranking.severity_error.value == 0.5
        assert card.ranking.customer_error.value == pytest.approx((0 + 0 + 1) / 3, abs=0.001)


class TestRequirements:
    def test_are_found_by_shared_words_and_by_likeness(self, card: Scorecard) -> None:
        found = expected(card, REQUIREMENT)

        assert found["show the coordinator which guardians have not answered"].by == "REQ-002"
        assert found["remind a guardian who has not answered a consent request"].by == "REQ-001"
        assert found["remind a guardian who has not answered a consent request"].how is How.EVIDENCE
        assert not found["a plan of seats in the coach"].found

    def test_that_hide_the_case_against_them_are_wrong(self, gold: PlacedGold) -> None:
        prd = sample_prd()
        first, *others = prd.requirements
        silent = prd.model_copy(update={"requirements": (first.model_copy(update={"against": ()}), *others)})
        found = scored(silent, gold)

        assert not expected(found, REQUIREMENT)["remind a guardian who has not answered a consent request"].found
        assert shown(found, REQUIREMENT)[first.statement].verdict is Verdict.WRONG
        assert "says nothing of those against" in shown(found, REQUIREMENT)[first.statement].because

    def test_that_must_not_appear_are_shown_to_a_person(self, gold: PlacedGold) -> None:
        prd = sample_prd()
        voting = prd.requirements[4].model_copy(update={"statement": "Guardians vote on where a trip goes."})
        found = scored(prd.model_copy(update={"requirements": (*prd.requirements[:4], voting)}), gold)

        assert [(one.rule, one.item, one.certain) for one in found.violations] == [
            ("must_not_appear", "REQ-005", False)
        ]

    def test_that_no_customer_spoke_of_are_unfaithful(self, gold: PlacedGold, card: Scorecard) -> None:
        prd = sample_prd()
        odd = prd.requirements[4].model_copy(update={"statement": "Quantum zebras yodel."})
        found = scored(prd.model_copy(update={"requirements": (*prd.requirements[:4], odd)}), gold)

        assert found.covering.faithfulness.of == 5
        assert found.covering.faithfulness.hits < 5
        assert ("REQ-005", "unsupported") in {(one.item, one.why) for one in found.covering.doubtful}

    def test_that_name_technology_are_counted(self, gold: PlacedGold) -> None:
        prd = sample_prd()
        leaking = prd.requirements[1].model_copy(
            update={"statement": "The product must store the guardians who have not answered in PostgreSQL."}
        )
        requirements = (prd.requirements[0], leaking, *prd.requirements[2:])
        found = scored(prd.model_copy(update={"requirements": requirements}), gold)

        assert found.faults()["leak"] == 1
        assert scored(prd, gold).faults()["leak"] == 0


class TestQuotes:
    def test_of_the_sample_are_exact_and_the_customers(self, card: Scorecard) -> None:
        assert card.sound
        assert card.quoting.exactness.value == card.quoting.attribution.value == 1.0

    def test_with_a_word_changed_are_not_exact(self, gold: PlacedGold) -> None:
        found = scored(requoted(sample_prd(), "EV-002", quote="six hours of faxing."), gold)

        assert not found.sound
        assert (found.quoting.exactness.hits, found.quoting.attribution.hits) == (17, 18)

    def test_of_somebody_else_are_misattributed(self, gold: PlacedGold) -> None:
        found = scored(requoted(sample_prd(), "EV-002", speaker="Ines Vogel", role=Role.INTERVIEWER), gold)

        assert not found.sound
        assert (found.quoting.exactness.hits, found.quoting.attribution.hits) == (18, 17)

    def test_of_words_that_are_no_evidence_are_violations(self, tmp_path: Path) -> None:
        text = GOLD.replace('words: "What happens when forms are missing?"', 'words: "eleven of them were missing"')
        text = text.replace('words: "eleven of them were missing", because', 'words: "a museum visit", because')
        found = scored(sample_prd(), placed(tmp_path, text))

        assert [(one.rule, one.item) for one in found.violations] == [("must_not_quote", "EV-016")]

    def test_of_weak_words_may_not_be_strong_nor_carry_anything_alone(self, gold: PlacedGold) -> None:
        prd = sample_prd()
        alone = prd.requirements[4].model_copy(update={"evidence": (prd.evidence[14].id,)})
        strong = requoted(prd.model_copy(update={"requirements": (*prd.requirements[:4], alone)}), "EV-015", strength=4)

        assert [(one.rule, one.item) for one in scored(strong, gold).violations] == [
            ("weak", "EV-015"),
            ("weak", "REQ-005"),
        ]

    def test_under_a_pain_are_cited_where_they_belong(self, card: Scorecard) -> None:
        """PAIN-001 quotes the deposit, and not the chasing; a quote that is in no gold words is not counted."""
        recall, precision = card.quoting.citation_recall, card.quoting.citation_precision

        assert (recall.hits, recall.of) == (2, 3)
        assert (precision.hits, precision.of) == (2, 3)


def test_a_string_that_nobody_said_is_found_anywhere_in_the_draft(gold: PlacedGold) -> None:
    prd = sample_prd()
    flying = prd.requirements[2].model_copy(update={"rationale": "Payments come by Zeppelin."})
    found = scored(
        prd.model_copy(update={"requirements": (*prd.requirements[:2], flying, *prd.requirements[3:])}), gold
    )

    assert [(one.rule, one.item) for one in found.violations] == [("unsaid_strings", "REQ-003")]


def test_contradictions_are_found_where_both_sides_are_quoted_against_each_other(
    gold: PlacedGold, card: Scorecard
) -> None:
    prd = sample_prd()
    agreed = prd.model_copy(
        update={
            "icp": prd.icp.model_copy(update={"contradictions": ()}),
            "requirements": tuple(one.model_copy(update={"against": ()}) for one in prd.requirements),
        }
    )

    assert expected(card, CONTRADICTION)["texting parents"].by == "WORK-002"
    assert not expected(scored(agreed, gold), CONTRADICTION)["texting parents"].found


def test_jobs_are_found_on_their_words_or_must_not_be_there(tmp_path: Path, card: Scorecard) -> None:
    assert [one.found for one in card.outcomes.expected if one.what == JOB] == [True, True]
    other = changed(jobs={"functional": "not found in the interviews", "emotional": ["six hours of phoning"]})
    assert [
        one.found for one in scored(sample_prd(), placed(tmp_path, other)).outcomes.expected if one.what == JOB
    ] == [
        False,
        False,
    ]


def test_turns_without_a_need_are_left_alone_or_not(card: Scorecard) -> None:
    quiet = card.covering.quiet

    # Of sixteen answers, eight hold a need; of the others only dev-malik:6, the assent, is under no theme.
    assert (quiet.hits, quiet.of) == (1, 8)
