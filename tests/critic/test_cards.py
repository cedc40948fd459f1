"""Every rule that can stand in a finding is described: in the docs page, and in a report."""

from pathlib import Path

import pytest

from icp2prd.critic import CARDS, RULES
from icp2prd.critic.judge import judge
from icp2prd.domain.finding import FindingSeverity
from icp2prd.domain.report import RuleCard
from tests.critic.judge.benches import bench, verdict
from tests.sample import BRIEF, INTERVIEWS, sample_prd

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"

every_card = pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)


@every_card
def test_a_rule_stands_on_the_page_with_its_title(card: RuleCard) -> None:
    page = PAGE.read_text(encoding="utf-8")

    assert f"(#{card.id.lower()})" in page or f'id="{card.id.lower()}"' in page
    assert card.title in page
    assert card.reference in page


def test_no_two_cards_share_an_id_and_every_rule_in_code_has_one() -> None:
    ids = [one.id for one in CARDS]

    assert len(ids) == len(set(ids))
    assert {one.id for one in RULES} < set(ids)


def test_what_a_judge_finds_is_on_a_card_and_names_where_it_comes_from() -> None:
    known = {one.id: one for one in CARDS}
    prd = sample_prd()
    word = prd.requirements[0].statement.split()[0]

    findings = judge(bench(lambda _: verdict("fail", word)), prd, INTERVIEWS, BRIEF).findings

    assert findings
    for one in findings:
        assert (known[one.rule].severity, known[one.rule].reference) == (one.severity, one.reference)


def test_no_model_blocks_a_draft() -> None:
    in_code = {one.id for one in RULES}

    assert {one.severity for one in CARDS if one.id not in in_code}.isdisjoint({FindingSeverity.ERROR})
