"""Whatever comes and goes: no decision is lost or altered, no id is given out twice, and none is left dangling."""

import os

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from icp2prd.domain.base import ItemId
from icp2prd.domain.chain import items_of as everything_in
from icp2prd.domain.decision import KEEPING, Action, Decisions
from icp2prd.domain.identity import numbers_taken
from icp2prd.domain.prd import Prd
from icp2prd.domain.references import references_of
from icp2prd.errors import UsageError
from icp2prd.study.deciding.items import items_of
from icp2prd.study.deciding.making import Asked, decide
from icp2prd.study.meaning import text_of
from tests.study.deciding.world import World

_lines = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 3)), min_size=1, max_size=4).map(tuple)
_names = st.sampled_from(["ana", "ben", "cyd", "dan", "eve"])
_texts = st.sampled_from(["The product must be calm.", "When it rains, I want to rest, so I can sleep."])


EXAMPLES = int(os.environ.get("ICP2PRD_EXAMPLES", "40"))


class Living(RuleBasedStateMachine):
    """seen: the highest number ever, by prefix. gone: ids that were there and are not."""

    def __init__(self) -> None:
        super().__init__()
        self.world = World()
        self.kept = Decisions()
        self.seen: dict[str, int] = {}
        self.gone: set[ItemId] = set()
        self.fresh = False

    @initialize(ana=_lines, ben=_lines)
    def begin(self, ana: tuple[tuple[int, int], ...], ben: tuple[tuple[int, int], ...]) -> None:
        self.world.interviews = {"ana": ana, "ben": ben}
        self.regenerate()

    @rule(name=_names, lines=_lines)
    def an_interview_is_added_or_edited(self, name: str, lines: tuple[tuple[int, int], ...]) -> None:
        self.world.interviews[name] = lines
        self.fresh = False

    @rule(name=_names)
    def an_interview_is_removed(self, name: str) -> None:
        if len(self.world.interviews) > 1:
            self.world.interviews.pop(name, None)
            self.fresh = False

    @rule(mood=st.integers(0, 3))
    def the_model_words_things_differently(self, mood: int) -> None:
        self.world.mood = mood
        self.fresh = False

    @rule(action=st.sampled_from([one for one in Action if one is not Action.WAIVE]), text=_texts, data=st.data())
    def a_person_decides(self, action: Action, text: str, data: st.DataObject) -> None:
        prd = self.draft()
        ids = [one.id for one in items_of(prd)] + [one.item for one in prd.held_back]
        if not ids:
            return
        item, other = data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(ids))
        asked = Asked(
            action=action,
            item=item,
            text=text,
            reason="so",
            into=other,
            texts=(text, f"When {text[:-1]}, I want to go, so I can be."),
        )
        try:
            self.kept = decide(self.kept, prd, asked, "Dana", self.world.lock.ids.highest if self.world.lock else None)
        except UsageError:
            return
        self.world.decisions = self.kept
        self.fresh = False

    @rule()
    def regenerate(self) -> None:
        before = {one for one, _ in everything_in(self.world.prd)} if self.world.prd else set()
        named = set(self.kept.named())
        prd = self.world.regenerate()
        now = [one for one, _ in everything_in(prd)]
        assert len(now) == len(set(now)), "an id is there twice"
        for one in set(now) - before - named:
            taken = numbers_taken([one])
            for prefix, number in taken.items():
                assert number > self.seen.get(prefix, 0), f"{one} was used before"
        assert not (self.gone & set(now)) - named, "an id came back"
        self.gone = (self.gone | before) - set(now)
        self.seen = numbers_taken([*now, *named], self.seen)
        self.fresh = True

    @invariant()
    def no_decision_is_lost_or_altered(self) -> None:
        assert self.world.decisions == self.kept
        if not self.fresh:
            return
        prd = self.draft()
        told = {one.item for one in prd.decided} | {one.item for one in prd.held_back}
        assert self.kept.in_force().keys() <= told | {one.item for one in prd.unplaced}

    @invariant()
    def what_people_decided_is_what_the_draft_says(self) -> None:
        if not self.fresh:
            return
        said = {one.id: text_of(one) for one in items_of(self.draft())}
        for item, one in self.kept.in_force().items():
            if one.action in KEEPING:
                assert said.get(item) == one.text
            if one.action is Action.REJECT:
                assert item not in said

    @invariant()
    def no_id_dangles(self) -> None:
        prd = self.draft()
        there = {one for one, _ in everything_in(prd)}
        assert {one.to for one in references_of(prd)} <= there
        assert {one.item for one in prd.suspect} <= there
        retired = {one.id for one in prd.superseded}
        assert not retired & there

    @rule()
    def nothing_changes_when_nothing_changed(self) -> None:
        if self.fresh:
            before = self.draft()
            self.regenerate()
            assert self.draft() == before

    def draft(self) -> Prd:
        assert self.world.prd is not None
        return self.world.prd


Living.TestCase.settings = settings(
    max_examples=EXAMPLES,
    stateful_step_count=25,
    phases=[Phase.explicit, Phase.generate],  # a failing history is short enough to read, and shrinking takes minutes
)
TestLiving = Living.TestCase
